/** Carries errors from one thread to another: cloned by the runtime they would lose their class and their fields. */

import { ConfigurationError, IndexError, type IndexProblem, InvalidRequestError, messageOf, NotFoundError } from '../errors.js';

/** An error as plain data. */
export interface PlainError {
  readonly kind: 'request' | 'missing' | 'index' | 'configuration' | 'other';
  readonly message: string;
  readonly details: readonly string[];
  /** Of the system's errors. */
  readonly code?: string;
  readonly stack?: string;
}

/** What came of a task: its result, or the error that it ended with. */
export type Outcome<Result> = { readonly result: Result } | { readonly error: PlainError };

/** Runs a task and packs what comes of it. */
export async function outcomeOf<Result>(task: () => Result | Promise<Result>): Promise<Outcome<Result>> {
  try {
    return { result: await task() };
  } catch (error) {
    return { error: flatten(error) };
  }
}

/** The result, or the error thrown as what it was. */
export function unpack<Result>(outcome: Outcome<Result>): Result {
  if ('error' in outcome) throw revive(outcome.error);
  return outcome.result;
}

/** An error as plain data. */
export function flatten(error: unknown): PlainError {
  const message = messageOf(error);
  if (error instanceof InvalidRequestError) return { kind: 'request', message, details: [error.parameter, error.problem] };
  if (error instanceof NotFoundError) return { kind: 'missing', message, details: [] };
  if (error instanceof IndexError) return { kind: 'index', message, details: [error.problem, error.directory, error.what] };
  if (error instanceof ConfigurationError) return { kind: 'configuration', message, details: [] };
  const { code, stack }: NodeJS.ErrnoException = error instanceof Error ? error : new Error(message);
  return { kind: 'other', message, details: [], ...(code && { code }), ...(stack && { stack }) };
}

/** The error that {@link flatten} took apart; one of an unknown kind keeps its message, its code and where it came from. */
export function revive({ kind, message, details, code, stack }: PlainError): Error {
  const [first = '', second = '', third = ''] = details;
  switch (kind) {
    case 'request':
      return new InvalidRequestError(first, second);
    case 'missing':
      return new NotFoundError(message);
    case 'index':
      return new IndexError(first as IndexProblem, second, third);
    case 'configuration':
      return new ConfigurationError(message);
    default:
      return Object.assign(new Error(message), { ...(code && { code, syscall: code }), ...(stack && { stack }) });
  }
}
