/** The line that says who wrote an answer, when and where. */

import type { Answer, DateIs } from '../../model.js';
import { type Html, html, type Value } from '../html.js';
import { authorUrl, siteUrl } from './links.js';

/** What a byline is made of; hits and whole answers have it alike. */
export type BylineParts = Pick<Answer, 'author' | 'site' | 'archivedOn' | 'answeredOn' | 'votes'> & { readonly dateIs?: DateIs };

const number = new Intl.NumberFormat('zh-CN');

/** Author, date, site and votes, as far as they are known; author and site lead to all that is theirs. */
export function byline({ author, site, archivedOn, answeredOn, votes, dateIs }: BylineParts): Html {
  const parts: Value[] = [
    author ? html`<a class="author" rel="author" href="${authorUrl(author)}">${author}</a>` : html`<span class="author">匿名</span>`,
    dateIs === 'answeredOn' && html`<time datetime="${answeredOn}">${answeredOn}</time> 回答`,
    dateIs === 'archivedOn' && html`<time datetime="${archivedOn}">${archivedOn}</time> 存档`,
    site && html`<a href="${siteUrl(site)}">${site}</a>`,
    votes !== undefined && html`<span>${number.format(votes)} 人赞同</span>`,
  ];
  return html`<p class="byline">${parts.filter(Boolean).map((part, i) => (i === 0 ? part : html` · ${part}`))}</p>`;
}
