/** The thread that renews locks. */

import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { RenewalMessage } from './lock-renewal.js';

/** Between two renewals, in ms. */
const INTERVAL_MS = 2000;

/** Locks by their numbers. Each is kept open: what another process put in the place of a lock is never written to. */
const locks = new Map<number, { readonly descriptor: number; readonly content: string }>();

parentPort?.on('message', ({ id, path, content }: RenewalMessage) => {
  if (content === undefined) forget(id);
  else remember(id, path, content);
});

setInterval(() => {
  for (const { descriptor, content } of locks.values()) renew(descriptor, content);
}, INTERVAL_MS);

function remember(id: number, path: string, content: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r+');
  } catch (error) {
    // Given back already.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(descriptor, 'utf8') === content) locks.set(id, { descriptor, content });
  else closeSync(descriptor);
}

function forget(id: number): void {
  const lock = locks.get(id);
  if (lock) closeSync(lock.descriptor);
  locks.delete(id);
}

/** Writes what is there already: the file system sets the time by its own clock, and nobody ever reads half a lock. */
function renew(descriptor: number, content: string): void {
  try {
    writeSync(descriptor, content, 0);
  } catch {
    // The disk may come back before the lock is old; where it does not, the owner finds the lock taken over, or writes in vain itself.
  }
}
