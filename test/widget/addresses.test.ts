/** Tests where the search box asks, and where its options lead. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hitUrl, optionUrl, requestUrl, resultsUrl, suggestionUrl } from '../../src/widget/addresses.js';
import { EMPTY } from '../../src/widget/state.js';

const SERVER = 'https://archive.example';

test('searches carry filters and the number of hits, suggestions do not carry filters', () => {
  assert.equal(
    requestUrl(SERVER, { kind: 'search', query: 'a&b 番', id: 1 }, 6, { site: 'x.example' }),
    `${SERVER}/api/search?site=x.example&q=a%26b+%E7%95%AA&pageSize=6`,
  );
  assert.equal(requestUrl(SERVER, { kind: 'suggest', query: "gu'ge", id: 1 }, 6, { site: 'x.example' }), `${SERVER}/api/suggest?q=gu%27ge&limit=6`);
});

test('what is typed wins over a filter of the same name', () => {
  assert.equal(new URL(requestUrl(SERVER, { kind: 'search', query: '番', id: 1 }, 6, { q: 'x', pageSize: '99' })).searchParams.get('pageSize'), '6');
});

test('hits lead to their page, at the first mark, whatever their id', () => {
  assert.equal(hitUrl(SERVER, { id: 'a:b/../?#' }, '番 茄', {}), `${SERVER}/answers/a%3Ab%2F..%2F%3F%23?q=%E7%95%AA+%E8%8C%84#m1`);
  assert.equal(hitUrl(SERVER, { id: 'a' }, 'x', { channels: 'none', site: 'y' }), `${SERVER}/answers/a?q=x&channels=none#m1`);
});

test('options lead to hits, behind them to all results, and hits of a correction are marked by it', () => {
  const hit = { id: 'a', score: 1, match: 'all', question: { text: '', marks: [] }, snippets: [], author: '', site: '', topics: [] } as const;
  const response = {
    query: '通涨',
    match: 'all',
    total: 1,
    totalAll: 1,
    totalRelation: 'exact',
    page: 1,
    pageSize: 6,
    tookMs: 1,
    hits: [hit],
    correction: { query: '通胀', total: 1, applied: true },
  } as const;
  const state = { ...EMPTY, shown: { kind: 'search', query: '通涨', response } as const };
  assert.equal(optionUrl(SERVER, state, 0, {}), hitUrl(SERVER, hit, '通胀', {}));
  assert.equal(optionUrl(SERVER, state, 1, { site: 'x' }), resultsUrl(SERVER, '通涨', { site: 'x' }));
  assert.equal(optionUrl(SERVER, state, -1, {}), undefined);
  assert.equal(optionUrl(SERVER, EMPTY, 0, {}), undefined);
});

test('suggestions of authors lead to what these wrote', () => {
  const author = { kind: 'author', text: '阿木', marks: [], query: '', filters: { author: '阿木' } } as const;
  assert.equal(suggestionUrl(SERVER, author, {}), `${SERVER}/search?q=&author=%E9%98%BF%E6%9C%A8`);
});
