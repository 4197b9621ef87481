/** Answers the HTTP API in JSON. */

import { Router } from 'express';
import { NotFoundError } from '../errors.js';
import type { Searcher } from '../search/searcher.js';
import { searchRequestOf } from './parameters.js';

/** Routes below `/api`. Errors are thrown, and answered by the app. */
export function createApi(searcher: Searcher): Router {
  const api = Router();
  api.get('/search', (request, response) => {
    response.json(searcher.search(searchRequestOf(request.query)));
  });
  api.get('/answers/:id', (request, response) => {
    response.json(searcher.answer(request.params.id));
  });
  api.get('/stats', (_request, response) => {
    response.json(searcher.stats);
  });
  api.use((request) => {
    throw new NotFoundError(`there is no ${request.method} /api${request.path}`);
  });
  return api;
}
