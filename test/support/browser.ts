/** Opens pages in Chromium for tests. */
import { after } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { CHROMIUM, CHROMIUM_FLAGS } from './browsers.js';

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
    running = chromium.launch({ ...(CHROMIUM && { executablePath: CHROMIUM }), args: CHROMIUM_FLAGS });
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
