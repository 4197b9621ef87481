/** Serves the pages people read. */

import { type Request, type Response, Router } from 'express';
import { NotFoundError } from '../../errors.js';
import type { SearchResponse } from '../../search-model.js';
import { asShown, DEFAULT_SIMILAR, numberOf, searchedForOf, searchRequestOf } from '../parameters.js';
import type { SearchService } from '../service.js';
import { type AroundAnswer, answerPage } from './answer-page.js';
import { type Collected, collectionPage, collectionRequest } from './collection-page.js';
import { PAGE_FACETS } from './facets.js';
import type { Site } from './head.js';
import { HOME_REQUEST, homePage } from './home-page.js';
import { nameOf } from './links.js';
import { QUESTION_PAGE_SIZE, questionPage } from './question-page.js';
import { searchPage } from './search-page.js';
import { ICON } from './style.js';

/** How long browsers keep the icon, in seconds; after that they ask whether it changed. */
const ASSET_MAX_AGE_S = 3600;

/** Other answers of a question that are listed beside one. */
const LISTED_ANSWERS = 20;

/** Routes of the site's pages. Errors are thrown, and answered by the app. */
export function createPages(service: SearchService, site: Site): Router {
  const pages = Router();
  const home = async (response: Response): Promise<void> => {
    send(response, homePage(site, await service.stats(), await service.search(HOME_REQUEST)));
  };
  pages.get('/', (_request, response) => home(response));
  pages.get('/search', async (request, response) => {
    const asked = searchRequestOf(request.query);
    const isEmpty = asked.query === '' && !asked.filters && (asked.sort ?? 'relevance') === 'relevance';
    if (isEmpty) await home(response);
    else send(response, searchPage(site, asShown(asked), await service.search({ ...asShown(asked), facets: PAGE_FACETS })));
  });
  pages.get('/answers/:id', async (request, response) => {
    const found = searchedForOf(request.query);
    const answer = await service.answer(request.params.id, found);
    const similar = await service.similar(answer.id, DEFAULT_SIMILAR, 'other');
    const question = answer.questionId ? await service.question(answer.questionId, 1, LISTED_ANSWERS) : undefined;
    const around: AroundAnswer = { similar, found, ...(question && { question }) };
    send(response, answerPage(site, answer, around));
  });
  pages.get('/questions/:id', async (request, response) => {
    const question = await service.question(request.params.id, numberOf(request.query, 'page') ?? 1, QUESTION_PAGE_SIZE);
    send(response, questionPage(site, question));
  });
  const collection = (kind: Collected) => async (request: Request<{ name: string }>, response: Response) => {
    const name = nameOf(request.params.name);
    const asked = collectionRequest(kind, name, numberOf(request.query, 'page') ?? 1);
    const found = await service.search(asked);
    notEmpty(found, kind, name);
    send(response, collectionPage(site, kind, name, asked, found));
  };
  pages.get('/authors/:name', collection('author'));
  pages.get('/sites/:name', collection('site'));
  pages.get('/icon.svg', (_request, response) => {
    response.set('cache-control', `public, max-age=${ASSET_MAX_AGE_S}`).type('svg').send(ICON);
  });
  return pages;
}

function notEmpty({ total }: SearchResponse, kind: Collected, name: string): void {
  if (total === 0) throw new NotFoundError(`there is no answer of the ${kind} ${name}`);
}

function send(response: Response, page: string): void {
  response.type('html').send(page);
}
