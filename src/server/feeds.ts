/** Serves the Atom feed of a search. */

import { type Request, Router } from 'express';
import type { Hit, SearchRequest } from '../search-model.js';
import { type Html, html } from './html.js';
import { answerUrl, feedUrl, searchUrl } from './pages/links.js';
import { searchRequestOf } from './parameters.js';
import type { SearchService } from './service.js';

/** Entries of a feed. */
const FEED_SIZE = 30;

/** Seconds: a new index may come at any time, and followers ask seldom. */
const MAX_AGE_S = 900;

/**
 * The route of feeds: `/search.atom` takes what `/search` takes. Errors are thrown, and answered by the app.
 *
 * @param originOf where the site is, for a request
 */
export function createFeeds(service: SearchService, originOf: (request: Request) => string): Router {
  const routes = Router();
  routes.get('/search.atom', async (request, response) => {
    const asked = searchRequestOf(request.query);
    const sorted: SearchRequest = { ...asked, group: 'none', sort: asked.sort ?? 'newest', page: 1, pageSize: FEED_SIZE };
    const { hits } = await service.search(sorted);
    response
      .set('cache-control', `public, max-age=${MAX_AGE_S}`)
      .type('application/atom+xml')
      .send(feed(originOf(request), asked, hits));
  });
  return routes;
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Atom wants to know when something changed; of an answer without any date nothing is known. */
const UNKNOWN_DAY = '1970-01-01';

/** By RFC 4287. */
function feed(origin: string, request: SearchRequest, hits: readonly Hit[]): string {
  const title =
    request.query === ''
      ? Object.values(request.filters ?? {})
          .flat()
          .join('，') || '全部回答'
      : request.query;
  const updated = hits.map(dayOf).sort().at(-1) ?? UNKNOWN_DAY;
  const self = origin + feedUrl(request);
  const shown = html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${self}</id>
<title>${xmlText(title)} · 寻答</title>
<updated>${updated}T00:00:00Z</updated>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${origin}${searchUrl({ ...request, page: 1 })}"/>
${hits.map((hit) => entry(origin, hit))}
</feed>
`;
  return XML + shown.toString();
}

function entry(origin: string, hit: Hit): Html {
  const url = origin + answerUrl(hit.id);
  const summary = hit.snippets.map(({ text, cutBefore, cutAfter }) => `${cutBefore ? '……' : ''}${text}${cutAfter ? '……' : ''}`).join('');
  return html`<entry>
<id>${url}</id>
<title>${xmlText(hit.question.text || '回答')}</title>
<updated>${dayOf(hit)}T00:00:00Z</updated>
<author><name>${xmlText(hit.author || '匿名')}</name></author>
<link rel="alternate" type="text/html" href="${url}"/>
<summary>${xmlText(summary)}</summary>
</entry>
`;
}

const dayOf = ({ answeredOn, archivedOn }: Hit): string => answeredOn ?? archivedOn ?? UNKNOWN_DAY;

/** Characters that XML 1.0 has no way to write, and halves of pairs, become U+FFFD. */
export function xmlText(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
