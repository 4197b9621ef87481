/** Merges one field of several segments: their sorted terms side by side, and each term's postings one after another. */

import { FieldWriter } from './field-writer.js';
import { TEXT_FIELDS } from './fields.js';
import { NO_ROW } from './id-table.js';
import type { MergedSegment } from './merge.js';
import type { SectionData } from './sections.js';

/** A place in the sorted terms of one segment. */
interface Cursor extends MergedSegment {
  next: number;
  readonly terms: number;
}

/**
 * The field's sections in the merged segment. Terms that only deleted answers held are left out.
 *
 * @param answers of the merged segment
 */
export function mergeField(segments: readonly MergedSegment[], field: number, answers: number): SectionData[] {
  const writer = new FieldWriter(answers, field < TEXT_FIELDS.length ? mergedLengths(segments, field, answers) : new Uint32Array(0));
  const cursors: Cursor[] = segments.map((merged) => ({ ...merged, next: 0, terms: merged.segment.field(field).sizes.length }));
  const room = new PostingsRoom();
  for (let term = leastTerm(cursors, field); term; term = leastTerm(cursors, field)) {
    const size = appendPostings(cursors, field, term, room);
    if (size > 0) writer.append(term, room.answers.subarray(0, size), room.counts.subarray(0, size));
  }
  return writer.sections();
}

function mergedLengths(segments: readonly MergedSegment[], field: number, answers: number): Uint32Array {
  const merged = new Uint32Array(answers);
  for (const { segment, newRows } of segments) {
    const answerRows = newRows.answers;
    const { lengths } = segment.field(field);
    for (let row = 0; row < answerRows.length; row++) {
      const newRow = answerRows[row] as number;
      if (newRow !== NO_ROW) merged[newRow] = lengths[row] as number;
    }
  }
  return merged;
}

/** The first term, by its bytes, that a cursor stands at. */
function leastTerm(cursors: readonly Cursor[], field: number): Buffer | undefined {
  let least: Buffer | undefined;
  for (const cursor of cursors) {
    if (cursor.next === cursor.terms) continue;
    const term = termAt(cursor, field);
    if (!least || Buffer.compare(term, least) < 0) least = term;
  }
  return least;
}

function termAt({ segment, next }: Cursor, field: number): Buffer {
  const { bytes, offsets } = segment.field(field).dictionary;
  return bytes.subarray(offsets[next], offsets[next + 1]);
}

/** Room for the postings of one term, which grows to the largest. */
class PostingsRoom {
  answers = new Uint32Array(1024);
  counts = new Uint32Array(1024);

  reserve(size: number): void {
    if (size <= this.answers.length) return;
    const length = Math.max(size, this.answers.length * 2);
    for (const name of ['answers', 'counts'] as const) {
      const grown = new Uint32Array(length);
      grown.set(this[name]);
      this[name] = grown;
    }
  }
}

/** Joins a term's living postings of all segments that have it, and moves their cursors on; returns how many there are. */
function appendPostings(cursors: readonly Cursor[], field: number, term: Buffer, room: PostingsRoom): number {
  let size = 0;
  for (const cursor of cursors) {
    if (cursor.next === cursor.terms || !termAt(cursor, field).equals(term)) continue;
    const list = cursor.segment.list(field, cursor.next);
    room.reserve(size + list.size);
    cursor.segment.unpack(field, list, room.answers.subarray(size), room.counts.subarray(size));
    size = keepLiving(room, size, size + list.size, cursor.newRows.answers);
    cursor.next++;
  }
  return size;
}

/** Gives the postings `from..to` their new rows and closes the gaps that deleted ones leave; returns where they now end. */
function keepLiving({ answers, counts }: PostingsRoom, from: number, to: number, newRows: Uint32Array): number {
  let end = from;
  for (let i = from; i < to; i++) {
    const row = newRows[answers[i] as number] as number;
    if (row === NO_ROW) continue;
    answers[end] = row;
    counts[end++] = counts[i] as number;
  }
  return end;
}
