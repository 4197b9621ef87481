/** Tests the search box in a real Chromium, on pages of others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Opened, openPage } from '../support/browser.js';
import { CHROMIUM, needs } from '../support/browsers.js';
import { startArchive } from './archive.js';
import { Box, until } from './box.js';

const options = needs(CHROMIUM, 'Chromium');
const archive = options.skip ? undefined : await startArchive();

/** Opens a page of another site; `parameters` say which box stands on it. */
async function visit(path: string, context = {}): Promise<Opened & { box: Box }> {
  const opened = await openPage(context);
  await opened.page.goto(`${archive?.hosts.url}${path}`);
  return { ...opened, box: new Box(opened.page) };
}

const plain = (box = '', more = ''): string => `/plain?box=${encodeURIComponent(box)}${more}`;

const asked = (requests: readonly string[], kind: 'search' | 'suggest'): string[] =>
  requests.filter((url) => url.startsWith(`/api/${kind}?`)).map((url) => new URLSearchParams(url.split('?')[1]).get('q') ?? '');

test('finds while one types, asks once for what was meant, and says how much there is', options, async () => {
  const { box, requests, complaints, close } = await visit('/blog');
  await box.input.click();
  await box.input.pressSequentially('长江大桥');
  await box.settled();
  assert.equal(asked(requests, 'search').at(-1), '长江大桥');
  assert.match(await box.said(), /^\d+ 条建议 · \d+ 条结果(?: · 其中 \d+ 条完全符合)?$/);
  assert.match((await box.found.first().textContent()) ?? '', /长江大桥/);
  assert.deepEqual(
    await box.found
      .first()
      .locator('mark')
      .allTextContents()
      .then((all) => all[0]),
    '长江大桥',
  );
  assert.equal(await box.active(), undefined, 'nothing is chosen in advance');
  assert.deepEqual(complaints, []);
  await close();
});

test('arrows go through the options and the input, Enter opens one, at its first mark', options, async () => {
  const { page, box, close } = await visit('/blog');
  await box.input.fill('长江大桥');
  await box.settled();
  const count = await box.options.count();
  await box.input.press('ArrowDown');
  const first = await box.active();
  assert.match(first ?? '', /长江大桥/);
  await box.input.press('ArrowUp');
  assert.equal(await box.active(), undefined);
  await box.input.press('ArrowUp');
  assert.match((await box.active()) ?? '', /^全部 \d+ 条结果$/);
  for (let i = 0; i < count; i++) await box.input.press('ArrowUp');
  await box.input.press('ArrowDown');
  assert.equal(await box.active(), first);
  for (let i = await box.suggestions.count(); i > 0; i--) await box.input.press('ArrowDown');
  await box.input.press('Enter');
  await page.waitForURL(/\/answers\/.*#m1$/);
  assert.equal(await page.locator('mark#m1').count(), 1);
  await close();
});

test('Enter without a choice opens all results, Escape closes and then clears, a click opens', options, async () => {
  const { page, box, close } = await visit('/blog');
  await box.input.fill('番茄');
  await box.settled();
  await box.input.press('Escape');
  assert.deepEqual([await box.isExpanded(), await box.input.inputValue()], [false, '番茄']);
  await box.input.press('ArrowDown');
  assert.equal(await box.isExpanded(), true);
  await box.input.press('Escape');
  await box.input.press('Escape');
  assert.equal(await box.input.inputValue(), '');
  await page.evaluate(() =>
    document.addEventListener(
      'keydown',
      (event) => event.key === 'Escape' && document.body.setAttribute('data-escape', String(event.defaultPrevented)),
    ),
  );
  await box.input.press('Escape');
  assert.equal(await page.locator('body').getAttribute('data-escape'), 'false', 'with nothing to close, Escape is the page’s');
  await box.input.fill('红烧肉');
  await box.input.press('Enter');
  await page.waitForURL(/\/search\?q=/);
  await page.goBack();
  await box.input.fill('红烧肉');
  await box.settled();
  await box.found.nth(1).click();
  await page.waitForURL(/\/answers\//);
  await close();
});

test('a click with Ctrl, or the middle button, opens a page of its own', options, async () => {
  const { page, box, close } = await visit('/blog');
  await box.input.fill('红烧肉');
  await box.settled();
  for (const how of [{ modifiers: ['Control' as const] }, { button: 'middle' as const }]) {
    const [popup] = await Promise.all([page.context().waitForEvent('page'), box.found.first().click(how)]);
    await popup.waitForURL(/\/answers\//);
    await popup.close();
  }
  assert.match(page.url(), /\/blog$/);
  await close();
});

test('half-composed pinyin is never searched; what is committed is searched once', options, async () => {
  const { page, box, requests, close } = await visit('/blog');
  const devtools = await page.context().newCDPSession(page);
  await box.input.click();
  for (const text of ['g', 'gu', 'gu g', 'gu ge']) {
    await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await until(() => asked(requests, 'suggest').at(-1) === text.trim(), `suggestions for ${text}`);
  }
  await box.settled();
  assert.match((await box.options.allTextContents()).join(' '), /谷歌/);
  assert.deepEqual(asked(requests, 'search'), []);
  await devtools.send('Input.insertText', { text: '谷歌' });
  await until(() => asked(requests, 'search').length > 0, 'the search');
  await box.settled();
  await page.waitForTimeout(400);
  assert.deepEqual(asked(requests, 'search'), ['谷歌']);
  await close();
});

test('while something is composed, Enter, arrows and Escape are the input method’s', options, async () => {
  const { page, box, requests, close } = await visit('/blog');
  const devtools = await page.context().newCDPSession(page);
  await box.input.click();
  await devtools.send('Input.imeSetComposition', { text: 'gu ge', selectionStart: 5, selectionEnd: 5 });
  await box.settled();
  for (const key of ['Enter', 'ArrowDown', 'Escape']) {
    const wasTaken = await box.input.evaluate((input, name) => {
      const event = new KeyboardEvent('keydown', { key: name, isComposing: true, bubbles: true, cancelable: true });
      input.dispatchEvent(event);
      const late = new KeyboardEvent('keydown', { key: name, keyCode: 229, bubbles: true, cancelable: true } as KeyboardEventInit);
      input.dispatchEvent(late);
      return event.defaultPrevented || late.defaultPrevented;
    }, key);
    assert.equal(wasTaken, false, key);
  }
  assert.equal(await box.active(), undefined);
  assert.match(page.url(), /\/blog$/);
  assert.deepEqual(asked(requests, 'search'), []);
  await close();
});

test('a composition that is given up is not searched, and what was found before comes back unasked', options, async () => {
  const { page, box, requests, close } = await visit('/blog');
  const devtools = await page.context().newCDPSession(page);
  await box.input.fill('番茄');
  await box.settled();
  await box.input.press('End');
  await devtools.send('Input.imeSetComposition', { text: 'gu', selectionStart: 2, selectionEnd: 2 });
  await until(() => asked(requests, 'suggest').length > 0, 'suggestions');
  await devtools.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await until(async () => (await box.options.first().textContent())?.includes('番茄') ?? false, 'the results before');
  await page.waitForTimeout(400);
  assert.deepEqual(asked(requests, 'search'), ['番茄']);
  await close();
});

test('Latin words that keyboards compose are searched while they are', options, async () => {
  const { page, box, requests, close } = await visit('/blog');
  const devtools = await page.context().newCDPSession(page);
  await box.input.click();
  for (const text of ['Py', 'Pyth', 'Python'])
    await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await until(() => asked(requests, 'search').at(-1) === 'Python', 'the search');
  await box.settled();
  await close();
});

test('works under a policy that allows the box and nothing else, as a module, with its digest, and as a classic script', options, async () => {
  for (const script of ['module', 'sri', 'classic']) {
    const { box, complaints, close } = await visit(plain('', `&strict&script=${script}`));
    await box.input.fill('长江大桥');
    await box.settled();
    assert.deepEqual(complaints, [], script);
    await close();
  }
});

test('is refused by the browser where it is not what its digest says', options, async () => {
  const { page, complaints, close } = await openPage();
  await page.setContent(
    `<script type="module" src="${archive?.url}/widget.js" integrity="sha384-${'A'.repeat(64)}" crossorigin="anonymous"></script><xunda-search></xunda-search>`,
  );
  await until(() => complaints.some((line) => /digest|integrity/i.test(line)), 'the refusal');
  assert.equal(await page.evaluate(() => customElements.get('xunda-search') === undefined), true);
  await close();
});

test('looks the same on a page whose rules are against everything', options, async () => {
  const shots: Buffer[] = [];
  for (const path of [plain(), '/hostile']) {
    const { page, box, close } = await visit(path, { viewport: { width: 1000, height: 900 } });
    // Where the page puts the box is the page's to say; what stands in it is not.
    await page.evaluate(() => {
      const element = document.querySelector('xunda-search') as HTMLElement;
      for (const [name, value] of Object.entries({ position: 'fixed', left: '100px', top: '40px', width: '600px', 'z-index': '2147483647' }))
        element.style.setProperty(name, value, 'important');
      document.body.append(element);
    });
    await box.input.fill('长江大桥');
    await box.settled();
    await box.input.press('ArrowDown');
    await box.input.evaluate((input) => input.blur());
    await box.page.evaluate(() => (document.querySelector('xunda-search') as unknown as { open(): void }).open());
    await box.settled();
    const bounds = await box.panel.boundingBox();
    assert.ok(bounds && bounds.width === 600 && bounds.x === 100, JSON.stringify(bounds));
    // Around the box the page shows through.
    for (const part of [box.input, box.panel]) {
      const { x, y, width, height } = (await part.boundingBox()) ?? assert.fail('the box is not there');
      shots.push(await page.screenshot({ clip: { x: x + 2, y: y + 2, width: width - 4, height: height - 4 }, caret: 'hide' }));
    }
    await close();
  }
  for (const [i, part] of ['the input', 'the panel'].entries()) {
    const share = await differingPixels(shots[i] as Buffer, shots[i + 2] as Buffer);
    assert.ok(share < 0.002, `${share} of the pixels of ${part} differ`);
  }
});

/** The share of pixels that are not nearly the same. */
async function differingPixels(one: Buffer, two: Buffer): Promise<number> {
  const { page, close } = await openPage();
  const share = await page.evaluate(
    async ([a, b]) => {
      const pixels = async (base64: string): Promise<ImageData> => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
      };
      const [left, right] = [await pixels(a as string), await pixels(b as string)];
      if (left.width !== right.width || left.height !== right.height) return 1;
      let different = 0;
      for (let i = 0; i < left.data.length; i += 4) {
        const distance = [0, 1, 2].map((part) => Math.abs((left.data[i + part] as number) - (right.data[i + part] as number)));
        if (Math.max(...distance) > 24) different++;
      }
      return different / (left.data.length / 4);
    },
    [one.toString('base64'), two.toString('base64')],
  );
  await close();
  return share;
}

test('two boxes on one page do not know of each other', options, async () => {
  const { page, close } = await visit(plain('hotkey="/"|hotkey="/" lang="en"'));
  const [first, second] = [new Box(page, 0), new Box(page, 1)];
  await page.locator('#behind').focus();
  await page.keyboard.press('/');
  await page.keyboard.type('长江');
  await first.settled();
  assert.deepEqual([await first.input.inputValue(), await second.input.inputValue(), await second.isExpanded()], ['长江', '', false]);
  await second.input.fill('番茄');
  await second.settled();
  assert.deepEqual([await first.isExpanded(), await second.isExpanded()], [false, true]);
  assert.match(await second.said(), /results?$/);
  await close();
});

test('of a slow server, only the newest answer is shown, and what it answers late is called off', options, async () => {
  assert.ok(archive);
  archive.delayOf = (query) => (query === '长江' ? 1500 : 0);
  const { page, box, close } = await visit('/blog');
  const failed: string[] = [];
  page.on('requestfailed', (request) => failed.push(decodeURIComponent(request.url())));
  await box.input.fill('长江');
  await page.waitForRequest(/api\/search/);
  await box.input.fill('番茄');
  await box.settled();
  const shown = await box.options.allTextContents();
  assert.match(shown.join(' '), /番茄/);
  await until(() => failed.some((url) => url.includes('长江')), 'the request that is called off');
  await page.waitForTimeout(1600);
  assert.deepEqual(await box.options.allTextContents(), shown);
  archive.delayOf = () => 0;
  await close();
});

test('results stay, dimmed, until the next ones are there', options, async () => {
  assert.ok(archive);
  const { box, close } = await visit('/blog');
  await box.input.fill('番茄');
  await box.settled();
  archive.delayOf = () => 800;
  await box.input.fill('红烧肉');
  const list = box.panel.locator('[role=listbox]');
  await until(async () => (await list.getAttribute('aria-busy')) === 'true', 'the dimming');
  assert.match((await box.options.allTextContents()).join(' '), /番茄/);
  await box.settled();
  assert.match((await box.options.allTextContents()).join(' '), /红烧肉/);
  archive.delayOf = () => 0;
  await close();
});

test('says in one sentence that the server fails, or that there is none, and asks again when told', options, async () => {
  assert.ok(archive);
  archive.isBroken = true;
  const { page, box, close } = await visit('/blog');
  await box.input.fill('番茄');
  const retry = box.panel.locator('button');
  await retry.waitFor({ state: 'visible' });
  assert.equal(await box.said(), '搜索出了问题。');
  archive.isBroken = false;
  await retry.click();
  await box.settled();
  assert.equal(await box.input.evaluate((input) => (input.getRootNode() as ShadowRoot).activeElement === input), true);
  await page.context().setOffline(true);
  await box.input.fill('红烧肉');
  await retry.waitFor({ state: 'visible' });
  assert.equal(await box.said(), '没有连上网络。');
  await page.context().setOffline(false);
  await box.settled();
  assert.match((await box.options.allTextContents()).join(' '), /红烧肉/);
  await close();
});

test('a query that the server refuses is told so in the language of the box, without offering to try again', options, async () => {
  const { page, box, close } = await visit('/blog');
  await box.input.fill('长'.repeat(300));
  await until(async () => (await box.said()) === '这样搜不了，也许太长了。', 'the sentence');
  assert.equal(await page.locator('xunda-search [part=retry]').isVisible(), false);
  await close();
});

test('a page may search for something else when it is told of a search, or of a failure', options, async () => {
  const { page, box, close } = await visit(plain());
  await page.evaluate(() => {
    const element = document.querySelector('xunda-search') as HTMLElement & { search: (query: string) => void };
    element.addEventListener(
      'xunda-search',
      (event) => {
        event.preventDefault();
        element.search('番茄');
      },
      { once: true },
    );
    element.search('不要');
  });
  await box.settled();
  assert.match((await box.options.first().textContent()) ?? '', /番茄/);
  let isBroken = true;
  await page.route('**/api/search?*', (route) => {
    const broken = isBroken;
    isBroken = false;
    return broken ? route.fulfill({ status: 500, json: {} }) : route.continue();
  });
  await page.evaluate(() => {
    const element = document.querySelector('xunda-search') as HTMLElement & { search: (query: string) => void };
    element.addEventListener('xunda-error', () => element.search('长江大桥'), { once: true });
    element.search('豆腐');
  });
  await until(async () => /长江大桥/.test((await box.options.first().textContent()) ?? ''), 'the hits of the search asked for on failure');
  await close();
});

test('a server that answers something else is a failure', options, async () => {
  const { page, box, close } = await visit(plain());
  await page.route('**/api/search?*', (route) => route.fulfill({ json: {} }));
  await box.input.fill('番茄');
  await until(async () => (await box.said()) === '搜索出了问题。', 'the sentence');
  assert.equal(await page.locator('xunda-search [part=retry]').isVisible(), true);
  await close();
});

test('an attribute that changes neither closes the box nor takes the caret, and another filter asks anew', options, async () => {
  for (const mode of ['dropdown', 'dialog']) {
    const { page, box, requests, close } = await visit(plain(`mode="${mode}"`));
    const element = page.locator('xunda-search');
    await element.evaluate((one) => (one as HTMLElement & { search: (query: string) => void }).search('番茄'));
    await box.settled();
    await element.evaluate((one) => one.setAttribute('placeholder', '找找看'));
    assert.ok(await box.options.first().isVisible(), mode);
    await page.keyboard.type('汤');
    await until(() => asked(requests, 'search').at(-1) === '番茄汤', 'a search for what was typed on');
    await element.evaluate((one) => one.setAttribute('filter-site', 'nowhere.example'));
    await box.input.fill('番茄');
    await until(() => requests.at(-1)?.includes('site=nowhere.example') ?? false, 'a search with the filter');
    await close();
  }
});

test('results in the page stay when somebody does something else', options, async () => {
  const { page, box, close } = await visit(plain('mode="inline"'));
  await box.input.fill('番茄');
  await box.settled();
  await page.locator('h1').first().click();
  assert.ok(await box.options.first().isVisible());
  await close();
});

test('pages may take over: events can be cancelled, methods called, attributes and properties changed', options, async () => {
  const { page, box, requests, close } = await visit(plain('limit="2"'));
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    for (const name of ['xunda-search', 'xunda-open', 'xunda-error'])
      document.addEventListener(name, (event) => {
        told.push(`${name} ${JSON.stringify((event as CustomEvent).detail)}`);
        if (name !== 'xunda-search' || (event as CustomEvent).detail.query === '不许') event.preventDefault();
      });
  });
  const call = (name: string, ...given: string[]): Promise<void> =>
    page.evaluate(
      ([method, ...rest]) => {
        const element = document.querySelector('xunda-search') as unknown as Record<string, (...values: string[]) => void>;
        element[method as string]?.(...rest);
      },
      [name, ...given],
    );
  await call('search', '长江大桥');
  await box.settled();
  assert.deepEqual([await box.suggestions.count(), await box.found.count()], [2, 3], 'two suggestions, two hits, and the way to all');
  await box.found.first().click();
  assert.match(page.url(), /\/plain/, 'the page did not let it be opened');
  await call('close');
  assert.equal(await box.isExpanded(), false);
  await call('search', '不许');
  const told = await page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  assert.match(told[1] ?? '', /^xunda-open \{"url":"http[^"]+\/answers\//);
  assert.deepEqual(asked(requests, 'search'), ['长江大桥']);
  await page.evaluate(() =>
    Object.assign(document.querySelector('xunda-search') as Element, { filterSite: 'jianda.example', group: true, limit: 4, lang: 'en' }),
  );
  await call('search', '大桥');
  await until(() => requests.some((url) => url.includes('site=jianda.example')), 'the filtered search');
  const last = new URLSearchParams(requests.at(-1)?.split('?')[1]);
  assert.deepEqual([last.get('site'), last.get('group'), last.get('pageSize')], ['jianda.example', 'question', '4']);
  assert.equal(await box.input.getAttribute('placeholder'), 'Search answers');
  await close();
});

test('a failure whose event is cancelled is not spoken of', options, async () => {
  assert.ok(archive);
  archive.isBroken = true;
  const { page, box, close } = await visit(plain());
  await page.evaluate(() =>
    document.addEventListener('xunda-error', (event) => {
      event.preventDefault();
      document.body.setAttribute('data-told', 'yes');
    }),
  );
  await box.input.fill('番茄');
  await page.locator('body[data-told=yes]').waitFor();
  assert.deepEqual([await box.panel.locator('button').isVisible(), await box.said()], [false, '']);
  archive.isBroken = false;
  await close();
});

test('as a dialog it is opened by its button or key, holds the focus, and gives it back', options, async () => {
  const { page, box, complaints, close } = await visit('/docs');
  await page.keyboard.press('Control+k');
  await until(() => box.input.isVisible(), 'the dialog');
  await page.keyboard.type('番茄');
  await box.settled();
  await box.input.press('Escape');
  assert.equal(await box.input.inputValue(), '', 'Escape empties first');
  await box.input.press('Escape');
  await until(async () => !(await box.input.isVisible()), 'the end of the dialog');
  const opener = page.locator('xunda-search button[aria-haspopup=dialog]');
  await opener.click();
  await box.input.fill('红烧肉');
  await box.settled();
  await page.locator('xunda-search .close').click();
  assert.equal(await opener.evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button), true);
  assert.deepEqual(complaints, []);
  await close();
});

test('goes away and comes again, stands in a frame, and does not mind its script twice', options, async () => {
  const { page, box, complaints, close } = await visit(plain());
  await box.input.fill('番茄');
  await box.settled();
  await page.evaluate(() => {
    const element = document.querySelector('xunda-search') as Element;
    element.remove();
    document.querySelector('main')?.append(element);
    const again = document.createElement('script');
    again.type = 'module';
    again.src = `${(document.querySelector('script') as HTMLScriptElement).src}?again`;
    document.head.append(again);
  });
  await box.input.fill('红烧肉');
  await box.settled();
  assert.deepEqual(complaints, []);
  await page.goto(`${archive?.hosts.url}/framed`);
  const input = page.frameLocator('iframe').locator('xunda-search input');
  await input.fill('番茄');
  await page.frameLocator('iframe').locator('[role=option]').first().waitFor();
  await close();
});

test('asks nothing of anybody but its server, and nothing before it is used', options, async () => {
  const { page, close } = await openPage();
  const origins = new Set<string>();
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  await page.goto(`${archive?.hosts.url}/blog`);
  await page.waitForLoadState('networkidle');
  assert.deepEqual([...origins], [archive?.hosts.url, archive?.url]);
  await close();
});

test('fits in 320 px, above or below the input, and follows it', options, async () => {
  const { page, box, close } = await visit('/blog', { viewport: { width: 320, height: 480 } });
  await box.input.fill('长江大桥');
  await box.settled();
  const fits = async (): Promise<boolean> => {
    const bounds = await box.panel.boundingBox();
    return bounds !== null && bounds.x >= 0 && bounds.x + bounds.width <= 320 && bounds.height <= 480;
  };
  assert.ok(await fits());
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.mouse.wheel(0, 60);
  await until(async () => {
    const [input, panel] = [await box.input.boundingBox(), await box.panel.boundingBox()];
    return input !== null && panel !== null && Math.abs(panel.y - (input.y + input.height)) < 6;
  }, 'the panel beside its input');
  await close();
});
