/** Tests the first page with little or much in the archive. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IndexStats } from '../../../src/model.js';
import type { Facets, SearchResponse } from '../../../src/search-model.js';
import { homePage as pageOf } from '../../../src/server/pages/home-page.js';
import { SITE } from '../site.js';

const EMPTY: IndexStats = { answers: 0, olderTexts: 0, pages: 0, characters: 0, sites: [], segments: 0, bytes: 0, analyzer: 'toy' };
const NEWEST: SearchResponse = { query: '', match: 'all', total: 0, totalAll: 0, totalRelation: 'exact', page: 1, pageSize: 5, tookMs: 1, hits: [] };

const homePage = (stats: IndexStats, facets: Facets = {}): string => pageOf(SITE, stats, { ...NEWEST, facets });

test('shows an archive with nothing in it', () => {
  const page = homePage(EMPTY);
  assert.match(page, /<strong>0<\/strong> 条回答/);
  assert.doesNotMatch(page, /undefined|存档日期|回答日期|<h2>来源|<h2>话题|试试搜|<svg/);
});

test('groups large numbers', () => {
  assert.match(homePage({ ...EMPTY, answers: 1_234_567 }), /1,234,567/);
});

test('names the twenty largest sites and none without a name', () => {
  const sites = [{ site: '', answers: 99 }, ...Array.from({ length: 30 }, (_, i) => ({ site: `s${i}.example`, answers: 30 - i }))];
  const page = homePage({ ...EMPTY, sites });
  assert.match(page, /<li><a href="\/sites\/s0\.example">s0\.example<\/a> <span class="soft">30<\/span><\/li>/);
  assert.match(page, /s19\.example/);
  assert.doesNotMatch(page, /s20\.example|>99</);
});

test('draws a bar a year, the highest for the most, and leads to each; years without answers have a place and no bar', () => {
  const page = homePage(EMPTY, {
    year: [
      { value: '2021', count: 40 },
      { value: '2019', count: 10 },
      { value: '2020', count: 0 },
    ],
  });
  const bars = Array.from(
    page.matchAll(/<a href="([^"]*)" aria-label="([^"]*)">.*?<rect x="[^"]*" y="\d+" width="18" height="(\d+)"/g),
    ([, ...found]) => found,
  );
  assert.deepEqual(bars, [
    ['/search?q=&amp;from=2019&amp;to=2019', '2019 年，10 条', '23'],
    ['/search?q=&amp;from=2021&amp;to=2021', '2021 年，40 条', '90'],
  ]);
  assert.match(page, />2020<\/text>/);
  assert.doesNotMatch(homePage(EMPTY, { year: [{ value: '2021', count: 40 }] }), /<svg/);
});

test('offers topics of the archive to begin with', () => {
  const page = homePage(EMPTY, { topic: [{ value: '园艺 & 阳台', count: 3 }] });
  assert.match(page, /试试搜：<\/li><li><a href="\/search\?q=%E5%9B%AD%E8%89%BA\+%26\+%E9%98%B3%E5%8F%B0">园艺 &amp; 阳台<\/a>/);
});

test('shows the newest answer of each of five questions', () => {
  const hits = Array.from({ length: 12 }, (_, i) => ({
    id: `a${i}`,
    questionId: `q${Math.floor(i / 2)}`,
    score: 0,
    match: 'all' as const,
    question: { text: `第${Math.floor(i / 2)}问？`, marks: [] },
    snippets: [],
    author: '',
    site: '',
    topics: [],
  }));
  const page = pageOf(SITE, EMPTY, { ...NEWEST, hits });
  assert.deepEqual(
    [...page.matchAll(/<h2><a href="\/answers\/(a\d+)">/g)].map(([, id]) => id),
    ['a0', 'a2', 'a4', 'a6', 'a8'],
  );
});

test('begins with the box; what is new comes before what there is', () => {
  const page = homePage({ ...EMPTY, answers: 7, sites: [{ site: 'a.example', answers: 7 }] }, { topic: [{ value: '园艺', count: 3 }] });
  const order = [
    '<xunda-search hotkey="/" data-front>',
    '<h1>',
    '试试搜',
    '最新的问题',
    '<strong>7</strong> 条回答',
    '<h2>话题',
    '<h2>来源',
    'id="help"',
  ];
  const places = order.map((text) => page.indexOf(text));
  assert.ok(
    places.every((place, i) => place > (places[i - 1] ?? 0)),
    places.join(),
  );
  assert.doesNotMatch(page, /autofocus/);
});
