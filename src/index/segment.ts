/** Opens a segment: an immutable piece of the index, its terms in memory and its texts on disk. */
// The format, byte by byte: ARCHITECTURE.md, "The segment file".

import { IndexError } from '../errors.js';
import type { Bitmap } from './bitmap.js';
import type { DamagedRecords } from './damaged-records.js';
import { type Deletes, deletedOf, deletesIn } from './deletes.js';
import type { Dictionary } from './dictionary.js';
import { INDEXED_FIELDS, SECTIONS_PER_FIELD } from './fields.js';
import type { SegmentEntry } from './manifest.js';
import { OpenFile } from './open-file.js';
import { BLOCK_SIZE, LongList, unpackShort } from './posting-lists.js';
import { readSectionFile } from './section-file.js';
import { asUint32 } from './sections.js';
import { SegmentRecords } from './segment-records.js';
import { type SegmentRows, segmentRowsOf } from './segment-rows.js';
import type { Steps } from './steps.js';

/** The postings of one term in one field of one segment, not yet unpacked. */
export interface PostingList {
  /** How many answers of the segment hold the term, deleted ones included. */
  readonly size: number;
  /** How many of them are not deleted. */
  readonly holding: number;
  /** Where it begins: in the short lists below `BLOCK_SIZE`, else in the long ones. */
  readonly offset: number;
}

/** One field of a segment. */
export interface SegmentField {
  readonly dictionary: Dictionary;
  readonly sizes: Uint32Array;
  readonly offsets: Uint32Array;
  readonly short: Uint8Array;
  readonly long: Uint32Array;
  /** How many different terms each answer has in this field; nothing for fields that are never scored. */
  readonly lengths: Uint32Array;
  /** The sum of the lengths of all answers that are not deleted. */
  readonly totalLength: number;
}

/** An opened segment: its records, with the postings of their terms. */
export class Segment extends SegmentRecords {
  private constructor(
    directory: string,
    entry: SegmentEntry,
    private readonly fields: readonly SegmentField[],
    rows: SegmentRows,
    deletes: Deletes | undefined,
    damaged: DamagedRecords | undefined,
  ) {
    super(directory, entry, rows, deletes, damaged);
  }

  /** Rows of answers, deleted ones included. */
  get answers(): number {
    return this.sizes.answers;
  }

  /** Which answers are not deleted; absent where all are there. */
  get live(): Bitmap | undefined {
    return this.living.answers;
  }

  /**
   * Reads the segment file into memory and checks it; opens the files of records and checks their sizes.
   *
   * @param damaged gives what stands in for damaged records; by default reading one throws
   * @throws IndexError `damaged` or `format`
   */
  static *open(directory: string, entry: SegmentEntry, damaged?: DamagedRecords): Steps<Segment> {
    const sections = yield* readSectionFile(directory, entry.files.terms);
    const rest = sections.slice(INDEXED_FIELDS.length * SECTIONS_PER_FIELD);
    const rows = segmentRowsOf(rest);
    if (!rows) throw new IndexError('damaged', directory, `${entry.files.terms.name} in ${directory} has ${sections.length} sections`);
    const deletes = entry.files.deletes && deletesIn(yield* readSectionFile(directory, entry.files.deletes), entry, directory);
    const fields: SegmentField[] = [];
    for (const field of INDEXED_FIELDS.keys()) {
      fields.push(fieldOf(sections.slice(field * SECTIONS_PER_FIELD), deletes?.fields[field]?.totalLength ?? 0));
      yield;
    }
    // Only updates read the signatures; that they are there is known now.
    new OpenFile(directory, entry.files.signatures).close();
    return new Segment(directory, entry, fields, rows, deletes, damaged);
  }

  /** @param field a position in `INDEXED_FIELDS` */
  field(field: number): SegmentField {
    return this.fields[field] as SegmentField;
  }

  /** The postings of a term by its number in the dictionary. */
  list(field: number, term: number): PostingList {
    const { sizes, offsets } = this.field(field);
    const size = sizes[term] as number;
    const deleted = this.deletes?.fields[field];
    return { size, holding: deleted ? size - deletedOf(deleted, term) : size, offset: offsets[term] as number };
  }

  /** A list of `BLOCK_SIZE` postings or more, to be read block by block. */
  longList(field: number, { offset, size }: PostingList): LongList {
    return new LongList(this.field(field).long, offset, size);
  }

  /** Unpacks a list, deleted answers included, into two arrays of at least its size. */
  unpack(field: number, list: PostingList, answers: Uint32Array, counts: Uint32Array): void {
    if (list.size < BLOCK_SIZE) {
      unpackShort(this.field(field).short, list.offset, list.size, answers, counts);
      return;
    }
    const blocks = this.longList(field, list);
    for (let block = 0; block < blocks.blocks; block++) {
      const from = block * BLOCK_SIZE;
      blocks.answersOf(block, answers.subarray(from));
      blocks.countsOf(block, counts.subarray(from));
    }
  }

  /** All rows of a list, deleted ones included; counts of long lists are not unpacked. */
  answersOf(field: number, list: PostingList): Uint32Array {
    const answers = new Uint32Array(list.size);
    if (list.size < BLOCK_SIZE) {
      unpackShort(this.field(field).short, list.offset, list.size, answers, new Uint32Array(list.size));
      return answers;
    }
    const blocks = this.longList(field, list);
    for (let block = 0; block < blocks.blocks; block++) blocks.answersOf(block, answers.subarray(block * BLOCK_SIZE));
    return answers;
  }
}

function fieldOf(sections: readonly Buffer[], deletedLength: number): SegmentField {
  const [terms, termOffsets, sizes, offsets, short, long, lengths] = sections as [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer];
  const answerLengths = asUint32(lengths);
  let totalLength = -deletedLength;
  for (const length of answerLengths) totalLength += length;
  return {
    dictionary: { bytes: terms, offsets: asUint32(termOffsets) },
    sizes: asUint32(sizes),
    offsets: asUint32(offsets),
    short,
    long: asUint32(long),
    lengths: answerLengths,
    totalLength,
  };
}
