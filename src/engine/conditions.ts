/** Finds the answers of all segments that satisfy a condition. */

import { Bitmap } from '../index/bitmap.js';
import type { OpenedIndex } from '../index/open-index.js';
import type { PostingList } from '../index/segment.js';
import type { Condition } from '../retrieval.js';
import type { Budget } from './budget.js';
import { checkDepth, type FindLists, rowsSatisfying } from './condition.js';
import { listsOf } from './expansion.js';
import { KnownRows } from './known-rows.js';
import { intersectionOf, without } from './matched.js';

/** Of one opened index. Sets of rows go segment by segment, and are not to be changed. */
export class Conditions {
  /** All rows that are not deleted. */
  readonly living: readonly Bitmap[];
  private readonly known: readonly KnownRows[];

  constructor(private readonly index: OpenedIndex) {
    this.living = index.segments.map(({ segment }) => segment.live ?? Bitmap.full(segment.answers));
    this.known = index.segments.map(() => new KnownRows());
  }

  /**
   * The rows, of those given, that satisfy the condition.
   *
   * @throws InvalidRequestError where it nests too deep
   */
  rowsOf(condition: Condition, within: readonly Bitmap[], budget: Budget): Bitmap[] {
    const { segments } = this.index;
    checkDepth(condition);
    // A term is looked for in all segments at once, since how frequent it is in all of them decides whether it is kept.
    const found = new Map<string, PostingList[][]>();
    return segments.map(({ segment }, i) => {
      const findLists: FindLists = (field, term) => {
        const key = `${field} ${term.match} ${term.term}`;
        const lists = found.get(key) ?? listsOf(segments, field, term.term, term.match, budget);
        found.set(key, lists);
        return lists[i] as PostingList[];
      };
      return rowsSatisfying(segment, condition, within[i] as Bitmap, findLists, this.known[i] as KnownRows, budget);
    });
  }

  /** The allowed rows, those first that satisfy the first of the conditions, then of the others those that satisfy the second, and so on. */
  tiersOf(preferred: readonly Condition[] = [], allowed: readonly (Bitmap | undefined)[], budget: Budget): (readonly (Bitmap | undefined)[])[] {
    if (preferred.length === 0) return [allowed];
    const within = allowed.map((rows, i) => rows ?? (this.living[i] as Bitmap));
    const tiers: Bitmap[][] = [];
    let rest = within;
    for (const condition of preferred) {
      const satisfying = this.rowsOf(condition, within, budget);
      tiers.push(rest.map((rows, i) => intersectionOf(rows, satisfying[i] as Bitmap)));
      rest = rest.map((rows, i) => without(rows, satisfying[i] as Bitmap));
    }
    return [...tiers, rest];
  }

  /** Rows of all segments but those of some answers, by their ordinals. */
  without(rows: readonly Bitmap[], except: ReadonlySet<number>): Bitmap[] {
    return this.index.segments.map(({ segment, base }, i) => {
      const rest = (rows[i] as Bitmap).clone();
      for (const ordinal of except) if (ordinal >= base && ordinal < base + segment.answers) rest.delete(ordinal - base);
      return rest;
    });
  }
}
