/** Reads the built search box, and serves it under a name that lasts and under names that change with it. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Response, Router } from 'express';
import { ConfigurationError, messageOf, NotFoundError } from '../errors.js';

/** Hexadecimal digits of a script's digest in its versioned name. */
const VERSION_DIGITS = 12;

/** Seconds: who links the lasting name gets a new box within the hour. */
const LASTING_MAX_AGE_S = 3600;
const VERSIONED_MAX_AGE_S = 31_536_000;

/** A script as served. */
export interface Script {
  /** Such as `widget.js`. */
  readonly name: string;
  /** Such as `widget.1f2e3d4c5b6a.js`: changes with every byte of it. */
  readonly versioned: string;
  /** For the attribute `integrity`. */
  readonly integrity: string;
  readonly content: Buffer;
}

/** The box as a module and for old pages, and what the site's own pages load. */
export interface Scripts {
  readonly widget: Script;
  readonly classic: Script;
  readonly page: Script;
}

/**
 * The scripts that `npm run build` made.
 *
 * @throws ConfigurationError where one is missing
 */
export function readScripts(): Scripts {
  return { widget: readScript('widget.js'), classic: readScript('widget.classic.js'), page: readScript('page.js') };
}

function readScript(name: string): Script {
  const path = new URL(`../../widget/${name}`, import.meta.url);
  let content: Buffer;
  try {
    content = readFileSync(path);
  } catch (cause) {
    throw new ConfigurationError(`the search box is not built (${messageOf(cause)}); run: npm run build`, { cause });
  }
  const version = createHash('sha256').update(content).digest('hex').slice(0, VERSION_DIGITS);
  const integrity = `sha384-${createHash('sha384').update(content).digest('base64')}`;
  return { name, versioned: name.replace(/js$/, `${version}.js`), integrity, content };
}

/** Routes of the scripts. Any page may load them, by a classic script tag too. */
export function createScriptRoutes(scripts: Scripts): Router {
  const routes = Router();
  for (const script of Object.values(scripts) as Script[]) {
    routes.get(`/${script.name}`, (_request, response) => send(response, script, LASTING_MAX_AGE_S));
    routes.get(`/${script.versioned}`, (_request, response) => send(response, script, VERSIONED_MAX_AGE_S));
  }
  routes.get(/^\/(widget|widget\.classic|page)\.[\da-f]+\.js$/, (request) => {
    throw new NotFoundError(`there is no ${request.path}; the box has changed since: xunda widget prints its present name`);
  });
  return routes;
}

function send(response: Response, { content }: Script, maxAgeS: number): void {
  const lasts = maxAgeS === VERSIONED_MAX_AGE_S ? ', immutable' : '';
  response.set('cache-control', `public, max-age=${maxAgeS}${lasts}`).set('cross-origin-resource-policy', 'cross-origin');
  response.type('text/javascript').send(content);
}
