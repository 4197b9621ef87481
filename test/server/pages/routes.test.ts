/** Tests the pages people read, over a running application: what they show, and that nothing from an archive becomes markup. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnswerDetail } from '../../../src/model.js';
import { anyText, holdsForAsync } from '../../support/property.js';
import { BARE, HOSTILE, LINKED, searchPath, startSite } from '../site.js';

const site = await startSite();

/** All elements and attributes that our own templates use. */
const ELEMENTS = new Set(
  'a article aside body button dd div dl dt em footer form g h1 h2 head header html input li link main mark meta nav ol p rect script section span strong style svg text time title ul br details summary xunda-search'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'action aria-current aria-label autocapitalize autocomplete charset class content datetime enterkeyhint height hotkey href id lang maxlength method name placeholder preserveAspectRatio property rel role spellcheck src start title type value viewBox width x y aria-hidden'.split(
    ' ',
  ),
);

/** Reads a page as a browser's tokenizer does, and finds nothing in it that is not ours. */
function isOurs(page: string): void {
  assert.ok(page.startsWith('<!doctype html>\n<html lang="zh-CN">'));
  const open: string[] = [];
  for (const [, close, name = '', attributes = ''] of page.replace(/^<!doctype html>/, '').matchAll(/<(\/?)([^\s>/]*)((?:\s+[^\s=>]+="[^"]*")*)/g)) {
    assert.ok(ELEMENTS.has(name), `<${name}> is not ours`);
    for (const [, attribute = '', value = ''] of attributes.matchAll(/([^\s=]+)="([^"]*)"/g)) {
      assert.ok(ATTRIBUTES.has(attribute), `${attribute} is not ours`);
      if (attribute === 'href' || attribute === 'action') assert.match(value, /^(?:\/|https?:\/\/|#main$|#facets$|data:image\/svg\+xml,)/);
    }
    if (close) assert.equal(open.pop(), name, 'elements are closed in order');
    else if (!/^(?:meta|link|input|br|rect)$/.test(name)) open.push(name);
  }
  assert.deepEqual(open, []);
}

const main = (page: string): string => page.slice(page.indexOf('<main'), page.indexOf('</main>'));
const hrefs = (page: string): string[] =>
  Array.from(page.matchAll(/href="([^"]*)"/g), ([, href = '']) => href.replaceAll('&#39;', "'").replaceAll('&amp;', '&'));

test('shows at home what is in the archive', async () => {
  const { status, text } = await site.get('/');
  assert.equal(status, 200);
  isOurs(text);
  assert.match(main(text), /<strong>28<\/strong> 条回答/);
  assert.match(main(text), /<time>2023-01-02<\/time> 至 <time>2024-05-06<\/time>/);
  assert.match(main(text), /jian\.example<\/a> <span class="soft">26/);
  assert.doesNotMatch(text, /noindex/);
});

test('shows home for an empty search', async () => {
  const home = (await site.get('/')).text;
  for (const path of ['/search', '/search?q=', '/search?q=%20%E3%80%80', '/search?q=%E2%80%8B%20%EF%BB%BF'])
    assert.deepEqual(await site.get(path).then(({ status, text }) => [status, text]), [200, home]);
});

test('shows hits with marks, a count, and links that lead to their answers', async () => {
  const { status, text } = await site.get(searchPath('/search', { q: '番茄' }));
  assert.equal(status, 200);
  isOurs(text);
  assert.match(text, /<h2><a href="\/answers\/jian\.example%3A2\?q=%E7%95%AA%E8%8C%84#m1">阳台怎么种<mark>番茄<\/mark>？<\/a><\/h2>/);
  assert.match(text, /role="status">1 个问题/);
  assert.match(text, /<input type="search" name="q" value="番茄"/);
  assert.match(text, /<title>番茄 的搜索结果 · 寻答<\/title>/);
  assert.match(text, /<meta name="robots" content="noindex">/);
});

test('says in words that nothing was found', async () => {
  const { status, text } = await site.get(searchPath('/search', { q: '齉龘' }));
  assert.equal(status, 200);
  isOurs(text);
  assert.match(main(text), /没有找到/);
});

test('every answer can be reached from its hit, however odd its id', async () => {
  for (const [query, answer] of [
    ['炒菜', HOSTILE],
    ['番茄', LINKED],
    ['链条生锈', BARE],
  ] as const) {
    const results = await site.get(searchPath('/search', { q: query }));
    const href = hrefs(main(results.text)).find((one) => one.startsWith('/answers/')) ?? '';
    const { status, text } = await site.get(href);
    assert.equal(status, 200, href);
    isOurs(text);
    assert.ok(text.includes(answer.text.slice(0, 5)));
  }
});

test('escapes everything that an archive may hold', async () => {
  const escaped = [
    '怎么学会&quot;做饭&quot;&#39;&lt;script&gt;alert(1)&lt;/script&gt;？',
    '&lt;b onclick=&quot;x&quot;&gt;阿木&lt;/b&gt;',
    '&lt;u&gt;jian&lt;/u&gt;.example',
    '细节&lt;style&gt;*{}&lt;/style&gt;',
    '&lt;img src=x onerror=alert(2)&gt;',
  ];
  const page = (await site.get(`/answers/${encodeURIComponent(HOSTILE.id)}`)).text;
  isOurs(page);
  for (const text of escaped) assert.ok(page.includes(text), text);
  assert.doesNotMatch(page, /javascript:/);
  for (const q of ['炒菜', 'script', 'alert', 'onerror']) isOurs((await site.get(searchPath('/search', { q }))).text);
});

test('escapes what was typed', async () => {
  const q = `"><img src=x onerror=alert(1)>'&amp;`;
  const { text } = await site.get(searchPath('/search', { q }));
  isOurs(text);
  assert.ok(text.includes('value="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&#39;&amp;amp;"'));
});

test('shows a sound page for any text that is typed', async () => {
  await holdsForAsync(anyText(8), async (q) => {
    const { status, text } = await site.get(searchPath('/search', { q }));
    assert.equal(status, q.length > 60 ? 400 : 200);
    isOurs(text);
  });
});

test('links the pages of results to one another, and no further', async () => {
  const at = async (page: number): Promise<string[]> => {
    const { text } = await site.get(searchPath('/search', { q: '兰花', page: String(page) }));
    isOurs(text);
    return hrefs(text.slice(text.indexOf('<nav class="paging"')).split('</nav>')[0] ?? '');
  };
  const link = (page: string): string => searchPath('/search', page === '1' ? { q: '兰花' } : { q: '兰花', page });
  assert.deepEqual(await at(1), [link('2'), link('2'), link('3')]);
  assert.deepEqual(await at(2), [link('1'), link('3'), link('1'), link('3')]);
  assert.deepEqual(await at(3), [link('2'), link('1'), link('2')]);
  assert.deepEqual(await at(9), [link('3')]);
});

test('leads from page to page through every hit, in the page size asked for', async () => {
  const seen = new Set<string>();
  let next: string | undefined = searchPath('/search', { q: '兰花', pageSize: '7' });
  for (let pages = 0; next !== undefined && pages < 10; pages++) {
    const { text } = await site.get(next);
    for (const href of hrefs(main(text))) if (href.startsWith('/answers/')) seen.add(href);
    next = /<a rel="next" href="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
  }
  assert.equal(seen.size, 25);
});

test('shows no paging where one page holds all', async () => {
  assert.doesNotMatch((await site.get(searchPath('/search', { q: '番茄' }))).text, /<nav class="paging"/);
});

test('explains a bad search in the reader’s language', async () => {
  for (const [parameters, advice] of [
    [`q=${'a'.repeat(61)}`, /太长/],
    ['q=a&q=b', /不止一个/],
    ['q=a&page=0', /页码/],
    ['q=a&pageSize=101', /每页条数/],
    ['q=a&from=abc', /“开始日期”不能是“abc”/],
    ['q=a&to=2021-02-30', /“结束日期”不能是“2021-02-30”/],
    ['q=a&from=2022&to=2021', /“开始日期”（2022）晚于“结束日期”（2021）/],
    ['q=a&sort=best', /没有“best”这一种/],
    [`q=a&${Array.from({ length: 21 }, (_, i) => `site=s${i}`).join('&')}`, /“来源”最多选 20 个/],
    ['q=a&group=%3Ci%3E', /“分组”不能是“&lt;i&gt;”/],
  ] as const) {
    const { status, text } = await site.get(`/search?${parameters}`);
    assert.equal(status, 400, parameters);
    isOurs(text);
    assert.match(text, advice);
  }
});

test('a bad search keeps what was typed, and leads to the same search without what is wrong', async () => {
  const { text } = await site.get(searchPath('/search', { q: '兰花 "通风"', author: '花友3', from: 'abc', page: '2' }));
  assert.match(text, /name="q" value="兰花 &quot;通风&quot;"/);
  assert.match(text, /type="hidden" name="author" value="花友3"/);
  assert.doesNotMatch(text, /name="from"/);
  const several = (await site.get('/search?q=a&author=甲&author=乙&from=abc')).text;
  assert.ok(hrefs(main(several)).includes(`/search?${new URLSearchParams('q=a&author=甲&author=乙')}`), 'both authors are kept');
  const way = hrefs(main(text))[0] as string;
  assert.equal(way, searchPath('/search', { q: '兰花 "通风"', author: '花友3' }));
  assert.equal((await site.get(way)).status, 200);
  const long = 'a'.repeat(61);
  const tooLong = (await site.get(searchPath('/search', { q: long, sort: 'newest' }))).text;
  assert.ok(tooLong.includes(`value="${long}"`) && tooLong.includes('name="sort" value="newest"'));
  assert.deepEqual(hrefs(main(tooLong)), ['/']);
  // Nothing would be left to search for.
  assert.deepEqual(hrefs(main((await site.get('/search?from=abc')).text)), ['/']);
});

test('asks for one thing beside itself, the script, and serves its icon to be kept', async () => {
  for (const path of ['/', searchPath('/search', { q: '番茄' }), `/answers/${LINKED.id}`, '/nope']) {
    const { text } = await site.get(path);
    const asked = [...text.matchAll(/ (?:src|href)="([^"]*)"/g)].map(([, url = '']) => url).filter((url) => /\.(js|css|svg|png|woff2?)$/.test(url));
    assert.equal(asked.length, 1, path);
    assert.match(asked[0] ?? '', /^\/page\.[0-9a-f]{12}\.js$/);
    assert.doesNotMatch(text, /@import|url\(/);
  }
  const icon = await site.get('/icon.svg');
  assert.match(icon.headers.get('content-type') ?? '', /^image\/svg\+xml/);
  assert.match(icon.headers.get('cache-control') ?? '', /max-age=\d+/);
  assert.doesNotMatch(icon.text, /<script|href=/);
});

test('the page of a question has its answers whole, and leads to each and to what is around', async () => {
  const { questionId } = await site.json<AnswerDetail>(`/api/answers/${LINKED.id}`);
  const { status, text } = await site.get(`/questions/${questionId}`);
  assert.equal(status, 200);
  isOurs(text);
  assert.match(text, /<h1>阳台怎么种番茄？<\/h1>/);
  assert.ok(text.includes('番茄要多晒太阳。每天早上浇一次水。') && text.includes('用旧牙刷刷干净，再上油。'));
  assert.ok(hrefs(main(text)).includes(`/answers/${encodeURIComponent(LINKED.id)}`));
  assert.match(text, /2 条回答/);
  assert.equal((await site.get(`/questions/${questionId}?page=2`)).status, 200);
  for (const [path, expected] of [
    ['/questions/0123456789ab', 404],
    ['/questions/x', 404],
    [`/questions/${questionId}?page=0`, 400],
    [`/questions/${questionId}?page=x`, 400],
  ] as const)
    assert.equal((await site.get(path)).status, expected, path);
});

test('authors and sites have pages, whatever their names', async () => {
  for (const [kind, name] of [
    ['authors', LINKED.author],
    ['authors', HOSTILE.author],
    ['sites', HOSTILE.site],
    ['sites', LINKED.site],
  ] as const) {
    const path = `/${kind}/${encodeURIComponent(name)}`;
    const { status, text } = await site.get(path);
    assert.equal(status, 200, path);
    isOurs(text);
    const filter = kind === 'authors' ? 'author' : 'site';
    assert.ok(text.includes(`type="hidden" name="${filter}"`), path);
  }
  for (const path of ['/authors/nobody', '/sites/nowhere.example', '/authors/', '/sites']) assert.equal((await site.get(path)).status, 404, path);
  assert.equal((await site.get(`/authors/${encodeURIComponent(LINKED.author)}?page=x`)).status, 400);
});

test('bylines lead to the pages of authors and sites', async () => {
  const { text } = await site.get(searchPath('/search', { q: '炒菜' }));
  for (const path of ['/authors/', '/sites/']) {
    const href = hrefs(main(text)).find((one) => one.startsWith(path)) ?? '';
    assert.equal((await site.get(href)).status, 200, href);
  }
});

test('only what is asked by relevance and has no words is home', async () => {
  const { text } = await site.get('/search?q=&sort=newest');
  assert.match(text, /28 条结果/);
  isOurs(text);
});
