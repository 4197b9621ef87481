/** Merges segments into one: the living records in the same order, read in one go. */

import type { Leaving } from './batch.js';
import { Bitmap } from './bitmap.js';
import { INDEXED_FIELDS } from './fields.js';
import { NO_ROW } from './id-table.js';
import { type PerKind, perKind, RECORD_KINDS, type RecordKind, type SegmentEntry } from './manifest.js';
import { mergeField } from './merge-field.js';
import { mergeRows } from './merge-rows.js';
import { type RecordFile, RecordFiles } from './record-files.js';
import { writeSections } from './section-file.js';
import { Segment } from './segment.js';
import { sectionsOfRows } from './segment-rows.js';
import { joinSignatures, signaturesOf, writeSignatures } from './signature-file.js';
import { runAtOnce } from './steps.js';

/** A segment with the rows that its records will have, `NO_ROW` for those that will not be there. */
export interface MergedSegment {
  readonly segment: Segment;
  readonly newRows: PerKind<Uint32Array>;
  /** For each answer the row that it will have among older texts. */
  readonly olderRows: Uint32Array;
}

/**
 * Writes one segment that holds what lives in the given ones, in their order. Needs memory for all their terms and for the result's.
 *
 * @throws IndexError where one of them is damaged
 */
export function mergeSegments(directory: string, entries: readonly SegmentEntry[]): SegmentEntry {
  return merged(directory, entries, { gone: [], older: [] });
}

/**
 * Writes a segment again without some of its answers.
 *
 * @throws IndexError where it is damaged
 */
export function rewriteSegment(directory: string, entry: SegmentEntry, leaving: Leaving): SegmentEntry {
  return merged(directory, [entry], leaving);
}

/** @param leaving answers of all segments alike: none, or there is but one segment */
function merged(directory: string, entries: readonly SegmentEntry[], leaving: Leaving): SegmentEntry {
  const files = new RecordFiles(directory);
  const opened: MergedSegment[] = [];
  const lives: (Bitmap | undefined)[] = [];
  try {
    const sizes = { answers: 0, older: 0, pages: 0 };
    for (const entry of entries) {
      const segment = runAtOnce(Segment.open(directory, entry));
      const [live, older] = [liveWithout(segment, leaving), Bitmap.of(segment.answers, leaving.older)];
      const living = { ...segment.living, answers: live };
      lives.push(live);
      const newRows = perKind((kind) => numbered(segment.sizes[kind], living[kind], sizes[kind]));
      for (const kind of RECORD_KINDS) {
        sizes[kind] += living[kind]?.count() ?? entry[kind];
        copyRecords(files.of(kind), segment, kind, living[kind]);
      }
      opened.push({ segment, newRows, olderRows: numbered(segment.answers, older, sizes.older) });
      sizes.older += older.count();
      copyRecords(files.of('older'), segment, 'answers', older);
    }
    const fields = INDEXED_FIELDS.flatMap((_, field) => mergeField(opened, field, sizes.answers));
    const terms = writeSections(directory, 'terms', [...fields, ...sectionsOfRows(mergeRows(opened, files.offsets))]);
    const signatures = writeSignatures(directory, joinSignatures(entries.map((entry, i) => signaturesOf(directory, entry, lives[i]))));
    return { ...sizes, deleted: perKind(() => 0), files: { terms, ...files.finish(), signatures } };
  } catch (error) {
    files.discard();
    throw error;
  } finally {
    for (const { segment } of opened) segment.close();
  }
}

function liveWithout({ answers, live }: Segment, { gone, older }: Leaving): Bitmap | undefined {
  if (gone.length + older.length === 0) return live;
  const rest = live?.clone() ?? Bitmap.full(answers);
  for (const row of [...gone, ...older]) rest.delete(row);
  return rest;
}

/** The new row of every row: those of a set, by default all, are counted on from `first`. */
function numbered(size: number, rows: Bitmap | undefined, first: number): Uint32Array {
  let next = first;
  return Uint32Array.from({ length: size }, (_, row) => (!rows || rows.has(row) ? next++ : NO_ROW));
}

/** Copies the records of a set of rows, by default all, in whole stretches. */
function copyRecords(to: RecordFile, segment: Segment, kind: RecordKind, rows: Bitmap | undefined): void {
  const { offsets } = segment.rows[kind];
  const from = segment.fileOf(kind);
  const size = segment.sizes[kind];
  for (let start = 0; from && start < size; ) {
    let end = start + 1;
    if (rows && !rows.has(start)) {
      start = end;
      continue;
    }
    while (end < size && (!rows || rows.has(end))) end++;
    to.appendAll(from.read(offsets[start], offsets[end]), offsets.subarray(start, end + 1));
    start = end;
  }
}
