/** Tells words that everybody knows from entries that jieba's dictionary has by accident. */

import { readFileSync } from 'node:fs';
import { dictionarySpellings } from './spellings.js';
import { jiebaDictionary } from './words.js';

/** The dictionary counts 通涨 three times, a slip of the texts that it was made from, 视界 59 times and 经典 two thousand times. */
const COMMON = 50;

/** More are not kept; the same few come again and again. */
const MAX_KNOWN = 1000;
const known = new Map<string, boolean>();

/**
 * Whether the dictionary counts a word so often that it is no slip. A word that was not asked for yet has the dictionary read (5 MB, about 10 ms): this is asked only
 * where a search finds little, and not kept in memory for that.
 *
 * @param term a match key
 */
export function isCommonWord(term: string): boolean {
  const isCommon = known.get(term) ?? isCounted(term);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(term, isCommon);
  return isCommon;
}

function isCounted(term: string): boolean {
  const dictionary = readFileSync(jiebaDictionary(), 'utf8');
  return dictionarySpellings(term).some((word) => {
    const at = dictionary.indexOf(`\n${word} `);
    return at >= 0 && Number.parseInt(dictionary.slice(at + word.length + 2, at + word.length + 14), 10) >= COMMON;
  });
}
