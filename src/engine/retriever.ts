/** Retrieves the best answers for a query, from all segments as if they were one. */

import { Bitmap } from '../index/bitmap.js';
import type { OpenedIndex, PlacedSegment } from '../index/open-index.js';
import type { Candidate, Clock, Collapse, Query } from '../retrieval.js';
import { Budget } from './budget.js';
import type { Conditions } from './conditions.js';
import type { Retrieved } from './engine.js';
import { facetsOf } from './facets.js';
import { keyOf, Matched, unionOf } from './matched.js';
import { isSorted, type Pass, type PassResult, type PassRunner, type Rows } from './pass-runner.js';

/** Retrieves from one opened index. */
export class Retriever {
  constructor(
    private readonly index: OpenedIndex,
    private readonly conditions: Conditions,
    private readonly passes: PassRunner,
    private readonly clock: Clock,
  ) {}

  /** {@link Engine.retrieve} */
  retrieve(query: Query, limit: number): Retrieved {
    const budget = new Budget(query.limits ?? {}, this.clock);
    // Rows found among all living ones are remembered for whoever asks for the same condition next.
    const askedOf = query.among ? this.conditions.rowsAmong(query.among) : this.conditions.living;
    const within = this.rowsWithin(query, askedOf, budget);
    const { rows: levels, unverified } = query.levels ? this.conditions.levelsOf(query, askedOf, budget) : { unverified: 0 };
    const decided = levels?.at(-1) ?? (query.clauses.length === 0 ? this.decidedBy(query, within) : undefined);
    const matched = decided && new Matched(this.index, decided, query.collapse);
    const onLevels = levels && matched ? matched.count() : 0;
    const takesPartial = query.clauses.length > 0 && (!levels || onLevels - unverified < (query.partial?.below ?? 0));
    const found: PassResult[] = [];
    let room = limit;
    for (const pass of passesOver(query, within, levels, decided, takesPartial)) {
      const most = levels && takesPartial && !pass.decided ? (query.partial?.most ?? room) : room;
      found.push(this.passes.run(query, pass, most, budget));
      room -= found.at(-1)?.candidates.length ?? 0;
      if (room === 0 && !takesPartial) break;
    }
    // What matches in part is counted together with what stands on the levels.
    const seen = takesPartial ? (found.at(-1)?.total ?? 0) : found.reduce((sum, { total }) => sum + total, 0);
    return { ...this.resultOf(query, found, seen, takesPartial ? undefined : matched, levels, budget), onLevels, unverified };
  }

  /** The rows of each segment that may be found; absent where all of a segment may. */
  private rowsWithin({ condition, among }: Query, askedOf: Rows, budget: Budget): readonly (Bitmap | undefined)[] {
    if (!condition && !among) return this.index.segments.map(({ segment }) => segment.live);
    return condition ? this.conditions.rowsOf(condition, askedOf, budget) : askedOf;
  }

  /** Without clauses, all that the condition is true of are found. */
  private decidedBy({ condition, among }: Query, within: readonly (Bitmap | undefined)[]): Rows {
    if (condition || among) return within as Rows;
    return this.index.segments.map(({ segment }) => new Bitmap(segment.answers));
  }

  /** @param decided what is found, where it is known without postings */
  private resultOf(
    { collapse, facets }: Query,
    passes: readonly PassResult[],
    seen: number,
    decided: Matched | undefined,
    levels: readonly Rows[] | undefined,
    budget: Budget,
  ): Omit<Retrieved, 'onLevels' | 'unverified'> {
    const { stoppedBy } = budget;
    const matched = decided ?? this.matchedBy(passes, collapse);
    const isExact = stoppedBy === undefined && (decided !== undefined || passes.every(({ isComplete }) => isComplete));
    const { copies } = this.index;
    const least = { copies: seen - copies.members.length + copies.count, question: 0, none: seen }[collapse ?? 'none'];
    return {
      candidates: passes.flatMap(({ candidates, isScored }) =>
        candidates.map(
          ({ ordinal, score }): Candidate => ({
            ordinal,
            score: isScored ? score : 0,
            key: keyOf(this.index, ordinal, collapse),
            level: this.levelOf(ordinal, levels),
          }),
        ),
      ),
      // Where not all that was found is known, every copy there is may be among it.
      total: matched ? Math.max(matched.count(), least) : seen,
      totalRelation: isExact ? 'exact' : 'atLeast',
      postings: budget.postings,
      ...(stoppedBy && { stoppedBy }),
      ...(facets && matched && { facets: () => facetsOf(this.index, matched.rows, facets, collapse) }),
      ...(matched?.sizes && { sizes: matched.sizes }),
    };
  }

  private matchedBy(passes: readonly PassResult[], collapse: Collapse | undefined): Matched | undefined {
    const rows = unionOf(passes.map((pass) => pass.matched));
    return rows && new Matched(this.index, rows, collapse);
  }

  private levelOf(ordinal: number, levels: readonly Rows[] = []): number {
    const at = this.index.segments.findLastIndex(({ base }) => base <= ordinal);
    const row = ordinal - (this.index.segments[at] as PlacedSegment).base;
    const level = levels.findIndex((rows) => rows[at]?.has(row));
    return level < 0 ? levels.length : level;
  }
}

/** One pass where all is one list, or sorted by something else; else one a level, and one for what is on none. */
function passesOver(
  query: Query,
  within: readonly (Bitmap | undefined)[],
  levels: readonly Rows[] | undefined,
  decided: Rows | undefined,
  takesPartial: boolean,
): Pass[] {
  const { clauses } = query;
  // Sorted, what stands on the levels comes first alone: where there is any, nothing else is asked for.
  if (isSorted(query) && takesPartial) return [{ clauses, rows: within, decided: undefined }];
  if (!levels || !decided || !query.levelsFirst || isSorted(query)) return [{ clauses, rows: takesPartial || !decided ? within : decided, decided }];
  const passes = levels.map((rows, i): Pass => {
    const own = i === 0 ? rows : rows.map((bitmap, j) => bitmap.difference(levels[i - 1]?.[j] as Bitmap));
    return { clauses: query.levels?.[i]?.clauses ?? clauses, rows: own, decided: own };
  });
  const rest: Pass = { clauses, rows: within, decided: undefined, known: decided };
  return [...passes.filter(({ rows }) => rows.some((bitmap) => !bitmap?.isEmpty)), ...(takesPartial ? [rest] : [])];
}
