/** The HTTP application: what is served where, and how errors leave it. */

import { randomUUID } from 'node:crypto';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import helmet from 'helmet';
import { InvalidRequestError, NotFoundError, XundaError } from '../errors.js';
import { createApi } from './api.js';
import { createBrowserSearch } from './browser-search.js';
import { errorPage } from './pages/error-page.js';
import { createPages } from './pages/routes.js';
import type { SearchService } from './service.js';

/** Told of errors that are nobody's wrong input: with a request id, never with what was searched for. */
export type ErrorLog = (line: string) => void;

/** Pages load nothing but their own style sheet and icon; no script, no frame, no other host. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'self'"],
  },
};

/** The application over a search service. Nothing is kept of a request after its response. */
export function createApp(service: SearchService, log: ErrorLog): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  // Served over plain HTTP on loopback: whether there is TLS is known to the proxy in front, not here.
  app.use(helmet({ contentSecurityPolicy: CONTENT_SECURITY_POLICY, strictTransportSecurity: false }));
  app.use(compression());
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.use('/api', createApi(service));
  app.use(createBrowserSearch(service));
  app.use(createPages(service));
  app.use((request) => {
    throw new NotFoundError(`there is no ${request.method} ${request.path}`);
  });
  app.use(errorHandler(log));
  return app;
}

/** Express tells an error handler by its four parameters. */
function errorHandler(log: ErrorLog): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const { status, code, message } = describe(error, log);
    response.status(status);
    if (wantsJson(request)) response.json({ error: { code, message } });
    else response.type('html').send(errorPage(status, error, request.query));
  };
}

const wantsJson = (request: Request): boolean => /^\/(api(\/|$)|healthz$|suggest$)/i.test(request.path);

function describe(error: unknown, log: ErrorLog): { status: number; code: string; message: string } {
  if (error instanceof InvalidRequestError) return { status: 400, code: error.code, message: error.message };
  if (error instanceof NotFoundError) return { status: 404, code: error.code, message: error.message };
  // Express refuses a path that is not UTF-8 by itself.
  if (error instanceof URIError) return { status: 400, code: 'invalid_request', message: 'path: is not well-formed' };
  const id = randomUUID();
  log(`request ${id} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const code = error instanceof XundaError ? error.code : 'internal';
  return { status: 500, code, message: `something went wrong here; the log has more under ${id}` };
}
