/** What may be meant by what somebody has typed so far, as types only. */

import type { MarkedText } from './model.js';

/**
 * What may be meant by what was typed so far.
 *
 * - `words`: what was typed, with its last word or words completed
 * - `question`: a question that contains what was typed; it leads to its answers
 * - `author`: who has such a name; it leads to what they wrote
 *
 * Its marks say where in it stands what was typed: as it was (`literal`, or `script` in other characters), or the Chinese that letters stand for
 * (`pinyin`).
 */
export interface Suggestion extends MarkedText {
  readonly kind: 'words' | 'question' | 'author';
  /** What to search for; empty where the filters say it all. */
  readonly query: string;
  readonly filters?: { readonly author: string };
  /** Of a question: its id. Where several sites ask it, that of the question with most answers. */
  readonly questionId?: string;
  /** How many answers it leads to, where that is known without looking. */
  readonly count?: number;
  /** Over HTTP: the address on the site that it leads to, such as `/questions/0123456789ab`. */
  readonly path?: string;
}
