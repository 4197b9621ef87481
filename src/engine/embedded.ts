/** The engine in this process: retrieves the best answers from the opened segments. */
// Every posting is scored, and the total exact, where that is cheap (fewer postings than EXHAUSTIVE_POSTINGS in all segments together), or
// where hardly anything could be left out (more candidates asked for than EXHAUSTIVE_LIMIT).

import { fieldNumber } from '../index/fields.js';
import type { OpenedIndex, PlacedSegment } from '../index/open-index.js';
import type { PostingList, Segment } from '../index/segment.js';
import type { Bm25, Clause, Field, Query, TotalRelation } from '../model.js';
import { rarityOf, TermScore } from './bm25.js';
import type { Engine, Retrieved } from './engine.js';
import { type Accumulator, type Part, partOf, UnpackedPart } from './part.js';
import { SegmentRun } from './segment-run.js';
import { Threshold } from './threshold.js';
import { Top } from './top.js';

const FIELDS: readonly Field[] = ['question', 'body'];

/** Above it every posting is scored. */
const EXHAUSTIVE_LIMIT = 1000;

/** Scored in about a quarter of a millisecond. */
const EXHAUSTIVE_POSTINGS = 20_000;

/**
 * An engine over an opened index, which it closes when it is closed itself.
 *
 * @param exhaustivePostings queries with fewer postings are answered by scoring them all; the best answers do not depend on it
 */
export function createEmbeddedEngine(index: OpenedIndex, exhaustivePostings = EXHAUSTIVE_POSTINGS): Engine {
  const retriever = new Retriever(index, exhaustivePostings);
  return {
    stats: index.stats,
    retrieve: (query, limit) => retriever.retrieve(query, limit),
    answer: (ordinal) => index.answer(ordinal),
    findAnswer: (id) => index.findAnswer(id)?.answer,
    pagesWith: (id) => index.pagesWith(id),
    close: () => index.close(),
  };
}

/** One term in one field, over all segments. */
interface Term {
  readonly field: number;
  readonly term: Buffer;
  readonly prefix: boolean;
  readonly weight: number;
}

/** A term that some segment has. */
interface FoundTerm {
  readonly field: number;
  readonly score: TermScore;
  /** By segment. */
  readonly postings: readonly (PostingList | Sum | undefined)[];
}

class Retriever {
  private readonly accumulators: readonly Accumulator[];
  private readonly averageLengths = new Map<number, number>();

  constructor(
    private readonly index: OpenedIndex,
    private readonly exhaustivePostings: number,
  ) {
    this.accumulators = index.segments.map(({ segment: { answers } }) => ({
      scores: new Float64Array(answers),
      rows: new Uint32Array(answers),
      count: 0,
    }));
  }

  retrieve(query: Query, limit: number): Retrieved {
    const partsBySegment = this.partsOf(query);
    const top = new Top(limit, (ordinal) => this.keyOf(ordinal));
    const postings = partsBySegment.flat().reduce((sum, { size }) => sum + size, 0);
    const isExhaustive =
      this.index.segments.some(({ segment }) => segment.live) || limit === 0 || limit > EXHAUSTIVE_LIMIT || postings < this.exhaustivePostings;
    const best = isExhaustive ? undefined : new Threshold(limit);
    let total = 0;
    let totalRelation: TotalRelation = 'exact';
    for (const [i, placed] of this.index.segments.entries()) {
      const scored = new SegmentRun(partsBySegment[i] as Part[], this.accumulators[i] as Accumulator, best, best ? top.worst : 0).run();
      const { live } = placed.segment;
      const { rows, count } = this.accumulators[i] as Accumulator;
      total += live ? rows.subarray(0, count).filter((row) => live.has(row)).length : scored.total;
      if (!scored.isComplete) totalRelation = 'atLeast';
      offerAll(this.accumulators[i] as Accumulator, scored.candidates, placed, top);
    }
    return { candidates: top.sorted(), total, totalRelation };
  }

  /**
   * The parts of each segment: terms that can add most first, whatever segments they stand in. The order of terms is the order in
   * which scores are added up, so scores do not depend on how the answers fell into segments, not even by rounding.
   */
  private partsOf(query: Query): Part[][] {
    const found = termsOf(query).flatMap((term) => this.find(term, query.bm25));
    found.sort((a, b) => b.score.limit - a.score.limit);
    return this.index.segments.map(({ segment }, i) => found.flatMap(({ field, score, postings }) => partIn(segment, field, postings[i], score)));
  }

  /** A term's postings in each segment, if it has any. How rare it is counts over all segments together. */
  private find({ field, term, prefix, weight }: Term, bm25: Bm25): FoundTerm[] {
    const postings = this.index.segments.map(({ segment }) => (prefix ? sumOf(segment, field, term) : segment.term(field, term)));
    const holding = postings.reduce((sum, list) => sum + (list?.holding ?? 0), 0);
    if (holding === 0) return [];
    const score = new TermScore(weight * rarityOf(this.index.stats.answers, holding), bm25, this.averageLength(field));
    return [{ field, score, postings }];
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

function termsOf({ clauses }: Query): Term[] {
  return clauses.flatMap(({ channel, term, prefix, weights }: Clause) =>
    FIELDS.map((field) => ({ field: fieldNumber(field, channel), term: Buffer.from(term), prefix, weight: weights[field] })),
  );
}

function partIn(segment: Segment, field: number, postings: PostingList | Sum | undefined, score: TermScore): Part[] {
  if (!postings || postings.size === 0) return [];
  return [postings instanceof Sum ? postings.part(segment.field(field).lengths, score) : partOf(segment, field, postings, score)];
}

/** Offers the first rows, and clears all. */
function offerAll(touched: Accumulator, candidates: number, { base, segment: { live } }: PlacedSegment, top: Top): void {
  const { scores, rows } = touched;
  for (let i = 0; i < touched.count; i++) {
    const row = rows[i] as number;
    if (i < candidates && (!live || live.has(row))) top.offer(base + row, scores[row] as number);
    scores[row] = 0;
  }
  touched.count = 0;
}

/** The postings of several terms as if they were one. */
class Sum {
  constructor(
    readonly size: number,
    readonly holding: number,
    private readonly answers: Uint32Array,
    private readonly counts: Uint32Array,
  ) {}

  part(lengths: Uint32Array, score: TermScore): Part {
    return new UnpackedPart(this.size, this.answers, this.counts, lengths, score);
  }
}

/** All terms that begin with `prefix`: each answer once, with the sum of its counts. */
function sumOf(segment: Segment, field: number, prefix: Buffer): Sum {
  const lists = segment.prefix(field, prefix);
  const largest = lists.reduce((size, list) => Math.max(size, list.size), 0);
  const listAnswers = new Uint32Array(largest);
  const listCounts = new Uint32Array(largest);
  const sums = new Uint32Array(segment.answers);
  let size = 0;
  let holding = 0;
  for (const list of lists) {
    segment.unpack(field, list, listAnswers, listCounts);
    for (let i = 0; i < list.size; i++) {
      const answer = listAnswers[i] as number;
      if (sums[answer] === 0) {
        size++;
        if (!segment.live || segment.live.has(answer)) holding++;
      }
      (sums[answer] as number) += listCounts[i] as number;
    }
  }
  const answers = new Uint32Array(size);
  const counts = new Uint32Array(size);
  for (let answer = 0, i = 0; i < size; answer++) {
    if (sums[answer] === 0) continue;
    answers[i] = answer;
    counts[i++] = sums[answer] as number;
  }
  return new Sum(size, holding, answers, counts);
}
