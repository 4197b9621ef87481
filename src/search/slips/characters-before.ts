/** Finds the characters that stand before a Chinese text in the answers: the index knows only which ones stand behind. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer } from '../../model.js';
import { Piece, textsOf } from '../piece.js';
import { WEIGHTS } from '../ranking.js';

/** Answers read: what stands before a text mostly stands there in most of them. */
const MAX_READ = 3;
const LAST_CHARACTER = /.$/su;

/**
 * Those of a few answers that hold the text, as code points.
 *
 * @param text a match key of Chinese characters
 */
export function charactersBefore(text: string, engine: Engine, analyzer: Analyzer): number[] {
  const piece = Piece.ofText(text, analyzer);
  if (!piece) return [];
  const { candidates } = engine.retrieve({ clauses: [], bm25: WEIGHTS.bm25, condition: piece.literal }, MAX_READ);
  const found = candidates.flatMap(({ ordinal }) => {
    const { question, body } = textsOf(engine.answer(ordinal));
    return [...(question ? [question.folded] : []), body.folded].flatMap((folded) => lastBefore(folded, text));
  });
  return [...new Set(found)];
}

function lastBefore(folded: string, text: string): number[] {
  const at = folded.indexOf(text);
  const character = at > 0 ? LAST_CHARACTER.exec(folded.slice(0, at))?.[0].codePointAt(0) : undefined;
  return character === undefined ? [] : [character];
}
