/** Merges segments into one: the same answers in the same order, read in one go. */

import { RecordFile } from './checked-file.js';
import { FieldWriter } from './field-writer.js';
import { INDEXED_FIELDS, TEXT_FIELDS } from './fields.js';
import { joinIdTables } from './id-table.js';
import type { SegmentEntry } from './manifest.js';
import type { SectionData } from './sections.js';
import { Segment } from './segment.js';
import { writeSections } from './segment-writer.js';

/** A segment with the row that its first answer, and its first page, will have. */
interface Placed {
  readonly segment: Segment;
  readonly answerBase: number;
  readonly pageBase: number;
}

/**
 * Writes one segment that holds what the given ones hold, in their order. Needs memory for all their terms and for the result's.
 *
 * @throws IndexError where one of them is damaged
 */
export function mergeSegments(directory: string, entries: readonly SegmentEntry[]): SegmentEntry {
  const opened: Placed[] = [];
  const answers = new RecordFile(directory, 'answers');
  const pages = new RecordFile(directory, 'pages');
  try {
    let [answerBase, pageBase] = [0, 0];
    for (const entry of entries) {
      opened.push({ segment: new Segment(directory, entry), answerBase, pageBase });
      answerBase += entry.answers;
      pageBase += entry.pages;
    }
    for (const { segment } of opened) {
      const records = segment.records();
      answers.appendAll(records.answers.bytes, records.answers.offsets);
      pages.appendAll(records.pages.bytes, records.pages.offsets);
    }
    const terms = writeSections(directory, sectionsOf(opened, answers.offsets, pages.offsets));
    return { answers: answerBase, pages: pageBase, files: { terms, answers: answers.finish(), pages: pages.finish() } };
  } catch (error) {
    answers.discard();
    pages.discard();
    throw error;
  } finally {
    for (const { segment } of opened) segment.close();
  }
}

function sectionsOf(opened: readonly Placed[], answerOffsets: Float64Array, pageOffsets: Float64Array): SectionData[] {
  const answerIds = joinIdTables(opened.map(({ segment, answerBase }) => ({ table: segment.answerIds, base: answerBase })));
  const placeIds = joinIdTables(opened.map(({ segment, pageBase }) => ({ table: segment.placeIds, base: pageBase })));
  const fields = INDEXED_FIELDS.flatMap((_, field) => mergeField(opened, field));
  return [...fields, answerOffsets, answerIds.keys, answerIds.rows, pageOffsets, placeIds.keys, placeIds.rows];
}

/** A place in the sorted terms of one segment. */
interface Cursor extends Placed {
  next: number;
  readonly terms: number;
}

function mergeField(opened: readonly Placed[], field: number): SectionData[] {
  const answers = opened.reduce((sum, { segment }) => sum + segment.answers, 0);
  const isScored = field < TEXT_FIELDS.length;
  const lengths = new Uint32Array(isScored ? answers : 0);
  if (isScored) for (const { segment, answerBase } of opened) lengths.set(segment.field(field).lengths, answerBase);
  const writer = new FieldWriter(answers, lengths);
  const cursors: Cursor[] = opened.map((placed) => ({ ...placed, next: 0, terms: placed.segment.field(field).sizes.length }));
  const room = new PostingsRoom();
  for (let term = leastTerm(cursors, field); term; term = leastTerm(cursors, field)) {
    const size = appendPostings(cursors, field, term, room);
    writer.append(term, room.answers.subarray(0, size), room.counts.subarray(0, size));
  }
  return writer.sections();
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

/** Joins a term's postings of all segments that have it, and moves their cursors on; returns how many there are. */
function appendPostings(cursors: readonly Cursor[], field: number, term: Buffer, room: PostingsRoom): number {
  let size = 0;
  for (const cursor of cursors) {
    if (cursor.next === cursor.terms || !termAt(cursor, field).equals(term)) continue;
    const { sizes, offsets } = cursor.segment.field(field);
    const list = { size: sizes[cursor.next] as number, offset: offsets[cursor.next] as number };
    room.reserve(size + list.size);
    cursor.segment.unpack(field, list, room.answers.subarray(size), room.counts.subarray(size));
    for (let i = size; i < size + list.size; i++) (room.answers[i] as number) += cursor.answerBase;
    size += list.size;
    cursor.next++;
  }
  return size;
}
