/** Retrieves the best answers for a query, from all segments as if they were one. */
// Every posting is scored, and the total exact, where that is cheap (fewer postings than `exhaustivePostings` in all segments together, or
// fewer answers than that satisfy the condition), or where hardly anything could be left out (more candidates asked for than
// EXHAUSTIVE_LIMIT).

import { Bitmap } from '../index/bitmap.js';
import type { OpenedIndex, PlacedSegment } from '../index/open-index.js';
import type { Query } from '../retrieval.js';
import type { ScorePart } from '../search-model.js';
import { Budget, type Clock, DEFAULT_LIMITS } from './budget.js';
import { Conditions } from './conditions.js';
import type { Retrieved } from './engine.js';
import { facetsOf } from './facets.js';
import { keyOf, Matched, touchedRows, unionOf, without } from './matched.js';
import { orderingOf } from './ordering.js';
import type { Accumulator, Part } from './part.js';
import { SegmentRun } from './segment-run.js';
import { partIn, TermFinder } from './term-finder.js';
import { Threshold } from './threshold.js';
import { type Scored, Top } from './top.js';

/** Above it every posting is scored. */
const EXHAUSTIVE_LIMIT = 1000;

/** Looking a candidate up in a packed list costs as much as scoring about so many postings one after another. */
const LOOKUP_COST = 4;

/** What one segment gave; `matched` where it was asked for. */
interface Found {
  readonly total: number;
  readonly isComplete: boolean;
  readonly matched?: Bitmap;
}

/** What one pass over all segments gave. */
interface Pass {
  readonly candidates: readonly Scored[];
  readonly total: number;
  readonly isComplete: boolean;
  readonly matched: readonly Bitmap[] | undefined;
}

/** Retrieves from one opened index. */
export class Retriever {
  private readonly accumulators: readonly Accumulator[];
  private readonly conditions: Conditions;
  private readonly terms: TermFinder;

  constructor(
    private readonly index: OpenedIndex,
    private readonly exhaustivePostings: number,
    private readonly clock: Clock,
  ) {
    this.terms = new TermFinder(index);
    this.conditions = new Conditions(index);
    this.accumulators = index.segments.map(({ segment: { answers } }) => ({
      scores: new Float64Array(answers),
      rows: new Uint32Array(answers),
      count: 0,
    }));
  }

  /** {@link Engine.retrieve} */
  retrieve(query: Query, limit: number): Retrieved {
    const budget = new Budget(query.limits ?? {}, this.clock);
    const allowed = this.allowedRows(query, budget);
    if (query.conditionDecides && allowed.every((rows) => rows?.isEmpty)) return this.resultOf(query, allowed, [], budget);
    const parts = query.clauses.length > 0 ? this.partsOf(query, budget) : undefined;
    const found: Pass[] = [];
    let room = limit;
    const { preferred = [], restClauses = [] } = query;
    for (const [i, rows] of this.conditions.tiersOf(preferred, allowed, budget).entries()) {
      const isRest = i === preferred.length && restClauses.length > 0 && rows.some((some) => !some?.isEmpty);
      const own = isRest ? this.partsOf({ ...query, clauses: [...query.clauses, ...restClauses] }, budget) : parts;
      const pass = this.pass(query, own, rows, room, budget);
      found.push(pass);
      room -= pass.candidates.length;
      if (room === 0 && query.conditionDecides) break;
    }
    const { counted } = query;
    const others = counted && this.conditions.without(this.conditions.rowsOf(counted.condition, this.conditions.living, budget), counted.except);
    return this.resultOf(query, allowed, found, budget, others);
  }

  /** The rows of each segment that may be found; absent where all may. */
  private allowedRows({ condition, except }: Query, budget: Budget): (Bitmap | undefined)[] {
    const { living } = this.conditions;
    if (!condition && !except) return this.index.segments.map(({ segment }) => segment.live);
    const satisfying = condition ? this.conditions.rowsOf(condition, living, budget) : living;
    return except ? this.conditions.without(satisfying, except) : [...satisfying];
  }

  /** Scores and orders the rows of one pass. */
  private pass(query: Query, parts: Part[][] | undefined, rows: readonly (Bitmap | undefined)[], limit: number, budget: Budget): Pass {
    const top = new Top(limit, (ordinal) => this.keyOf(ordinal));
    const results = parts ? this.scored(query, parts, limit, rows, top, budget) : this.unscored(query, rows, top);
    return {
      candidates: parts ? top.sorted() : top.sorted().map(({ ordinal }) => ({ ordinal, score: 0 })),
      total: results.reduce((sum, { total }) => sum + total, 0),
      isComplete: results.every(({ isComplete }) => isComplete),
      matched: results.every(({ matched }) => matched) ? results.map(({ matched }) => matched as Bitmap) : undefined,
    };
  }

  private resultOf(
    { conditionDecides, condition, collapse, facets, order }: Query,
    allowed: readonly (Bitmap | undefined)[],
    passes: readonly Pass[],
    budget: Budget,
    others?: readonly Bitmap[],
  ): Retrieved {
    const { stoppedBy } = budget;
    const rows =
      condition && conditionDecides
        ? allowed.map((bitmap) => bitmap as Bitmap)
        : unionOf([...passes.map((pass) => pass.matched), ...(others ? [others] : [])]);
    const matched = rows && new Matched(this.index, rows, collapse);
    const isExact = stoppedBy === undefined && (conditionDecides || passes.every(({ isComplete }) => isComplete));
    const { copies } = this.index;
    const seen = passes.reduce((sum, { total }) => sum + total, 0);
    const byScore = (order ?? 'relevance') === 'relevance';
    return {
      candidates: passes.flatMap(({ candidates }) =>
        candidates.map(({ ordinal, score }) => ({ ordinal, score: byScore ? score : 0, key: keyOf(this.index, ordinal, collapse) })),
      ),
      // Where not all that was found is known, every copy there is may be among it.
      total: matched ? Math.max(matched.count(), collapse === 'copies' ? seen - copies.members.length + copies.count : 0) : seen,
      totalRelation: isExact ? 'exact' : 'atLeast',
      ...(stoppedBy && { stoppedBy }),
      ...(facets && matched && { facets: () => facetsOf(this.index, matched.rows, facets, collapse) }),
      ...(matched?.sizes && { sizes: matched.sizes }),
    };
  }

  /** All allowed answers, where there is nothing to score. */
  private unscored({ condition, order }: Query, allowed: readonly (Bitmap | undefined)[], top: Top): Found[] {
    if (!condition) return this.index.segments.map(({ segment }) => ({ total: 0, isComplete: true, matched: new Bitmap(segment.answers) }));
    return this.index.segments.map(({ segment, base }, i) => {
      const matched = allowed[i] as Bitmap;
      const rows = matched.rows();
      // Nothing scores: the keys that decide between equals are what to order by, and no equals are left to compare.
      const numberOf = orderingOf(segment, order) ?? ((row) => -(segment.idKeys[row] as number));
      for (const row of rows) top.offer(base + row, numberOf(row));
      return { total: rows.length, isComplete: true, matched };
    });
  }

  private scored(query: Query, partsBySegment: Part[][], limit: number, allowed: readonly (Bitmap | undefined)[], top: Top, budget: Budget): Found[] {
    const postings = partsBySegment.flat().reduce((sum, { size }) => sum + size, 0);
    const byScore = (query.order ?? 'relevance') === 'relevance';
    // What a condition decides is known from it alone.
    const isCounted = !query.conditionDecides && (query.facets !== undefined || query.collapse === 'question');
    const isExhaustive = isCounted || !byScore || limit === 0 || limit > EXHAUSTIVE_LIMIT || postings < this.exhaustivePostings;
    const best = isExhaustive ? undefined : new Threshold(limit);
    const needsMatched =
      isCounted || query.counted !== undefined || (!query.conditionDecides && query.collapse === 'copies' && !this.index.copies.isEmpty);
    const unscored: { readonly base: number; readonly rows: Uint32Array }[] = [];
    const found = this.index.segments.map((placed, i) => {
      const touched = this.accumulators[i] as Accumulator;
      const parts = partsBySegment[i] as Part[];
      const few = this.fewRows(query, allowed[i], parts);
      // Where the condition does not decide, every answer that holds a term is to be counted.
      const pruning = few && !query.conditionDecides ? undefined : best;
      const run = new SegmentRun(parts, touched, allowed[i], budget, pruning, pruning ? top.worst : 0);
      const result = few ? run.runOver(few) : run.run();
      const matched = needsMatched ? touchedRows(touched, placed.segment.answers) : undefined;
      if (query.conditionDecides && result.candidates < top.room) unscored.push({ base: placed.base, rows: restOf(allowed[i] as Bitmap, touched) });
      offerAll(touched, result.candidates, placed, top, orderingOf(placed.segment, query.order));
      return { total: result.total, isComplete: result.isComplete, ...(matched && { matched }) };
    });
    // Filters may be satisfied by answers without any of the terms.
    if (top.room > 0) for (const { base, rows } of unscored) for (const row of rows) top.offer(base + row, 0);
    return found;
  }

  /** The allowed rows where they are so few that they are best looked up one by one. */
  private fewRows({ condition, conditionDecides }: Query, allowed: Bitmap | undefined, parts: readonly Part[]): Uint32Array | undefined {
    if (!condition || !allowed) return undefined;
    const count = allowed.count();
    const postings = parts.reduce((sum, { size }) => sum + size, 0);
    const isFew = conditionDecides ? count * parts.length * LOOKUP_COST < postings : count <= this.exhaustivePostings;
    return isFew ? allowed.rows() : undefined;
  }

  /**
   * The parts of each segment: terms that can add most first, whatever segments they stand in. The order of terms is the order in
   * which scores are added up, so scores do not depend on how the answers fell into segments, not even by rounding.
   */
  private partsOf(query: Query, budget: Budget): Part[][] {
    // Beginnings of many words take long to find: half the time is kept for looking at their answers.
    const limits = { ...DEFAULT_LIMITS, ...query.limits };
    const finding = new Budget({ ...limits, timeMs: limits.timeMs / 2 }, this.clock);
    const found = this.terms.find(query, finding);
    if (finding.stoppedBy) budget.leaveOutTerms();
    return this.index.segments.map(({ segment }, i) => found.flatMap((term) => partIn(segment, term, i)));
  }

  /** {@link Engine.termScores} */
  termScores(query: Query, ordinals: readonly number[]): ScorePart[][] {
    const found = this.terms.find(query, new Budget(query.limits ?? {}, this.clock));
    const scores = new Map(ordinals.map((ordinal): [number, ScorePart[]] => [ordinal, []]));
    for (const [i, { segment, base }] of this.index.segments.entries()) {
      const rows = Uint32Array.from(
        ordinals.filter((ordinal) => ordinal >= base && ordinal < base + segment.answers),
        (ordinal) => ordinal - base,
      ).sort();
      if (rows.length === 0) continue;
      const among = new Bitmap(segment.answers);
      for (const row of rows) among.add(row);
      const touched = { scores: (this.accumulators[i] as Accumulator).scores, rows, count: rows.length };
      for (const term of found) {
        for (const part of partIn(segment, term, i)) part.addToCandidates(touched, among, () => false);
        for (const row of rows) {
          const score = touched.scores[row] as number;
          if (score > 0) scores.get(base + row)?.push({ channel: term.channel, term: term.term, match: term.match, score });
          touched.scores[row] = 0;
        }
      }
    }
    return ordinals.map((ordinal) => scores.get(ordinal) as ScorePart[]);
  }

  private keyOf(ordinal: number): number {
    const { segment, base } = this.index.segments.findLast((placed) => placed.base <= ordinal) as PlacedSegment;
    return segment.idKeys[ordinal - base] as number;
  }
}

/** The rows that were not touched; none where all were. */
function restOf(allowed: Bitmap, touched: Accumulator): Uint32Array {
  if (allowed.count() <= touched.count) return new Uint32Array(0);
  return without(allowed, touchedRows(touched, allowed.size)).rows();
}

/** Offers the first rows, and clears all. */
function offerAll(touched: Accumulator, candidates: number, { base }: PlacedSegment, top: Top, numberOf?: (row: number) => number): void {
  const { scores, rows } = touched;
  for (let i = 0; i < touched.count; i++) {
    const row = rows[i] as number;
    if (i < candidates) top.offer(base + row, numberOf ? numberOf(row) : (scores[row] as number));
    scores[row] = 0;
  }
  touched.count = 0;
}
