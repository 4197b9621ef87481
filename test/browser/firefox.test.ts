/** Tests the search box in a real Firefox, driven over WebDriver BiDi: all that needs no developer tools of Chromium. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { FIREFOX, needs } from '../support/browsers.js';
import { startArchive } from './archive.js';
import { until } from './box.js';

const options = needs(FIREFOX, 'Firefox');
const archive = options.skip ? undefined : await startArchive();

let running: Promise<Browser> | undefined;
after(async () => (await running)?.close());

/** A page of another site, with the box focused. */
async function visit(path: string): Promise<Page> {
  running ??= launch({ browser: 'firefox', ...(FIREFOX && { executablePath: FIREFOX }), headless: true });
  const page = await (await running).newPage();
  await page.setViewport({ width: 1000, height: 700 });
  await page.goto(`${archive?.hosts.url}${path}`);
  await page.waitForFunction(() => document.querySelector('xunda-search')?.shadowRoot?.querySelector('input'));
  return page;
}

const open = (page: Page): Promise<void> => page.evaluate(() => (document.querySelector('xunda-search') as unknown as { open(): void }).open());

/** What the box shows now. */
function shown(
  page: Page,
): Promise<{ options: string[]; active: string; isExpanded: boolean; said: string; isBusy: boolean; value: string; error: boolean }> {
  return page.evaluate(() => {
    const root = document.querySelector('xunda-search')?.shadowRoot as ShadowRoot;
    const input = root.querySelector('input') as HTMLInputElement;
    const list = root.querySelector('[role=listbox]') as HTMLElement;
    return {
      options: list.checkVisibility() ? Array.from(list.children, (option) => option.textContent ?? '') : [],
      active: root.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '',
      isExpanded: input.getAttribute('aria-expanded') === 'true',
      said: root.querySelector('[role=status]')?.textContent ?? '',
      isBusy: list.getAttribute('aria-busy') === 'true',
      value: input.value,
      error: (root.querySelector('.error') as HTMLElement).checkVisibility(),
    };
  });
}

/** Waits for options that say something, and are the newest. */
async function settled(page: Page, text: string): Promise<Awaited<ReturnType<typeof shown>>> {
  await until(async () => {
    const { options: all, isBusy } = await shown(page);
    return !isBusy && all.some((option) => option.includes(text));
  }, `options with ${text}`);
  return shown(page);
}

test('finds while one types; arrows choose, Escape closes and clears, Enter opens', options, async () => {
  const page = await visit('/blog');
  await open(page);
  await page.keyboard.type('长江大桥');
  const { said, active } = await settled(page, '长江大桥');
  assert.match(said, /^\d+ 条建议 · \d+ 条结果(?: · 其中 \d+ 条完全符合)?$/);
  assert.equal(active, '');
  await page.keyboard.press('ArrowUp');
  assert.match((await shown(page)).active ?? '', /^全部 \d+ 条结果$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.match((await shown(page)).active, /长江大桥/);
  await page.keyboard.press('Escape');
  assert.deepEqual(await shown(page).then(({ isExpanded, value }) => [isExpanded, value]), [false, '长江大桥']);
  await page.keyboard.press('Escape');
  assert.equal((await shown(page)).value, '');
  await page.keyboard.type('番茄');
  await settled(page, '番茄');
  // From the input up: the way to all hits, and the last hit.
  for (const key of ['ArrowUp', 'ArrowUp', 'Enter'] as const) await page.keyboard.press(key);
  await until(() => /\/answers\/.*#m1$/.test(page.url()), 'the answer');
  await page.close();
});

test('composition, as its events come in Firefox, is not searched until it ends, and then once', options, async () => {
  const page = await visit('/blog');
  const asked: string[] = [];
  page.on('request', (request) =>
    asked.push(
      decodeURIComponent(
        request
          .url()
          .replace(/^.*\/api\//, '')
          .replaceAll('+', ' '),
      ),
    ),
  );
  await page.evaluate(() => {
    const input = document.querySelector('xunda-search')?.shadowRoot?.querySelector('input') as HTMLInputElement;
    input.focus();
    input.dispatchEvent(new CompositionEvent('compositionstart', { data: '' }));
    for (const text of ['g', 'gu', 'gu g', 'gu ge']) {
      input.dispatchEvent(new CompositionEvent('compositionupdate', { data: text }));
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { data: text, isComposing: true }));
    }
  });
  await settled(page, '谷歌');
  await page.evaluate(() => {
    const input = document.querySelector('xunda-search')?.shadowRoot?.querySelector('input') as HTMLInputElement;
    input.value = '谷歌';
    input.dispatchEvent(new CompositionEvent('compositionend', { data: '谷歌' }));
    input.dispatchEvent(new InputEvent('input', { data: '谷歌', isComposing: false }));
  });
  await settled(page, '首页为什么那么空');
  assert.deepEqual(
    asked.filter((url) => url.startsWith('search?')).map((url) => new URLSearchParams(url.slice(7)).get('q')),
    ['谷歌'],
  );
  await page.close();
});

test('works under a policy that allows the box and nothing else, in each way it can be loaded', options, async () => {
  for (const script of ['module', 'sri', 'classic']) {
    const page = await visit(`/plain?box=&strict&script=${script}`);
    await open(page);
    await page.keyboard.type('番茄');
    await settled(page, '番茄');
    await page.close();
  }
});

test('works among rules against everything, in a documentation site, twice on a page, and in the page', options, async () => {
  for (const path of ['/hostile', '/docs', '/plain?box=|', `/plain?box=${encodeURIComponent('mode="inline"')}`]) {
    const page = await visit(path);
    await open(page);
    await page.keyboard.type('红烧肉');
    const { isExpanded } = await settled(page, '红烧肉');
    assert.ok(isExpanded, path);
    await page.close();
  }
});

test('of a slow server only the newest answer is shown; a failure is said, and asked again', options, async () => {
  assert.ok(archive);
  archive.delayOf = (query) => (query === '长江' ? 1500 : 0);
  const page = await visit('/blog');
  await open(page);
  await page.keyboard.type('长江');
  await new Promise((resolve) => setTimeout(resolve, 400));
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('番茄');
  const { options: first } = await settled(page, '番茄');
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.deepEqual((await shown(page)).options, first);
  archive.delayOf = () => 0;
  archive.isBroken = true;
  await page.keyboard.type('树');
  await until(async () => (await shown(page)).error, 'the failure');
  assert.equal((await shown(page)).said, '搜索出了问题。');
  archive.isBroken = false;
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await until(async () => !(await shown(page)).error, 'the second try');
  await page.close();
});

test('our own pages have the box, and fit in 320 px', options, async () => {
  const page = await visit('/blog');
  await page.setViewport({ width: 320, height: 600 });
  for (const path of ['/', '/search?q=长江大桥']) {
    await page.goto(`${archive?.url}${path}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path);
    assert.equal(
      await page.evaluate(() => document.querySelector('xunda-search')?.shadowRoot?.querySelector('input')?.getAttribute('role')),
      'combobox',
    );
  }
  await page.close();
});
