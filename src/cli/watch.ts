/** Runs a task whenever the files it depends on have changed. */

import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { listFiles } from '../archive/listing.js';
import { IndexError } from '../errors.js';

/** Between two looks, in ms. Looking works on every file system; being told of changes does not on many. */
const INTERVAL_MS = 2000;

/** Between two attempts to get the lock of an index that another process is writing to, in ms. */
const LOCKED_MS = 20_000;

/** Looking takes at most one part of time in so many. */
const REST = 20;

/**
 * Runs a task now, and again whenever something below the paths has changed and then stayed as it is for one look: what is still being written is
 * waited for. Never ends by itself.
 *
 * @param paths files and folders as `listFiles` takes them
 * @param others files that may be missing
 * @param apart what is no part of an archive, as `listFiles` takes it
 * @param failed told of errors, after which it goes on
 */
export async function watch(
  paths: readonly string[],
  others: readonly string[],
  apart: readonly string[],
  run: () => Promise<void>,
  failed: (error: unknown) => void,
): Promise<never> {
  let done: string | undefined;
  let seen: string | undefined;
  for (;;) {
    const begun = performance.now();
    const now = await stateOf(paths, others, apart);
    const lookedMs = performance.now() - begun;
    if (done === undefined || (now !== done && now === seen)) {
      let isLocked = false;
      await run().catch((error) => {
        failed(error);
        isLocked = error instanceof IndexError && error.problem === 'locked';
      });
      // The other writer may have ended without giving its lock back, which is free after a while.
      done = isLocked ? undefined : now;
      if (isLocked) await wait(LOCKED_MS);
    }
    seen = now;
    await wait(Math.max(INTERVAL_MS, REST * lookedMs));
  }
}

/** Changes whenever a file does. */
async function stateOf(paths: readonly string[], others: readonly string[], apart: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  try {
    for (const { path, bytes, changedMs } of await listFiles(paths, apart)) hash.update(`${path}\n${bytes} ${changedMs}\n`);
  } catch (error) {
    // A folder that is away for a moment: the run tells of it, once.
    hash.update(String(error));
  }
  for (const path of others) hash.update(`${path}\n${statSync(path, { throwIfNoEntry: false })?.ctimeMs}\n`);
  return hash.digest('hex');
}
