/** Reads the lists of words that lie beside the sources of this folder. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The compiler copies no lists: seen from the compiled file, they stay where they were written, here and in the package. */
const FOLDER = new URL('../../../src/text/', import.meta.url);

/**
 * The lines of a list, without blank ones and without notes, which begin with `#`.
 *
 * @param name of the file, such as `regional.txt`
 */
export function readWordList(name: string): string[] {
  const lines = readFileSync(fileURLToPath(new URL(name, FOLDER)), 'utf8').split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}
