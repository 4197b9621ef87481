/** Cuts a text into pieces short enough to show: sentences, and parts of long ones. */

import type { Range } from '../model.js';

/** Ends of sentences with the closing signs behind them; a full stop only before a blank, since 3.14 is no end. */
const SENTENCE_END = /(?:[。！？；…!?;]+|\.(?=\s))[”’」』）)\]》"']*|\n+/gu;
const CLAUSE_END = /[，、：,:]+|\s+/gu;

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * Pieces that follow one another and together are the whole text; each ends where a sentence does, or, in a sentence that is longer
 * than `maxChars`, where a clause does, or at last between two characters; never inside a range of `whole`.
 *
 * @param whole sorted and disjoint
 * @param maxChars from 1; a piece is longer only where a range of `whole` or one character is
 */
export function piecesOf(text: string, maxChars: number, whole: readonly Range[]): Range[] {
  return cutAfter(text, { start: 0, end: text.length }, SENTENCE_END, whole)
    .flatMap((sentence) => (length(sentence) <= maxChars ? [sentence] : joinShort(cutAfter(text, sentence, CLAUSE_END, whole), maxChars)))
    .flatMap((piece) => (length(piece) <= maxChars ? [piece] : cutHard(text, piece, maxChars, whole)));
}

const length = ({ start, end }: Range): number => end - start;

function cutAfter(text: string, { start, end }: Range, pattern: RegExp, whole: readonly Range[]): Range[] {
  const pieces: Range[] = [];
  let from = start;
  let next = whole.findIndex((range) => range.end > start);
  for (const match of text.slice(start, end).matchAll(pattern)) {
    const to = start + match.index + match[0].length;
    while (next >= 0 && next < whole.length && (whole[next] as Range).end <= to) next++;
    // The comma of 10,000 ends no clause where the number is marked.
    if (next >= 0 && ((whole[next] as Range | undefined)?.start ?? to) < to) continue;
    pieces.push({ start: from, end: to });
    from = to;
  }
  if (from < end) pieces.push({ start: from, end });
  return pieces;
}

/** Joins neighbours while they fit, so that a long sentence falls into few pieces. */
function joinShort(pieces: readonly Range[], maxChars: number): Range[] {
  const joined: Range[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && piece.end - last.start <= maxChars) joined[joined.length - 1] = { start: last.start, end: piece.end };
    else joined.push(piece);
  }
  return joined;
}

function cutHard(text: string, { start, end }: Range, maxChars: number, whole: readonly Range[]): Range[] {
  const pieces: Range[] = [];
  for (let from = start; from < end; ) {
    const to = end - from <= maxChars ? end : hardEnd(text, from, from + maxChars, whole);
    pieces.push({ start: from, end: to });
    from = to;
  }
  return pieces;
}

/** The last good place to cut at or before `wanted`; where there is none, the first one after it. */
function hardEnd(text: string, from: number, wanted: number, whole: readonly Range[]): number {
  const inside = whole.find((range) => range.start < wanted && wanted < range.end);
  if (inside) return inside.start > from ? inside.start : inside.end;
  // A window is enough to see the grapheme that `wanted` may lie in, and keeps this independent of the text's length.
  const windowStart = Math.max(from, wanted - 64);
  const grapheme = graphemes.segment(text.slice(windowStart, wanted + 64)).containing(wanted - windowStart);
  if (!grapheme) return wanted;
  const boundary = windowStart + grapheme.index;
  return boundary > from ? boundary : windowStart + grapheme.index + grapheme.segment.length;
}
