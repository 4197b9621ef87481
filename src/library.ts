/** The package's face for programs: `import { openIndex, createSearcher } from 'xunda'`. */

import { checkedSetting } from './config.js';
import { createEmbeddedEngine } from './engine/embedded.js';
import { type OpenedIndex, openIndexFiles } from './index/open-index.js';
import { createSearcherOver, type Searcher, type SearcherSettings } from './search/searcher.js';
import { createAnalyzer } from './text/analyzer.js';
import { loadWords } from './text/words.js';

export { ConfigurationError, IndexError, InvalidRequestError, NotFoundError, XundaError } from './errors.js';
export type { OpenedIndex } from './index/open-index.js';
export type { Answer, AnswerDetail, Copy, DateIs, IndexStats, MarkedText, Page, Place, Range, Snippet } from './model.js';
export type { Searcher, SearcherSettings } from './search/searcher.js';
export type {
  Explanation,
  FacetCount,
  FacetField,
  Facets,
  Filters,
  Hit,
  Match,
  ScorePart,
  SearchRequest,
  SearchResponse,
  SimilarResponse,
  SortOrder,
  StoppedBy,
  TotalRelation,
} from './search-model.js';

/**
 * Opens the index in a folder. Its terms are read into memory; its texts stay on disk.
 *
 * @param directory as given to `xunda index --index`
 * @throws IndexError where the index is missing, damaged, of another format, or made by another analyzer; the message names the
 * command that mends it
 */
export function openIndex(directory: string): OpenedIndex {
  return openIndexFiles(directory, createAnalyzer().fingerprint);
}

/**
 * A searcher over an opened index. Loads jieba's dictionary once a process, which takes about a second and 240 MB.
 *
 * @param settings `snippetChars` (default 180, 20 to 2000) and `maxQueryChars` (default 2000, 1 to 10000)
 * @throws ConfigurationError for a setting out of its range, or where jieba's dictionary cannot be read
 */
export function createSearcher(
  index: OpenedIndex,
  settings: { readonly [Name in keyof SearcherSettings]?: SearcherSettings[Name] | undefined } = {},
): Searcher {
  const checked = {
    snippetChars: checkedSetting('snippetChars', settings.snippetChars),
    maxQueryChars: checkedSetting('maxQueryChars', settings.maxQueryChars),
  };
  loadWords();
  return createSearcherOver(createEmbeddedEngine(index), createAnalyzer(), checked);
}
