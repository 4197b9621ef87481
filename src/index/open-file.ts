/** Opens files of the index for reading, and checks that they have the size they were written with. */

import { closeSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { IndexError } from '../errors.js';
import type { FileEntry } from './manifest.js';
import { openRegular, type RegularFile } from './regular-file.js';
import type { Steps } from './steps.js';

/** Read in one step: a few milliseconds. */
const STEP_BYTES = 4 << 20;

/** A file kept open for reading from it. */
export class OpenFile {
  readonly path: string;
  private opened: number | undefined;

  /** @throws IndexError `damaged` where it is not there, or not as large as the manifest says */
  constructor(
    directory: string,
    private readonly entry: FileEntry,
  ) {
    this.path = join(directory, entry.name);
    this.opened = openChecked(this.path, entry.bytes);
  }

  /** @throws Error after it was closed */
  get descriptor(): number {
    if (this.opened === undefined) throw new Error('the index was closed');
    return this.opened;
  }

  /** The bytes `start..end`, in pieces that are overwritten by the next one. */
  *read(start = 0, end = this.entry.bytes): Generator<Buffer> {
    const piece = Buffer.allocUnsafe(Math.min(end - start, STEP_BYTES));
    for (let at = start; at < end; ) {
      const read = readSync(this.descriptor, piece, 0, Math.min(piece.length, end - at), at);
      if (read === 0) throw this.endedAt(at);
      at += read;
      yield piece.subarray(0, read);
    }
  }

  /** The bytes `start..end` in one buffer that begins at a multiple of 8, as views on its numbers need: by default the whole file. */
  *readWhole(start = 0, end = this.entry.bytes): Steps<Buffer> {
    const whole = Buffer.from(new ArrayBuffer(end - start));
    for (let at = start; at < end; ) {
      const read = readSync(this.descriptor, whole, at - start, Math.min(end - at, STEP_BYTES), at);
      if (read === 0) throw this.endedAt(at);
      at += read;
      yield;
    }
    return whole;
  }

  close(): void {
    if (this.opened !== undefined) closeSync(this.opened);
    this.opened = undefined;
  }

  private endedAt(at: number): IndexError {
    return new IndexError('damaged', dirname(this.path), `${this.path} ended at ${at} of ${this.entry.bytes} bytes`);
  }
}

function openChecked(path: string, expectedBytes: number): number {
  let opened: RegularFile;
  try {
    opened = openRegular(path);
  } catch (cause) {
    throw new IndexError('damaged', dirname(path), `${path} cannot be opened`, { cause });
  }
  const { descriptor, size } = opened;
  if (size === expectedBytes) return descriptor;
  closeSync(descriptor);
  throw new IndexError('damaged', dirname(path), `${path} has ${size} bytes instead of ${expectedBytes}`);
}
