/** Opens a segment: an immutable piece of the index, its terms in memory and its texts on disk. */
// The format, byte by byte: ARCHITECTURE.md, "The segment file".

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { IndexError } from '../errors.js';
import type { Answer, Page } from '../model.js';
import { type Dictionary, findPrefix, findTerm } from './dictionary.js';
import { INDEXED_FIELDS } from './fields.js';
import { type IdTable, rowsOf } from './id-table.js';
import type { SegmentEntry } from './manifest.js';
import { BLOCK_SIZE, LongList, unpackShort } from './posting-lists.js';
import { readRecord } from './records.js';
import { asFloat64, asUint32, readSections } from './sections.js';

/** Sections of one field, in the order of the file. */
const SECTIONS_PER_FIELD = 7;

const COPY_BYTES = 1 << 20;

/** The postings of one term in one field of one segment, not yet unpacked. */
export interface PostingList {
  /** How many answers of the segment hold the term. */
  readonly size: number;
  /** Where it begins: in the short lists below `BLOCK_SIZE`, else in the long ones. */
  readonly offset: number;
}

/** Records one after another, with their offsets. */
export interface RecordsOnDisk {
  readonly bytes: Iterable<Uint8Array>;
  readonly offsets: Float64Array;
}

/** One field of a segment. */
export interface SegmentField {
  readonly dictionary: Dictionary;
  readonly sizes: Uint32Array;
  readonly offsets: Uint32Array;
  readonly short: Uint8Array;
  readonly long: Uint32Array;
  /** How many different terms each answer has in this field. */
  readonly lengths: Uint32Array;
  /** The sum of `lengths`. */
  readonly totalLength: number;
}

/** An opened segment. Rows are numbered from 0 within it. */
export class Segment {
  readonly answers: number;
  readonly pages: number;
  private readonly fields: readonly SegmentField[];
  readonly answerIds: IdTable;
  readonly placeIds: IdTable;
  private readonly answerOffsets: Float64Array;
  private readonly pageOffsets: Float64Array;
  private readonly answerFile: OpenFile;
  private readonly pageFile: OpenFile;

  /**
   * Reads the segment file into memory and checks it; opens the two files of texts and checks their sizes.
   *
   * @throws IndexError `damaged` or `format`
   */
  constructor(directory: string, entry: SegmentEntry) {
    const file = join(directory, entry.files.terms.name);
    const sections = readSections(file, readWhole(file, entry.files.terms.bytes));
    const rest = sections.slice(INDEXED_FIELDS.length * SECTIONS_PER_FIELD);
    if (rest.length !== 6) throw new IndexError('damaged', directory, `${file} has ${sections.length} sections`);
    this.answers = entry.answers;
    this.pages = entry.pages;
    this.fields = INDEXED_FIELDS.map((_, i) => fieldOf(sections.slice(i * SECTIONS_PER_FIELD)));
    const [answerOffsets, answerKeys, answerRows, pageOffsets, placeKeys, placeRows] = rest as [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer];
    this.answerOffsets = asFloat64(answerOffsets);
    this.answerIds = { keys: asFloat64(answerKeys), rows: asUint32(answerRows) };
    this.pageOffsets = asFloat64(pageOffsets);
    this.placeIds = { keys: asFloat64(placeKeys), rows: asUint32(placeRows) };
    this.answerFile = new OpenFile(join(directory, entry.files.answers.name), entry.files.answers.bytes);
    this.pageFile = new OpenFile(join(directory, entry.files.pages.name), entry.files.pages.bytes);
  }

  /** @param field a position in `INDEXED_FIELDS` */
  field(field: number): SegmentField {
    return this.fields[field] as SegmentField;
  }

  /** The postings of one term (UTF-8), if the segment has it. */
  term(field: number, term: Buffer): PostingList | undefined {
    const { dictionary, sizes, offsets } = this.field(field);
    const found = findTerm(dictionary, term);
    return found < 0 ? undefined : { size: sizes[found] as number, offset: offsets[found] as number };
  }

  /** The postings of every term that begins with `prefix`, in the order of the terms. */
  prefix(field: number, prefix: Buffer): PostingList[] {
    const { dictionary, sizes, offsets } = this.field(field);
    const [from, to] = findPrefix(dictionary, prefix);
    return Array.from({ length: to - from }, (_, i) => ({ size: sizes[from + i] as number, offset: offsets[from + i] as number }));
  }

  /** A list of `BLOCK_SIZE` postings or more, to be read block by block. */
  longList(field: number, { offset, size }: PostingList): LongList {
    return new LongList(this.field(field).long, offset, size);
  }

  /** Unpacks a list into two arrays of at least its size. */
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

  answer(row: number): Answer {
    return readRecord<Answer>(this.answerFile.path, this.answerFile.descriptor, this.answerOffsets, row);
  }

  page(row: number): Page {
    return readRecord<Page>(this.pageFile.path, this.pageFile.descriptor, this.pageOffsets, row);
  }

  /** All records of answers and of pages, as they lie on disk. */
  records(): { readonly answers: RecordsOnDisk; readonly pages: RecordsOnDisk } {
    return {
      answers: { bytes: this.answerFile.read(), offsets: this.answerOffsets },
      pages: { bytes: this.pageFile.read(), offsets: this.pageOffsets },
    };
  }

  /** The answer of an id with its row, if it is in this segment. */
  findAnswer(id: string): { readonly row: number; readonly answer: Answer } | undefined {
    for (const row of rowsOf(this.answerIds, id)) {
      const answer = this.answer(row);
      if (answer.id === id) return { row, answer };
    }
    return undefined;
  }

  /** The pages of this segment on which an answer stands, in the order they were read. */
  pagesWith(id: string): Page[] {
    return Array.from(rowsOf(this.placeIds, id), (row) => this.page(row)).filter((page) => page.answers.includes(id));
  }

  close(): void {
    this.answerFile.close();
    this.pageFile.close();
  }
}

function fieldOf(sections: readonly Buffer[]): SegmentField {
  const [terms, termOffsets, sizes, offsets, short, long, lengths] = sections as [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer];
  const answerLengths = asUint32(lengths);
  return {
    dictionary: { bytes: terms, offsets: asUint32(termOffsets) },
    sizes: asUint32(sizes),
    offsets: asUint32(offsets),
    short,
    long: asUint32(long),
    lengths: answerLengths,
    totalLength: answerLengths.reduce((sum, length) => sum + length, 0),
  };
}

/** A file kept open for reading records from it. */
class OpenFile {
  private opened: number | undefined;

  constructor(
    readonly path: string,
    expectedBytes: number,
  ) {
    this.opened = openChecked(path, expectedBytes);
  }

  get descriptor(): number {
    if (this.opened === undefined) throw new Error('the index was closed');
    return this.opened;
  }

  /** The whole file in pieces. */
  *read(): Generator<Uint8Array> {
    const piece = Buffer.allocUnsafe(COPY_BYTES);
    for (let at = 0; ; ) {
      const read = readSync(this.descriptor, piece, 0, piece.length, at);
      if (read === 0) return;
      at += read;
      yield piece.subarray(0, read);
    }
  }

  close(): void {
    if (this.opened !== undefined) closeSync(this.opened);
    this.opened = undefined;
  }
}

function openChecked(path: string, expectedBytes: number): number {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (cause) {
    throw new IndexError('damaged', dirname(path), `${path} cannot be opened`, { cause });
  }
  const { size } = fstatSync(descriptor);
  if (size === expectedBytes) return descriptor;
  closeSync(descriptor);
  throw new IndexError('damaged', dirname(path), `${path} has ${size} bytes instead of ${expectedBytes}`);
}

/** A file in one buffer that begins at a multiple of 8, as the views on its numbers need. */
function readWhole(path: string, expectedBytes: number): Buffer {
  const descriptor = openChecked(path, expectedBytes);
  try {
    const bytes = Buffer.from(new ArrayBuffer(expectedBytes));
    for (let at = 0; at < expectedBytes; ) {
      const read = readSync(descriptor, bytes, at, expectedBytes - at, at);
      if (read === 0) throw new IndexError('damaged', dirname(path), `${path} ended at ${at} of ${expectedBytes} bytes`);
      at += read;
    }
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}
