/** Finds the browsers of this machine, and drives them. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { after } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Tests that need a browser fail without one where this is set; elsewhere they are skipped. */
const REQUIRED = process.env.XUNDA_REQUIRE_BROWSER === '1';

function found(variable: string, names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = [process.env[variable], ...names.flatMap((name) => folders.map((folder) => join(folder, name)))];
  return paths.find((path) => path && isExecutable(path));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where the browsers are; absent where they are not. */
export const CHROMIUM = found('XUNDA_CHROMIUM', ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']);
export const FIREFOX = found('XUNDA_FIREFOX', ['firefox-esr', 'firefox']);

/** For `test(name, options, …)`: why a test is skipped, or that it is not. */
export function needs(browser: string | undefined, name: string): { readonly skip: string | false } {
  return { skip: browser || REQUIRED ? false : `there is no ${name} on this machine` };
}

/** A page that was opened for one test. */
export interface Opened {
  readonly page: Page;
  /** Addresses of all requests, in their order, without origin. */
  readonly requests: string[];
  /** What the console and the page complained about; a test that expects none ends with none. */
  readonly complaints: string[];
  close(): Promise<void>;
}

let running: Promise<Browser> | undefined;
after(async () => (await running)?.close());

/** Chromium, started once a test file, and ended with it. */
function browser(): Promise<Browser> {
  if (!running) {
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--force-color-profile=srgb', '--font-render-hinting=none'];
    running = chromium.launch({ ...(CHROMIUM && { executablePath: CHROMIUM }), args });
  }
  return running;
}

/** An empty page in a context of its own. */
export async function openPage(options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await (await browser()).newContext({ viewport: { width: 1000, height: 700 }, locale: 'zh-CN', ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) =>
    requests.push(
      decodeURIComponent(
        request
          .url()
          .replace(/^https?:\/\/[^/]+/, '')
          .replaceAll('+', ' '),
      ),
    ),
  );
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, requests, complaints, close: () => context.close() };
}
