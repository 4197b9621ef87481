/** Tests the page of results. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Snippet } from '../../../src/model.js';
import type { Hit, SearchRequest, SearchResponse } from '../../../src/search-model.js';
import { searchPage as pageOf } from '../../../src/server/pages/search-page.js';

function snippet(text: string, fields: Partial<Snippet> = {}): Snippet {
  return { text, marks: [], cutBefore: false, cutAfter: false, ...fields };
}

function hit(id: string, snippets: readonly Snippet[] = [snippet('先浇水。')]): Hit {
  return {
    id,
    score: 1,
    match: 'all',
    question: { text: '怎么种花？', marks: [{ start: 2, end: 4, why: 'literal' }] },
    snippets,
    author: '',
    site: '',
    topics: [],
  };
}

function response(fields: Partial<SearchResponse> = {}): SearchResponse {
  return {
    query: '种花',
    match: 'all',
    total: 1,
    totalAll: 1,
    totalRelation: 'exact',
    page: 1,
    pageSize: 10,
    tookMs: 1.5,
    hits: [hit('a')],
    ...fields,
  };
}

/** The page of a response, for a request that asked for nothing else. */
const searchPage = (given: SearchResponse, request: Partial<SearchRequest> = {}): string =>
  pageOf({ query: given.query, page: given.page, pageSize: given.pageSize, ...request }, given);

test('parts passages by an ellipsis where text was left out', () => {
  const passages = [snippet('一。', { cutAfter: true }), snippet('二。', { cutBefore: true, cutAfter: true })];
  assert.ok(searchPage(response({ hits: [hit('a', passages)] })).includes('<p class="snippets">一。……二。……</p>'));
  assert.ok(searchPage(response({ hits: [hit('a', [snippet('全。')])] })).includes('<p class="snippets">全。</p>'));
});

test('escapes within and around marks', () => {
  const marked = snippet('<a>&<b>', { marks: [{ start: 3, end: 4, why: 'literal' }] });
  assert.ok(searchPage(response({ hits: [hit('a', [marked])] })).includes('&lt;a&gt;<mark>&amp;</mark>&lt;b&gt;'));
});

test('counts the hits of later pages from where the earlier ones end', () => {
  assert.ok(searchPage(response({ page: 3, pageSize: 20, total: 50 })).includes('<ol class="hits" start="41">'));
});

test('says that a count is a least one', () => {
  assert.match(searchPage(response({ total: 12_345, totalRelation: 'atLeast' })), /至少 12,345 条结果/);
  assert.doesNotMatch(searchPage(response()), /至少/);
});

test('says that a page lies behind the last one, and leads back to the last', () => {
  const page = searchPage(response({ total: 25, totalAll: 25, page: 9, hits: [] }));
  assert.match(page, /25 条结果，没有第 9 页/);
  assert.match(page, /rel="prev" href="\/search\?q=[^"]*&amp;page=3">到最后一页（第 3 页）/);
  assert.doesNotMatch(page, /<ol/);
  assert.doesNotMatch(page, /rel="next"/);
});

test('names a later page in its title', () => {
  assert.match(searchPage(response({ total: 25, page: 2 })), /<title>种花 · 第 2 页 · 寻答<\/title>/);
});

test('names an author that is not known', () => {
  assert.match(searchPage(response()), /<span class="author">匿名<\/span>/);
});

test('shows a hit whatever its id is', () => {
  // A lone surrogate can stand in JSON, and has no place in an address.
  for (const id of ['', '/', '..', '%', '\ud800x', '"><b>'])
    assert.match(searchPage(response({ hits: [hit(id), hit('b')] })), /<li>[\s\S]*<li>/, JSON.stringify(id));
});

test('tells hits that match in part apart, and says how many match all', () => {
  const page = searchPage(response({ total: 2, totalAll: 1, hits: [hit('a'), { ...hit('b'), match: 'some' }] }));
  assert.match(page, /2 条结果，其中 1 条含有全部词语/);
  assert.match(page, /<ol class="hits" start="1">[\s\S]*以下只含一部分词语：<\/p><ol class="hits" start="2">/);
  const none = searchPage(response({ match: 'some', totalAll: 0, hits: [{ ...hit('b'), match: 'some' }] }));
  assert.match(none, /没有回答含有全部词语/);
  assert.doesNotMatch(searchPage(response()), /一部分/);
});

test('offers other orders, grouping and values to choose, and takes filters away, without losing the rest', () => {
  const page = searchPage(
    response({
      facets: {
        site: [
          { value: 'a.example', count: 2 },
          { value: 'b.example', count: 1 },
        ],
        year: [{ value: '2021', count: 3 }],
      },
    }),
    {
      filters: { author: '阿木', from: '2020' },
      sort: 'newest',
      page: 3,
    },
  );
  assert.match(page, /<li aria-current="true">最新<\/li>/);
  assert.match(page, /<a href="\/search\?q=[^"]*&amp;author=[^"]*&amp;from=2020&amp;sort=votes">赞同最多/);
  assert.match(page, /author=[^"&]*&amp;from=2020&amp;site=a\.example&amp;sort=newest">a\.example<\/a> 2/);
  assert.match(page, /<a href="\/search\?q=[^"&]*&amp;from=2020&amp;sort=newest">作者：阿木/);
  // Nothing is to be chosen where all hits share a value.
  assert.doesNotMatch(page, /年份/);
});

test('the next search keeps what was chosen, and each of it can be taken away', () => {
  const page = searchPage(response({ total: 0, totalAll: 0, hits: [] }), {
    filters: { author: '阿木"', from: '2020' },
    sort: 'votes',
    group: 'question',
    copies: 'all',
    explain: true,
    pageSize: 5,
    page: 1,
  });
  const kept = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => `${name}=${value}`);
  assert.deepEqual(kept, ['author=阿木&quot;', 'from=2020', 'sort=votes', 'group=question', 'copies=all', 'explain=true', 'pageSize=5']);
  const hrefs = [...page.matchAll(/href="(\/search[^"]*)"/g)].map(([, href]) => new URLSearchParams(href?.replaceAll('&amp;', '&').split('?')[1]));
  for (const name of ['author', 'from', 'sort', 'group', 'copies', 'explain', 'pageSize'])
    assert.ok(
      hrefs.some((parameters) => !parameters.has(name) && parameters.size === kept.length),
      name,
    );
  assert.doesNotMatch(searchPage(response({ page: 2, total: 50 }), { page: 2 }), /type="hidden"/);
});

test('says that a hit is foreign, has copies, has others of its question, and why it is there', () => {
  const whole = {
    ...hit('a'),
    foreign: true as const,
    others: 4,
    copies: [{ id: 'c', question: '别处？', author: '乙', site: 'b.example' }],
    explanation: {
      stands: 'words' as const,
      terms: [{ channel: 'words' as const, field: 'body' as const, term: '浇水', match: 'exact' as const, score: 1.5 }],
    },
  };
  const page = searchPage(response({ hits: [whole] }), { group: 'question' });
  for (const text of [
    '看来不是答这个问题的',
    '另有 4 条相符',
    '另有 1 份相同的文字',
    '<a href="/answers/c">别处？</a>',
    '得分 1.00，含有全部词语',
    '<td>浇水</td>',
  ])
    assert.ok(page.includes(text), text);
});
