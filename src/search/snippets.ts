/** Chooses the passages of an answer that show why it was found. */

import type { Mark, Range, Snippet } from '../model.js';
import { matchKey } from '../text/fold.js';
import { piecesOf } from './sentences.js';

/** The most passages where nothing else is said. */
const MAX_PASSAGES = 3;

/**
 * A few passages of a text, in its order: slices of it cut at sentence ends, together at most `maxChars` long (longer only
 * for a single mark that is). Passages with more different marks come first when there is not room for all; what room is left
 * shows more of their surroundings. Without marks: the text's beginning.
 *
 * @param marks sorted and disjoint
 * @param maxChars from 1
 * @param maxPassages from 1
 * @returns empty for a text of blanks
 */
export function snippetsOf(text: string, marks: readonly Mark[], maxChars: number, maxPassages = MAX_PASSAGES): Snippet[] {
  const pieces = piecesOf(text, maxChars, marks);
  const chosen = choosePieces(text, pieces, marks, { maxChars, maxPassages });
  widen(chosen, pieces, maxChars);
  return passagesOf(chosen, pieces)
    .map((passage) => snippet(text, passage, marks))
    .filter((made) => made.text !== '');
}

/** Numbers of pieces, each taken because it adds the most marks not seen yet. */
function choosePieces(
  text: string,
  pieces: readonly Range[],
  marks: readonly Range[],
  { maxChars, maxPassages }: { readonly maxChars: number; readonly maxPassages: number },
): Set<number> {
  const keys = marksByPiece(text, pieces, marks);
  const seen = new Set<string>();
  const chosen = new Set<number>();
  let room = maxChars;
  while (chosen.size < maxPassages) {
    let best = -1;
    let bestGain = 0;
    for (const [piece, found] of keys) {
      if (chosen.has(piece) || (chosen.size > 0 && lengthOf(pieces, piece) > room)) continue;
      const gain = gainOf(found, seen);
      if (gain > bestGain) [best, bestGain] = [piece, gain];
    }
    if (best < 0) break;
    chosen.add(best);
    room -= lengthOf(pieces, best);
    for (const key of keys.get(best) ?? []) seen.add(key);
  }
  if (chosen.size === 0 && pieces.length > 0) chosen.add(0);
  return chosen;
}

/** The marked words of each piece that has any. */
function marksByPiece(text: string, pieces: readonly Range[], marks: readonly Range[]): Map<number, string[]> {
  const keys = new Map<number, string[]>();
  let piece = 0;
  for (const { start, end } of marks) {
    while ((pieces[piece] as Range).end <= start) piece++;
    const found = keys.get(piece);
    const key = matchKey(text.slice(start, end));
    if (found) found.push(key);
    else keys.set(piece, [key]);
  }
  return keys;
}

/** Characters of marks that were not seen before; repetitions count a little, so that of equals the denser piece wins. */
function gainOf(found: readonly string[], seen: ReadonlySet<string>): number {
  let gain = 0;
  for (const key of new Set(found)) if (!seen.has(key)) gain += key.length;
  return gain === 0 ? 0 : gain + found.length / 1000;
}

const lengthOf = (pieces: readonly Range[], piece: number): number => (pieces[piece] as Range).end - (pieces[piece] as Range).start;

/** Adds neighbours of the chosen pieces while they fit, the one behind before the one in front. */
function widen(chosen: Set<number>, pieces: readonly Range[], maxChars: number): void {
  let room = maxChars;
  for (const piece of chosen) room -= lengthOf(pieces, piece);
  for (let grown = true; grown; ) {
    grown = false;
    for (const piece of [...chosen]) {
      for (const neighbour of [piece + 1, piece - 1]) {
        if (neighbour < 0 || neighbour >= pieces.length || chosen.has(neighbour) || lengthOf(pieces, neighbour) > room) continue;
        chosen.add(neighbour);
        room -= lengthOf(pieces, neighbour);
        grown = true;
      }
    }
  }
}

/** The chosen pieces in the order of the text, neighbours joined. */
function passagesOf(chosen: ReadonlySet<number>, pieces: readonly Range[]): Range[] {
  const passages: Range[] = [];
  for (const number of [...chosen].sort((a, b) => a - b)) {
    const { start, end } = pieces[number] as Range;
    const last = passages.at(-1);
    if (last && last.end === start) passages[passages.length - 1] = { start: last.start, end };
    else passages.push({ start, end });
  }
  return passages;
}

function snippet(text: string, passage: Range, marks: readonly Mark[]): Snippet {
  const slice = text.slice(passage.start, passage.end);
  const start = passage.start + (slice.length - slice.trimStart().length);
  const end = start + slice.trim().length;
  return {
    text: text.slice(start, end),
    marks: marks
      .filter((mark) => mark.end > start && mark.start < end)
      .map((mark) => ({ start: Math.max(mark.start, start) - start, end: Math.min(mark.end, end) - start, why: mark.why })),
    cutBefore: text.slice(0, start).trim() !== '',
    cutAfter: text.slice(end).trim() !== '',
  };
}
