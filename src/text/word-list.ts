/** Reads the lists of words that people keep by hand. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ConfigurationError } from '../errors.js';

/** The lists stand beside the sources, not the compiled code: the compiler copies no text, and the package ships both. */
const FOLDER = new URL('../../../src/text/', import.meta.url);

/**
 * The lines of a list, without empty ones and notes (lines that begin with `#`).
 *
 * @param name of the file, such as `english.txt`
 * @throws ConfigurationError where it is missing
 */
export function readWordList(name: string): string[] {
  const path = fileURLToPath(new URL(name, FOLDER));
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ConfigurationError(`the list of words ${path} cannot be read; install xunda again`, { cause });
  }
  return text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
}
