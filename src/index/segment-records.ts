/** Reads the records of a segment: answers, older texts of answers, and pages. */

import type { Answer, Page } from '../model.js';
import type { Bitmap } from './bitmap.js';
import type { DamagedRecords } from './damaged-records.js';
import { type Deletes, livingOf } from './deletes.js';
import { captureKey, keysByRow, rowsOf } from './id-table.js';
import { type PerKind, perKind, type RecordKind, type SegmentEntry } from './manifest.js';
import { OpenFile } from './open-file.js';
import { readRecord } from './records.js';
import type { SegmentRows } from './segment-rows.js';

/** Where the record of an answer is kept: among those that are searched, or among older texts. */
export type Shelf = Exclude<RecordKind, 'pages'>;

/** Both shelves. */
export const SHELVES: readonly Shelf[] = ['answers', 'older'];

/** A record of an answer with its row. */
export interface ShelvedAnswer {
  readonly row: number;
  readonly answer: Answer;
}

/** The records of an opened segment. Rows of each kind are numbered from 0 within it. */
export class SegmentRecords {
  /** How many records of each kind there are, deleted ones included. */
  readonly sizes: PerKind<number>;
  /** Which records are not deleted; absent where all are there. */
  readonly living: PerKind<Bitmap | undefined>;
  /** For each answer a number made from its id, the same in every index. */
  readonly idKeys: Float64Array;
  private readonly files: PerKind<OpenFile | undefined>;

  /**
   * @param damaged gives what stands in for damaged records; by default reading one throws
   * @throws IndexError `damaged` where a file of records is not there, or not as large as it was
   */
  constructor(
    directory: string,
    entry: SegmentEntry,
    readonly rows: SegmentRows,
    readonly deletes: Deletes | undefined,
    private readonly damaged?: DamagedRecords,
  ) {
    this.sizes = perKind((kind) => entry[kind]);
    this.living = perKind((kind) => livingOf(deletes?.[kind]));
    this.idKeys = keysByRow(rows.answers.ids);
    const opened: OpenFile[] = [];
    const open = (kind: RecordKind): OpenFile | undefined => {
      const file = entry.files[kind];
      if (file) opened.push(new OpenFile(directory, file));
      return file && opened.at(-1);
    };
    try {
      this.files = perKind(open);
    } catch (error) {
      for (const file of opened) file.close();
      throw error;
    }
  }

  /** The file of all records of a kind; absent where there are none. */
  fileOf(kind: RecordKind): OpenFile | undefined {
    return this.files[kind];
  }

  /** @param shelf by default that of answers which are searched @throws IndexError `damaged` where nothing stands in for damaged records */
  answer(row: number, shelf: Shelf = 'answers'): Answer {
    return this.record(shelf, row) as Answer;
  }

  page(row: number): Page {
    return this.record('pages', row) as Page;
  }

  private record(kind: RecordKind, row: number): Answer | Page {
    const file = this.files[kind];
    if (!file) throw new RangeError(`there is no record ${row}`);
    try {
      return readRecord(file.path, file.descriptor, this.rows[kind].offsets, row);
    } catch (error) {
      if (!this.damaged) throw error;
      return this.damaged.standIn(kind, error);
    }
  }

  /** The answer of an id with its row, if it is in this segment and not deleted. */
  findAnswer(id: string): ShelvedAnswer | undefined {
    return this.shelved('answers', id)[0];
  }

  /**
   * What is kept of an answer on a shelf: among those that are searched, one record at most.
   *
   * @param deleted records to be left out
   */
  shelved(shelf: Shelf, id: string, deleted: Bitmap | undefined = this.deletes?.[shelf]): ShelvedAnswer[] {
    return Array.from(rowsOf(this.rows[shelf].ids, id))
      .filter((row) => !deleted?.has(row))
      .map((row) => ({ row, answer: this.record(shelf, row) as Answer }))
      .filter(({ answer }) => answer.id === id);
  }

  /** All records of answers that are not deleted. */
  *allShelved(): Generator<ShelvedAnswer & { readonly shelf: Shelf }> {
    for (const shelf of SHELVES) {
      for (let row = 0; row < this.sizes[shelf]; row++) {
        if (!this.deletes?.[shelf].has(row)) yield { shelf, row, answer: this.answer(row, shelf) };
      }
    }
  }

  /**
   * The pages of this segment on which an answer stands, with their rows, in the order they were read.
   *
   * @param deleted pages to be left out
   */
  pagesWith(id: string, deleted: Bitmap | undefined = this.deletes?.pages): { readonly row: number; readonly page: Page }[] {
    return Array.from(rowsOf(this.rows.pages.ids, id))
      .filter((row) => !deleted?.has(row))
      .map((row) => ({ row, page: this.page(row) }))
      .filter(({ page }) => page.answers.includes(id));
  }

  /** The days of captures, by their rows, that found the same page as one of these names. */
  revisits(names: readonly string[]): Map<number, string | undefined> {
    const days = new Map<number, string | undefined>();
    for (const name of names) {
      for (const row of rowsOf(this.rows.pages.ids, captureKey(name))) {
        if (days.has(row) || this.deletes?.pages.has(row)) continue;
        const { sameAs, archivedOn } = this.page(row);
        if (sameAs?.includes(name)) days.set(row, archivedOn);
      }
    }
    return days;
  }

  /** The file that a page, or an answer's home page, was read from. */
  sourceOf(kind: RecordKind, row: number): string {
    return this.rows.sources[this.rows[kind].sources[row] as number] as string;
  }

  close(): void {
    for (const file of Object.values(this.files)) file?.close();
  }
}
