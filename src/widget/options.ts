/** Draws the options of the list: suggestions, hits, and the way to all of these. */

import type { Hit, SearchResponse } from '../search-model.js';
import type { Suggestion } from '../suggestion-model.js';
import { make, marked } from './elements.js';
import type { Answered } from './state.js';
import { type Strings, said } from './strings.js';

/** In the order of their numbers. */
export function optionsOf({ suggestions, found }: Answered, strings: Strings): HTMLLIElement[] {
  const items = [...suggestions.map((one) => suggestionItem(one, strings)), ...(found ? hitItems(found, strings) : [])];
  for (const [i, item] of items.entries()) {
    item.id = `o${i}`;
    item.setAttribute('role', 'option');
  }
  return items;
}

function suggestionItem(suggestion: Suggestion, strings: Strings): HTMLLIElement {
  const kind = make('span', { part: 'byline' }, strings.kinds[suggestion.kind]);
  return make('li', { part: 'option suggestion' }, make('span', {}, ...marked(suggestion, strings)), ' ', kind);
}

function hitItems({ hits, total }: SearchResponse, strings: Strings): HTMLLIElement[] {
  if (hits.length === 0) return [];
  return [...hits.map((hit) => hitItem(hit, strings)), make('li', { part: 'option more' }, said(strings.all, { n: total }))];
}

function hitItem(
  { question, snippets, author, site, answeredOn, archivedOn, votes, answers = [], others = 0 }: Hit,
  strings: Strings,
): HTMLLIElement {
  const [snippet] = snippets;
  const more = answers.length - 1 + others;
  const facts = [
    author || strings.anonymous,
    answeredOn ?? archivedOn,
    site,
    votes === undefined ? '' : said(strings.votes, { n: votes }),
    more > 0 ? said(strings.more, { n: more }) : '',
  ];
  return make(
    'li',
    { part: 'option' },
    make('div', { part: 'question' }, ...marked(question, strings)),
    ...(snippet ? [make('div', { part: 'snippet' }, snippet.cutBefore ? '……' : '', ...marked(snippet, strings), snippet.cutAfter ? '……' : '')] : []),
    make('div', { part: 'byline' }, facts.filter(Boolean).join(' · ')),
  );
}
