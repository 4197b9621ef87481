/** Lets one process at a time write to an index. */
// The lock is a file that names its owner, who renews it while it works, by a thread of its own. Who comes next takes it over where the
// owner is gone, or has not renewed it for a minute, wherever that one runs. A suspended owner may wake after that: it is fenced off by
// `check`, which stands right before the manifest gets its name, and by the removal of everything it had begun to write.

import { closeSync, fstatSync, linkSync, lstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigurationError, IndexError, messageOf } from '../errors.js';
import { uniqueDigits, watchingRoom } from './durable-files.js';
import { isGone, type Owner, ownerIn, self } from './lock-owner.js';
import { renewing } from './lock-renewal.js';
import { readRegular } from './regular-file.js';

/** The lock's file name. */
export const LOCK_NAME = 'writer.lock';

/** Two newcomers may want the same dead lock; one of them then sees the other's. */
const ATTEMPTS = 5;

/** A lock that was not renewed for so many milliseconds is taken over: thirty times as long as between two renewals. */
export const STALE_MS = 60_000;

/** What a lock is named before it is one, and after. */
const CLAIM = /^writer\.lock\.[0-9a-f]{16}\.tmp$/;

/** Whether a file is one that a process left which died while it took or gave back a lock. */
export const isLockClaim = (name: string): boolean => CLAIM.test(name);

const claimPath = (lock: string): string => `${lock}.${uniqueDigits()}.tmp`;

/** A lock that is held. */
export interface WriterLock {
  /** Whether it is: not where somebody else took it over, after this process was suspended, or after its file was removed. */
  isHeld(): boolean;
  /** @throws IndexError `locked` where it is not held any more */
  check(): void;
  release(): void;
}

/**
 * Takes the lock of an index.
 *
 * @param directory is made where it is missing
 * @throws ConfigurationError where it cannot be made, or something else than a lock lies in the place of the lock
 * @throws IndexError `locked` where another process that still runs has it, or one on another machine that renewed it within {@link STALE_MS}; `full`
 */
export function takeWriterLock(directory: string): WriterLock {
  makeFolder(directory);
  const path = join(directory, LOCK_NAME);
  const content = JSON.stringify({ ...self(), token: uniqueDigits() });
  for (let attempt = 1; ; attempt++) {
    const now = createWhole(path, content);
    if (now === undefined) return lockOf(directory, path, content);
    const found = readLock(path);
    if (found === undefined) continue;
    const owner = ownerIn(found.content);
    const isDead = (owner && isGone(owner)) || now - found.renewedMs > STALE_MS;
    if (attempt === ATTEMPTS || !isDead) throw lockedError(directory, path, owner);
    takeAway(path, found.content);
  }
}

function makeFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (cause) {
    throw new ConfigurationError(`the index cannot be written to ${directory}: ${messageOf(cause)}`, { cause });
  }
}

function lockOf(directory: string, path: string, content: string): WriterLock {
  const stop = renewing(path, content);
  const isHeld = (): boolean => readLock(path)?.content === content;
  return {
    isHeld,
    check: () => {
      const found = readLock(path);
      if (found?.content !== content) throw lockedError(directory, path, found && ownerIn(found.content));
    },
    release: () => {
      stop();
      if (isHeld()) takeAway(path, content);
    },
  };
}

/**
 * Creates the lock with all its content in one step, unless it is there.
 *
 * @returns nothing where it was created; else the time by the clock of the file system, which all machines that share it have in common
 */
function createWhole(path: string, content: string): number | undefined {
  const claim = claimPath(path);
  const descriptor = openSync(claim, 'wx');
  try {
    watchingRoom(dirname(path), () => writeSync(descriptor, content));
    const { mtimeMs } = fstatSync(descriptor);
    try {
      linkSync(claim, path);
      return undefined;
    } catch (error) {
      // Without its claim: the owner of the lock has just cleaned up.
      if (!['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      return mtimeMs;
    }
  } finally {
    closeSync(descriptor);
    rmSync(claim, { force: true });
  }
}

/** Removes a lock, but not one that somebody else put in its place meanwhile. */
function takeAway(path: string, expected: string): void {
  const aside = claimPath(path);
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readLock(aside)?.content !== expected) putBack(aside, path);
  rmSync(aside, { force: true });
}

/** The same file, since its owner renews it. Where a third one has come, the owner will notice. */
function putBack(aside: string, path: string): void {
  try {
    linkSync(aside, path);
  } catch (error) {
    if (!['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** @throws ConfigurationError where it cannot be read, or is no file that a lock may be */
function readLock(path: string): { readonly content: string; readonly renewedMs: number } | undefined {
  try {
    // A link that leads nowhere is there all the same.
    if (!lstatSync(path).isFile()) throw new Error(`${path} is no regular file`);
    const { text: content, mtimeMs: renewedMs } = readRegular(path);
    return { content, renewedMs };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new ConfigurationError(`the lock of the index cannot be read: ${messageOf(cause)}; remove it where nobody writes to the index`, { cause });
  }
}

function lockedError(directory: string, path: string, owner: Owner | undefined): IndexError {
  const who = owner ? `process ${owner.pid} on ${owner.host}` : 'an unknown process';
  const what = `${who} is writing to the index in ${directory}; where it has ended, the lock ${path} is free after a minute`;
  return new IndexError('locked', directory, what);
}
