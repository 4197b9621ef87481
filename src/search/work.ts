/** Bounds the work of one search, all that it asks of the engine together. */

import type { Engine, Retrieved } from '../engine/engine.js';
import type { Clock, QueryLimits } from '../retrieval.js';
import type { StoppedBy } from '../search-model.js';

/**
 * What a search may cost. Postings are counted, so that the same query always gets as far; reading an answer to verify it counts as some. The time is
 * the last resort, where the machine is so slow that the other limit is not met in time.
 */
export type WorkLimits = Pick<QueryLimits, 'maxPostings' | 'timeMs'>;

/** On 227,205 answers a pasted page of 2,000 characters takes 3 to 15 million postings. */
export const WORK_LIMITS: WorkLimits = { maxPostings: 20_000_000, timeMs: 2000 };

/** What one question to the engine may still look at where hardly anything is left: enough to count what is rare. */
const LEAST_POSTINGS = 100_000;

/** Of one search. */
export class Work {
  private postings: number;
  private readonly end: number;
  private met: StoppedBy | undefined;

  constructor(
    { maxPostings, timeMs }: WorkLimits,
    private readonly clock: Clock,
  ) {
    this.postings = maxPostings;
    this.end = clock() + timeMs;
  }

  /** The limit of the search that was met first, if any; by time too where there was none left to begin something else. */
  get stoppedBy(): StoppedBy | undefined {
    return this.met;
  }

  /** Whether something else may be begun. */
  get isLeft(): boolean {
    if (this.postings <= 0) this.met ??= 'postings';
    else if (this.clock() > this.end) this.met ??= 'time';
    return this.met === undefined;
  }

  /**
   * The engine, all of whose answers come out of what is left.
   *
   * @param most what one question to it may cost at most; by default all that is left
   */
  over(engine: Engine, most: Partial<QueryLimits> = {}): Engine {
    // Copied: a search calls some of its functions thousands of times, and calls through a prototype made for each search are slow.
    return {
      ...engine,
      retrieve: (query, limit) => this.counted(engine.retrieve({ ...query, limits: this.limits(most) }, limit), most),
      termScores: (query, ordinals) => engine.termScores({ ...query, limits: this.limits(most) }, ordinals),
    };
  }

  private limits(most: Partial<QueryLimits>): Partial<QueryLimits> {
    const postings = Math.max(LEAST_POSTINGS, this.postings);
    return { ...most, maxPostings: Math.min(most.maxPostings ?? postings, postings), timeMs: Math.max(0, this.end - this.clock()) };
  }

  private counted(retrieved: Retrieved, { maxPostings }: Partial<QueryLimits>): Retrieved {
    this.postings -= retrieved.postings;
    // A question that met its own limit leaves the others what there is.
    const isOwn = retrieved.stoppedBy === 'terms' || (retrieved.stoppedBy === 'postings' && maxPostings !== undefined && this.postings > 0);
    if (!isOwn) this.met ??= retrieved.stoppedBy;
    return retrieved;
  }
}
