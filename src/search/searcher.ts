/** Answers search requests: retrieves candidates, reads the texts of the page asked for, and marks and snips them. */

import type { Engine } from '../engine/engine.js';
import { InvalidRequestError, NotFoundError } from '../errors.js';
import type { Analyzer, Answer, AnswerDetail, DateIs, Hit, IndexStats, Page, Place, SearchRequest, SearchResponse } from '../model.js';
import type { Candidate } from '../retrieval.js';
import { marksOf } from './marks.js';
import { type Needles, prepareQuery } from './query.js';
import { snippetsOf } from './snippets.js';

/** Limits that an operator may set. */
export interface SearcherSettings {
  /** The most characters of an answer shown with a hit, from 20. */
  readonly snippetChars: number;
  /** Longer queries are refused. */
  readonly maxQueryChars: number;
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
  };
}

function search(engine: Engine, analyzer: Analyzer, settings: SearcherSettings, request: SearchRequest): SearchResponse {
  const begun = performance.now();
  check(request, settings);
  const { page, pageSize } = request;
  const { query, needles } = prepareQuery(request.query, analyzer);
  const { candidates, total, totalRelation, stoppedBy } = engine.retrieve(query, page * pageSize);
  const hits = candidates.slice((page - 1) * pageSize).map((candidate) => hitOf(candidate, engine.answer(candidate.ordinal), needles, settings));
  const tookMs = Math.round((performance.now() - begun) * 10) / 10;
  return { query: request.query, total, totalRelation, ...(stoppedBy && { stoppedBy }), page, pageSize, tookMs, hits };
}

function check({ query, page, pageSize }: SearchRequest, { maxQueryChars }: SearcherSettings): void {
  if (query.trim() === '') throw new InvalidRequestError('q', 'is empty; type at least one word');
  if (query.length > maxQueryChars) {
    throw new InvalidRequestError('q', `has ${query.length} characters; at most ${maxQueryChars} are allowed`);
  }
  checkWhole('page', page, MAX_PAGE);
  checkWhole('pageSize', pageSize, MAX_PAGE_SIZE);
}

function checkWhole(parameter: string, value: number, max: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= max) return;
  throw new InvalidRequestError(parameter, `is ${value}; a whole number from 1 to ${max} is allowed`);
}

function hitOf({ score }: Candidate, answer: Answer, needles: Needles, { snippetChars }: SearcherSettings): Hit {
  const { id, question, questionDetail: _detail, text, ...rest } = answer;
  return {
    id,
    score,
    question: { text: question, marks: marksOf(question, needles) },
    snippets: snippetsOf(text, marksOf(text, needles), snippetChars),
    ...rest,
    ...dateOf(answer),
  };
}

/** Which of an answer's dates speaks for it: the day it was written, else the day it was archived. */
function dateOf({ answeredOn, archivedOn }: Answer): { dateIs?: DateIs } {
  if (answeredOn) return { dateIs: 'answeredOn' };
  return archivedOn ? { dateIs: 'archivedOn' } : {};
}

function detailOf(engine: Engine, id: string): AnswerDetail {
  const answer = engine.findAnswer(id);
  if (!answer) throw new NotFoundError(`there is no answer ${id}`);
  const pages = engine.pagesWith(id);
  const { answers, ...home } = pages[0] as Page;
  const authors = answers.map((other) => ({ id: other, author: engine.findAnswer(other)?.author ?? '' }));
  return { ...answer, ...dateOf(answer), places: pages.map(placeOf), page: { ...home, answers: authors } };
}

function placeOf({ question, pageNumber, archivedOn }: Page): Place {
  return { question, page: pageNumber, ...(archivedOn && { archivedOn }) };
}
