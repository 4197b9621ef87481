/** Serves the map of the site, and what robots may read of it. */

import { type Request, Router } from 'express';
import { html } from './html.js';
import { questionUrl } from './pages/links.js';
import type { SearchService } from './service.js';

/** Addresses in one map, the most that its format allows (https://www.sitemaps.org/protocol.html). */
const MAP_SIZE = 50_000;

/** Seconds: a new index may come at any time, and followers ask seldom. */
const MAX_AGE_S = 900;

/**
 * The routes of the map: every answer stands on the page of its question, or on that of the question under which it was found. Errors are thrown, and answered by the app.
 *
 * @param originOf where the site is, for a request
 * @param mapSize addresses in one map: more are several maps, and an index of these
 */
export function createSiteMap(service: SearchService, originOf: (request: Request) => string, mapSize = MAP_SIZE): Router {
  const routes = Router();
  routes.get('/sitemap.xml', async (request, response) => {
    const { total, questions } = await service.questions(0, mapSize);
    const origin = originOf(request);
    const parts = Math.ceil(total / mapSize);
    response.set('cache-control', `public, max-age=${MAX_AGE_S}`).type('application/xml');
    response.send(parts > 1 ? mapIndex(origin, parts) : map(origin, questions));
  });
  routes.get('/sitemaps/:part.xml', async (request, response, next) => {
    const part = /^[1-9]\d{0,4}$/.test(request.params.part) ? Number(request.params.part) : 0;
    const { questions } = part === 0 ? { questions: [] } : await service.questions((part - 1) * mapSize, mapSize);
    if (questions.length === 0) return next();
    response
      .set('cache-control', `public, max-age=${MAX_AGE_S}`)
      .type('application/xml')
      .send(map(originOf(request), questions));
  });
  routes.get('/robots.txt', (request, response) => {
    // Results are endless, and every answer in them stands on the page of its question.
    const lines = ['User-agent: *', 'Disallow: /search', 'Disallow: /suggest', 'Disallow: /api/', `Sitemap: ${originOf(request)}/sitemap.xml`];
    response.type('text/plain').send(`${lines.join('\n')}\n`);
  });
  return routes;
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

type Listed = Awaited<ReturnType<SearchService['questions']>>['questions'];

function map(origin: string, questions: Listed): string {
  const urls = questions.map(({ id, on }) => html`<url><loc>${origin}${questionUrl(id)}</loc>${on && html`<lastmod>${on}</lastmod>`}</url>\n`);
  return XML + html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}</urlset>\n`.toString();
}

function mapIndex(origin: string, parts: number): string {
  const maps = Array.from({ length: parts }, (_, i) => html`<sitemap><loc>${origin}/sitemaps/${i + 1}.xml</loc></sitemap>\n`);
  return XML + html`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps}</sitemapindex>\n`.toString();
}
