/** Merges segments into one: the living answers and pages in the same order, read in one go. */

import type { Bitmap } from './bitmap.js';
import { RecordFile } from './checked-file.js';
import { INDEXED_FIELDS } from './fields.js';
import { NO_ROW } from './id-table.js';
import type { SegmentEntry } from './manifest.js';
import { mergeField } from './merge-field.js';
import { mergeRows } from './merge-rows.js';
import type { OpenFile } from './open-file.js';
import { writeSections } from './section-file.js';
import { Segment } from './segment.js';
import { sectionsOfRows } from './segment-rows.js';
import { joinSignatures, signaturesOf, writeSignatures } from './signature-file.js';
import { runAtOnce } from './steps.js';

/** A segment with the rows that its answers and pages will have, `NO_ROW` for deleted ones. */
export interface MergedSegment {
  readonly segment: Segment;
  readonly answerRows: Uint32Array;
  readonly pageRows: Uint32Array;
}

/**
 * Writes one segment that holds what lives in the given ones, in their order. Needs memory for all their terms and for the result's.
 *
 * @throws IndexError where one of them is damaged
 */
export function mergeSegments(directory: string, entries: readonly SegmentEntry[]): SegmentEntry {
  const opened: MergedSegment[] = [];
  const answerFile = new RecordFile(directory, 'answers');
  const pageFile = new RecordFile(directory, 'pages');
  try {
    let [answers, pages] = [0, 0];
    for (const entry of entries) {
      const segment = runAtOnce(Segment.open(directory, entry));
      const merged = {
        segment,
        answerRows: newRows(segment.answers, segment.live, answers),
        pageRows: newRows(segment.pages, segment.livePages, pages),
      };
      opened.push(merged);
      answers += entry.answers - entry.deleted.answers;
      pages += entry.pages - entry.deleted.pages;
      copyRecords(answerFile, segment.answerFile, segment.rows.answerOffsets, segment.live);
      copyRecords(pageFile, segment.pageFile, segment.rows.pageOffsets, segment.livePages);
    }
    const fields = INDEXED_FIELDS.flatMap((_, field) => mergeField(opened, field, answers));
    const rows = sectionsOfRows({ ...mergeRows(opened), answerOffsets: answerFile.offsets, pageOffsets: pageFile.offsets });
    const terms = writeSections(directory, 'terms', [...fields, ...rows]);
    const signatures = writeSignatures(
      directory,
      joinSignatures(opened.map(({ segment }, i) => signaturesOf(directory, entries[i] as SegmentEntry, segment.live))),
    );
    const files = { terms, answers: answerFile.finish(), pages: pageFile.finish(), signatures };
    return { answers, pages, deleted: { answers: 0, pages: 0 }, files };
  } catch (error) {
    answerFile.discard();
    pageFile.discard();
    throw error;
  } finally {
    for (const { segment } of opened) segment.close();
  }
}

/** The new row of every row: living ones are counted on from `first`. */
function newRows(size: number, live: Bitmap | undefined, first: number): Uint32Array {
  let next = first;
  return Uint32Array.from({ length: size }, (_, row) => (!live || live.has(row) ? next++ : NO_ROW));
}

/** Copies whole stretches of records between deleted ones. */
function copyRecords(to: RecordFile, from: OpenFile, offsets: Float64Array, live: Bitmap | undefined): void {
  const size = offsets.length - 1;
  for (let start = 0; start < size; ) {
    let end = start + 1;
    if (live && !live.has(start)) {
      start = end;
      continue;
    }
    while (end < size && (!live || live.has(end))) end++;
    to.appendAll(from.read(offsets[start], offsets[end]), offsets.subarray(start, end + 1));
    start = end;
  }
}
