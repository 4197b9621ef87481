/** `npm run bench:pages`: measures the pages and the box as a reader gets them, and prints a table. */
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { readScripts } from '../../src/server/scripts.js';
import { CHROMIUM, CHROMIUM_FLAGS } from '../support/browsers.js';
import { startHostSites } from './host-sites.js';
import { serveSample } from './sample-server.js';

/** Times are medians of so many. */
const ROUNDS = 15;

const archive = await serveSample(['--port', '0', ...process.argv.slice(2)]);
const hosts = await startHostSites(archive.url);
const browser = await chromium.launch({ ...(CHROMIUM && { executablePath: CHROMIUM }), args: CHROMIUM_FLAGS });

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const query = encodeURIComponent('长江大桥');
const { hits } = (await (await fetch(`${archive.url}/api/search?q=${query}`)).json()) as {
  hits: { id: string; questionId: string; author: string; site: string }[];
};
const [first] = hits;
if (!first) throw new Error('the archive has no bridges');
const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  results: `/search?q=${query}`,
  answer: `/answers/${encodeURIComponent(first.id)}?q=${query}`,
  question: `/questions/${first.questionId}`,
  author: `/authors/${encodeURIComponent(first.author)}`,
  site: `/sites/${encodeURIComponent(first.site)}`,
};

console.log('| page | bytes, gzip | other requests | bytes of these, gzip | DOM ready, ms | shown, ms |\n|---|---|---|---|---|---|');
for (const [name, path] of Object.entries(PAGES)) {
  const [ready, shown]: [number[], number[]] = [[], []];
  let others = 0;
  let bytes = 0;
  for (let i = 0; i < ROUNDS; i++) {
    const page = await (await browser.newContext()).newPage();
    const urls: string[] = [];
    page.on('request', (request) => urls.push(request.url()));
    await page.goto(archive.url + path, { waitUntil: 'load' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    const timing = await page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      return { ready: entry?.domContentLoadedEventEnd ?? Number.NaN, shown: paint?.startTime ?? Number.NaN };
    });
    ready.push(timing.ready);
    shown.push(timing.shown);
    others = urls.length - 1;
    bytes = (await Promise.all(urls.slice(1).map(gzippedBytes))).reduce((sum, size) => sum + size, 0);
    await page.context().close();
  }
  console.log(
    `| ${name} | ${await gzippedBytes(archive.url + path)} | ${others} | ${bytes} | ${median(ready).toFixed(0)} | ${median(shown).toFixed(0)} |`,
  );
}

/** From the last key to the first option on the screen, on a page that is there. */
const waits: number[] = [];
const page = await (await browser.newContext()).newPage();
const requests: string[] = [];
page.on('request', (request) => requests.push(request.url()));
await page.goto(`${hosts.url}/blog`, { waitUntil: 'networkidle' });
const loading = requests.length - 1;
for (let i = 0; i < ROUNDS; i++) {
  const ms = await page.evaluate(
    async (text) => {
      const root = document.querySelector('xunda-search')?.shadowRoot as ShadowRoot;
      const input = root.querySelector('input') as HTMLInputElement;
      const list = root.querySelector('[role=listbox]') as HTMLElement;
      input.focus();
      input.value = text;
      const begun = performance.now();
      input.dispatchEvent(new InputEvent('input'));
      await new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (list.getAttribute('aria-busy') === 'true' || list.children.length === 0) return;
          observer.disconnect();
          resolve();
        });
        observer.observe(list, { attributes: true, childList: true });
      });
      return performance.now() - begun;
    },
    ['长江', '红烧肉', '重庆', '番茄', '汉字'][i % 5] as string,
  );
  waits.push(ms);
}
const { widget, classic, page: own } = readScripts();
const size = (content: Buffer): number => gzipSync(content, { level: 9 }).length;
console.log(
  `\nbox: ${size(widget.content)} bytes gzip (classic ${size(classic.content)}, own pages ${size(own.content)}); ${loading} request before it is used, 1 a search`,
);
console.log(`key to first result on loopback, the wait for the next key included: ${median(waits).toFixed(0)} ms (median of ${ROUNDS})`);
await browser.close();
await hosts.close();
archive.stop();

async function gzippedBytes(url: string): Promise<number> {
  return gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer()), { level: 9 }).length;
}
