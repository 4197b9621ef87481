/** Says which other sites may read what is served here: the box stands on their pages. */

import cors, { type CorsOptions } from 'cors';
import type { RequestHandler } from 'express';

/** What other sites may read: the API, suggestions, and the box itself. */
const OPEN = /^\/(api(\/|$)|suggest$|widget\b[^/]*\.js$)/i;

/** Seconds that browsers need not ask again whether they may ask. Plain GETs never have to. */
const PREFLIGHT_MAX_AGE_S = 86_400;

/**
 * Sends the headers of CORS where they belong, errors included; without credentials, since there are none.
 *
 * @param allowed origins parted by commas, `*` for all, `none` for none
 */
export function crossOrigin(allowed: string): RequestHandler {
  if (allowed === 'none') return (_request, _response, next) => next();
  const options: CorsOptions = { origin: allowed === '*' ? '*' : allowed.split(','), methods: ['GET', 'HEAD'], maxAge: PREFLIGHT_MAX_AGE_S };
  const handle = cors(options);
  return (request, response, next) => (OPEN.test(request.path) ? handle(request, response, next) : next());
}
