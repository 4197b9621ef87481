/** Keeps records (answers, pages) on disk as lines of JSON, each with its checksum, found by their offsets. */

import { readSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { IndexError } from '../errors.js';

/** Offsets of records in a file: record `i` is `offsets[i]..offsets[i + 1]`. Floating point, since files pass 4 GB. */
export type RecordOffsets = Float64Array;

/** The checksum in hexadecimal digits and a blank. */
const HEAD_BYTES = 9;

const LINE_END = 0x0a;

/** A record as bytes: the CRC-32 of its JSON in eight hexadecimal digits, a blank, the JSON; the line end makes the file readable with ordinary tools. */
export function packRecord(record: object): Buffer {
  const json = Buffer.from(JSON.stringify(record));
  return Buffer.concat([Buffer.from(`${hexOf(json)} `), json, Buffer.of(LINE_END)]);
}

const hexOf = (json: Uint8Array): string => crc32(json).toString(16).padStart(8, '0');

/** The JSON of a packed record; nothing where it is not what was packed. @param bytes with the line end */
export function jsonIn(bytes: Buffer): Buffer | undefined {
  const json = bytes.subarray(HEAD_BYTES, -1);
  const isWhole = bytes.at(-1) === LINE_END && bytes.toString('latin1', 0, HEAD_BYTES) === `${hexOf(json)} `;
  return isWhole ? json : undefined;
}

/**
 * Reads one record from an open file. Blocks for one read of the page cache or disk (microseconds each).
 *
 * @param file named in errors
 * @throws IndexError `damaged` where the bytes are not those that were written
 */
export function readRecord<T>(file: string, descriptor: number, offsets: RecordOffsets, row: number): T {
  const start = offsets[row] as number;
  const bytes = Buffer.allocUnsafe((offsets[row + 1] as number) - start);
  const read = readWhole(bytes, descriptor, start);
  const json = read instanceof Error ? undefined : jsonIn(bytes.subarray(0, read));
  if (!json)
    throw new IndexError('damaged', dirname(file), `${file} is damaged in record ${row}`, { cause: read instanceof Error ? read : undefined });
  return JSON.parse(json.toString()) as T;
}

/** How many bytes were read, or why none could be: a disk that fails loses records one by one, too. */
function readWhole(bytes: Buffer, descriptor: number, start: number): number | Error {
  try {
    return readSync(descriptor, bytes, 0, bytes.length, start);
  } catch (error) {
    return error as Error;
  }
}
