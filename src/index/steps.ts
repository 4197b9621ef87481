/** Runs long work in steps: at once where nobody waits, with pauses where a server must go on answering. */

import { setImmediate as pause } from 'node:timers/promises';

/** Work that yields whenever it has run for a few milliseconds. */
export type Steps<Result> = Generator<void, Result>;

/** Runs all steps without a pause. */
export function runAtOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Runs the steps, and lets everything else have its turn between them. */
export async function runGently<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pause();
  }
}
