/** Keeps in the index the words that an operator added to the dictionary it was built with. */

import { crc32 } from 'node:zlib';
import { IndexError } from '../errors.js';
import type { UserWord } from '../model.js';
import { CheckedFile } from './checked-file.js';
import type { FileEntry } from './manifest.js';
import { OpenFile } from './open-file.js';
import type { Steps } from './steps.js';

/** Writes the words down; nothing where there are none. Equal words give equal files. */
export function writeUserWords(directory: string, words: readonly UserWord[]): FileEntry | undefined {
  if (words.length === 0) return undefined;
  const file = new CheckedFile(directory, 'words');
  try {
    file.append(Buffer.from(JSON.stringify(words)));
    return file.finish();
  } catch (error) {
    file.discard();
    throw error;
  }
}

/**
 * Reads what {@link writeUserWords} wrote.
 *
 * @throws IndexError `damaged`
 */
export function* readUserWords(directory: string, entry: FileEntry | undefined): Steps<readonly UserWord[]> {
  if (!entry) return [];
  const file = new OpenFile(directory, entry);
  try {
    const bytes = yield* file.readWhole();
    if (crc32(bytes) !== entry.crc32) throw new IndexError('damaged', directory, `${file.path} does not match its checksum`);
    return JSON.parse(bytes.toString()) as UserWord[];
  } finally {
    file.close();
  }
}

/** Whether two lists, each sorted by word, say the same. */
export function areSameWords(some: readonly UserWord[], others: readonly UserWord[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}
