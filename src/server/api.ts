/** Answers the HTTP API in JSON. */

import { Router } from 'express';
import { NotFoundError } from '../errors.js';
import type { Suggestion } from '../suggestion-model.js';
import { suggestionUrl } from './pages/links.js';
import { DEFAULT_PAGE_SIZE, numberOf, SUGGESTIONS_CACHE, searchedForOf, searchRequestOf, similarRequestOf, suggestRequestOf } from './parameters.js';
import type { SearchService } from './service.js';

/** Routes below `/api`. Errors are thrown, and answered by the app. */
export function createApi(service: SearchService): Router {
  const api = Router();
  api.get('/search', async (request, response) => {
    const { suggestions, ...found } = await service.search(searchRequestOf(request.query));
    response.json({ ...found, ...(suggestions && { suggestions: withPaths(suggestions) }) });
  });
  api.get('/answers/:id', async (request, response) => {
    response.json(await service.answer(request.params.id, searchedForOf(request.query)));
  });
  api.get('/questions/:id', async (request, response) => {
    const { id } = request.params;
    response.json(await service.question(id, numberOf(request.query, 'page') ?? 1, numberOf(request.query, 'pageSize') ?? DEFAULT_PAGE_SIZE));
  });
  api.get('/answers/:id/similar', async (request, response) => {
    const { limit, question } = similarRequestOf(request.query);
    response.json(await service.similar(request.params.id, limit, question));
  });
  api.get('/suggest', async (request, response) => {
    const { suggestions, ...suggested } = await service.suggest(suggestRequestOf(request.query));
    response.set('cache-control', SUGGESTIONS_CACHE).json({ ...suggested, suggestions: withPaths(suggestions) });
  });
  api.get('/stats', async (_request, response) => {
    response.json(await service.stats());
  });
  api.use((request) => {
    throw new NotFoundError(`there is no /api${request.path}`);
  });
  return api;
}

const withPaths = (suggestions: readonly Suggestion[]): Suggestion[] => suggestions.map((one) => ({ ...one, path: suggestionUrl(one) }));
