/** The HTTP application: what is served where, and how errors leave it. */

import { randomUUID } from 'node:crypto';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { InvalidRequestError, NotFoundError, XundaError } from '../errors.js';
import { createApi } from './api.js';
import { createBrowserSearch } from './browser-search.js';
import { crossOrigin } from './cross-origin.js';
import { createFeeds } from './feeds.js';
import { errorPage } from './pages/error-page.js';
import { type Site, STYLE_HASH } from './pages/head.js';
import { createPages } from './pages/routes.js';
import { originOf } from './public-url.js';
import { createScriptRoutes, readScripts } from './scripts.js';
import type { SearchService } from './service.js';
import { createSiteMap } from './site-map.js';

/** Told of errors that are nobody's wrong input: with a request id, never with what was searched for. */
export type ErrorLog = (line: string) => void;

/** What the operator says of the site. */
export interface AppOptions {
  /** The site's origin as the world sees it; empty where it is as browsers ask. */
  readonly publicUrl: string;
  /** Origins of pages that may read the API, parted by commas; `*` for all, `none` for none. */
  readonly allowedOrigins: string;
}

const DEFAULTS: AppOptions = { publicUrl: '', allowedOrigins: '*' };

/** Pages have their one style sheet in them, load their own script, which asks this server only, and nothing else; no frame of others. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    styleSrc: [`'${STYLE_HASH}'`],
    scriptSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'self'"],
  },
};

/**
 * The application over a search service. Nothing is kept of a request after its response.
 *
 * @throws ConfigurationError where the search box is not built
 */
export function createApp(service: SearchService, log: ErrorLog, options: AppOptions = DEFAULTS): Express {
  const app = express();
  const scripts = readScripts();
  const publicOrigin = (request: Request): string => originOf(request, options.publicUrl);
  const site = { origin: options.publicUrl, script: `/${scripts.page.versioned}` };
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  // Served over plain HTTP on loopback: whether there is TLS is known to the proxy in front, not here.
  app.use(helmet({ contentSecurityPolicy: CONTENT_SECURITY_POLICY, strictTransportSecurity: false }));
  app.use(crossOrigin(options.allowedOrigins));
  app.use(compression());
  app.use(onlyRead);
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.use('/api', createApi(service));
  app.use(createScriptRoutes(scripts));
  app.use(createBrowserSearch(service, publicOrigin));
  app.use(createFeeds(service, publicOrigin));
  app.use(createSiteMap(service, publicOrigin));
  app.use(createPages(service, site));
  app.use((request) => {
    throw new NotFoundError(`there is no ${request.path}`);
  });
  app.use(errorHandler(log, site));
  return app;
}

/** Nothing here can be written to. */
function onlyRead({ method }: Request, response: Response, next: NextFunction): void {
  if (method === 'GET' || method === 'HEAD') {
    next();
    return;
  }
  response.set('allow', 'GET, HEAD');
  throw new MethodError(`${method} is not allowed; GET and HEAD are`);
}

/** A method that nothing here answers (HTTP 405). */
class MethodError extends XundaError {
  readonly code = 'method_not_allowed';
}

/** Express tells an error handler by its four parameters. */
function errorHandler(log: ErrorLog, site: Site): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const { status, code, message } = describe(error, log);
    response.status(status);
    if (wantsJson(request)) response.json({ error: { code, message } });
    else response.type('html').send(errorPage(site, status, error, request.query));
  };
}

const wantsJson = (request: Request): boolean => /^\/(api(\/|$)|healthz$|suggest$)/i.test(request.path);

function describe(error: unknown, log: ErrorLog): { status: number; code: string; message: string } {
  if (error instanceof InvalidRequestError) return { status: 400, code: error.code, message: error.message };
  if (error instanceof MethodError) return { status: 405, code: error.code, message: error.message };
  if (error instanceof NotFoundError) return { status: 404, code: error.code, message: error.message };
  // Express refuses a path that is not UTF-8 by itself.
  if (error instanceof URIError) return { status: 400, code: 'invalid_request', message: 'path: is not well-formed' };
  const id = randomUUID();
  log(`request ${id} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const code = error instanceof XundaError ? error.code : 'internal';
  return { status: 500, code, message: `something went wrong here; the log has more under ${id}` };
}
