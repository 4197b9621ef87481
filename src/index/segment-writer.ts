/** Writes one segment: takes answers and pages one by one, keeps their texts on disk, and lays out their postings at the end. */

import { createHash, type Hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Answer, Page } from '../model.js';
import { packDictionary } from './dictionary.js';
import { DurableFile } from './durable-files.js';
import { INDEXED_FIELDS } from './fields.js';
import { packIdTable } from './id-table.js';
import type { FileEntry, SegmentEntry } from './manifest.js';
import { PostingsPacker } from './postings.js';
import { packRecord } from './records.js';
import { layOutSections, type SectionData } from './sections.js';
import { createPostingsBatch, type PostingsBatch } from './writer.js';

/** One segment being written. After `finish` or `discard` it is of no more use. */
export class SegmentWriter {
  private readonly batch = createPostingsBatch();
  private readonly answerFile: RecordFile;
  private readonly pageFile: RecordFile;
  private readonly answerIds: [string, number][] = [];
  private readonly placeIds: [string, number][] = [];
  private pages = 0;

  constructor(private readonly directory: string) {
    this.answerFile = new RecordFile(directory, 'answers');
    this.pageFile = new RecordFile(directory, 'pages');
  }

  /** How many postings it holds in memory. */
  get postings(): number {
    return this.batch.postings;
  }

  get isEmpty(): boolean {
    return this.batch.answers === 0 && this.pages === 0;
  }

  /** @param terms the answer's terms by field, in the order of `INDEXED_FIELDS` */
  addAnswer(answer: Answer, terms: readonly (readonly string[])[]): void {
    this.answerIds.push([answer.id, this.batch.answers]);
    this.batch.add(terms);
    this.answerFile.append(answer);
  }

  addPage(page: Page): void {
    for (const id of new Set(page.answers)) this.placeIds.push([id, this.pages]);
    this.pages++;
    this.pageFile.append(page);
  }

  /**
   * Writes and names the segment's files. Names are made from the content, so equal segments have equal names.
   *
   * @returns what the manifest says of the segment
   */
  finish(): SegmentEntry {
    const answerIds = packIdTable(this.answerIds);
    const placeIds = packIdTable(this.placeIds);
    const sections = [
      ...INDEXED_FIELDS.flatMap((_, field) => fieldSections(this.batch, field)),
      this.answerFile.offsets,
      answerIds.keys,
      answerIds.rows,
      this.pageFile.offsets,
      placeIds.keys,
      placeIds.rows,
    ];
    const terms = new CheckedFile(this.directory, 'terms');
    for (const piece of layOutSections(sections)) terms.append(piece);
    const files = { terms: terms.finish('terms'), answers: this.answerFile.finish(), pages: this.pageFile.finish() };
    return { answers: this.batch.answers, pages: this.pages, files };
  }

  discard(): void {
    this.answerFile.discard();
    this.pageFile.discard();
  }
}

/** The sections of one field, in the order that `segment.ts` reads them. */
function fieldSections(batch: PostingsBatch, field: number): SectionData[] {
  const terms = Array.from(batch.termsOf(field), ([term, postings]) => ({ term: Buffer.from(term), postings }));
  terms.sort((a, b) => Buffer.compare(a.term, b.term));
  const packer = new PostingsPacker();
  const sizes = new Uint32Array(terms.length);
  const offsets = new Float64Array(terms.length);
  for (const [i, { postings }] of terms.entries()) {
    sizes[i] = postings.size;
    offsets[i] = packer.length;
    packer.append(postings);
  }
  const dictionary = packDictionary(terms.map(({ term }) => term));
  return [dictionary.bytes, dictionary.offsets, sizes, offsets, packer.toBytes(), batch.lengthsOf(field)];
}

/** A file that keeps its own checksum and is named by its content. */
class CheckedFile {
  private readonly file: DurableFile;
  private readonly hash: Hash = createHash('sha256');
  private checksum = 0;

  constructor(directory: string, kind: string) {
    this.file = new DurableFile(directory, `writing-${process.pid}.${kind}`);
  }

  get length(): number {
    return this.file.length;
  }

  append(bytes: Uint8Array): void {
    this.file.append(bytes);
    this.hash.update(bytes);
    this.checksum = crc32(bytes, this.checksum);
  }

  finish(kind: string): FileEntry {
    const name = `${this.hash.digest('hex').slice(0, 16)}.${kind}`;
    const bytes = this.file.length;
    this.file.finish(name);
    return { name, bytes, crc32: this.checksum };
  }

  discard(): void {
    this.file.discard();
  }
}

/** A checked file of records, with their offsets. */
class RecordFile {
  private readonly file: CheckedFile;
  private readonly ends: number[] = [0];

  constructor(
    directory: string,
    private readonly kind: string,
  ) {
    this.file = new CheckedFile(directory, kind);
  }

  get offsets(): Float64Array {
    return Float64Array.from(this.ends);
  }

  append(record: object): void {
    this.file.append(packRecord(record));
    this.ends.push(this.file.length);
  }

  finish(): FileEntry {
    return this.file.finish(this.kind);
  }

  discard(): void {
    this.file.discard();
  }
}
