/** Says what the application asks for: the searcher in this thread, or one in another. */

import type { IndexStats } from '../model.js';
import type { Searcher } from '../search/searcher.js';

/** What a searcher is asked, by name. */
type Asked = Omit<Searcher, 'stats'>;

/** A searcher that may be somewhere else. Promises are rejected with what {@link Searcher} throws. */
export type SearchService = {
  readonly [Name in keyof Asked]: (...asked: Parameters<Asked[Name]>) => Promise<ReturnType<Asked[Name]>>;
} & { stats(): Promise<IndexStats> };

/** A service in this thread: it blocks while it searches. */
export function serviceOver(searcher: Searcher): SearchService {
  return {
    search: async (request) => searcher.search(request),
    answer: async (id, about) => searcher.answer(id, about),
    question: async (id, page, pageSize) => searcher.question(id, page, pageSize),
    questions: async (from, limit) => searcher.questions(from, limit),
    similar: async (...asked) => searcher.similar(...asked),
    suggest: async (request) => searcher.suggest(request),
    stats: async () => searcher.stats,
  };
}
