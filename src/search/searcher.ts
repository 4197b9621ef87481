/** Answers search requests: retrieves candidates, reads the texts of the page asked for, and marks and snips them. */

import type { Engine } from '../engine/engine.js';
import { InvalidRequestError } from '../errors.js';
import type { Analyzer, AnswerDetail, IndexStats } from '../model.js';
import type { Collapse, Condition } from '../retrieval.js';
import type { Likeness, SearchRequest, SearchResponse, SimilarResponse } from '../search-model.js';
import type { WordTable } from '../text/word-table.js';
import { detailOf } from './detail.js';
import { checkFilters, filterConditions } from './filters.js';
import { hitOf, reader } from './hit.js';
import { leadersOf } from './leader.js';
import { CHANNELS, ChannelledLikenesses } from './likenesses.js';
import { type Likenesses, type Plan, planOf } from './plan.js';
import { looked, reorder } from './reorder.js';
import { collapsed, select } from './selection.js';
import { similarTo } from './similar.js';
import { type Expression, parseQuery, plainQuery } from './syntax.js';

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
}

/**
 * A searcher over an engine.
 *
 * @param analyzer the one that the engine's index was made with
 */
export function createSearcherOver(engine: Engine, analyzer: Analyzer, settings: SearcherSettings): Searcher {
  return {
    stats: engine.stats,
    search: (request) => search(engine, analyzer, settings, request),
    answer: (id) => detailOf(engine, id),
    similar: (id, limit) => similarTo(engine, analyzer, settings.snippetChars, id, checkWhole('limit', limit, MAX_PAGE_SIZE)),
  };
}

function search(engine: Engine, analyzer: Analyzer, settings: SearcherSettings, request: SearchRequest): SearchResponse {
  const begun = performance.now();
  checkRequest(request, settings.maxQueryChars);
  const { query, page, pageSize, sort = 'relevance', facets, filters = {} } = request;
  const allowed = settings.channels ?? CHANNELS;
  const channels = request.channels ? allowed.filter((channel) => request.channels?.includes(channel)) : allowed;
  const plan = planFor(
    query,
    filterConditions(filters),
    analyzer,
    new ChannelledLikenesses(channels, { engine, analyzer, ...(settings.synonyms && { synonyms: settings.synonyms }) }),
  );
  const read = reader(engine);
  const collapse: Collapse | undefined = request.group ?? (request.copies === 'all' ? undefined : 'copies');
  const wanted = { hits: page * pageSize, pageSize, order: sort, ...(collapse && { collapse }), ...(facets && { facets }) };
  const selection = select(engine, plan, wanted, read);
  const ordered = sort === 'relevance' ? reorder(selection.selected, plan, read, wanted.hits) : selection.selected;
  const shown = collapsed(ordered).slice((page - 1) * pageSize, page * pageSize);
  const context = { engine, plan, selection, request, snippetChars: settings.snippetChars, read };
  // In an order by day or votes, each hit stands where its own day or votes put it.
  const led = sort === 'relevance' && collapse === 'copies' ? leadersOf(shown, context) : shown;
  const hits = led.map((candidate) => hitOf(request.explain || plan.doubtful ? looked(candidate, plan, read) : candidate, context));
  const { total, totalAll, totalRelation, stoppedBy } = selection;
  return {
    query,
    match: totalAll > 0 || hits.some(({ match }) => match === 'all') ? 'all' : 'some',
    total,
    totalRelation,
    totalAll,
    ...(stoppedBy && { stoppedBy }),
    ...(facets && selection.facets && { facets: selection.facets() }),
    page,
    pageSize,
    tookMs: Math.round((performance.now() - begun) * 10) / 10,
    hits,
  };
}

/** A query that only excludes, or has nothing but signs, is read as plain text, unless a filter says what is looked for. */
function planFor(query: string, filters: readonly Condition[], analyzer: Analyzer, likenesses: Likenesses): Plan {
  const expression = parseQuery(query);
  return planOf(filters.length > 0 || asksFor(expression) ? expression : plainQuery(query), filters, analyzer, likenesses);
}

/** Whether a part of it says what to look for. */
function asksFor(expression: Expression): boolean {
  if (expression.kind === 'not') return false;
  return expression.kind === 'all' || expression.kind === 'any' ? expression.of.some(asksFor) : true;
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
