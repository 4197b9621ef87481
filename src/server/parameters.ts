/** Reads the parameters of a request, and says which one is wrong. */

import { InvalidRequestError } from '../errors.js';
import { CHOICES, FACET_FIELDS, SIMILAR_OF } from '../search/choices.js';
import { anyValue, VALUE_FILTERS } from '../search/filters.js';
import { isBlank } from '../search/read-query.js';
import type { Filters, Grouping, Likeness, SearchedFor, SearchRequest, SortOrder, SuggestRequest } from '../search-model.js';

/** Hits on a page where nothing else is asked for. */
export const DEFAULT_PAGE_SIZE = 10;

/** Similar answers given where no limit is asked for. */
export const DEFAULT_SIMILAR = 5;

/** Suggestions given where no limit is asked for. */
export const DEFAULT_SUGGESTIONS = 8;

/** Who deletes what was typed, and types it again, need not ask again; nobody in between keeps it. */
export const SUGGESTIONS_CACHE = 'private, max-age=60';

/** Parameters as Express parsed them: a name given several times is a list. */
export type QueryParameters = Readonly<Record<string, unknown>>;

/**
 * The search request of a URL's parameters; ranges are the searcher's to check. What is empty is as if it were not there.
 *
 * @throws InvalidRequestError for a parameter given twice, but for the filters that take several values, a page that is no number, or a value that is none of those allowed
 */
export function searchRequestOf(parameters: QueryParameters): SearchRequest {
  const filters = filtersOf(parameters);
  const sort = choiceOf(parameters, 'sort', CHOICES.sort);
  const copies = choiceOf(parameters, 'copies', CHOICES.copies);
  const match = choiceOf(parameters, 'match', CHOICES.match);
  const group = choiceOf(parameters, 'group', CHOICES.group);
  const facets = listOf(parameters, 'facets', FACET_FIELDS);
  const suggestions = numberOf(parameters, 'suggestions');
  const query = textOf(parameters, 'q') ?? '';
  return {
    query: isBlank(query) ? '' : query,
    page: numberOf(parameters, 'page') ?? 1,
    pageSize: numberOf(parameters, 'pageSize') ?? DEFAULT_PAGE_SIZE,
    ...(Object.keys(filters).length > 0 && { filters }),
    ...(sort && { sort }),
    ...(facets.length > 0 && { facets }),
    ...(copies && { copies }),
    ...(match && { match }),
    ...(group && { group }),
    ...channelsOf(parameters),
    ...(suggestions !== undefined && { suggestions }),
    ...(choiceOf(parameters, 'explain', ['true', 'false'] as const) === 'true' && { explain: true }),
  };
}

/** What is a hit where nothing is said: by relevance a question, in another order an answer, since each has its own day and votes. */
export function usualGroup({ sort = 'relevance' }: { readonly sort?: SortOrder | undefined }): Grouping {
  return sort === 'relevance' ? 'question' : 'none';
}

/** The search that pages and the terminal show: grouped as usual where nothing is said. */
export function asShown(request: SearchRequest): SearchRequest & { readonly group: Grouping } {
  return { ...request, group: request.group ?? usualGroup(request) };
}

/**
 * What an answer was found by, of a URL's parameters.
 *
 * @throws InvalidRequestError for a parameter given twice, or a channel that is none
 */
export function searchedForOf(parameters: QueryParameters): SearchedFor {
  return { query: textOf(parameters, 'q') ?? '', ...channelsOf(parameters) };
}

/**
 * How many similar answers are asked for, and whether only those of other questions, of a URL's parameters; the range of the limit is the searcher's to check.
 *
 * @throws InvalidRequestError for a parameter given twice, a limit that is no number, or a value that is none of those allowed
 */
export function similarRequestOf(parameters: QueryParameters): { readonly limit: number; readonly question?: 'any' | 'other' } {
  const question = choiceOf(parameters, 'question', SIMILAR_OF);
  return { limit: numberOf(parameters, 'limit') ?? DEFAULT_SIMILAR, ...(question && { question }) };
}

/**
 * What was typed so far, of a URL's parameters; the range of the limit, and the days of the filters, are the searcher's to check. Nothing typed is no
 * error.
 *
 * @throws InvalidRequestError for a parameter given twice, or a limit that is no number
 */
export function suggestRequestOf(parameters: QueryParameters): SuggestRequest {
  const filters = filtersOf(parameters);
  return {
    query: textOf(parameters, 'q') ?? '',
    limit: numberOf(parameters, 'limit') ?? DEFAULT_SUGGESTIONS,
    ...(Object.keys(filters).length > 0 && { filters }),
  };
}

const SINGLE = ['question', 'from', 'to'] as const satisfies (keyof Filters)[];
const CHANNELS = ['region', 'synonym', 'pinyin', 'typo'] as const satisfies Likeness[];

function channelsOf(parameters: QueryParameters): Pick<SearchRequest, 'channels'> {
  const channels = textOf(parameters, 'channels');
  if (!channels?.replace(/[\s,]/g, '')) return {};
  return { channels: channels === 'none' ? [] : listOf(parameters, 'channels', CHANNELS) };
}

/** How many values there may be is the searcher's to check. */
function filtersOf(parameters: QueryParameters): Filters {
  const values = VALUE_FILTERS.map((name) => [name, anyValue(textsOf(parameters, name))] as const);
  const single = SINGLE.map((name) => [name, textOf(parameters, name)?.trim()] as const);
  return Object.fromEntries([...values, ...single].filter(([, value]) => value));
}

/** The values of a parameter that may be repeated, each once. */
function textsOf(parameters: QueryParameters, name: string): string[] {
  const given = [parameters[name] ?? []].flat() as unknown[];
  const texts = given.map((text) => (typeof text === 'string' ? text.trim() : refuse(name)));
  return [...new Set(texts.filter(Boolean))];
}

function refuse(name: string): never {
  throw new InvalidRequestError(name, 'is no text; one or several texts are allowed');
}

/** A list parted by commas. */
function listOf<Choice extends string>(parameters: QueryParameters, name: string, choices: readonly Choice[]): Choice[] {
  const texts = (textOf(parameters, name) ?? '').split(',').map((text) => text.trim());
  return [...new Set(texts.filter(Boolean))].map((text) => oneOf(name, text, choices));
}

function choiceOf<Choice extends string>(parameters: QueryParameters, name: string, choices: readonly Choice[]): Choice | undefined {
  const text = textOf(parameters, name);
  return text ? oneOf(name, text, choices) : undefined;
}

function oneOf<Choice extends string>(parameter: string, text: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === text);
  if (!found)
    throw new InvalidRequestError(parameter, `is ${JSON.stringify(text)}; ${choices.join(', ')} ${choices.length > 1 ? 'are' : 'is'} allowed`);
  return found;
}

/** @throws InvalidRequestError where it is given more than once */
export function textOf(parameters: QueryParameters, name: string): string | undefined {
  const value = parameters[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw new InvalidRequestError(name, 'is given more than once; once is allowed');
  return value;
}

/** @throws InvalidRequestError where it is no whole number */
export function numberOf(parameters: QueryParameters, name: string): number | undefined {
  const text = textOf(parameters, name);
  if (text === undefined) return undefined;
  if (!/^-?\d{1,15}$/.test(text)) throw new InvalidRequestError(name, `is ${JSON.stringify(text)}; a whole number is allowed`);
  return Number(text);
}
