/** `npm run screenshots`: makes the pictures in docs/ from the sample archive. Needs Chromium, and fonts with Chinese characters. */
import { join } from 'node:path';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { CHROMIUM, CHROMIUM_FLAGS } from '../support/browsers.js';
import { ROOT } from '../support/shared.js';
import { startHostSites } from './host-sites.js';
import { serveSample } from './sample-server.js';

const archive = await serveSample(['--port', '0']);
const hosts = await startHostSites(archive.url);
const browser = await chromium.launch({ ...(CHROMIUM && { executablePath: CHROMIUM }), args: CHROMIUM_FLAGS });

/** Opens a page, does something with it, and takes its picture. */
async function picture(
  name: string,
  url: string,
  context: BrowserContextOptions,
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  const page = await (await browser.newContext({ viewport: { width: 900, height: 620 }, locale: 'zh-CN', ...context })).newPage();
  await page.goto(url);
  await prepare(page);
  await page.screenshot({ path: join(ROOT, 'docs', `${name}.png`), caret: 'hide' });
  await page.context().close();
}

/** Types into the box, and waits for what it finds. */
const search = (query: string) => async (page: Page) => {
  await page.locator('xunda-search input').fill(query);
  await page.locator('xunda-search [role=option]').first().waitFor();
  await page.keyboard.press('ArrowDown');
};

// The first search after a start takes longer than all others.
await (await fetch(`${archive.url}/api/search?q=${encodeURIComponent('大桥')}&facets=year`)).text();
await picture('search', `${archive.url}/search?q=${encodeURIComponent('长江大桥')}`, { viewport: { width: 1100, height: 720 } });
await picture('home', `${archive.url}/`, { viewport: { width: 1100, height: 720 } });
await picture('answer-dark', `${archive.url}/answers/${await firstHit('桥墩')}?q=${encodeURIComponent('桥墩')}`, { colorScheme: 'dark' });
await picture('box-blog', `${hosts.url}/blog`, {}, search('红烧肉'));
await picture('box-dialog', `${hosts.url}/docs`, {}, async (page) => {
  await page.keyboard.press('Control+k');
  await search('chongqing')(page);
});
await picture('box-phone', `${hosts.url}/blog`, { viewport: { width: 360, height: 620 } }, search('青海湖'));
await browser.close();
await hosts.close();
archive.stop();

async function firstHit(query: string): Promise<string> {
  const response = await fetch(`${archive.url}/api/search?q=${encodeURIComponent(query)}`);
  const { hits } = (await response.json()) as { hits: { id: string }[] };
  return encodeURIComponent(hits[0]?.id ?? '');
}
