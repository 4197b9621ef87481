/** Restores how the dictionary spells a word that is known by its match key. */

import { type Dictionary, eachEntry, readDictionary } from './dictionary.js';
import { readingForm } from './fold.js';

let spellings: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * The words of jieba's dictionary that have this match key: 着名 gives 著名, 仿佛 gives 仿佛 and 彷佛. A key that the dictionary spells no other way
 * stands for itself, as nearly all do.
 *
 * The first call reads the dictionary: a tenth of a second.
 */
export function dictionarySpellings(key: string): readonly string[] {
  spellings ??= otherSpellings(readDictionary());
  return spellings.get(key) ?? [key];
}

/** Only words that are not their own match keys, and words that share theirs. Traditional words are none: a text is cut in its reading form. */
function otherSpellings({ text, folded }: Dictionary): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const plain: string[] = [];
  eachEntry(text, (start, blank) => {
    const [word, key] = [text.slice(start, blank), folded.slice(start, blank)];
    if (word === key) plain.push(word);
    else if (readingForm(word) === word) found.set(key, [...(found.get(key) ?? []), word]);
  });
  for (const word of plain) {
    const others = found.get(word);
    if (others) found.set(word, [word, ...others]);
  }
  return found;
}
