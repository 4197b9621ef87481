/** Serves the pages people read. */

import { type Response, Router } from 'express';
import { DEFAULT_SIMILAR, searchRequestOf } from '../parameters.js';
import type { SearchService } from '../service.js';
import { answerPage } from './answer-page.js';
import { PAGE_FACETS } from './facets.js';
import { homePage } from './home-page.js';
import { searchPage } from './search-page.js';
import { ICON, STYLE } from './style.js';

/** How long browsers keep the style sheet and the icon, in seconds; after that they ask whether it changed. */
const ASSET_MAX_AGE_S = 3600;

/** Routes of the site's pages and their assets. Errors are thrown, and answered by the app. */
export function createPages(service: SearchService): Router {
  const pages = Router();
  pages.get('/', async (_request, response) => send(response, homePage(await service.stats())));
  pages.get('/search', async (request, response) => {
    const asked = searchRequestOf(request.query);
    if (asked.query.trim() === '' && !asked.filters) send(response, homePage(await service.stats()));
    else send(response, searchPage(asked, await service.search({ ...asked, facets: PAGE_FACETS })));
  });
  pages.get('/answers/:id', async (request, response) => {
    const answer = await service.answer(request.params.id);
    send(response, answerPage(answer, await service.similar(answer.id, DEFAULT_SIMILAR)));
  });
  pages.get('/style.css', (_request, response) => sendAsset(response, 'css', STYLE));
  pages.get('/icon.svg', (_request, response) => sendAsset(response, 'svg', ICON));
  return pages;
}

function send(response: Response, page: string): void {
  response.type('html').send(page);
}

function sendAsset(response: Response, type: string, content: string): void {
  response.set('cache-control', `public, max-age=${ASSET_MAX_AGE_S}`).type(type).send(content);
}
