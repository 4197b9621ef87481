/** Tests our own pages in a real Chromium: without scripts, with the box, in every width and theme. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { AnswerDetail, SearchResponse } from '../../src/library.js';
import { openPage } from '../support/browser.js';
import { CHROMIUM, needs } from '../support/browsers.js';
import { startArchive } from './archive.js';
import { isAccessible } from './axe.js';
import { Box, until } from './box.js';

const options = needs(CHROMIUM, 'Chromium');
const archive = options.skip ? undefined : await startArchive();
const url = (path: string): string => `${archive?.url}${path}`;
const get = async <T>(path: string): Promise<T> => (await (await fetch(url(path))).json()) as T;

/** One of each kind of page. */
async function everyPage(): Promise<Record<string, string>> {
  const { hits } = await get<SearchResponse>('/api/search?q=长江大桥');
  const { id, questionId, author, site } = hits[0] ?? assert.fail('the sample has bridges');
  return {
    home: '/',
    results: '/search?q=长江大桥',
    'results by other words': '/search?q=chongqing&group=question&explain=true&copies=all',
    'a correction': '/search?q=通涨',
    'nothing found': '/search?q=齉龘',
    'all answers': '/search?q=&sort=newest&page=2',
    'two topics': '/search?q=的&topic=历史&topic=烹饪',
    answer: `/answers/${encodeURIComponent(id)}`,
    'a found answer': `/answers/${encodeURIComponent(id)}?q=长江大桥#m1`,
    question: `/questions/${questionId}`,
    author: `/authors/${encodeURIComponent(author)}`,
    site: `/sites/${encodeURIComponent(site)}`,
    'a bad search': '/search?q=a&from=abc',
    'a missing page': '/nowhere',
  };
}

const WAYS: Readonly<Record<string, BrowserContextOptions>> = {
  'light, 1280 px': { viewport: { width: 1280, height: 800 } },
  'dark, 320 px': { viewport: { width: 320, height: 600 }, colorScheme: 'dark', hasTouch: true },
  'forced colours': { forcedColors: 'active' },
};

test('every page is accessible, fits in its width, complains of nothing, and asks for one thing beside itself', options, async () => {
  const pages = await everyPage();
  for (const [way, context] of Object.entries(WAYS)) {
    const { page, requests, complaints, close } = await openPage(context);
    for (const [name, path] of Object.entries(pages)) {
      requests.length = 0;
      await page.goto(url(path));
      await isAccessible(page, `${name}, ${way}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} fits, ${way}`);
      assert.deepEqual(requests.filter((one) => !/^\/(page\.[0-9a-f]+\.js)$/.test(one)).length, 1, `${name}: ${requests.join(' ')}`);
    }
    const expected = complaints.filter((line) => !/status of (400|404)/.test(line));
    assert.deepEqual(expected, [], way);
    await close();
  }
});

test('no page weighs more than 40 KB, and without script each is whole', options, async () => {
  const { page, complaints, close } = await openPage({ javaScriptEnabled: false });
  for (const [name, path] of Object.entries(await everyPage())) {
    await page.goto(url(path));
    assert.ok(await page.locator('form[role=search] input[name=q]').first().isVisible(), name);
    assert.equal(await page.locator('h1').count(), 1, name);
    assert.ok(await page.locator('main').isVisible(), name);
    assert.ok(gzipSync(await page.content(), { level: 9 }).length < 40_000, name);
  }
  assert.deepEqual(
    complaints.filter((line) => !/status of (400|404)/.test(line)),
    [],
  );
  await close();
});

test('without script one searches, narrows down, leafs, and reads', options, async () => {
  const { page, close } = await openPage({ javaScriptEnabled: false });
  await page.goto(url('/'));
  await page.locator('form input[name=q]').first().fill('大桥');
  await page.locator('form button').first().click();
  await page.waitForURL(/\/search\?q=/);
  const all = await count(page);
  await page.locator('.facets ul').first().locator('a').last().click();
  assert.ok((await count(page)) < all, 'a facet narrows down');
  await page.locator('.filters a').first().click();
  await page.locator('.filters a').first().click();
  assert.equal(await count(page), all, 'and is taken away');
  await page.locator('.choices a', { hasText: '最新' }).click();
  assert.match(page.url(), /sort=newest/);
  await page.locator('form input[name=q]').first().fill('的');
  await page.locator('form button').first().click();
  await page.locator('a[rel=next]').click();
  assert.match(page.url(), /sort=newest.*page=2|page=2.*sort=newest/);
  await page.locator('.hits h2 a').first().click();
  await page.waitForURL(/\/answers\//);
  await page.locator('.back a').click();
  await page.waitForURL(/\/search\?/);
  await page.locator('.hits h2 a').first().click();
  await page.locator('h1 a').click();
  await page.waitForURL(/\/questions\//);
  await page.locator('a[rel=author]').first().click();
  await page.waitForURL(/\/authors\//);
  await page.locator('.hits .byline a:not([rel])').first().click();
  await page.waitForURL(/\/sites\//);
  await page.locator('.within input[name=q]').fill('大桥');
  await page.locator('.within button').click();
  assert.match(page.url(), /site=/);
  await page.goto(url('/nowhere'));
  await page.getByRole('link', { name: '回首页' }).click();
  assert.equal(new URL(page.url()).pathname, '/');
  await close();
});

/** The number in the line above the hits. */
async function count(page: Page): Promise<number> {
  return Number(/\d+/.exec((await page.locator('.count').textContent()) ?? '')?.[0]);
}

test('several values are chosen, counted and taken away without script', options, async () => {
  const { page, close } = await openPage({ javaScriptEnabled: false });
  const facet = (name: string) => page.locator('.facets').getByRole('link', { name, exact: true });
  await page.goto(url('/search?q=的'));
  const number = async (name: string) =>
    Number(
      (
        await page
          .locator('.facets li', { has: page.getByRole('link', { name, exact: true }) })
          .locator('.soft')
          .textContent()
      )?.trim(),
    );
  const expected = await number('历史');
  await facet('历史').click();
  assert.equal(await count(page), expected);
  const others = await number('烹饪');
  await facet('也看烹饪').click();
  assert.ok((await count(page)) >= Math.max(expected, others));
  assert.deepEqual(await page.locator('.facets [aria-current]').allTextContents(), ['历史', '烹饪']);
  await facet('去掉历史').click();
  assert.equal(await count(page), others);
  await close();
});

test('the caret is in the box of the first page, but where that would bring up a keyboard, or the address leads elsewhere', options, async () => {
  const isIn = async (context: BrowserContextOptions, path: string): Promise<boolean> => {
    const { page, close } = await openPage(context);
    await page.goto(url(path));
    await new Box(page).input.waitFor();
    const focused = await page.evaluate(() => document.activeElement?.localName === 'xunda-search');
    await close();
    return focused;
  };
  assert.equal(await isIn({}, '/'), true);
  assert.equal(await isIn({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 600 } }, '/'), false);
  assert.equal(await isIn({}, '/#help'), false);
  assert.equal(await isIn({}, '/search?q=大桥'), false);
});

test('a found answer is scrolled to its first mark, which can be seen', options, async () => {
  const { hits } = await get<SearchResponse>('/api/search?q=武昌');
  const long = hits.find(({ question }) => question.marks.length === 0) ?? assert.fail('some answer has it in its text');
  const { page, close } = await openPage({ viewport: { width: 320, height: 300 } });
  await page.goto(url(`/answers/${encodeURIComponent(long.id)}?q=武昌#m1`));
  await until(
    () => page.locator('#m1').evaluate((mark) => mark.getBoundingClientRect().top >= 0 && mark.getBoundingClientRect().bottom <= innerHeight),
    'the mark in sight',
  );
  assert.ok((await page.evaluate(() => scrollY)) > 0);
  await close();
});

test('the box takes the place of the form, keeps its words and filters, and leads on', options, async () => {
  const { page, requests, close } = await openPage();
  await page.goto(url('/search?q=大桥&author=江边的老桥工&author=桥迷小陈'));
  const box = new Box(page);
  assert.equal(await box.input.inputValue(), '大桥');
  await page.keyboard.press('/');
  await box.input.fill('武昌');
  await until(
    () => requests.some((one) => one.startsWith('/api/search?') && one.includes('author=江边的老桥工&author=桥迷小陈') && one.includes('q=武昌')),
    'the filtered request',
  );
  await box.input.press('Enter');
  await page.waitForURL(({ searchParams }) => searchParams.get('q') === '武昌' && searchParams.getAll('author').join() === '江边的老桥工,桥迷小陈');
  await close();
});

test('what is selected can be searched, by mouse and by key, and the link goes with the selection', options, async () => {
  const { hits } = await get<SearchResponse>('/api/search?q=沉箱');
  const { page, close } = await openPage();
  await page.goto(url(`/answers/${encodeURIComponent(hits[0]?.id ?? '')}?q=沉箱`));
  await page.locator('#m1').evaluate((mark) => document.getSelection()?.selectAllChildren(mark));
  const link = page.locator('a.xunda-selected');
  await link.waitFor();
  assert.equal(await link.getAttribute('href'), `/search?${new URLSearchParams({ q: '沉箱' })}`);
  await page.evaluate(() => document.getSelection()?.removeAllRanges());
  await link.waitFor({ state: 'detached' });
  await page.locator('#m1').evaluate((mark) => document.getSelection()?.selectAllChildren(mark));
  await link.click();
  await page.waitForURL(/\/search\?q=/);
  await close();
});

test('everything can be reached and done by keyboard', options, async () => {
  const { page, close } = await openPage();
  await page.goto(url('/search?q=长江大桥'));
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), '跳到正文');
  await page.keyboard.press('Enter');
  const links = await page.locator('main a:visible, main summary:visible').count();
  const reached = new Set<string>();
  for (let i = 0; i < links + 5; i++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return element.closest('main') && outlineStyle !== 'none' && outlineWidth !== '0px'
        ? `${element.outerHTML.slice(0, 120)} ${element.getBoundingClientRect().top}`
        : '';
    });
    if (name) reached.add(name);
  }
  assert.ok(reached.size >= links * 0.95, `${reached.size} of ${links} are reached, each with an outline`);
  await close();
});

test('on paper there is the answer and where it came from, and nothing to click', options, async () => {
  const { id } = (await get<SearchResponse>('/api/search?q=重庆&sort=votes')).hits[0] ?? assert.fail('the sample has votes');
  const answer = await get<AnswerDetail>(`/api/answers/${encodeURIComponent(id)}`);
  const { page, close } = await openPage();
  await page.goto(url(`/answers/${encodeURIComponent(id)}`));
  await page.emulateMedia({ media: 'print' });
  assert.ok(
    await page
      .getByText(answer.text.split('\n')[0]?.slice(0, 20) ?? '')
      .first()
      .isVisible(),
  );
  for (const hidden of ['xunda-search', 'footer', '.paging'])
    assert.equal(
      await page
        .locator(hidden)
        .first()
        .isVisible()
        .catch(() => false),
      false,
      hidden,
    );
  await close();
});
