/** Tests what is suggested while somebody types, in a real Chromium: on our own pages, and in the box on pages of others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import { type Opened, openPage } from '../support/browser.js';
import { CHROMIUM, needs } from '../support/browsers.js';
import { startArchive } from './archive.js';
import { isAccessible } from './axe.js';
import { Box, until } from './box.js';

const options = needs(CHROMIUM, 'Chromium');
const archive = options.skip ? undefined : await startArchive();

const PLACES = { 'a page': `${archive?.url}/`, 'the box elsewhere': `${archive?.hosts.url}/blog` } as const;

async function visit(address: string, context: BrowserContextOptions = {}): Promise<Opened & { box: Box }> {
  const opened = await openPage(context);
  await opened.page.goto(address);
  return { ...opened, box: new Box(opened.page) };
}

const asked = (requests: readonly string[]): string[] => requests.filter((url) => url.startsWith('/api/'));

/** Types letter by letter without a pause. */
function typeAtOnce(box: Box, text: string): Promise<void> {
  return box.input.evaluate((input, typed) => {
    for (const character of typed) {
      (input as HTMLInputElement).value += character;
      input.dispatchEvent(new InputEvent('input'));
    }
  }, text);
}

test('suggests words, questions and authors outside composition, in every script', options, async () => {
  for (const [place, address] of Object.entries(PLACES)) {
    const { box, complaints, close } = await visit(address);
    for (const [typed, suggested] of [
      ['长江', '长江大桥 词语'],
      ['紅燒', '紅燒肉 词语'],
      ['紅燒', '紅燒肉怎麼做才不會膩？ 问题'],
      ['transf', 'Transformers 词语'],
      ['ｎｏｄｅ', 'Node.js 词语'],
      ['hongshao', '红烧（拼音）肉 词语'],
      ['训练 mox', '训练 模型（拼音） 词语'],
      ['桥', '桥墩 词语'],
      ['桥', '桥迷小陈 作者'],
      ['JOAN', 'taipei-joan 作者'],
    ] as const) {
      await box.input.fill(typed);
      // What is hidden from the eye is parted from the rest by blanks.
      const name = new RegExp(`^${Array.from(suggested.replaceAll(/\s/g, '')).join('\\s*')}$`);
      await box.panel.getByRole('option', { name }).waitFor({ timeout: 5000 });
    }
    assert.deepEqual(complaints, [], place);
    await close();
  }
});

test('one request a pause brings suggestions and hits, and the live region counts both', options, async () => {
  for (const [place, address] of Object.entries(PLACES)) {
    const { box, requests, close } = await visit(address);
    await box.input.focus();
    await typeAtOnce(box, '长江大');
    await box.settled();
    assert.deepEqual(asked(requests), ['/api/search?group=question&q=长江大&pageSize=6&suggestions=4'], place);
    await typeAtOnce(box, '桥');
    await until(() => asked(requests).length === 2, 'the second request');
    await box.settled();
    const [suggestions, found] = [await box.suggestions.count(), await box.found.count()];
    assert.ok(suggestions > 0 && found > 1, place);
    await until(async () => new RegExp(`^${suggestions} 条建议 · \\d+ 条结果( · |$)`).test(await box.said()), 'both counts');
    assert.equal(asked(requests).length, 2, place);
    await close();
  }
});

test('a word that is chosen is searched for at once, and what goes on from it is suggested', options, async () => {
  const { page, box, requests, close } = await visit(PLACES['a page']);
  await box.input.fill('长江');
  await box.settled();
  await box.input.press('ArrowDown');
  assert.match((await box.active()) ?? '', /^长江大桥 词语$/);
  await box.input.press('Enter');
  assert.equal(await box.input.inputValue(), '长江大桥');
  await until(() => asked(requests).at(-1)?.includes('q=长江大桥&') ?? false, 'the search for the word');
  await box.settled();
  assert.deepEqual([await box.active(), asked(requests).length], [undefined, 2]);
  assert.ok(!(await box.suggestions.allTextContents()).includes('长江大桥 词语'), 'what stands there already is not suggested');
  await box.input.press('Enter');
  await page.waitForURL((address) => address.pathname === '/search' && address.searchParams.get('q') === '长江大桥');
  await close();
});

test('a question leads to its page, an author to theirs, by key and by pointer', options, async () => {
  for (const address of Object.values(PLACES)) {
    const { page, box, close } = await visit(address);
    await box.input.fill('武汉长江大桥的桥墩是');
    await box.settled();
    const question = box.suggestions.filter({ hasText: '问题' }).first();
    const text = (await question.locator('span').first().textContent()) ?? '';
    while (!(await box.active())?.endsWith(' 问题')) await box.input.press('ArrowDown');
    await box.input.press('Enter');
    await page.waitForURL(/\/questions\/[\da-f]{12}$/);
    assert.equal(await page.locator('h1').textContent(), text);
    await page.goto(address);
    await box.input.fill('桥迷');
    await box.suggestions.filter({ hasText: '作者' }).click();
    await page.waitForURL((to) => decodeURIComponent(to.pathname) === '/authors/桥迷小陈');
    await close();
  }
});

test('where nothing is found the suggestions stay, and both are said', options, async () => {
  const { box, close } = await visit(PLACES['a page']);
  await box.input.fill('桥迷');
  await until(async () => (await box.said()) === '1 条建议 · 没有找到', 'both');
  assert.deepEqual([await box.options.count(), await box.isExpanded(), await box.panel.locator('.empty').isVisible()], [1, true, true]);
  await close();
});

test('where nothing is found, what may have been meant is said, and can be chosen', options, async () => {
  const { box, close } = await visit(PLACES['a page']);
  await box.input.fill('脱法');
  await until(async () => (await box.said()).endsWith('您要找的是不是“脱发”？ · 没有找到'), 'the offer');
  assert.match((await box.panel.textContent()) ?? '', /您要找的是不是“脱发”？/);
  await box.input.press('ArrowDown');
  assert.equal(await box.active(), '脱发 词语');
  await box.input.press('Enter');
  await until(async () => /\d 条结果/.test(await box.said()), 'the hits of what was meant');
  assert.equal(await box.input.inputValue(), '脱发');
  await close();
});

test('Escape closes the list with its suggestions, Tab leaves it, and no choice is made by either', options, async () => {
  for (const address of Object.values(PLACES)) {
    const { page, box, close } = await visit(address);
    await box.input.fill('长江');
    await box.settled();
    await box.input.press('ArrowDown');
    await box.input.press('Escape');
    assert.deepEqual([await box.isExpanded(), await box.active(), await box.input.inputValue()], [false, undefined, '长江']);
    await box.input.press('ArrowDown');
    assert.match((await box.active()) ?? '', /^长江大桥/);
    // Our pages have a button behind the input, which belongs to the box.
    await page.keyboard.press('Tab');
    if (await box.isExpanded()) await page.keyboard.press('Tab');
    await until(async () => !(await box.isExpanded()), 'the list to close');
    assert.deepEqual([await box.input.inputValue(), page.url()], ['长江', address]);
    await close();
  }
});

test('suggests under the filter of its site, also while something is composed', options, async () => {
  const box = `${archive?.hosts.url}/plain?box=${encodeURIComponent('filter-site="nowhere.example"')}`;
  const { page, requests, box: filtered, close } = await visit(box);
  await filtered.input.fill('长江');
  await until(async () => (await filtered.said()) === '没有找到', 'nothing of another site');
  assert.equal(await filtered.options.count(), 0);
  const devtools = await page.context().newCDPSession(page);
  await filtered.input.fill('');
  await devtools.send('Input.imeSetComposition', { text: "chang'jiang", selectionStart: 11, selectionEnd: 11 });
  await until(() => requests.some((url) => url.startsWith('/api/suggest?site=nowhere.example&')), 'the request with the filter');
  assert.equal(await filtered.options.count(), 0);
  await close();
});

test('whatever is typed or pasted, nothing breaks, and nothing is suggested for what is no beginning', options, async () => {
  const { page, box, requests, complaints, close } = await visit(PLACES['a page']);
  await box.input.fill('   ');
  await page.waitForTimeout(400);
  assert.deepEqual([asked(requests), await box.isExpanded()], [[], false], 'blanks ask nothing');
  for (const text of ['？', '齉', '长江bridge橋ㄑㄧㄠˊブリッジ😀', '桥'.repeat(200)]) {
    await box.input.fill(text);
    await until(() => asked(requests).at(-1)?.startsWith(`/api/search?group=question&q=${text}&`) ?? false, text);
    await until(async () => (await box.said()) !== '', text);
    assert.equal(await box.suggestions.count(), 0, text);
  }
  await box.input.evaluate((input) => {
    (input as HTMLInputElement).value = '\ud800桥\udc00';
    input.dispatchEvent(new InputEvent('input'));
  });
  await until(() => asked(requests).at(-1)?.includes('\ufffd桥\ufffd') ?? false, 'half characters');
  await box.input.fill('桥'.repeat(2000));
  await until(async () => (await box.said()) === '这样搜不了，也许太长了。', 'the refusal of what is too long here');
  assert.deepEqual(
    complaints.filter((line) => !/status of 400/.test(line)),
    [],
  );
  await close();
});

const WAYS: Readonly<Record<string, BrowserContextOptions>> = {
  'light, 1280 px': { viewport: { width: 1280, height: 800 } },
  'dark, 320 px': { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
};

test('a page with its suggestions open is accessible and fits, in both themes', options, async () => {
  for (const [way, context] of Object.entries(WAYS)) {
    const { page, box, close } = await visit(PLACES['a page'], context);
    await box.input.fill('桥');
    await box.settled();
    await box.input.press('ArrowDown');
    await isAccessible(page, way);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), way);
    for (const one of await box.suggestions.all()) {
      const bounds = await one.boundingBox();
      assert.ok(bounds && bounds.x >= 0 && bounds.x + bounds.width <= (context.viewport?.width ?? 0) && bounds.height >= 44, way);
    }
    await close();
  }
});
