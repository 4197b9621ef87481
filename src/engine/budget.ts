/** Bounds the work of one query. */

import type { Clock, QueryLimits } from '../retrieval.js';
import type { StoppedBy } from '../search-model.js';

/**
 * What a query may cost where it does not say otherwise.
 *
 * - 10,000 terms: one Chinese character typed alone begins a gram with every other one, and must find them all; nothing else comes near.
 * - 20 million postings: about a quarter of all postings of 227,205 answers; a pasted page of common words stays below it.
 * - 2 s: the last resort, where the machine is so slow that the others are not met; what they allow takes a fraction of it.
 */
export const DEFAULT_LIMITS: QueryLimits = { maxTerms: 10_000, maxPostings: 20_000_000, timeMs: 2000 };

/** Time counts from so many postings on: a query that is little work is never cut off because the machine was busy with something else. */
const UNTIMED_POSTINGS = 1_000_000;

/** More neighbours of a word than this are other words, not slips of the hand. */
export const MAX_FUZZY_TERMS = 50;

/** What is left of a query's limits. */
export class Budget {
  readonly maxTerms: number;
  private readonly maxPostings: number;
  private spent = 0;
  private finding = 0;
  private readonly end: number;
  private met: StoppedBy | undefined;

  constructor(
    limits: Partial<QueryLimits>,
    private readonly clock: Clock,
  ) {
    const { maxTerms, maxPostings, timeMs } = { ...DEFAULT_LIMITS, ...limits };
    this.maxTerms = maxTerms;
    this.maxPostings = maxPostings;
    this.end = clock() + timeMs;
  }

  /** Postings looked at so far, those included that were looked at to find terms. */
  get postings(): number {
    return this.spent + this.finding;
  }

  /** The limit met first, if any. */
  get stoppedBy(): StoppedBy | undefined {
    return this.met;
  }

  /** Whether there is no room for any more postings. */
  get isSpent(): boolean {
    return this.met === 'postings' || this.met === 'time';
  }

  /** Some terms were left out. */
  leaveOutTerms(): void {
    this.met ??= 'terms';
  }

  /** Terms were found with a budget of their own. */
  foundWith({ stoppedBy, postings }: Budget): void {
    if (stoppedBy) this.leaveOutTerms();
    this.finding += postings;
  }

  /**
   * Asks before looking at so many postings.
   *
   * @returns whether there is room; once there was none, there is none any more
   */
  spend(postings: number): boolean {
    if (this.isSpent) return false;
    this.spent += postings;
    if (this.spent > this.maxPostings) this.met = 'postings';
    else if (this.spent > UNTIMED_POSTINGS && this.clock() > this.end) this.met = 'time';
    else return true;
    return false;
  }
}
