/** What may stand in a text in place of a stretch of a query. */

import type { Likeness } from '../../search-model.js';
import type { Surroundings } from '../../text/word-table.js';

/** A text that means, sounds or looks like a stretch of what was typed. */
export interface Alternative {
  /** Where the stretch stands in the text of the query's part, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** A match key, of one word or several (冯·诺依曼, machine learning). */
  readonly text: string;
  readonly why: Likeness;
  /** What stands around the text where its letters stand by chance; absent where it counts everywhere. */
  readonly notIn?: readonly Surroundings[];
}
