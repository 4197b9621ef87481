/** Decides which segments are merged after an update. */

import { isMostlyDead } from './commit-deletes.js';
import { RECORD_KINDS, type SegmentEntry } from './manifest.js';

/** Segments are merged with the one before them while that is at most so many times as large as they are together. */
const GROWTH = 2;

/**
 * Groups neighbouring segments; a group of one is left as it is, unless it is mostly dead.
 *
 * Segments get smaller towards the end, each more than twice as large as the next, so that there are few (with a million answers and
 * updates of ten at most 17) and an answer is copied as few times. Neighbours only: the pages of a file stay in their order.
 */
export function planMerges(segments: readonly SegmentEntry[]): SegmentEntry[][] {
  const living = segments.filter((entry) => sizeOf(entry) > 0);
  const groups: SegmentEntry[][] = [];
  let tail: SegmentEntry[] = [];
  let tailSize = 0;
  for (const entry of living.toReversed()) {
    if (tail.length > 0 && sizeOf(entry) > GROWTH * tailSize) {
      groups.unshift(tail);
      tail = [];
      tailSize = 0;
    }
    tail.unshift(entry);
    tailSize += sizeOf(entry);
  }
  if (tail.length > 0) groups.unshift(tail);
  return groups;
}

/** Makes one segment of all: what was built from nothing is read for long, and smallest and fastest in one piece. */
export function planOneSegment(segments: readonly SegmentEntry[]): SegmentEntry[][] {
  return segments.length > 0 ? [[...segments]] : [];
}

/** Whether a group becomes a new segment. */
export function isMerged(group: readonly SegmentEntry[]): boolean {
  return group.length > 1 || group.some(isMostlyDead);
}

function sizeOf(entry: SegmentEntry): number {
  return RECORD_KINDS.reduce((sum, kind) => sum + entry[kind] - entry.deleted[kind], 0);
}
