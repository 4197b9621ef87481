/** The package's face for programs: `import { openIndex, createSearcher } from 'xunda'`. */

import { checkedSetting } from './config.js';
import { createEmbeddedEngine } from './engine/embedded.js';
import { ConfigurationError } from './errors.js';
import { type OnDamaged, type OpenedIndex, openIndexFiles } from './index/open-index.js';
import { CHANNELS, loadLikenesses } from './search/likeness/likenesses.js';
import { createSearcherOver, type Searcher, type SearcherSettings } from './search/searcher.js';
import type { Likeness } from './search-model.js';
import { createAnalyzer } from './text/analyzer.js';
import type { WordTable } from './text/word-table.js';
import { loadWords } from './text/words.js';

export type { ListedQuestions } from './engine/engine.js';
export { ConfigurationError, IndexError, InvalidRequestError, NotFoundError, XundaError } from './errors.js';
export type { Explanation, ScorePart } from './explanation-model.js';
export type { OpenedIndex } from './index/open-index.js';
export type {
  Answer,
  AnswerDetail,
  Copy,
  DateIs,
  IndexStats,
  Mark,
  MarkedText,
  OlderText,
  Page,
  Place,
  Range,
  Snippet,
  UserWord,
  Why,
} from './model.js';
export type { QuestionDetail, QuestionLink } from './question-model.js';
export type { Searcher, SearcherSettings } from './search/searcher.js';
export type {
  FacetCount,
  FacetField,
  Facets,
  Filters,
  FilterValues,
  Hit,
  Likeness,
  Match,
  NamedByQuery,
  SearchedFor,
  SearchRequest,
  SearchResponse,
  SimilarResponse,
  SortOrder,
  StoppedBy,
  SuggestRequest,
  SuggestResponse,
  TotalRelation,
} from './search-model.js';
export type { Suggestion } from './suggestion-model.js';
export { readSynonyms } from './text/synonyms.js';
export type { WordTable } from './text/word-table.js';

/**
 * Opens the index in a folder. Its terms are read into memory; its texts stay on disk.
 *
 * @param directory as given to `xunda index --index`
 * @param onDamaged told of each damaged record once, when it is met: it costs its own hit or page ({@link OpenedIndex.damagedRecords} counts them)
 * @throws IndexError where the index is missing, damaged, of another format, or made by another analyzer; the message names the
 * command that mends it
 */
export function openIndex(directory: string, onDamaged: OnDamaged = () => {}): OpenedIndex {
  return openIndexFiles(directory, createAnalyzer().fingerprint, onDamaged);
}

/**
 * A searcher over an opened index, which cuts queries with the words the index was built with. Loads jieba's dictionary once a process,
 * which takes about a second and 240 MB.
 *
 * @param settings `snippetChars` (default 180, 20 to 2000), `maxQueryChars` (default 2000, 1 to 10000), `synonyms` (default none: what
 * {@link readSynonyms} gives) and `channels` (default all of `region`, `synonym`, `pinyin`, `typo`)
 * @throws ConfigurationError for a setting that cannot be used, or where jieba's dictionary cannot be read
 */
export function createSearcher(
  index: OpenedIndex,
  settings: { readonly [Name in keyof SearcherSettings]?: SearcherSettings[Name] | undefined } = {},
): Searcher {
  const checked = {
    snippetChars: checkedSetting('snippetChars', settings.snippetChars),
    maxQueryChars: checkedSetting('maxQueryChars', settings.maxQueryChars),
    ...(settings.synonyms !== undefined && { synonyms: checkedTable(settings.synonyms) }),
    ...(settings.channels !== undefined && { channels: checkedChannels(settings.channels) }),
  };
  loadWords();
  loadLikenesses(checked.channels ?? CHANNELS);
  return createSearcherOver(createEmbeddedEngine(index), createAnalyzer(index.userWords), checked);
}

function checkedChannels(channels: readonly Likeness[]): readonly Likeness[] {
  if (!Array.isArray(channels)) throw new ConfigurationError('channels is no list');
  checkedSetting('channels', channels.join(',') || 'none');
  return channels;
}

/** Programs without types may give anything, such as the name of a file. */
function checkedTable(synonyms: WordTable): WordTable {
  if (synonyms?.alternatives instanceof Map) return synonyms;
  throw new ConfigurationError('synonyms is no table of words; give what readSynonyms gives');
}
