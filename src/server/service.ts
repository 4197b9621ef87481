/** Says what the application asks for: the searcher in this thread, or one in another. */

import type { AnswerDetail, IndexStats, SearchRequest, SearchResponse } from '../model.js';
import type { Searcher } from '../search/searcher.js';

/** A searcher that may be somewhere else. Promises are rejected with what {@link Searcher} throws. */
export interface SearchService {
  search(request: SearchRequest): Promise<SearchResponse>;
  answer(id: string): Promise<AnswerDetail>;
  stats(): Promise<IndexStats>;
}

/** A service in this thread: it blocks while it searches. */
export function serviceOver(searcher: Searcher): SearchService {
  return {
    search: async (request) => searcher.search(request),
    answer: async (id) => searcher.answer(id),
    stats: async () => searcher.stats,
  };
}
