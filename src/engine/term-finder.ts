/** Finds the postings of a query's terms in all segments, and how much each can add to a score. */

import { fieldNumber } from '../index/fields.js';
import type { OpenedIndex } from '../index/open-index.js';
import type { PostingList, Segment } from '../index/segment.js';
import type { Channel } from '../model.js';
import type { Bm25, Clause, Query } from '../retrieval.js';
import { rarityOf, TermScore } from './bm25.js';
import type { Budget } from './budget.js';
import type { TermLists } from './expansion.js';
import { type Part, partOf, UnpackedPart } from './part.js';
import { type Sum, sumOf } from './sum.js';

/** One clause over all segments; `sums` where several terms count as one. */
export interface FoundTerm extends Pick<Clause, 'channel' | 'term' | 'match'> {
  readonly field: number;
  readonly score: TermScore;
  readonly lists: readonly (PostingList | undefined)[];
  readonly sums?: readonly Sum[];
}

/** Rare words decide: what two thousand terms say is not changed by the commoner ones of a pasted book. */
const MAX_TERMS = 2000;

/** Finds terms in one opened index. */
export class TermFinder {
  private readonly averageLengths = new Map<number, number>();
  /** What was found for a clause, for as long as somebody holds it: who shows a hit asks again for what made it one, cut off or not. */
  private readonly known = new WeakMap<Clause, { readonly bm25: Bm25; readonly found: FoundTerm | undefined }>();

  constructor(
    private readonly index: OpenedIndex,
    private readonly lists: TermLists,
  ) {}

  /** Terms that can add most first. */
  find({ clauses, bm25 }: Pick<Query, 'clauses' | 'bm25'>, budget: Budget): FoundTerm[] {
    const found = clauses.flatMap((clause) => this.knownOne(clause, bm25, budget) ?? []);
    found.sort((a, b) => b.score.limit - a.score.limit);
    if (found.length > MAX_TERMS) budget.leaveOutTerms();
    return found.slice(0, MAX_TERMS);
  }

  /** {@link Engine.rarity} */
  rarity(channel: Channel, term: string, budget: Budget): number {
    const lists = this.lists.of(fieldNumber('whole', channel), term, 'exact', budget);
    return rarityOf(this.index.stats.answers, holdingIn(lists.flat()));
  }

  private knownOne(clause: Clause, bm25: Bm25, budget: Budget): FoundTerm | undefined {
    const known = this.known.get(clause);
    if (known?.bm25 === bm25) return known.found;
    const found = this.findOne(clause, bm25, budget);
    this.known.set(clause, { bm25, found });
    return found;
  }

  /** A clause's postings in each segment, if it has any. How rare it is counts over all segments together. */
  private findOne({ channel, term, match, weight }: Clause, bm25: Bm25, budget: Budget): FoundTerm | undefined {
    const { segments, stats } = this.index;
    const field = fieldNumber('whole', channel);
    const lists = this.lists.of(field, term, match, budget);
    const isOne = lists.every(({ length }) => length <= 1) && match === 'exact';
    const sums = isOne ? undefined : segments.map(({ segment }, i) => sumOf(segment, field, lists[i] as PostingList[], budget));
    const holding = holdingIn(sums ?? lists.flat());
    if (holding === 0) return undefined;
    const score = new TermScore(weight * rarityOf(stats.answers, holding), bm25, this.averageLength(field));
    return { channel, term, match, field, score, lists: lists.map(([list]) => list), ...(sums && { sums }) };
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

const holdingIn = (lists: readonly { readonly holding: number }[]): number => lists.reduce((sum, { holding }) => sum + holding, 0);

/** A term's postings in one segment, if there are any. */
export function partIn(segment: Segment, { field, score, lists, sums }: FoundTerm, i: number): Part[] {
  const sum = sums?.[i];
  if (sum) return sum.size > 0 ? [new UnpackedPart(sum.size, sum.answers, sum.counts, segment.field(field).lengths, score)] : [];
  const list = lists[i];
  return list ? [partOf(segment, field, list, score)] : [];
}
