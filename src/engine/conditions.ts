/** Finds the answers of all segments that satisfy a condition. */

import { Bitmap } from '../index/bitmap.js';
import { type OpenedIndex, type PlacedSegment, rowsIn } from '../index/open-index.js';
import type { PostingList } from '../index/segment.js';
import type { Condition, Query, Verification } from '../retrieval.js';
import type { Budget } from './budget.js';
import { checkDepth, type FindLists, rowsSatisfying } from './condition.js';
import type { TermLists } from './expansion.js';
import { READING_COST } from './found-condition.js';
import { KnownRows } from './known-rows.js';

/** Of one opened index. Sets of rows go segment by segment, and are not to be changed. */
export class Conditions {
  /** All rows that are not deleted. */
  readonly living: readonly Bitmap[];
  private readonly known: readonly KnownRows[];

  constructor(
    private readonly index: OpenedIndex,
    private readonly terms: TermLists,
  ) {
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
        const lists = found.get(key) ?? this.terms.of(field, term.term, term.match, budget);
        found.set(key, lists);
        return lists[i] as PostingList[];
      };
      return rowsSatisfying(segment, condition, within[i] as Bitmap, findLists, this.known[i] as KnownRows, budget);
    });
  }

  /** The rows on each level or a better one, and how many of them would have to be verified as well. */
  levelsOf({ levels = [], verify }: Query, within: readonly Bitmap[], budget: Budget): { readonly rows: Bitmap[][]; readonly unverified: number } {
    const rows = levels.map(({ condition }) => this.rowsOf(condition, within, budget));
    const all = rows.at(-1);
    if (!verify || !all || all.every(({ isEmpty }) => isEmpty)) return { rows, unverified: 0 };
    const sure = this.rowsOf(verify.sure, all, budget);
    const doubtful = all.map((bitmap, i) => bitmap.difference(sure[i] as Bitmap));
    const { refused, unverified } = this.refusedBy(verify, doubtful, budget);
    return {
      rows: refused.every(({ isEmpty }) => isEmpty) ? rows : rows.map((level) => level.map((bitmap, i) => bitmap.difference(refused[i] as Bitmap))),
      unverified,
    };
  }

  /** Of doubtful rows those that do not hold, as far as they are read. */
  private refusedBy(
    { holds, most }: Verification,
    doubtful: readonly Bitmap[],
    budget: Budget,
  ): { readonly refused: Bitmap[]; readonly unverified: number } {
    let left = most;
    let unverified = 0;
    const refused = doubtful.map((bitmap, i) => {
      const { segment } = this.index.segments[i] as PlacedSegment;
      const result = new Bitmap(segment.answers);
      for (const row of bitmap.rows()) {
        if (left-- <= 0 || !budget.spend(READING_COST)) unverified++;
        else if (!holds(segment.answer(row))) result.add(row);
      }
      return result;
    });
    return { refused, unverified };
  }

  /** The living rows of some answers, by their ordinals. */
  rowsAmong(ordinals: readonly number[]): Bitmap[] {
    return this.index.segments.map((placed, i) => Bitmap.of(placed.segment.answers, rowsIn(placed, ordinals)).intersection(this.living[i] as Bitmap));
  }
}
