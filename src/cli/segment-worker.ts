/** Writes segments in a thread of its own; loaded by the pool. */

import type { Leaving } from '../index/batch.js';
import type { SegmentEntry } from '../index/manifest.js';
import { mergeSegments, rewriteSegment } from '../index/merge.js';
import { type SegmentBatch, writeSegment } from '../index/segment-writer.js';
import type { UserWord } from '../model.js';
import { createAnalyzer } from '../text/analyzer.js';
import { type Outcome, outcomeOf } from './thread-errors.js';

/** What the pool hands over, as plain data. */
export interface WriteTask {
  readonly directory: string;
  readonly userWords: readonly UserWord[];
  readonly batch: SegmentBatch;
}

/** What the pool hands over, as plain data. */
export interface MergeTask {
  readonly directory: string;
  readonly segments: readonly SegmentEntry[];
}

/** What the pool hands over, as plain data. */
export interface RewriteTask {
  readonly directory: string;
  readonly segment: SegmentEntry;
  readonly leaving: Leaving;
}

/** {@link writeSegment} */
export function write({ directory, userWords, batch }: WriteTask): Promise<Outcome<SegmentEntry>> {
  return outcomeOf(() => writeSegment(directory, createAnalyzer(userWords), batch));
}

/** {@link mergeSegments} */
export function merge({ directory, segments }: MergeTask): Promise<Outcome<SegmentEntry>> {
  return outcomeOf(() => mergeSegments(directory, segments));
}

/** {@link rewriteSegment} */
export function rewrite({ directory, segment, leaving }: RewriteTask): Promise<Outcome<SegmentEntry>> {
  return outcomeOf(() => rewriteSegment(directory, segment, leaving));
}
