/** Retrieves the best answers for a query, from all segments as if they were one. */
// Every posting is scored, and the total exact, where that is cheap (fewer postings than `exhaustivePostings` in all segments together, or
// fewer answers than that satisfy the condition), or where hardly anything could be left out (more candidates asked for than
// EXHAUSTIVE_LIMIT).

import { Bitmap } from '../index/bitmap.js';
import { FIELDS_OF_ANSWERS, fieldNumber } from '../index/fields.js';
import type { OpenedIndex, PlacedSegment } from '../index/open-index.js';
import type { PostingList, Segment } from '../index/segment.js';
import type { Field } from '../model.js';
import type { Clause, Condition, Query } from '../retrieval.js';
import { rarityOf, TermScore } from './bm25.js';
import { Budget, type Clock } from './budget.js';
import { checkDepth, rowsSatisfying } from './condition.js';
import type { Retrieved } from './engine.js';
import { listsOf } from './expansion.js';
import { type Accumulator, type Part, partOf, UnpackedPart } from './part.js';
import { type RunResult, SegmentRun } from './segment-run.js';
import { type Sum, sumOf } from './sum.js';
import { Threshold } from './threshold.js';
import { Top } from './top.js';

/** Above it every posting is scored. */
const EXHAUSTIVE_LIMIT = 1000;

/** One clause in one field, over all segments; `sums` where several terms count as one. */
interface FoundTerm {
  readonly field: number;
  readonly score: TermScore;
  readonly lists: readonly (PostingList | undefined)[];
  readonly sums?: readonly Sum[];
}

/** Retrieves from one opened index. */
export class Retriever {
  private readonly accumulators: readonly Accumulator[];
  private readonly averageLengths = new Map<number, number>();

  constructor(
    private readonly index: OpenedIndex,
    private readonly exhaustivePostings: number,
    private readonly clock: Clock,
  ) {
    this.accumulators = index.segments.map(({ segment: { answers } }) => ({
      scores: new Float64Array(answers),
      rows: new Uint32Array(answers),
      count: 0,
    }));
  }

  /** {@link Engine.retrieve} */
  retrieve(query: Query, limit: number): Retrieved {
    const budget = new Budget(query.limits ?? {}, this.clock);
    const allowed = this.allowedRows(query.condition, budget);
    const top = new Top(limit, (ordinal) => this.keyOf(ordinal));
    const results = query.clauses.length > 0 ? this.scored(query, limit, allowed, top, budget) : this.unscored(query.condition, allowed, top);
    const { stoppedBy } = budget;
    const isExact = results.every(({ isComplete }) => isComplete) && stoppedBy === undefined;
    return {
      candidates: top.sorted(),
      total: results.reduce((sum, { total }) => sum + total, 0),
      totalRelation: isExact ? 'exact' : 'atLeast',
      ...(stoppedBy && { stoppedBy }),
    };
  }

  /** The rows of each segment that live and satisfy the condition; nothing where all do. */
  private allowedRows(condition: Condition | undefined, budget: Budget): (Bitmap | undefined)[] {
    const { segments } = this.index;
    if (!condition) return segments.map(({ segment }) => segment.live);
    checkDepth(condition);
    // A term is looked for in all segments at once, since how frequent it is in all of them decides whether it is kept.
    const found = new Map<Condition, Map<number, PostingList[][]>>();
    return segments.map(({ segment }, i) => {
      const findLists = (field: number, term: Extract<Condition, { term: string }>): readonly PostingList[] => {
        const byField = found.get(term) ?? new Map<number, PostingList[][]>();
        found.set(term, byField);
        const lists = byField.get(field) ?? listsOf(segments, field, term.term, term.match, budget);
        byField.set(field, lists);
        return lists[i] as PostingList[];
      };
      return rowsSatisfying(segment, condition, segment.live ?? Bitmap.full(segment.answers), findLists, budget);
    });
  }

  /** All allowed answers, where there is nothing to score. */
  private unscored(condition: Condition | undefined, allowed: readonly (Bitmap | undefined)[], top: Top): RunResult[] {
    if (!condition) return [];
    return this.index.segments.map(({ base }, i) => {
      const rows = allowed[i]?.rows() ?? new Uint32Array(0);
      for (const row of rows) top.offer(base + row, 0);
      return { candidates: rows.length, total: rows.length, isComplete: true };
    });
  }

  private scored(query: Query, limit: number, allowed: readonly (Bitmap | undefined)[], top: Top, budget: Budget): RunResult[] {
    const partsBySegment = this.partsOf(query, budget);
    const postings = partsBySegment.flat().reduce((sum, { size }) => sum + size, 0);
    const isExhaustive = limit === 0 || limit > EXHAUSTIVE_LIMIT || postings < this.exhaustivePostings;
    const best = isExhaustive ? undefined : new Threshold(limit);
    return this.index.segments.map((placed, i) => {
      const touched = this.accumulators[i] as Accumulator;
      const run = new SegmentRun(partsBySegment[i] as Part[], touched, allowed[i], budget, best, best ? top.worst : 0);
      const few = query.condition && this.fewRows(allowed[i]);
      const result = few ? run.runOver(few) : run.run();
      offerAll(touched, result.candidates, placed, top);
      return result;
    });
  }

  /** The allowed rows where they are so few that they are best looked up one by one. */
  private fewRows(allowed: Bitmap | undefined): Uint32Array | undefined {
    return allowed && allowed.count() <= this.exhaustivePostings ? allowed.rows() : undefined;
  }

  /**
   * The parts of each segment: terms that can add most first, whatever segments they stand in. The order of terms is the order in
   * which scores are added up, so scores do not depend on how the answers fell into segments, not even by rounding.
   */
  private partsOf({ clauses, bm25 }: Query, budget: Budget): Part[][] {
    const found = clauses.flatMap((clause) => FIELDS_OF_ANSWERS.flatMap((field) => this.find(clause, field, bm25, budget)));
    found.sort((a, b) => b.score.limit - a.score.limit);
    return this.index.segments.map(({ segment }, i) => found.flatMap((term) => partIn(segment, term, i)));
  }

  /** A clause's postings in each segment, if it has any. How rare it is counts over all segments together. */
  private find({ channel, term, match, weights }: Clause, name: Field, bm25: Query['bm25'], budget: Budget): FoundTerm[] {
    const { segments, stats } = this.index;
    const field = fieldNumber(name, channel);
    const lists = listsOf(segments, field, term, match, budget);
    const isOne = lists.every(({ length }) => length <= 1) && match === 'exact';
    const sums = isOne ? undefined : segments.map(({ segment }, i) => sumOf(segment, field, lists[i] as PostingList[], budget));
    const holding = (sums ?? lists.flat()).reduce((sum, list) => sum + list.holding, 0);
    if (holding === 0) return [];
    const score = new TermScore(weights[name] * rarityOf(stats.answers, holding), bm25, this.averageLength(field));
    return [{ field, score, lists: lists.map(([list]) => list), ...(sums && { sums }) }];
  }

  private keyOf(ordinal: number): number {
    const { segment, base } = this.index.segments.findLast((placed) => placed.base <= ordinal) as PlacedSegment;
    return segment.idKeys[ordinal - base] as number;
  }

  private averageLength(field: number): number {
    let average = this.averageLengths.get(field);
    if (average === undefined) {
      const total = this.index.segments.reduce((sum, { segment }) => sum + segment.field(field).totalLength, 0);
      average = total / this.index.stats.answers;
      this.averageLengths.set(field, average);
    }
    return average;
  }
}

function partIn(segment: Segment, { field, score, lists, sums }: FoundTerm, i: number): Part[] {
  const sum = sums?.[i];
  if (sum) return sum.size > 0 ? [new UnpackedPart(sum.size, sum.answers, sum.counts, segment.field(field).lengths, score)] : [];
  const list = lists[i];
  return list ? [partOf(segment, field, list, score)] : [];
}

/** Offers the first rows, and clears all. */
function offerAll(touched: Accumulator, candidates: number, { base }: PlacedSegment, top: Top): void {
  const { scores, rows } = touched;
  for (let i = 0; i < touched.count; i++) {
    const row = rows[i] as number;
    if (i < candidates) top.offer(base + row, scores[row] as number);
    scores[row] = 0;
  }
  touched.count = 0;
}
