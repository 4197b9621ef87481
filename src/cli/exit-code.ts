/** Tells of an error that ended a command, and turns it into an exit code. */
// 0: done; 1: something is wrong with the archive or the index; 2: wrong usage or configuration.

import { inspect } from 'node:util';
import { CommanderError } from 'commander';
import { ConfigurationError, InvalidRequestError, XundaError } from '../errors.js';
import { oneLine, printable } from './terminal.js';

const EXIT_USAGE = 2;
const EXIT_FAILED = 1;

/** Shown of an error's message, which may hold what stood in a file, or of its stack. */
const MAX_ERROR_CHARS = 4000;

/** A full disk or a forbidden file: the message of the system says it all, a stack adds nothing. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** Prints what went wrong to standard error. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
  if (error instanceof InvalidRequestError) {
    // On the command line the parameter q is the argument <query>, and the others are flags.
    console.error(`xunda: ${error.parameter === 'q' ? 'the query' : `--${error.parameter}`} ${oneLine(error.problem)}`);
    return EXIT_USAGE;
  }
  if (error instanceof ConfigurationError) {
    console.error(`xunda: ${oneLine(error.message, MAX_ERROR_CHARS)}`);
    return EXIT_USAGE;
  }
  const isPlain = error instanceof XundaError || isSystemError(error);
  console.error(isPlain ? `xunda: ${oneLine(error.message, MAX_ERROR_CHARS)}` : printable(inspect(error)).slice(0, MAX_ERROR_CHARS));
  return EXIT_FAILED;
}
