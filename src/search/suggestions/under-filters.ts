/** Keeps suggestions to what answers under the filters of a request hold. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer } from '../../model.js';
import type { Filters } from '../../search-model.js';
import type { Suggestion } from '../../suggestion-model.js';
import { filterConditions } from '../filters.js';
import { allOf } from '../piece.js';
import { WEIGHTS } from '../ranking.js';
import { Sought } from './sought.js';

/** What is suggested from, where filters are given; without any, everything. */
export interface UnderFilters {
  /** Retrieves only answers under the filters. What it counts by its dictionaries is counted over all answers. */
  readonly engine: Engine;
  /** Words that such answers hold, at most `limit`: dictionaries know words of other answers too. */
  wordsOf(words: readonly Suggestion[], limit: number): readonly Suggestion[];
  /** Authors of such answers. */
  authorsOf(authors: readonly Suggestion[]): readonly Suggestion[];
}

/** @param filters must be checked already */
export function underFilters(filters: Filters, whole: Engine, analyzer: Analyzer): UnderFilters {
  const conditions = filterConditions(filters);
  if (conditions.length === 0) return { engine: whole, wordsOf: (words) => words, authorsOf: (authors) => authors };
  const engine: Engine = {
    ...whole,
    retrieve: ({ condition, ...query }, limit) =>
      whole.retrieve({ ...query, condition: allOf(condition ? [condition, ...conditions] : conditions) }, limit),
  };
  // How many answers of all have a name or a word says nothing of these.
  const uncounted = ({ count: _count, ...one }: Suggestion): Suggestion => one;
  return {
    engine,
    wordsOf: (words, limit) => {
      const held: Suggestion[] = [];
      for (const one of words) {
        if (held.length === limit) break;
        if (new Sought(one.query, analyzer, false).count(engine) > 0) held.push(uncounted(one));
      }
      return held;
    },
    authorsOf: (authors) => {
      const has = ({ text }: Suggestion): boolean =>
        engine.retrieve({ clauses: [], bm25: WEIGHTS.bm25, condition: { keyword: 'author', value: text } }, 1).candidates.length > 0;
      return authors.filter(has).map(uncounted);
    },
  };
}
