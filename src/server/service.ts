/** Says what the application asks for: the searcher in this thread, or one in another. */

import type { AnswerDetail, IndexStats } from '../model.js';
import type { Searcher } from '../search/searcher.js';
import type { SearchRequest, SearchResponse, SimilarResponse, SuggestRequest, SuggestResponse } from '../search-model.js';

/** A searcher that may be somewhere else. Promises are rejected with what {@link Searcher} throws. */
export interface SearchService {
  search(request: SearchRequest): Promise<SearchResponse>;
  answer(id: string): Promise<AnswerDetail>;
  similar(id: string, limit: number): Promise<SimilarResponse>;
  suggest(request: SuggestRequest): Promise<SuggestResponse>;
  stats(): Promise<IndexStats>;
}

/** A service in this thread: it blocks while it searches. */
export function serviceOver(searcher: Searcher): SearchService {
  return {
    search: async (request) => searcher.search(request),
    answer: async (id) => searcher.answer(id),
    similar: async (id, limit) => searcher.similar(id, limit),
    suggest: async (request) => searcher.suggest(request),
    stats: async () => searcher.stats,
  };
}
