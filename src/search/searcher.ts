/** What can be asked of one opened index, and what is refused. */

import type { Engine } from '../engine/engine.js';
import { InvalidRequestError } from '../errors.js';
import type { Analyzer, AnswerDetail, IndexStats } from '../model.js';
import type { Likeness, SearchRequest, SearchResponse, SimilarResponse, SuggestRequest, SuggestResponse } from '../search-model.js';
import type { WordTable } from '../text/word-table.js';
import { detailOf } from './detail.js';
import { checkFilters } from './filters.js';
import { CHANNELS } from './likeness/likenesses.js';
import { SearchRun } from './search-run.js';
import { similarTo } from './similar.js';
import { Suggester } from './suggestions/suggester.js';

/** What an operator may set. */
export interface SearcherSettings {
  /** The most characters of an answer shown with a hit, from 20. */
  readonly snippetChars: number;
  /** Longer queries are refused. */
  readonly maxQueryChars: number;
  /** What the operator says may stand for what; absent where there is no such file. */
  readonly synonyms?: WordTable;
  /** By which likenesses answers may be found; by default by all. */
  readonly channels?: readonly Likeness[];
}

/** The largest page of hits. */
export const MAX_PAGE_SIZE = 100;
/** Pages behind this one are refused: nobody leafs so far, and a program that does is mistaken. */
export const MAX_PAGE = 1_000_000;

/** The most suggestions: more help nobody. */
export const MAX_SUGGESTIONS = 20;

/** Searches one opened index. */
export interface Searcher {
  readonly stats: IndexStats;
  /**
   * The page of hits asked for, best first.
   *
   * @throws InvalidRequestError for an empty or too long query, or a page or page size out of range
   */
  search(request: SearchRequest): SearchResponse;
  /** @throws NotFoundError where there is no answer of that id */
  answer(id: string): AnswerDetail;
  /**
   * Answers that hold the telling words of one, copies of it left out.
   *
   * @param limit the most hits, from 1 to 100
   * @throws NotFoundError where there is no answer of that id
   */
  similar(id: string, limit: number): SimilarResponse;
  /**
   * What may be meant by what was typed so far; nothing for what is no beginning of anything.
   *
   * @throws InvalidRequestError for a limit out of range
   */
  suggest(request: SuggestRequest): SuggestResponse;
}

/**
 * A searcher over an engine.
 *
 * @param analyzer the one that the engine's index was made with
 */
export function createSearcherOver(engine: Engine, analyzer: Analyzer, settings: SearcherSettings): Searcher {
  const { maxQueryChars, channels = CHANNELS } = settings;
  const suggester = new Suggester(engine, analyzer, { maxQueryChars, readsPinyin: channels.includes('pinyin') });
  return {
    stats: engine.stats,
    search: (request) => {
      checkRequest(request, settings.maxQueryChars);
      return new SearchRun(engine, analyzer, settings, request).response();
    },
    answer: (id) => detailOf(engine, id),
    similar: (id, limit) => similarTo(engine, analyzer, settings.snippetChars, id, checkWhole('limit', limit, MAX_PAGE_SIZE)),
    suggest: ({ query, limit }) => suggester.suggest({ query, limit: checkWhole('limit', limit, MAX_SUGGESTIONS) }),
  };
}

/** @throws InvalidRequestError for what {@link Searcher.search} refuses */
export function checkRequest({ query, page, pageSize, filters = {} }: SearchRequest, maxQueryChars: number): void {
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  if (query.trim() === '' && !isFiltered) throw new InvalidRequestError('q', 'is empty; type at least one word, or give a filter');
  if (query.length > maxQueryChars) {
    throw new InvalidRequestError('q', `has ${query.length} characters; at most ${maxQueryChars} are allowed`);
  }
  checkFilters(filters);
  checkWhole('page', page, MAX_PAGE);
  checkWhole('pageSize', pageSize, MAX_PAGE_SIZE);
}

function checkWhole(parameter: string, value: number, max: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= max) return value;
  throw new InvalidRequestError(parameter, `is ${value}; a whole number from 1 to ${max} is allowed`);
}
