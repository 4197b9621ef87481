/** Writes files so that after a crash each is whole or absent. */

import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files of an unfinished write end so; they belong to nobody and may be removed. */
export const TEMPORARY_SUFFIX = '.tmp';

/** A file that is written under a temporary name and appears under its own name only when finished. */
export class DurableFile {
  private readonly descriptor: number;
  private readonly temporary: string;
  private at = 0;
  private isOpen = true;

  /** @param name in `directory`; an existing file of that name is replaced at {@link finish} */
  constructor(
    private readonly directory: string,
    name: string,
  ) {
    this.temporary = join(directory, `${name}${TEMPORARY_SUFFIX}`);
    this.descriptor = openSync(this.temporary, 'w');
  }

  /** Bytes written so far. */
  get length(): number {
    return this.at;
  }

  append(bytes: Uint8Array): void {
    // One call may write less than it was given.
    for (let done = 0; done < bytes.length; ) {
      const written = writeSync(this.descriptor, bytes, done, bytes.length - done);
      done += written;
      this.at += written;
    }
  }

  /** Flushes to disk and gives the file its name; the directory entry is flushed with {@link syncDirectory}. */
  finish(name: string): void {
    fsyncSync(this.descriptor);
    this.close();
    renameSync(this.temporary, join(this.directory, name));
  }

  /** Gives the file up; does nothing to a finished one. */
  discard(): void {
    this.close();
    rmSync(this.temporary, { force: true });
  }

  private close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    closeSync(this.descriptor);
  }
}

/** Writes a whole file and flushes it, its name included. */
export function writeDurably(path: string, content: string): void {
  const directory = dirname(path);
  const name = path.slice(directory.length + 1);
  const file = new DurableFile(directory, name);
  try {
    file.append(Buffer.from(content));
  } catch (error) {
    file.discard();
    throw error;
  }
  file.finish(name);
  syncDirectory(directory);
}

/** Makes finished renames in a directory last. */
export function syncDirectory(directory: string): void {
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
