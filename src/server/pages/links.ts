/** Addresses within the site. */

import { VALUE_FILTERS } from '../../search/filters.js';
import type { SearchedFor, SearchRequest } from '../../search-model.js';
import type { Suggestion } from '../../suggestion-model.js';
import { DEFAULT_PAGE_SIZE, usualGroup } from '../parameters.js';

/** What an address of results may say; what is as usual (page 1, ten hits, by relevance, each question once) does not stand in it. */
export type SearchAddress = Pick<SearchRequest, 'query'> & { readonly [Name in keyof SearchRequest]?: SearchRequest[Name] | undefined };

/** Of a page of results. */
export function searchUrl(request: SearchAddress): string {
  return `/search?${queryString(parametersOf(request))}`;
}

/** Of the Atom feed of a search, which has no pages, and an entry for each answer. */
export function feedUrl(request: SearchAddress): string {
  return `/search.atom?${queryString(parametersOf({ ...request, group: undefined, page: 1, pageSize: undefined }))}`;
}

/** What stands behind the question mark of an address. */
export function queryString(parameters: readonly Parameter[]): string {
  return new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString();
}

/** What stands in the address of a page of results, in its order: a filter of several values as often as it has values. */
export function parametersOf(request: SearchAddress): Parameter[] {
  const { query, page = 1, pageSize = DEFAULT_PAGE_SIZE, filters = {}, sort, group, copies, explain, channels, match } = request;
  const values: readonly Parameter<string | readonly string[] | undefined>[] = [
    ['q', query],
    ...FILTERS.map((name) => [name, filters[name]] as const),
    ['sort', sort === 'relevance' ? undefined : sort],
    ['match', match],
    ['group', group === usualGroup({ sort }) ? undefined : group],
    ['copies', copies],
    ['explain', explain ? 'true' : undefined],
    ['channels', channels && (channels.join(',') || 'none')],
    ['page', page > 1 ? String(page) : undefined],
    ['pageSize', pageSize === DEFAULT_PAGE_SIZE ? undefined : String(pageSize)],
  ];
  return values.flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one] as const));
}

const FILTERS = [...VALUE_FILTERS, 'question', 'from', 'to'] as const;

/** A parameter of an address. */
export type Parameter<Value = string> = readonly [name: string, value: Value];

/** Where the first mark of a page is. */
export const FIRST_MARK = 'm1';

/** Of an answer's page; with what it was found by, at the first mark. */
export function answerUrl(id: string, found?: SearchedFor): string {
  const path = `/answers/${segment(id)}`;
  return found && found.query.trim() !== '' ? `${path}?${queryString(parametersOf(found))}#${FIRST_MARK}` : path;
}

/** Of a question's page. */
export function questionUrl(id: string, page = 1): string {
  return `/questions/${id}${pageOf(page)}`;
}

/** Of the page with all that an author wrote. */
export function authorUrl(name: string, page = 1): string {
  return `/authors/${segment(name)}${pageOf(page)}`;
}

/** Of the page with all that came from a site. */
export function siteUrl(name: string, page = 1): string {
  return `/sites/${segment(name)}${pageOf(page)}`;
}

/** Of what a suggestion leads to: an author's page, a question's, or the search for words. */
export function suggestionUrl({ query, filters, questionId }: Suggestion): string {
  if (filters) return authorUrl(filters.author);
  return questionId === undefined ? searchUrl({ query }) : questionUrl(questionId);
}

const pageOf = (page: number): string => (page > 1 ? `?page=${page}` : '');

/** Stands before a name of dots, which browsers would take for a way up; names are read without it. */
const DOTS_MARK = '~';

/** A part of a path. Half a surrogate pair has no place in an address, and becomes U+FFFD. */
function segment(text: string): string {
  return encodeURIComponent(Buffer.from(/^~*\.{1,2}$/.test(text) ? DOTS_MARK + text : text).toString());
}

/** The name that {@link authorUrl} and {@link siteUrl} made a part of a path from. */
export function nameOf(part: string): string {
  return /^~+\.{1,2}$/.test(part) ? part.slice(DOTS_MARK.length) : part;
}
