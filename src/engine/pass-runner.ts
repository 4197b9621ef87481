/** Walks over the postings once, for all answers that may be found or for those of one level. */
// Every posting is scored, and the total exact, where that is cheap (fewer postings than `exhaustivePostings` in all segments together, or
// fewer answers than that satisfy the condition), or where hardly anything could be left out (more candidates asked for than
// EXHAUSTIVE_LIMIT).

import { Bitmap } from '../index/bitmap.js';
import { type OpenedIndex, type PlacedSegment, segmentOf } from '../index/open-index.js';
import type { Clause, Clock, Query } from '../retrieval.js';
import { Budget, DEFAULT_LIMITS } from './budget.js';
import { collapses } from './matched.js';
import { orderingOf } from './ordering.js';
import type { Accumulator, Part } from './part.js';
import { SegmentRun } from './segment-run.js';
import { partIn, type TermFinder } from './term-finder.js';
import { Threshold } from './threshold.js';
import { type Scored, Top } from './top.js';

/** Above it every posting is scored. */
const EXHAUSTIVE_LIMIT = 1000;

/** Looking a candidate up in a packed list costs as much as scoring about so many postings one after another. */
const LOOKUP_COST = 4;

/** Rows of each segment. */
export type Rows = readonly Bitmap[];

/** One walk over the postings. */
export interface Pass {
  readonly clauses: readonly Clause[];
  /** Which rows may be found; of a segment without one all may. */
  readonly rows: readonly (Bitmap | undefined)[];
  /** Those of them that are found whatever they score; none where it is absent. */
  readonly decided: Rows | undefined;
  /** Those that are no candidates: other passes have found them already, or nobody wants them. */
  readonly known?: Rows;
}

/** What one pass gave of one segment; `matched` where it was asked for. */
interface SegmentResult {
  readonly total: number;
  readonly isComplete: boolean;
  readonly matched?: Bitmap;
}

/** What one pass over all segments gave. */
export interface PassResult {
  readonly candidates: readonly Scored[];
  /** Whether what candidates were ordered by is a score. */
  readonly isScored: boolean;
  readonly total: number;
  readonly isComplete: boolean;
  /** Known where it was asked for, or follows. */
  readonly matched: Rows | undefined;
}

/** Runs passes over one opened index. */
export class PassRunner {
  constructor(
    private readonly index: OpenedIndex,
    private readonly terms: TermFinder,
    /** Empty, and left empty. */
    private readonly accumulators: readonly Accumulator[],
    private readonly exhaustivePostings: number,
    private readonly clock: Clock,
  ) {}

  /** @param limit the most candidates */
  run(query: Query, pass: Pass, limit: number, budget: Budget): PassResult {
    const top = new Top(limit, (ordinal) => this.keyOf(ordinal));
    const isScored = pass.clauses.length > 0 && !(isSorted(query) && pass.decided);
    const results = isScored ? this.scored(query, pass, limit, top, budget) : this.unscored(query, pass.decided as Rows, pass.known, top);
    return {
      candidates: top.sorted(),
      isScored: isScored && !isSorted(query),
      total: results.reduce((sum, { total }) => sum + total, 0),
      isComplete: results.every(({ isComplete }) => isComplete),
      matched: results.every(({ matched }) => matched) ? results.map(({ matched }) => matched as Bitmap) : undefined,
    };
  }

  /** All decided answers, where there is nothing to score. */
  private unscored({ order }: Query, decided: Rows, known: Rows | undefined, top: Top): SegmentResult[] {
    return this.index.segments.map(({ segment, base }, i) => {
      const matched = decided[i] as Bitmap;
      const rows = matched.rows();
      // Nothing scores: the keys that decide between equals are what to order by, and no equals are left to compare.
      const numberOf = orderingOf(segment, order) ?? ((row) => -(segment.idKeys[row] as number));
      for (const row of rows) if (!known?.[i]?.has(row)) top.offer(base + row, numberOf(row));
      return { total: rows.length, isComplete: true, matched };
    });
  }

  private scored(query: Query, { clauses, rows, decided, known }: Pass, limit: number, top: Top, budget: Budget): SegmentResult[] {
    const partsBySegment = this.partsOf({ ...query, clauses }, budget);
    const postings = partsBySegment.flat().reduce((sum, { size }) => sum + size, 0);
    // What is decided is known without looking at postings.
    const isAllDecided = decided === rows;
    const isCounted = !isAllDecided && query.facets !== undefined;
    const isExhaustive = isCounted || isSorted(query) || limit === 0 || limit > EXHAUSTIVE_LIMIT || postings < this.exhaustivePostings;
    const best = isExhaustive ? undefined : new Threshold(limit + (known ?? []).reduce((sum, bitmap) => sum + bitmap.count(), 0));
    const needsMatched = isCounted || decided !== undefined || known !== undefined || collapses(this.index, query) || query.group !== undefined;
    const unscored: { readonly base: number; readonly rows: Uint32Array }[] = [];
    const found = this.index.segments.map((placed, i) => {
      const touched = this.accumulators[i] as Accumulator;
      const parts = partsBySegment[i] as Part[];
      const few = this.fewRows(rows[i], parts);
      // What is not decided has to be counted.
      const pruning = few && !isAllDecided ? undefined : best;
      const run = new SegmentRun(parts, touched, rows[i], budget, pruning, pruning ? top.worst : 0);
      const result = few ? run.runOver(few) : run.run();
      const matched = isAllDecided ? decided?.[i] : needsMatched ? touchedRows(touched, placed.segment.answers) : undefined;
      if (decided && result.candidates < top.room)
        unscored.push({
          base: placed.base,
          rows: restOf(known ? (decided[i] as Bitmap).difference(known[i] as Bitmap) : (decided[i] as Bitmap), touched),
        });
      offerAll(touched, result.candidates, placed, top, orderingOf(placed.segment, query.order), known?.[i]);
      if (matched && decided && !isAllDecided) matched.unite(decided[i] as Bitmap);
      const total = Math.max(isAllDecided ? 0 : result.total, matched?.count() ?? 0);
      return { total, isComplete: isAllDecided || result.isComplete, ...(matched && { matched }) };
    });
    // Filters may be satisfied by answers without any of the terms.
    if (top.room > 0) for (const { base, rows } of unscored) for (const row of rows) top.offer(base + row, 0);
    return found;
  }

  /** The rows that may be found, where they are so few that they are best looked up one by one. */
  private fewRows(rows: Bitmap | undefined, parts: readonly Part[]): Uint32Array | undefined {
    if (!rows) return undefined;
    const postings = parts.reduce((sum, { size }) => sum + size, 0);
    return rows.count() * parts.length * LOOKUP_COST < postings ? rows.rows() : undefined;
  }

  /**
   * The parts of each segment: terms that can add most first, whatever segments they stand in. The order of terms is the order in
   * which scores are added up, so scores do not depend on how the answers fell into segments, not even by rounding.
   */
  private partsOf(query: Query, budget: Budget): Part[][] {
    // Beginnings of many words take long to find: half of what is allowed is kept for looking at their answers.
    const limits = { ...DEFAULT_LIMITS, ...query.limits };
    const finding = new Budget({ ...limits, maxPostings: limits.maxPostings / 2, timeMs: limits.timeMs / 2 }, this.clock);
    const found = this.terms.find(query, finding);
    budget.foundWith(finding);
    return this.index.segments.map(({ segment }, i) => found.flatMap((term) => partIn(segment, term, i)));
  }

  private keyOf(ordinal: number): number {
    const { segment, base } = segmentOf(this.index.segments, ordinal);
    return segment.idKeys[ordinal - base] as number;
  }
}

/** Whether candidates are ordered by something else than their scores. */
export const isSorted = ({ order = 'relevance' }: Query): boolean => order !== 'relevance';

/** The rows that were touched, as a set. */
function touchedRows({ rows, count }: Accumulator, answers: number): Bitmap {
  return Bitmap.of(answers, rows.subarray(0, count));
}

/** The rows that were not touched; none where all were. */
function restOf(decided: Bitmap, touched: Accumulator): Uint32Array {
  return decided.difference(touchedRows(touched, decided.size)).rows();
}

/** Offers the first rows that are not known, and clears all. */
function offerAll(
  touched: Accumulator,
  candidates: number,
  { base }: PlacedSegment,
  top: Top,
  numberOf: ((row: number) => number) | undefined,
  known: Bitmap | undefined,
): void {
  const { scores, rows } = touched;
  for (let i = 0; i < touched.count; i++) {
    const row = rows[i] as number;
    if (i < candidates && !known?.has(row)) top.offer(base + row, numberOf ? numberOf(row) : (scores[row] as number));
    scores[row] = 0;
  }
  touched.count = 0;
}
