/** Turns the settings into those of a searcher: reads the operator's files of words. */

import type { Settings } from '../config.js';
import type { SearcherSettings } from '../search/searcher.js';
import { readSynonyms } from '../text/synonyms.js';

/**
 * What a searcher is given. Plain data, so that it can be handed to another thread.
 *
 * @throws ConfigurationError where a file cannot be read, or a line of it is wrong
 */
export function searcherSettingsOf({ snippetChars, maxQueryChars, synonyms }: Settings): SearcherSettings {
  return { snippetChars, maxQueryChars, ...(synonyms !== '' && { synonyms: readSynonyms(synonyms) }) };
}
