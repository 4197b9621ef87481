/** Chooses which of the copies of a text that were found stands for all of them. */

import type { Bitmap } from '../index/bitmap.js';
import type { OpenedIndex } from '../index/open-index.js';
import type { Clause, Query } from '../retrieval.js';
import { Budget } from './budget.js';
import { isAmong, type Matched } from './matched.js';
import type { TermScorer } from './term-scores.js';
import type { Scored } from './top.js';

/** So many copies of a text are asked about at most, where it is not known which of them were found. */
const MAX_ASKED = 8;

/** Of one query. */
export class Leaders {
  private readonly seen = new Set<number>();

  /** @param within where answers may be found beside those that are known to be; absent where all are known */
  constructor(
    private readonly index: OpenedIndex,
    private readonly scorer: TermScorer,
    private readonly query: Query,
    private readonly matched: Matched,
    private readonly within: readonly (Bitmap | undefined)[] | undefined,
  ) {}

  /**
   * The candidates, of copies only the first one's place, where the one that leads them stands by its own score; none of texts that were seen before.
   *
   * @param clauses what they score by; none where they do not
   */
  among(candidates: readonly Scored[], clauses: readonly Clause[]): Scored[] {
    const { byOrdinal } = this.index.copies;
    return candidates.flatMap((candidate) => {
      const group = byOrdinal[candidate.ordinal] as number;
      if (group === 0) return [candidate];
      if (this.seen.has(group)) return [];
      this.seen.add(group);
      const leader = this.leaderOf(group, clauses) ?? candidate.ordinal;
      return [leader === candidate.ordinal ? candidate : { ordinal: leader, score: this.scoreOf(leader, clauses) }];
    });
  }

  private leaderOf(group: number, clauses: readonly Clause[]): number | undefined {
    const known = this.matched.leaderOf(group);
    const { within, query } = this;
    if (!within || known === undefined || this.matched.levelOf(known) < (query.levels?.length ?? 0)) return known;
    // What could not be among the best was left out, a better copy perhaps too.
    const copies = this.index.copies.membersOf(group);
    const better = copies.slice(0, Math.min(MAX_ASKED, copies.indexOf(known)));
    return better.find((copy) => isAmong(this.index, within, copy) && this.scoreOf(copy, clauses) > 0) ?? known;
  }

  private scoreOf(ordinal: number, clauses: readonly Clause[]): number {
    const [parts = []] = this.scorer.scoresOf({ clauses, bm25: this.query.bm25 }, [ordinal], new Budget({}, () => 0));
    return parts.reduce((sum, { score }) => sum + score, 0);
  }
}
