/** The line that says who wrote an answer, when and where. */

import type { Answer, DateIs, Mark } from '../../model.js';
import { valuesOf } from '../../search/filters.js';
import { isNobody } from '../../search/names/name-key.js';
import type { Filters, FilterValues } from '../../search-model.js';
import { type Html, html, type Value } from '../html.js';
import { authorUrl, siteUrl } from './links.js';
import { marked } from './marked.js';

/** What a byline is made of; hits and whole answers have it alike. */
export type BylineParts = Pick<Answer, 'author' | 'site' | 'archivedOn' | 'answeredOn' | 'votes'> & {
  readonly dateIs?: DateIs;
  readonly authorMarks?: readonly Mark[];
};

const number = new Intl.NumberFormat('zh-CN');

/**
 * Author, date, site and votes, as far as they are known; author and site lead to all that is theirs.
 *
 * @param said what the page says of all its answers already
 * @param note what else there is to say, at the end
 */
export function byline(
  { author, authorMarks = [], site, archivedOn, answeredOn, votes, dateIs }: BylineParts,
  said: Pick<Filters, 'author' | 'site'> = {},
  note = '',
): Html {
  const parts: Value[] = [
    !isSaid(author, said.author) && authorOf(author, authorMarks),
    dateIs === 'answeredOn' && html`<time datetime="${answeredOn}">${answeredOn}</time> 回答`,
    dateIs === 'archivedOn' && html`<time datetime="${archivedOn}">${archivedOn}</time> 存档`,
    site && !isSaid(site, said.site) && html`<a href="${siteUrl(site)}">${site}</a>`,
    votes !== undefined && html`<span>${number.format(votes)} 人赞同</span>`,
    note,
  ];
  return html`<p class="byline">${parts.filter(Boolean).map((part, i) => (i === 0 ? part : html` · ${part}`))}</p>`;
}

/** One of several values says nothing of an answer. */
function isSaid(value: string, filter: FilterValues | undefined): boolean {
  const [only, ...others] = valuesOf(filter);
  return only === value && others.length === 0;
}

function authorOf(author: string, marks: readonly Mark[]): Html {
  if (isNobody(author)) return html`<span class="author">${author || '匿名'}</span>`;
  return html`<a class="author" rel="author" href="${authorUrl(author)}">${marked({ text: author, marks })}</a>`;
}
