/** Says where an answer was archived from, and when. */

import type { Answer } from '../../model.js';
import { type Html, html } from '../html.js';

/** Nothing where neither is known. */
export function sourceLink({ url, archivedOn, answeredOn }: Pick<Answer, 'url' | 'archivedOn' | 'answeredOn'>): Html | undefined {
  const source = url !== undefined && isWebAddress(url) && html`<a href="${url}" rel="nofollow noopener">原文</a>`;
  // Where nothing else is known, the byline has that day.
  const archived = answeredOn && archivedOn && html`<time datetime="${archivedOn}">${archivedOn}</time> 存档`;
  const parts = [source, archived].filter(Boolean);
  return parts.length > 0 ? html`<p class="source">${parts.map((part, i) => html`${i > 0 && ' · '}${part}`)}</p>` : undefined;
}

/** An archive may hold any address; only a web address becomes a link. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
