/** Marks answers that seem to belong to another question than their page's: mirrors pad their pages. */

import type { Analyzer, Answer, IdentifiedPage } from '../model.js';
import { loadRates } from '../text/rates.js';
import { foreignness } from './foreignness.js';

/**
 * Scores are logarithms of odds where as many answers of a page are foreign as not. From here on, another page is the better home: .9 or
 * more of those are foreign then. It is not lower, since an answer that stands on one page only has no other home.
 */
const SUSPECTED = 0.1;

/**
 * From here on, an answer without a better home may be foreign: it keeps its question, and says so.
 *
 * A page of two answers with a foreign one is padded by half, a larger page need not be. It is supposed that a quarter of its answers is foreign, at least one,
 * which puts the odds at 1 to 3 before any text is read.
 */
const doubtfulFrom = (size: number): number => SUSPECTED + Math.log(Math.min(3, size - 1));

/**
 * From here on, an answer without a better home is taken for foreign, and loses its question.
 *
 * Just one foreign answer on a page would put the odds at 1 to `size - 1`. The factor makes more of it: to take a question from an answer of its own does
 * more harm than to leave it to a foreign one, and on large pages more answers are unlike the others.
 */
const foreignFrom = (size: number): number => SUSPECTED + 1.3 * Math.log(size - 1);

/**
 * The page with the answers named that seem to be foreign; of these, those that likely are are marked as doubtful, those that most likely are as foreign.
 * A lone answer has nothing to compare it with. The order of the answers does not matter.
 */
export function markForeign({ page, answers }: IdentifiedPage, analyzer: Analyzer): IdentifiedPage {
  if (answers.length < 2) return { page, answers };
  const texts = answers.map(({ text }) => text);
  const scores = foreignness(page.question, texts, analyzer, loadRates());
  const suspected = page.answers.filter((_, i) => (scores[i] as number) > SUSPECTED);
  return {
    page: suspected.length > 0 ? { ...page, foreign: suspected } : page,
    answers: answers.map((answer, i) => ({ ...answer, ...markOf(scores[i] as number, answers.length) })),
  };
}

function markOf(score: number, size: number): Pick<Answer, 'foreign' | 'doubtful'> {
  if (score > foreignFrom(size)) return { foreign: true };
  return score > doubtfulFrom(size) ? { doubtful: true } : {};
}
