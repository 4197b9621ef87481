/** Writes segments in a thread of its own; loaded by the pool. */

import type { SegmentEntry } from '../index/manifest.js';
import { mergeSegments } from '../index/merge.js';
import { type SegmentBatch, writeSegment } from '../index/segment-writer.js';
import { createAnalyzer } from '../text/analyzer.js';

/** What the pool hands over, as plain data. */
export interface WriteTask {
  readonly directory: string;
  readonly batch: SegmentBatch;
}

/** What the pool hands over, as plain data. */
export interface MergeTask {
  readonly directory: string;
  readonly segments: readonly SegmentEntry[];
}

/** {@link writeSegment} */
export function write({ directory, batch }: WriteTask): SegmentEntry {
  return writeSegment(directory, createAnalyzer(), batch);
}

/** {@link mergeSegments} */
export function merge({ directory, segments }: MergeTask): SegmentEntry {
  return mergeSegments(directory, segments);
}
