/** Addresses on the server of the box. */

import type { Hit } from '../search-model.js';
import type { Asked, State } from './state.js';

/** Where the first mark of an answer's page is. */
const FIRST_MARK = '#m1';

/** Beside hits, so many suggestions help more than they hide. */
const BESIDE_HITS = 4;

/** What the box adds to every question: parameters of the server, some of which may be there several times. */
export type Extras = readonly (readonly [name: string, value: string])[];

/** Parameters as an address has them; of a name in both, those of the second list count. */
function encoded(extras: Extras, own: Extras): URLSearchParams {
  const rest = extras.filter(([name]) => !own.some(([other]) => other === name));
  return new URLSearchParams([...rest, ...own] as [string, string][]);
}

/** Each question once, where nothing else is asked for: with an order of its own, each answer has its place. */
function grouped(extras: Extras): Extras {
  return extras.some(([name]) => name === 'group' || name === 'sort') ? extras : [...extras, ['group', 'question']];
}

/** Of a request. @param server without a slash at its end @param limit the most hits, or suggestions where nothing is searched for */
export function requestUrl(server: string, { kind, query }: Asked, limit: number, extras: Extras): string {
  const limits: Extras =
    kind === 'search'
      ? [
          ['pageSize', `${limit}`],
          ['suggestions', `${Math.min(limit, BESIDE_HITS)}`],
        ]
      : [['limit', `${limit}`]];
  return `${server}/api/${kind}?${encoded(kind === 'search' ? grouped(extras) : extras, [['q', query], ...limits])}`;
}

/** Of the page with all results. */
export function resultsUrl(server: string, query: string, extras: Extras): string {
  return `${server}/search?${encoded([['q', query]], extras)}`;
}

/** Of an answer's page, at the first mark of what found it. */
export function hitUrl(server: string, { id }: Pick<Hit, 'id'>, query: string, extras: Extras): string {
  const channels = extras.filter(([name]) => name === 'channels');
  return `${server}/answers/${encodeURIComponent(id)}?${encoded([['q', query]], channels)}${FIRST_MARK}`;
}

/** What the option of a number leads to; nothing where there is none. */
export function optionUrl(server: string, { shown }: State, option: number, extras: Extras): string | undefined {
  if (!shown || option < 0) return undefined;
  const { suggestions, found } = shown;
  const suggestion = suggestions[option];
  if (suggestion) return suggestion.kind === 'words' ? resultsUrl(server, suggestion.query, extras) : server + suggestion.path;
  const hit = found?.hits[option - suggestions.length];
  const query = found?.correction?.applied ? found.correction.query : shown.query;
  return hit ? hitUrl(server, hit, query, extras) : resultsUrl(server, shown.query, extras);
}
