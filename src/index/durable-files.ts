/** Writes files so that after a crash each is whole or absent. */

import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { IndexError } from '../errors.js';

/** What files are named while they are written. Their numbers name no owner for sure, since machines share them: whoever holds the writer's lock owns them all. */
const TEMPORARY_NAME = /^writing-\d+-\d+-[0-9a-f]{16}\.tmp$/;

/** Whether a file was being written by a {@link DurableFile}. */
export const isTemporary = (name: string): boolean => TEMPORARY_NAME.test(name);

/** Sixteen hexadecimal digits that nobody else has, on any machine. */
export const uniqueDigits = (): string => randomBytes(8).toString('hex');

/** A name that no other file has. */
export const temporaryName = (): string => `writing-${process.pid}-${threadId}-${uniqueDigits()}.tmp`;

/** The disk is full, the user's share of it is used up, or the file may not grow. */
const NO_ROOM: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * Runs something that writes to the index.
 *
 * @throws IndexError `full` where the disk has no more room
 */
export function watchingRoom<Result>(directory: string, write: () => Result): Result {
  try {
    return write();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (!NO_ROOM.has(code ?? '')) throw cause;
    throw new IndexError('full', directory, `there is no room left for the index in ${directory} (${code}); what was there before stays`, { cause });
  }
}

/** A file that is written under a temporary name and appears under its own name only when finished. */
export class DurableFile {
  private readonly descriptor: number;
  private readonly temporary: string;
  private at = 0;
  private isOpen = true;

  constructor(private readonly directory: string) {
    this.temporary = join(directory, temporaryName());
    this.descriptor = openSync(this.temporary, 'wx');
  }

  /** Bytes written so far. */
  get length(): number {
    return this.at;
  }

  /** @throws IndexError `full` where the disk has no more room */
  append(bytes: Uint8Array): void {
    // One call may write less than it was given.
    for (let done = 0; done < bytes.length; ) {
      const written = watchingRoom(this.directory, () => writeSync(this.descriptor, bytes, done, bytes.length - done));
      done += written;
      this.at += written;
    }
  }

  /**
   * Flushes to disk and gives the file its name; the directory entry is flushed with {@link syncDirectory}.
   *
   * @param name in the directory; an existing file of that name is replaced
   * @param check asked right before; where it throws, the file keeps its temporary name
   * @throws IndexError `full` where the disk has no more room, which some file systems tell only now
   */
  finish(name: string, check: () => void = () => {}): void {
    watchingRoom(this.directory, () => fsyncSync(this.descriptor));
    this.close();
    check();
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

/** Writes a whole file and flushes it, its name included. @param check as for {@link DurableFile.finish} */
export function writeDurably(path: string, content: string, check?: () => void): void {
  const directory = dirname(path);
  const name = path.slice(directory.length + 1);
  const file = new DurableFile(directory);
  try {
    file.append(Buffer.from(content));
    file.finish(name, check);
  } catch (error) {
    file.discard();
    throw error;
  }
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
