/** Scores postings by BM25+ (Lv and Zhai, CIKM 2011), and bounds what unseen ones can score. */

import type { Peak } from '../index/posting-lists.js';
import type { Bm25 } from '../retrieval.js';

/**
 * The score of one term in one field: `weight * (d + count * (k + 1) / (count + k * (1 - b + b * length / averageLength)))`.
 *
 * `weight` holds how rare the term is and what the clause and field weigh. The score grows with the count and falls with the
 * length, so that a peak bounds every posting below it.
 */
export class TermScore {
  private readonly atBest: number;
  private readonly fixedNorm: number;
  private readonly normPerLength: number;
  private readonly least: number;

  constructor(weight: number, { k, b, d }: Bm25, averageLength: number) {
    this.atBest = weight * (k + 1);
    this.fixedNorm = k * (1 - b);
    this.normPerLength = (k * b) / averageLength;
    this.least = weight * d;
  }

  /** What no posting reaches, however often and in however short a field the term stands. */
  get limit(): number {
    return this.least + this.atBest;
  }

  of(count: number, length: number): number {
    return this.least + (this.atBest * count) / (count + this.fixedNorm + this.normPerLength * length);
  }

  /** No posting below one of the peaks scores more. */
  bound(peaks: readonly Peak[]): number {
    return peaks.reduce((most, { count, length }) => Math.max(most, this.of(count, length)), 0);
  }
}

/**
 * How rare a term is: ln(1 + (all - holding + 0.5) / (holding + 0.5)).
 *
 * @param holding answers that hold it, at most `all`
 */
export function rarityOf(all: number, holding: number): number {
  return Math.log(1 + (all - holding + 0.5) / (holding + 0.5));
}
