/** Serves sites that are not ours, each with the search box on its page: for tests and for whoever wants to see it there. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readScripts } from '../../src/server/scripts.js';
import { ROOT } from '../support/shared.js';

/** The sites, with what each is. */
export const HOST_SITES = {
  '/blog': 'a plain blog',
  '/docs': 'a documentation site with the reset of a CSS framework',
  '/hostile': 'a page with a strict policy, and with rules against everything',
} as const;

/** Sites that listen. */
export interface HostSites {
  readonly url: string;
  close(): Promise<void>;
}

const read = (name: string): string => readFileSync(join(ROOT, 'test', 'browser', 'hosts', name), 'utf8');

/** Another's style sheet, as it is published. */
const preflight = (): string => readFileSync(createRequire(import.meta.url).resolve('tailwindcss/preflight.css'), 'utf8');

/**
 * Serves the sites on loopback.
 *
 * @param server where the box comes from and asks
 * @param port 0 for any
 */
export async function startHostSites(server: string, port = 0): Promise<HostSites> {
  const http = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://host');
    const page = pageOf(server, url);
    if (!page) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': `${page.type}; charset=utf-8`, ...(page.policy && { 'content-security-policy': page.policy }) });
    response.end(page.content);
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, close: () => closed(http) };
}

function closed(http: Server): Promise<void> {
  http.closeAllConnections();
  return new Promise((resolve) => http.close(() => resolve()));
}

interface HostPage {
  readonly type: string;
  readonly content: string;
  readonly policy?: string;
}

/** Nothing but the box may run and ask: no style, no image, no frame. */
const strict = (server: string): string => `default-src 'none'; script-src ${server}; connect-src ${server}`;

function pageOf(server: string, { pathname, searchParams }: URL): HostPage | undefined {
  const { widget } = readScripts();
  const filled = (name: string): string =>
    read(name).replaceAll('{{server}}', server).replaceAll('{{widget}}', widget.versioned).replaceAll('{{integrity}}', widget.integrity);
  switch (pathname) {
    case '/':
      return { type: 'text/html', content: index() };
    case '/blog':
    case '/docs':
      return { type: 'text/html', content: filled(`${pathname.slice(1)}.html`) };
    case '/hostile':
      return { type: 'text/html', content: filled('hostile.html'), policy: `${strict(server)}; style-src 'self'` };
    case '/plain':
      return { type: 'text/html', content: plain(server, searchParams), ...(searchParams.has('strict') && { policy: strict(server) }) };
    case '/framed':
      return {
        type: 'text/html',
        content: '<!doctype html><title>有框</title><iframe src="/plain" title="里面的页" width="500" height="500"></iframe>',
      };
    case '/favicon.ico':
      return { type: 'image/svg+xml', content: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
    case '/docs.css':
    case '/hostile.css':
      return { type: 'text/css', content: read(pathname.slice(1)) };
    case '/preflight.css':
      return { type: 'text/css', content: preflight() };
    default:
      return undefined;
  }
}

/** `script`: `module`, `classic` or `sri`; `box`: the box's attributes, several boxes parted by `|`. */
function plain(server: string, parameters: URLSearchParams): string {
  const { widget } = readScripts();
  const scripts: Record<string, string> = {
    module: `type="module" src="${server}/widget.js"`,
    classic: `defer src="${server}/widget.classic.js"`,
    sri: `type="module" src="${server}/${widget.versioned}" integrity="${widget.integrity}" crossorigin="anonymous"`,
  };
  const boxes = (parameters.get('box') ?? '')
    .split('|')
    .map((attributes) => `<xunda-search ${attributes}>${parameters.get('inside') ?? ''}</xunda-search>`);
  return read('plain.html')
    .replace('{{script}}', scripts[parameters.get('script') ?? 'module'] ?? '')
    .replace('{{box}}', boxes.join('\n'));
}

function index(): string {
  const items = Object.entries(HOST_SITES).map(([path, what]) => `<li><a href="${path}">${path}</a>: ${what}</li>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host sites</title><h1>Host sites</h1><ul>${items.join('')}</ul></html>`;
}
