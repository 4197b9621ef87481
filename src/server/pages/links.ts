/** Addresses within the site. */

import type { SearchRequest } from '../../search-model.js';
import { DEFAULT_PAGE_SIZE } from '../parameters.js';

/** What an address of results may say; what is as usual (page 1, ten hits, by relevance) does not stand in it. */
export type SearchAddress = Pick<SearchRequest, 'query'> & { readonly [Name in keyof SearchRequest]?: SearchRequest[Name] | undefined };

/** Of a page of results. */
export function searchUrl(request: SearchAddress): string {
  return `/search?${new URLSearchParams(parametersOf(request))}`;
}

/** What stands in the address of a page of results, by name. */
export function parametersOf(request: SearchAddress): Record<string, string> {
  const { query, page = 1, pageSize = DEFAULT_PAGE_SIZE, filters = {}, sort, group, copies, explain, channels } = request;
  return {
    q: query,
    ...Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)),
    ...(sort && sort !== 'relevance' && { sort }),
    ...(group && { group }),
    ...(copies && { copies }),
    ...(explain && { explain: 'true' }),
    ...(channels && { channels: channels.join(',') || 'none' }),
    ...(page > 1 && { page: String(page) }),
    ...(pageSize !== DEFAULT_PAGE_SIZE && { pageSize: String(pageSize) }),
  };
}

/** Of an answer's page. Half a surrogate pair has no place in an address, and becomes U+FFFD. */
export function answerUrl(id: string): string {
  return `/answers/${encodeURIComponent(Buffer.from(id).toString())}`;
}
