/** Addresses within the site. */

import { DEFAULT_PAGE_SIZE } from '../parameters.js';

/** Of a page of results; what is as usual (page 1, ten hits) does not stand in its address. */
export function searchUrl(query: string, page = 1, pageSize = DEFAULT_PAGE_SIZE): string {
  const parameters = new URLSearchParams({
    q: query,
    ...(page > 1 && { page: String(page) }),
    ...(pageSize !== DEFAULT_PAGE_SIZE && { pageSize: String(pageSize) }),
  });
  return `/search?${parameters}`;
}

/** Of an answer's page. Half a surrogate pair has no place in an address, and becomes U+FFFD. */
export function answerUrl(id: string): string {
  return `/answers/${encodeURIComponent(Buffer.from(id).toString())}`;
}
