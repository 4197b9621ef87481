/** Writes segments in a fixed pool of threads. */

import { Piscina } from 'piscina';
import type { SegmentEntry } from '../index/manifest.js';
import type { SegmentMaker } from '../index/segment-maker.js';
import type { UserWord } from '../model.js';
import { type Outcome, unpack } from './thread-errors.js';

/** A maker whose threads end with it. */
export interface SegmentPool extends SegmentMaker {
  close(): Promise<void>;
}

/**
 * A pool for one folder. Threads start with their first task, and each loads jieba's dictionary (about a second and 240 MB), which
 * an ended thread does not give back: they are kept until the pool is closed.
 *
 * @param workers from 1
 * @param userWords that an operator added to the dictionary
 */
export function createSegmentPool(directory: string, workers: number, userWords: readonly UserWord[]): SegmentPool {
  const pool = new Piscina({
    filename: new URL('./segment-worker.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: workers,
    idleTimeout: Number.POSITIVE_INFINITY,
  });
  const run = async (name: 'write' | 'merge' | 'rewrite', task: object): Promise<SegmentEntry> =>
    unpack((await pool.run({ directory, ...task }, { name })) as Outcome<SegmentEntry>);
  return {
    ahead: workers,
    write: (batch) => run('write', { userWords, batch }),
    merge: (segments) => run('merge', { segments }),
    rewrite: (segment, leaving) => run('rewrite', { segment, leaving }),
    close: () => pool.destroy(),
  };
}
