/** Tells how the answers write a text that is known by its match key. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer } from '../../model.js';
import { matchKey } from '../../text/fold.js';
import { Piece } from '../piece.js';
import { WEIGHTS } from '../ranking.js';

/** Answers read. */
const MAX_READ = 5;

/**
 * A text in the writing that is most like what was typed: a Traditional writer gets it in Traditional characters where some of a few answers has it so, and a
 * Latin word gets its capitals. The match key itself where none of them has it in one piece.
 *
 * @param text a match key
 * @param typed as typed
 */
export function asWritten(text: string, typed: string, engine: Engine, analyzer: Analyzer): string {
  const piece = Piece.ofText(text, analyzer);
  if (!piece) return text;
  const { candidates } = engine.retrieve({ clauses: [], bm25: WEIGHTS.bm25, condition: piece.literal }, MAX_READ);
  const writings = candidates.flatMap(({ ordinal }) => {
    const { question, text: body, foreign } = engine.answer(ordinal);
    return (foreign ? [body] : [question, body]).flatMap((whole) => sliceOf(whole, text));
  });
  const counts = new Map<string, number>();
  for (const writing of writings) counts.set(writing, (counts.get(writing) ?? 0) + 1);
  const likest = Array.from(counts).sort((a, b) => shared(b[0], typed) - shared(a[0], typed) || b[1] - a[1]);
  return likest[0]?.[0] ?? text;
}

function sliceOf(whole: string, text: string): string[] {
  const at = matchKey(whole).indexOf(text);
  return at < 0 ? [] : [whole.slice(at, at + text.length)];
}

/** How many characters of one stand in the other. */
function shared(writing: string, typed: string): number {
  const characters = new Set(typed);
  return Array.from(writing).filter((character) => characters.has(character)).length;
}
