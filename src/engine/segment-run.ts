/** Scores the answers of one segment, leaving out those that cannot be among the best. */
// Terms are taken one at a time, those that can add most first. As soon as the terms that are left cannot lift an answer that was not
// seen yet among the best, no more answers are taken up (MaxScore; Turtle and Flood, 1995): the terms that are left, the common ones
// with the long lists, only add to answers that can still win, and are unpacked only where one of these may stand.

import { Bitmap } from '../index/bitmap.js';
import type { Budget } from './budget.js';
import type { Accumulator, Part } from './part.js';
import type { Threshold } from './threshold.js';

/** Sums of bounds and of scores are rounded differently; what is so close to the threshold is not left out. */
const ROUNDING = 1 - 1e-9;

/** What a run found: the first `candidates` rows are to be offered; the answers beyond them cannot be among the best. */
export interface RunResult {
  readonly candidates: number;
  readonly total: number;
  readonly isComplete: boolean;
}

/** One query in one segment. */
export class SegmentRun {
  private remaining: number;
  private waiting: number;

  /**
   * @param touched empty before
   * @param allowed rows that may be found; absent for all
   * @param best absent where every posting is to be scored
   */
  constructor(
    private readonly parts: readonly Part[],
    private readonly touched: Accumulator,
    private readonly allowed: Bitmap | undefined,
    private readonly budget: Budget,
    private readonly best: Threshold | undefined,
    private readonly worstSoFar: number,
  ) {
    this.remaining = parts.reduce((sum, { bound }) => sum + bound, 0);
    this.waiting = parts.reduce((sum, { size }) => sum + size, 0);
  }

  /** Takes up answers as their terms come. */
  run(): RunResult {
    const { parts, touched } = this;
    let next = 0;
    let isComplete = true;
    let unlooked = 0;
    for (let threshold = this.worstSoFar; next < parts.length && !this.cannotReach(this.remaining, threshold); next++) {
      const part = parts[next] as Part;
      if (!this.budget.spend(part.size)) return { candidates: touched.count, total: touched.count, isComplete: false };
      // Of rows not seen yet, a posting must score so much that with all terms behind it the threshold can be reached.
      const least = threshold * ROUNDING - (this.remaining - part.bound);
      isComplete = part.addAll(touched, this.allowed, least) && isComplete;
      this.take(part);
      unlooked += part.size;
      // Finding the threshold looks at every touched row: worth it only where the terms that are left have more postings, and where as
      // many were added since; a pasted page has hundreds of terms.
      if (this.waiting <= touched.count || unlooked < touched.count) continue;
      threshold = this.thresholdOver(touched.count);
      unlooked = 0;
    }
    if (next === parts.length) return { candidates: touched.count, total: touched.count, isComplete };
    // Under a condition nothing is known of answers that were not taken up.
    const unseen = this.allowed ? 0 : parts.slice(next).reduce((most, { size }) => Math.max(most, size), 0);
    const candidates = this.prune(touched.count, this.thresholdOver(touched.count));
    sortRows(touched, candidates);
    return { total: Math.max(touched.count, unseen), candidates: this.addRest(next, candidates), isComplete: false };
  }

  /**
   * Takes the allowed answers, which are few, for candidates from the start, and looks only at their postings.
   *
   * @param rows the allowed rows, ascending
   */
  runOver(rows: Uint32Array): RunResult {
    const { touched } = this;
    touched.rows.set(rows);
    touched.count = rows.length;
    const candidates = this.addRest(0, rows.length, this.allowed);
    const isComplete = !this.budget.isSpent;
    // Those left behind have scores that are to be cleared.
    if (candidates < rows.length) return { candidates, total: rows.length, isComplete };
    touched.count = 0;
    for (const row of rows) if ((touched.scores[row] as number) > 0) touched.rows[touched.count++] = row;
    return { candidates: touched.count, total: touched.count, isComplete };
  }

  /**
   * Adds the terms that are left to the rows that can still win.
   *
   * @param candidates so many of the touched rows, ascending
   * @param among the candidates, where they have no scores yet
   */
  private addRest(from: number, candidates: number, among?: Bitmap): number {
    const { touched } = this;
    let count = candidates;
    let threshold = this.worstSoFar;
    for (const part of this.parts.slice(from)) {
      if (!this.budget.spend(Math.min(part.size, count))) return count;
      const rest = this.remaining - part.bound;
      part.addToCandidates({ ...touched, count }, among, threshold * ROUNDING - rest);
      this.take(part);
      // Finding the threshold looks at every candidate: worth it only where the terms that are left have more postings.
      if (!this.best || this.waiting <= count) continue;
      threshold = this.thresholdOver(count);
      count = this.prune(count, threshold);
    }
    return count;
  }

  /** Moves the rows that can still win to the front, in their order; returns how many they are. */
  private prune(count: number, threshold: number): number {
    const { scores, rows } = this.touched;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i] as number;
      if (this.cannotReach((scores[row] as number) + this.remaining, threshold)) continue;
      rows[i] = rows[kept] as number;
      rows[kept++] = row;
    }
    return kept;
  }

  private take({ bound, size }: Part): void {
    this.remaining -= bound;
    this.waiting -= size;
  }

  private cannotReach(most: number, threshold: number): boolean {
    return most < threshold * ROUNDING;
  }

  /** What an answer must reach by what is known of the first `count` touched rows and of the segments before. */
  private thresholdOver(count: number): number {
    const { best, touched } = this;
    if (!best) return 0;
    best.clear();
    for (let i = 0; i < count; i++) best.offer(touched.scores[touched.rows[i] as number] as number);
    return Math.max(this.worstSoFar, best.value);
  }
}

/** Many numbers are sorted faster by setting their bits than by comparing them. */
const MIN_BITMAP_ROWS = 256;

/** Sorts the first `count` rows. */
function sortRows({ rows, scores }: Accumulator, count: number): void {
  if (count < MIN_BITMAP_ROWS) {
    rows.subarray(0, count).sort();
    return;
  }
  const bitmap = new Bitmap(scores.length);
  for (let i = 0; i < count; i++) bitmap.add(rows[i] as number);
  rows.set(bitmap.rows());
}
