/** Writes the records of a segment, a file for each kind. */

import { CheckedFile } from './checked-file.js';
import { type FileEntry, type PerKind, perKind, type RecordKind, type SegmentEntry } from './manifest.js';
import { packRecord } from './records.js';

/** A checked file of records, with their offsets. */
export class RecordFile {
  private readonly file: CheckedFile;
  private readonly ends: number[] = [0];

  constructor(directory: string, kind: string) {
    this.file = new CheckedFile(directory, kind);
  }

  get offsets(): Float64Array {
    return Float64Array.from(this.ends);
  }

  /** @param bytes of records that lie one after another in another file, with their offsets there, the end of the last one included */
  appendAll(bytes: Iterable<Uint8Array>, offsets: Float64Array): void {
    const base = this.file.length - (offsets[0] as number);
    for (const piece of bytes) this.file.append(piece);
    for (let i = 1; i < offsets.length; i++) this.ends.push(base + (offsets[i] as number));
  }

  append(record: object): void {
    this.file.append(packRecord(record));
    this.ends.push(this.file.length);
  }

  finish(): FileEntry {
    return this.file.finish();
  }

  discard(): void {
    this.file.discard();
  }
}

/** The files of a segment's records while they are written. */
export class RecordFiles {
  private readonly files: PerKind<RecordFile>;

  constructor(directory: string) {
    this.files = perKind((kind) => new RecordFile(directory, kind));
  }

  of(kind: RecordKind): RecordFile {
    return this.files[kind];
  }

  get offsets(): PerKind<Float64Array> {
    return perKind((kind) => this.files[kind].offsets);
  }

  /** Names the files: of older texts there is none where there are no such texts, as in most segments. */
  finish(): Pick<SegmentEntry['files'], RecordKind> {
    const { answers, older, pages } = this.files;
    const hasOlder = older.offsets.length > 1;
    if (!hasOlder) older.discard();
    return { answers: answers.finish(), ...(hasOlder && { older: older.finish() }), pages: pages.finish() };
  }

  discard(): void {
    for (const file of Object.values(this.files)) file.discard();
  }
}
