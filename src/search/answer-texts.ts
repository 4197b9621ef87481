/** Folds the texts of an answer by which it may be found. */

import type { Answer } from '../model.js';
import { APART } from '../text/unbroken.js';
import { FoldedText } from './folded-text.js';

/** The texts of an answer by which it may be found. */
export interface AnswerTexts {
  /** Absent where the question is not the answer's own. */
  readonly question?: FoldedText;
  readonly body: FoldedText;
}

/** One search looks at the same answers several times: each is folded once, as long as it is held. */
const known = new WeakMap<Answer, AnswerTexts>();

/** The texts that count for an answer. */
export function textsOf(answer: Answer): AnswerTexts {
  const texts = known.get(answer) ?? foldedTextsOf(answer);
  known.set(answer, texts);
  return texts;
}

function foldedTextsOf({ question, questionDetail, text, foreign }: Answer): AnswerTexts {
  const body = new FoldedText(text);
  if (foreign) return { body };
  return { question: new FoldedText(questionDetail ? question + APART + questionDetail : question), body };
}
