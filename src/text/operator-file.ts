/** Reads files of words that an operator writes by hand. */

import { readFileSync, statSync } from 'node:fs';
import { ConfigurationError, messageOf } from '../errors.js';

/** More lines than this are no list that somebody keeps. */
const MAX_LINES = 100_000;

/** A line that says something. */
export interface OperatorLine {
  /** Without notes and outer blanks; never empty. */
  readonly text: string;
  /** An error that names the file and the line. */
  readonly error: (problem: string) => ConfigurationError;
}

/**
 * The lines of a file in UTF-8, with or without a byte order mark, with any ends of lines. A note begins with `#` at the beginning of a
 * line or behind a blank, so that C# is a word; blank lines say nothing.
 *
 * @throws ConfigurationError where the file cannot be read, is not UTF-8, or has more than 100,000 lines
 */
export function readOperatorLines(file: string): OperatorLine[] {
  const bytes = bytesOf(file);
  const lines = decoded(bytes, file).split(/\r\n|\n|\r/);
  if (lines.length > MAX_LINES + 1) throw errorAt(file, MAX_LINES + 1)(`there are more than ${MAX_LINES} lines`);
  return lines.flatMap((line, i) => {
    const text = line.replace(/(?:^|\s)#.*/su, '').trim();
    return text === '' ? [] : [{ text, error: errorAt(file, i + 1) }];
  });
}

function bytesOf(file: string): Buffer {
  try {
    // A pipe or a device may have no end.
    if (!statSync(file).isFile()) throw new Error('no regular file');
    return readFileSync(file);
  } catch (cause) {
    throw new ConfigurationError(`${file} cannot be read: ${messageOf(cause)}`, { cause });
  }
}

function decoded(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw errorAt(file, firstBadLine(bytes))('is not UTF-8; save the file in that encoding');
  }
}

/** A line's end is one byte in UTF-8, so that each line can be looked at by itself. */
function firstBadLine(bytes: Buffer): number {
  for (let start = 0, line = 1; ; line++) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    if (Buffer.compare(Buffer.from(bytes.toString('utf8', start, end)), bytes.subarray(start, end)) !== 0) return line;
    start = end + 1;
  }
}

const errorAt =
  (file: string, line: number) =>
  (problem: string): ConfigurationError =>
    new ConfigurationError(`${file}:${line}: ${problem}`);
