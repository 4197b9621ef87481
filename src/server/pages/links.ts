/** Addresses within the site. */

/** Of a page of results; page 1 has no number in its address. */
export function searchUrl(query: string, page = 1): string {
  const parameters = new URLSearchParams({ q: query, ...(page > 1 && { page: String(page) }) });
  return `/search?${parameters}`;
}

/** Of an answer's page. */
export function answerUrl(id: string): string {
  return `/answers/${encodeURIComponent(id)}`;
}
