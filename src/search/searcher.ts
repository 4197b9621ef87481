/** What can be asked of one opened index, and what is refused. */

import type { Engine, ListedQuestions } from '../engine/engine.js';
import { InvalidRequestError } from '../errors.js';
import type { Analyzer, AnswerDetail, IndexStats } from '../model.js';
import type { QuestionDetail } from '../question-model.js';
import type { Clock } from '../retrieval.js';
import type { Likeness, SearchedFor, SearchRequest, SearchResponse, SimilarResponse, SuggestRequest, SuggestResponse } from '../search-model.js';
import { withoutIgnorables } from '../text/unbroken.js';
import type { WordTable } from '../text/word-table.js';
import { CHOICES, FACET_FIELDS, SIMILAR_OF } from './choices.js';
import { detailOf } from './detail.js';
import { checkFilters, givenFilters } from './filters.js';
import { CHANNELS } from './likeness/likenesses.js';
import { Names } from './names/names.js';
import { questionOf } from './question.js';
import { isBlank } from './read-query.js';
import { SearchRun } from './search-run.js';
import { type SimilarOf, similarTo } from './similar.js';
import { Suggester } from './suggestions/suggester.js';
import type { WorkLimits } from './work.js';

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
  /** What a search may cost; by default {@link WORK_LIMITS}. */
  readonly workLimits?: WorkLimits;
  /** By default the runtime's, in milliseconds. */
  readonly clock?: Clock;
}

/** The largest page of hits. */
export const MAX_PAGE_SIZE = 100;
/** Pages behind this one are refused: nobody leafs so far, and a program that does is mistaken. */
export const MAX_PAGE = 1_000_000;

/** The most suggestions: more help nobody. */
export const MAX_SUGGESTIONS = 20;

/** The most questions listed at once: as many as a map of a site may have. */
export const MAX_LISTED = 50_000;

/** Searches one opened index. */
export interface Searcher {
  readonly stats: IndexStats;
  /**
   * The page of hits asked for, best first.
   *
   * @throws InvalidRequestError for an empty or too long query, a filter that is none, or a page, page size or number of suggestions out of range
   */
  search(request: SearchRequest): SearchResponse;
  /**
   * A whole answer.
   *
   * @param about what was searched, to be marked in it; an empty query marks nothing
   * @throws NotFoundError where there is no answer of that id
   * @throws InvalidRequestError for a too long query
   */
  answer(id: string, about?: SearchedFor): AnswerDetail;
  /**
   * A question with its answers, those that its pages name, in their order, then others.
   *
   * @param id 12 hexadecimal digits, as hits and answers name it
   * @param page counts from 1; one behind the last has no answers
   * @param pageSize from 1 to 100
   * @throws NotFoundError where there is no question of that id
   */
  question(id: string, page: number, pageSize: number): QuestionDetail;
  /**
   * The ids of all questions, in their order: for maps of the site.
   *
   * @param from how many are passed over, from 0
   * @param limit from 1 to 50,000
   */
  questions(from: number, limit: number): ListedQuestions;
  /**
   * Answers about what one is about, as far as its telling words say so, the most similar first; often none. No copy is among them.
   *
   * @param limit the most hits, from 1 to 100
   * @param question whether answers to its own question may be among them; by default they may
   * @throws NotFoundError where there is no answer of that id
   */
  similar(id: string, limit: number, question?: SimilarOf): SimilarResponse;
  /**
   * What may be meant by what was typed so far; nothing for what is no beginning of anything.
   *
   * @throws InvalidRequestError for a limit out of range, or a filter that is none
   */
  suggest(request: SuggestRequest): SuggestResponse;
}

/**
 * A searcher over an engine.
 *
 * @param analyzer the one that the engine's index was made with
 */
export function createSearcherOver(engine: Engine, analyzer: Analyzer, settings: SearcherSettings): Searcher {
  const { maxQueryChars, channels = CHANNELS, clock } = settings;
  const suggester = new Suggester(engine, analyzer, { maxQueryChars, readsPinyin: channels.includes('pinyin'), ...(clock && { clock }) });
  const names = new Names(engine, analyzer);
  return {
    stats: engine.stats,
    search: (request) => {
      const asked = { ...request, query: withoutIgnorables(request.query) };
      checkRequest(asked, maxQueryChars);
      const read = { ...asked, ...(request.filters && { filters: givenFilters(request.filters) }) };
      const response = { ...new SearchRun(engine, analyzer, settings, read, names).response(), query: request.query };
      return request.suggestions === undefined ? response : withSuggestions(response, suggester.suggest(suggestRequestOf(request)));
    },
    answer: (id, about) => {
      const detail = detailOf(engine, id);
      const query = withoutIgnorables(about?.query ?? '');
      if (query.trim() === '') return detail;
      const request = { ...about, query, page: 1, pageSize: 1 };
      checkRequest(request, maxQueryChars);
      return { ...detail, marks: new SearchRun(engine, analyzer, settings, request, names).marksIn(detail) };
    },
    question: (id, page, pageSize) => questionOf(engine, id, checkWhole('page', page, MAX_PAGE), checkWhole('pageSize', pageSize, MAX_PAGE_SIZE)),
    questions: (from, limit) => engine.questions.list(from, checkWhole('limit', limit, MAX_LISTED)),
    similar: (id, limit, question = 'any') => {
      checkChoice('question', question, SIMILAR_OF);
      return similarTo(engine, analyzer, id, { limit: checkWhole('limit', limit, MAX_PAGE_SIZE), question, snippetChars: settings.snippetChars });
    },
    suggest: (request) => {
      checkWhole('limit', request.limit, MAX_SUGGESTIONS);
      checkFilters(request.filters ?? {});
      return suggester.suggest(request);
    },
  };
}

/** What is suggested beside the hits of a search. */
function suggestRequestOf({ query, filters, suggestions: limit = MAX_SUGGESTIONS }: SearchRequest): SuggestRequest {
  return { query, limit, ...(filters && { filters }) };
}

/** Both took their time, one after the other. */
function withSuggestions(response: SearchResponse, { suggestions, stoppedBy, tookMs }: SuggestResponse): SearchResponse {
  const met = response.stoppedBy ?? stoppedBy;
  return { ...response, ...(met && { stoppedBy: met }), suggestions, tookMs: Math.round((response.tookMs + tookMs) * 10) / 10 };
}

/** @throws InvalidRequestError for what {@link Searcher.search} refuses */
export function checkRequest(request: SearchRequest, maxQueryChars: number): void {
  const { query, page, pageSize, filters = {}, sort = 'relevance', suggestions } = request;
  checkFilters(filters);
  const isFiltered = Object.keys(givenFilters(filters)).length > 0;
  if (isBlank(query) && !isFiltered && sort === 'relevance') {
    throw new InvalidRequestError('q', 'is empty; type at least one word, or give a filter, or another order than by relevance');
  }
  if (query.length > maxQueryChars) {
    throw new InvalidRequestError('q', `has ${query.length} characters; at most ${maxQueryChars} are allowed`);
  }
  checkWhole('page', page, MAX_PAGE);
  checkWhole('pageSize', pageSize, MAX_PAGE_SIZE);
  for (const [parameter, allowed] of Object.entries(CHOICES)) checkChoice(parameter, request[parameter as keyof typeof CHOICES], allowed);
  for (const field of checkList('facets', request.facets)) checkChoice('facets', field, FACET_FIELDS);
  if (suggestions !== undefined) checkWhole('suggestions', suggestions, MAX_SUGGESTIONS);
}

function checkChoice(parameter: string, value: unknown, allowed: readonly unknown[]): void {
  if (value === undefined || allowed.includes(value)) return;
  throw new InvalidRequestError(parameter, `is ${JSON.stringify(value)}; allowed: ${allowed.join(', ')}`);
}

function checkList(parameter: string, value: unknown): readonly unknown[] {
  if (value === undefined || Array.isArray(value)) return value ?? [];
  throw new InvalidRequestError(parameter, 'is no list');
}

function checkWhole(parameter: string, value: number, max: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= max) return value;
  throw new InvalidRequestError(parameter, `is ${value}; a whole number from 1 to ${max} is allowed`);
}
