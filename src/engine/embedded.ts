/** The engine in this process: scores every posting of the query's terms in the opened segments. */

import { fieldNumber } from '../index/fields.js';
import type { OpenedIndex, PlacedSegment } from '../index/open-index.js';
import type { Segment } from '../index/segment.js';
import type { Bm25, Clause, Field, Query } from '../model.js';
import type { Engine, Retrieved } from './engine.js';
import { Top } from './top.js';

const FIELDS: readonly Field[] = ['question', 'body'];

/** A clause's postings in one field of one segment, unpacked. */
interface Unpacked {
  readonly size: number;
  readonly answers: Uint32Array;
  readonly counts: Uint32Array;
}

/** An engine over an opened index, which it closes when it is closed itself. */
export function createEmbeddedEngine(index: OpenedIndex): Engine {
  const scorer = new Scorer(index);
  return {
    stats: index.stats,
    retrieve: (query, limit) => scorer.retrieve(query, limit),
    answer: (ordinal) => index.answer(ordinal),
    findAnswer: (id) => index.findAnswer(id)?.answer,
    pagesWith: (id) => index.pagesWith(id),
    close: () => index.close(),
  };
}

class Scorer {
  /** Scores by ordinal; all zero between queries. */
  private readonly scores: Float64Array;
  /** Ordinals whose score is above zero. */
  private readonly touched: Uint32Array;
  private touchedCount = 0;
  private readonly averageLengths = new Map<number, number>();

  constructor(private readonly index: OpenedIndex) {
    this.scores = new Float64Array(index.stats.answers);
    this.touched = new Uint32Array(index.stats.answers);
  }

  retrieve(query: Query, limit: number): Retrieved {
    for (const clause of query.clauses) {
      for (const field of FIELDS) this.addClause(clause, field, query.bm25);
    }
    const top = new Top(limit);
    const total = this.touchedCount;
    for (let i = 0; i < total; i++) {
      const ordinal = this.touched[i] as number;
      top.offer(ordinal, this.scores[ordinal] as number);
      this.scores[ordinal] = 0;
    }
    this.touchedCount = 0;
    return { candidates: top.sorted(), total, totalRelation: 'exact' };
  }

  /** Adds a clause's BM25+ in one field to the scores. How rare the term is counts over all segments together. */
  private addClause(clause: Clause, field: Field, bm25: Bm25): void {
    const number = fieldNumber(field, clause.channel);
    const term = Buffer.from(clause.term);
    const unpacked = this.index.segments.map((placed) => ({ placed, postings: postingsOf(placed.segment, number, term, clause.prefix) }));
    const holding = unpacked.reduce((sum, { postings }) => sum + postings.size, 0);
    if (holding === 0) return;
    const all = this.index.stats.answers;
    const rarity = Math.log(1 + (all - holding + 0.5) / (holding + 0.5));
    const weight = clause.weights[field] * rarity;
    for (const { placed, postings } of unpacked) this.addPostings(placed, number, postings, weight, bm25);
  }

  private addPostings({ segment, base }: PlacedSegment, field: number, postings: Unpacked, weight: number, { k, b, d }: Bm25): void {
    const { lengths } = segment.field(field);
    const average = this.averageLength(field);
    for (let i = 0; i < postings.size; i++) {
      const answer = postings.answers[i] as number;
      const count = postings.counts[i] as number;
      const length = lengths[answer] as number;
      const ordinal = base + answer;
      if (this.scores[ordinal] === 0) this.touched[this.touchedCount++] = ordinal;
      (this.scores[ordinal] as number) += weight * (d + (count * (k + 1)) / (count + k * (1 - b + (b * length) / average)));
    }
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

function postingsOf(segment: Segment, field: number, term: Buffer, prefix: boolean): Unpacked {
  if (prefix) return sumOf(segment, field, term);
  const list = segment.term(field, term);
  const size = list?.size ?? 0;
  const unpacked = { size, answers: new Uint32Array(size), counts: new Uint32Array(size) };
  if (list) segment.unpack(field, list, unpacked.answers, unpacked.counts);
  return unpacked;
}

/** All terms that begin with `prefix` as one: each answer once, with the sum of its counts. */
function sumOf(segment: Segment, field: number, prefix: Buffer): Unpacked {
  const lists = segment.prefix(field, prefix);
  const largest = lists.reduce((size, list) => Math.max(size, list.size), 0);
  const answers = new Uint32Array(largest);
  const counts = new Uint32Array(largest);
  const sums = new Uint32Array(segment.answers);
  let size = 0;
  for (const list of lists) {
    segment.unpack(field, list, answers, counts);
    for (let i = 0; i < list.size; i++) {
      const answer = answers[i] as number;
      if (sums[answer] === 0) size++;
      (sums[answer] as number) += counts[i] as number;
    }
  }
  const unpacked = { size, answers: new Uint32Array(size), counts: new Uint32Array(size) };
  for (let answer = 0, i = 0; i < size; answer++) {
    if (sums[answer] === 0) continue;
    unpacked.answers[i] = answer;
    unpacked.counts[i++] = sums[answer] as number;
  }
  return unpacked;
}
