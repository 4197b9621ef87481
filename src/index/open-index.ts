/** Opens an index for reading: all its segments as one row of answers. */

import { IndexError } from '../errors.js';
import type { Answer, IndexStats, Page } from '../model.js';
import { type Manifest, readManifest, statsOf } from './manifest.js';
import { Segment } from './segment.js';

/** A segment with the ordinal of its first answer. */
export interface PlacedSegment {
  readonly segment: Segment;
  readonly base: number;
}

/** An opened index. Answers have dense ordinals from 0, in the order they were added. */
export interface OpenedIndex {
  readonly stats: IndexStats;
  readonly segments: readonly PlacedSegment[];
  /** @param ordinal from 0 to `stats.answers` - 1 */
  answer(ordinal: number): Answer;
  /** The answer of an id with its ordinal, if there is one. */
  findAnswer(id: string): { readonly ordinal: number; readonly answer: Answer } | undefined;
  /** All pages on which an answer stands, in the order they were read. */
  pagesWith(id: string): Page[];
  /** Closes its files; the index is of no more use then. */
  close(): void;
}

/**
 * Opens the index in a folder and checks it.
 *
 * @param fingerprint of the analyzer that queries will be cut with
 * @throws IndexError where it is missing, damaged, of another format, or made by another analyzer
 */
export function openIndexFiles(directory: string, fingerprint: string): OpenedIndex {
  const manifest = readManifest(directory);
  if (manifest.analyzer !== fingerprint) {
    throw new IndexError(
      'analyzer',
      directory,
      `the index in ${directory} was made by another analyzer (${manifest.analyzer}, this is ${fingerprint})`,
    );
  }
  const segments = openSegments(directory, manifest);
  return {
    stats: statsOf(manifest),
    segments,
    answer: (ordinal) => {
      const { segment, base: first } = segmentOf(segments, ordinal);
      return segment.answer(ordinal - first);
    },
    findAnswer: (id) => {
      for (const { segment, base: first } of segments) {
        const found = segment.findAnswer(id);
        if (found) return { ordinal: first + found.row, answer: found.answer };
      }
      return undefined;
    },
    pagesWith: (id) => segments.flatMap(({ segment }) => segment.pagesWith(id)),
    close: () => {
      for (const { segment } of segments) segment.close();
    },
  };
}

/** All segments, or none: those opened before a damaged one are closed again. */
function openSegments(directory: string, manifest: Manifest): PlacedSegment[] {
  const segments: PlacedSegment[] = [];
  let base = 0;
  try {
    for (const entry of manifest.segments) {
      segments.push({ segment: new Segment(directory, entry), base });
      base += entry.answers;
    }
    return segments;
  } catch (error) {
    for (const { segment } of segments) segment.close();
    throw error;
  }
}

function segmentOf(segments: readonly PlacedSegment[], ordinal: number): PlacedSegment {
  const found = segments.findLast(({ base }) => base <= ordinal);
  if (!found || ordinal - found.base >= found.segment.answers) throw new RangeError(`no answer has the ordinal ${ordinal}`);
  return found;
}
