/** What stands in for records that are damaged, and who is told of them. */

import { IndexError } from '../errors.js';
import type { Answer, Page } from '../model.js';
import type { RecordKind } from './manifest.js';

/** Stands for an answer that cannot be read: it has no id, holds nothing, and is no answer to a question. */
const NO_ANSWER: Answer = { id: '', question: '', author: '', text: '', site: '', topics: [], foreign: true };

/** Stands for a page that cannot be read: no answer is on it. */
const NO_PAGE: Page = { question: '', pageNumber: 1, site: '', related: [], answers: [] };

/** The damaged records that were met since an index was opened. */
export class DamagedRecords {
  private readonly known = new Set<string>();

  /** @param onFirst told of each record when it is met first */
  constructor(private readonly onFirst: (what: string) => void) {}

  /** How many different records were met. */
  get count(): number {
    return this.known.size;
  }

  /**
   * Something in the place of a record.
   *
   * @param error that reading it threw
   * @throws what is no damage, as it is
   */
  standIn(kind: RecordKind, error: unknown): Answer | Page {
    if (!(error instanceof IndexError) || error.problem !== 'damaged') throw error;
    if (!this.known.has(error.what)) {
      this.known.add(error.what);
      this.onFirst(error.what);
    }
    return kind === 'pages' ? NO_PAGE : NO_ANSWER;
  }
}
