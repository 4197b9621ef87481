/** Marks the texts of an answer, so that together the marks explain why it is a hit. */

import type { Answer, Mark } from '../../model.js';
import { isCjkTerm } from '../../text/runs.js';
import { APART } from '../../text/unbroken.js';
import { FoldedText } from '../folded-text.js';
import { marksOf } from './marks.js';
import { type AnswerNeedles, withoutPieces } from './needles.js';

/** The marks of both texts; none in a question that is not the answer's own. */
export interface AnswerMarks {
  readonly question: readonly Mark[];
  readonly text: readonly Mark[];
}

/**
 * The faint words of a query are marked only where the answer has everything, and no other mark shows them.
 *
 * @param isAll whether everything that was asked for stands in the answer
 * @param isNamed whether its author's name explains why it is found: stray characters and faint words need not
 */
export function answerMarks(
  { question, text, foreign }: Pick<Answer, 'question' | 'text' | 'foreign'>,
  needles: AnswerNeedles,
  isAll: boolean,
  isNamed = false,
): AnswerMarks {
  const { question: asked, body } = ownNeedles(question, text, needles);
  const mark = (also?: ReadonlySet<string>, isLastResort = false): AnswerMarks => ({
    question: foreign ? [] : marksOf(question, asked, also, isLastResort),
    text: marksOf(text, body, also, isLastResort),
  });
  const found = mark();
  if (isNamed) return found;
  // A stray character in one of the texts says nothing where the other one has words.
  const marks = found.question.length + found.text.length > 0 ? found : mark(undefined, true);
  if (!isAll || needles.question.faint.size === 0) return marks;
  const slices = [
    ...marks.question.map(({ start, end }) => question.slice(start, end)),
    ...marks.text.map(({ start, end }) => text.slice(start, end)),
  ];
  const shown = new FoldedText(slices.join(APART));
  const missing = [...needles.question.faint].filter((word) => !(isCjkTerm(word) ? shown.folded.includes(word) : shown.holdsPrefix(word)));
  return missing.length > 0 ? mark(new Set(missing)) : marks;
}

/** What to look for in one answer: of names that stand in it as a whole, no pieces. */
function ownNeedles(question: string, text: string, needles: AnswerNeedles): AnswerNeedles {
  if (needles.question.pieces.size === 0) return needles;
  const both = new FoldedText(question + APART + text);
  const stands = (name: string): boolean => both.holdsWord(name);
  return { question: withoutPieces(needles.question, stands), body: withoutPieces(needles.body, stands) };
}
