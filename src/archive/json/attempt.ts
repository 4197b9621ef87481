/** Tries what may fail for every record of a file, without the cost of a stack for each failure. */

import { messageOf } from '../../errors.js';

/** The value that was wanted, or the reason why there is none. */
export type Attempt<T> = { readonly value: T; readonly reason?: undefined } | { readonly reason: string };

/**
 * Runs something that throws where a record is wrong. Taking the stack of an error costs several times as much as reading a short record, and nobody
 * looks at it: none is taken.
 *
 * @param run must be synchronous
 */
export function attempt<T>(run: () => T): Attempt<T> {
  const usual = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return { value: run() };
  } catch (error) {
    return { reason: messageOf(error) };
  } finally {
    Error.stackTraceLimit = usual;
  }
}
