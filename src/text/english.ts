/** Tells English words from pinyin that looks the same. */

import { readWordList } from './word-list.js';

let words: ReadonlySet<string> | undefined;

/**
 * Whether a word is one of the common English words that also read as pinyin (`english.txt` says which, and why).
 *
 * @param word in lower case
 */
export function isEnglish(word: string): boolean {
  words ??= new Set(readWordList('english.txt'));
  return words.has(word);
}
