/** What may stand in a text in place of a stretch of a query. */

import type { Likeness } from '../search-model.js';

/** A text that means, sounds or looks like a stretch of what was typed. */
export interface Alternative {
  /** Where the stretch stands in the text of the query's part, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** A match key: a run of Chinese, a Latin word or a number. */
  readonly text: string;
  readonly why: Likeness;
}
