/** What can go wrong, in few kinds: thrown where the fact is known, caught only at the two edges (HTTP and command line). */

/** Base of all errors that are meant for the person who asked; the message is one sentence in plain words. */
export abstract class XundaError extends Error {
  /** A stable word for programs. */
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A request that cannot be answered as it stands (HTTP 400). Names the parameter, what is wrong and what is allowed. */
export class InvalidRequestError extends XundaError {
  readonly code = 'invalid_request';
  constructor(
    readonly parameter: string,
    readonly problem: string,
  ) {
    super(`${parameter}: ${problem}`);
  }
}

/** Something asked for by name that is not there (HTTP 404). */
export class NotFoundError extends XundaError {
  readonly code = 'not_found';
}

/** A setting that cannot be used (exit code 2). Names the option, its value and where it came from. */
export class ConfigurationError extends XundaError {
  readonly code = 'configuration';
}

/** Archived files that cannot be read at all, such as a folder that is not there (exit code 1). */
export class ArchiveError extends XundaError {
  readonly code = 'archive';
}

/** What is wrong with an index. */
export type IndexProblem = 'missing' | 'damaged' | 'format' | 'newer' | 'analyzer' | 'words' | 'locked' | 'full';

/** Problems that building the index again would not mend. */
const OUTSIDE_PROBLEMS: ReadonlySet<IndexProblem> = new Set(['newer', 'locked', 'full']);

/** An index that cannot be served or written (exit code 1). The message says what is wrong, and what mends it. */
export class IndexError extends XundaError {
  readonly code = 'index';
  /**
   * @param directory of the index; the command that mends it names it
   * @param what is wrong, without that command
   */
  constructor(
    readonly problem: IndexProblem,
    readonly directory: string,
    readonly what: string,
    options?: ErrorOptions,
  ) {
    // Where all files are as they were, nothing would be read again.
    const rebuild = problem === 'damaged' ? ' --rebuild' : '';
    super(OUTSIDE_PROBLEMS.has(problem) ? what : `${what}; run: xunda index --index ${directory}${rebuild}`, options);
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
