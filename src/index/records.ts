/** Keeps records (answers, pages) on disk as lines of JSON, found by their offsets. */

import { readSync } from 'node:fs';
import { dirname } from 'node:path';
import { IndexError } from '../errors.js';

/** Offsets of records in a file: record `i` is `offsets[i]..offsets[i + 1]`. Floating point, since files pass 4 GB. */
export type RecordOffsets = Float64Array;

/** A record as bytes; the line end makes the file readable with ordinary tools. */
export function packRecord(record: object): Buffer {
  return Buffer.from(`${JSON.stringify(record)}\n`);
}

/**
 * Reads one record from an open file. Blocks for one read of the page cache or disk (microseconds each).
 *
 * @param file named in errors
 * @throws IndexError `damaged` where the bytes are no record
 */
export function readRecord<T>(file: string, descriptor: number, offsets: RecordOffsets, row: number): T {
  const start = offsets[row] as number;
  const bytes = Buffer.allocUnsafe((offsets[row + 1] as number) - start);
  try {
    const read = readSync(descriptor, bytes, 0, bytes.length, start);
    return JSON.parse(bytes.toString('utf8', 0, read)) as T;
  } catch (cause) {
    throw new IndexError('damaged', dirname(file), `${file} cannot be read at record ${row}`, { cause });
  }
}
