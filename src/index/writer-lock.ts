/** Lets one process at a time write to an index. */
// The lock is a file that names its owner. A crash leaves it behind; who comes next sees that the owner is gone and takes it over. A
// process is known by its number and, where the system tells it, by when it began, since numbers are used again.

import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { kill, pid } from 'node:process';
import { IndexError } from '../errors.js';
import { watchingRoom } from './durable-files.js';

/** The lock's file name. */
export const LOCK_NAME = 'writer.lock';

/** Two newcomers may want the same dead lock; one of them then sees the other's. */
const ATTEMPTS = 5;

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** In the system's own units; absent where it is not told. */
  readonly began?: string;
}

/** A lock that is held. */
export interface WriterLock {
  /** @throws IndexError `locked` where somebody else took it over, which only happens to a lock that was removed by hand */
  check(): void;
  release(): void;
}

let serial = 0;

/**
 * Takes the lock of an index.
 *
 * @param directory must be there
 * @throws IndexError `locked` where another process that still runs has it, or one on another machine, of which nothing is known; `full`
 */
export function takeWriterLock(directory: string): WriterLock {
  const path = join(directory, LOCK_NAME);
  const content = JSON.stringify({ pid, host: hostname(), ...beganOf(pid), serial: serial++ });
  for (let attempt = 1; ; attempt++) {
    if (createWhole(path, content)) return lockOf(directory, path, content);
    const found = readLock(path);
    if (found === undefined) continue;
    const owner = ownerIn(found);
    if (attempt === ATTEMPTS || !owner || !isGone(owner)) throw lockedError(directory, path, owner);
    takeAway(path, found);
  }
}

function lockOf(directory: string, path: string, content: string): WriterLock {
  return {
    check: () => {
      const found = readLock(path);
      if (found !== content) throw lockedError(directory, path, found === undefined ? undefined : ownerIn(found));
    },
    release: () => {
      if (readLock(path) === content) rmSync(path, { force: true });
    },
  };
}

/** Creates the lock with all its content in one step, unless it is there. */
function createWhole(path: string, content: string): boolean {
  const temporary = `${path}.${pid}.${serial}.tmp`;
  try {
    watchingRoom(dirname(path), () => writeFileSync(temporary, content));
    linkSync(temporary, path);
    return true;
  } catch (error) {
    // Without its file: the owner of the lock has just cleaned up.
    if (['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Removes a dead lock, but not one that somebody else put in its place meanwhile. */
function takeAway(path: string, dead: string): void {
  const aside = `${path}.${pid}.${serial}.dead.tmp`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readLock(aside);
  if (moved !== undefined && moved !== dead) createWhole(path, moved);
  rmSync(aside, { force: true });
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function ownerIn(content: string): Owner | undefined {
  try {
    const owner = JSON.parse(content) as Owner;
    return Number.isInteger(owner.pid) ? owner : undefined;
  } catch {
    return undefined;
  }
}

function isGone(owner: Owner): boolean {
  if (owner.host !== hostname()) return false;
  if (!isRunning(owner.pid)) return true;
  const { began } = beganOf(owner.pid);
  return began !== undefined && owner.began !== undefined && began !== owner.began;
}

function isRunning(process: number): boolean {
  try {
    kill(process, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, but it runs.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, on Linux: field 22 of its `stat`, counted behind the name, which may hold anything. */
function beganOf(process: number): { began?: string } {
  try {
    const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
    const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return began === undefined ? {} : { began };
  } catch {
    // Not Linux: the number alone must do.
    return {};
  }
}

function lockedError(directory: string, path: string, owner: Owner | undefined): IndexError {
  const who = owner ? `process ${owner.pid} on ${owner.host}` : 'an unknown process';
  return new IndexError('locked', directory, `${who} is writing to the index in ${directory}; if that is not so, remove ${path}`);
}
