/** Addresses on the server of the box. */

import type { Hit } from '../search-model.js';
import type { Suggestion } from '../suggestion-model.js';
import type { Asked, State } from './state.js';

/** Where the first mark of an answer's page is. */
const FIRST_MARK = '#m1';

/** What the box adds to every question, by the names of the server's parameters. */
export type Extras = Readonly<Record<string, string>>;

/** Of a request. @param server without a slash at its end */
export function requestUrl(server: string, { kind, query }: Asked, limit: number, extras: Extras): string {
  const parameters: Record<string, string> =
    kind === 'search' ? { ...extras, q: query, pageSize: String(limit) } : { q: query, limit: String(limit) };
  return `${server}/api/${kind}?${new URLSearchParams(parameters)}`;
}

/** Of the page with all results. */
export function resultsUrl(server: string, query: string, extras: Extras): string {
  return `${server}/search?${new URLSearchParams({ q: query, ...extras })}`;
}

/** Of an answer's page, at the first mark of what found it. */
export function hitUrl(server: string, { id }: Pick<Hit, 'id'>, query: string, { channels }: Extras): string {
  return `${server}/answers/${encodeURIComponent(id)}?${new URLSearchParams({ q: query, ...(channels && { channels }) })}${FIRST_MARK}`;
}

/** Of what a suggestion leads to. */
export function suggestionUrl(server: string, { query, filters }: Suggestion, extras: Extras): string {
  return resultsUrl(server, query, { ...extras, ...(filters as Extras) });
}

/** What the option of a number leads to; nothing where there is none. */
export function optionUrl(server: string, { shown }: State, option: number, extras: Extras): string | undefined {
  if (shown?.kind === 'suggest') {
    const suggestion = shown.response.suggestions[option];
    return suggestion && suggestionUrl(server, suggestion, extras);
  }
  if (!shown || option < 0) return undefined;
  const { hits, correction } = shown.response;
  const query = correction?.applied ? correction.query : shown.query;
  const hit = hits[option];
  return hit ? hitUrl(server, hit, query, extras) : resultsUrl(server, shown.query, extras);
}
