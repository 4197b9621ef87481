/** Checks every byte of an index against what the manifest says. */

import { crc32 } from 'node:zlib';
import { IndexError } from '../errors.js';
import { type FileEntry, filesOf, readManifest } from './manifest.js';
import { OpenFile } from './open-file.js';

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

function damageOf(directory: string, entry: FileEntry, onRead: (bytes: number) => void): string | undefined {
  let file: OpenFile | undefined;
  try {
    file = new OpenFile(directory, entry);
    let checksum = 0;
    for (const piece of file.read()) {
      checksum = crc32(piece, checksum);
      onRead(piece.length);
    }
    return checksum === entry.crc32 ? undefined : `${file.path} does not match its checksum`;
  } catch (error) {
    if (error instanceof IndexError) return error.what;
    throw error;
  } finally {
    file?.close();
  }
}
