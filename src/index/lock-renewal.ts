/** Renews locks while their owners work: one thread for all of a process, since a builder is busy for minutes. */

import { Worker } from 'node:worker_threads';

/** What the thread is told: a lock to be renewed from now on, or, without `content`, no more. */
export interface RenewalMessage {
  readonly id: number;
  readonly path: string;
  readonly content?: string;
}

let thread: Worker | undefined;
let serial = 0;

/**
 * Renews a lock every two seconds: the time of its file changes.
 *
 * @param content of the file; where it has another one when the thread looks, it is left alone
 * @returns ends it
 */
export function renewing(path: string, content: string): () => void {
  thread ??= started();
  const to = thread;
  const id = serial++;
  to.postMessage({ id, path, content } satisfies RenewalMessage);
  return () => to.postMessage({ id, path } satisfies RenewalMessage);
}

function started(): Worker {
  const worker = new Worker(new URL('./lock-renewal-thread.js', import.meta.url));
  // It ends with the process.
  worker.unref();
  return worker;
}
