/** Checks every byte of an index against what the manifest says. */

import { crc32 } from 'node:zlib';
import { IndexError } from '../errors.js';
import { type FileEntry, filesOf, RECORD_KINDS, readManifest } from './manifest.js';
import { OpenFile } from './open-file.js';
import { jsonIn } from './records.js';

/** What was checked. */
export interface Verified {
  /** Sentences about damaged files, each naming its file; empty where the index is whole. */
  readonly damages: readonly string[];
  readonly files: number;
  /** Of all files, as the manifest says. */
  readonly bytes: number;
}

/**
 * Reads all files of an index from beginning to end: slower than opening it, and complete.
 *
 * @param onRead told of every piece read, in bytes
 * @throws IndexError where there is no manifest that can be read
 */
export function verifyIndex(directory: string, onRead: (bytes: number) => void = () => {}): Verified {
  const files = filesOf(readManifest(directory));
  const damages = files.flatMap((entry) => damageOf(directory, entry, onRead) ?? []);
  return { damages, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

const isRecords = (name: string): boolean => RECORD_KINDS.some((kind) => name.endsWith(`.${kind}`));

/** More numbers than these help nobody. */
const MAX_NAMED = 20;

function listOf(rows: readonly number[]): string {
  const more = rows.length - MAX_NAMED;
  const named = rows.slice(0, MAX_NAMED).join(', ');
  return `${rows.length === 1 ? 'record' : 'records'} ${named}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Checks the records of a file as its bytes come by, told apart by their line ends. */
class RecordCheck {
  private readonly damaged: number[] = [];
  private row = 0;
  private rest: Buffer[] = [];

  add(piece: Buffer): void {
    let start = 0;
    for (let end = piece.indexOf(10) + 1; end > 0; end = piece.indexOf(10, start) + 1) {
      const line = piece.subarray(start, end);
      if (!jsonIn(this.rest.length > 0 ? Buffer.concat([...this.rest, line]) : line)) this.damaged.push(this.row);
      this.rest = [];
      this.row++;
      start = end;
    }
    // Copied: the next piece takes its place.
    if (start < piece.length) this.rest.push(Buffer.from(piece.subarray(start)));
  }

  /** The rows, counted from 0, of those that are damaged. */
  finish(): readonly number[] {
    return this.rest.length > 0 ? [...this.damaged, this.row] : this.damaged;
  }
}

function damageOf(directory: string, entry: FileEntry, onRead: (bytes: number) => void): string | undefined {
  let file: OpenFile | undefined;
  try {
    file = new OpenFile(directory, entry);
    let checksum = 0;
    const records = isRecords(entry.name) ? new RecordCheck() : undefined;
    for (const piece of file.read()) {
      checksum = crc32(piece, checksum);
      records?.add(piece);
      onRead(piece.length);
    }
    const damaged = records?.finish() ?? [];
    // A record that was damaged when segments were merged is in a file whose checksum is right.
    if (damaged.length > 0) return `${file.path} is damaged in ${listOf(damaged)}`;
    return checksum === entry.crc32 ? undefined : `${file.path} does not match its checksum`;
  } catch (error) {
    if (error instanceof IndexError) return error.what;
    throw error;
  } finally {
    file?.close();
  }
}
