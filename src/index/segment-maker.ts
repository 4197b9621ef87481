/** Says who writes segments: this thread, or others. */

import type { Analyzer } from '../model.js';
import type { Leaving } from './batch.js';
import { type FileEntry, perKind, type SegmentEntry } from './manifest.js';
import { mergeSegments, rewriteSegment } from './merge.js';
import { type SegmentBatch, writeSegment } from './segment-writer.js';

/** Writes segments into one folder. Equal work gives equal files, whoever does it. */
export interface SegmentMaker {
  /** How many batches may be under way before it pays to wait for one; from 1. */
  readonly ahead: number;
  write(batch: SegmentBatch): Promise<SegmentEntry>;
  merge(segments: readonly SegmentEntry[]): Promise<SegmentEntry>;
  /** Takes answers out of a segment. */
  rewrite(segment: SegmentEntry, leaving: Leaving): Promise<SegmentEntry>;
}

/** Writes them in this thread, one after another. */
export function createLocalMaker(directory: string, analyzer: Analyzer): SegmentMaker {
  return {
    ahead: 1,
    write: async (batch) => writeSegment(directory, analyzer, batch),
    merge: async (segments) => mergeSegments(directory, segments),
    rewrite: async (segment, leaving) => rewriteSegment(directory, segment, leaving),
  };
}

/** Writes nothing: for an update that only tells what it would do. */
export const DRY_MAKER: SegmentMaker = {
  ahead: 1,
  write: async () => NO_SEGMENT,
  merge: async () => NO_SEGMENT,
  rewrite: async () => NO_SEGMENT,
};

const NO_FILE: FileEntry = { name: '', bytes: 0, crc32: 0 };
const NO_SEGMENT: SegmentEntry = {
  ...perKind(() => 0),
  deleted: perKind(() => 0),
  files: { terms: NO_FILE, answers: NO_FILE, pages: NO_FILE, signatures: NO_FILE },
};
