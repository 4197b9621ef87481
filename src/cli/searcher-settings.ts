/** Reads the operator's files of words, as the settings name them. */

import type { Settings } from '../config.js';
import type { OpenedIndex } from '../index/open-index.js';
import { areSameWords } from '../index/user-words-file.js';
import type { UserWord } from '../model.js';
import { CHANNELS } from '../search/likeness/likenesses.js';
import type { SearcherSettings } from '../search/searcher.js';
import { readSynonyms } from '../text/synonyms.js';
import { readUserWords } from '../text/user-words.js';

/**
 * What a searcher is given.
 *
 * @throws ConfigurationError where a file cannot be read, or a line of it is wrong
 */
export function searcherSettingsOf({ snippetChars, maxQueryChars, synonyms, channels }: Settings): SearcherSettings {
  const names = channels.split(',');
  return {
    snippetChars,
    maxQueryChars,
    ...(synonyms !== '' && { synonyms: readSynonyms(synonyms) }),
    channels: CHANNELS.filter((channel) => names.includes(channel)),
  };
}

/**
 * The words of the file that the setting names; nothing where it names none.
 *
 * @throws ConfigurationError where the file cannot be read, or a line of it is wrong
 */
export function userWordsIn(file: string): readonly UserWord[] | undefined {
  return file === '' ? undefined : readUserWords(file);
}

/**
 * What to tell an operator whose file has other words than the index was built with: those of the index are used. Nothing where it has the same,
 * or no file is named.
 */
export function wordsWarning(
  words: readonly UserWord[] | undefined,
  index: OpenedIndex,
  { index: directory, userWords }: Settings,
): string | undefined {
  if (!words || areSameWords(words, index.userWords)) return undefined;
  const command = `xunda index --index ${directory} --user-words ${userWords}`;
  return `the index in ${directory} was built with other user words than ${userWords} has; they count after the next: ${command}`;
}
