/** Tests where the search box asks, and where its options lead. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SearchResponse } from '../../src/search-model.js';
import { hitUrl, optionUrl, requestUrl, resultsUrl } from '../../src/widget/addresses.js';
import { EMPTY } from '../../src/widget/state.js';

const SERVER = 'https://archive.example';

test('requests carry filters and the number of hits and suggestions; beside hits there are four at most', () => {
  const extras = [
    ['site', 'x.example'],
    ['topic', '番茄'],
    ['topic', '园艺'],
  ] as const;
  assert.equal(
    requestUrl(SERVER, { kind: 'search', query: 'a&b 番', id: 1 }, 6, extras),
    `${SERVER}/api/search?site=x.example&topic=%E7%95%AA%E8%8C%84&topic=%E5%9B%AD%E8%89%BA&group=question&q=a%26b+%E7%95%AA&pageSize=6&suggestions=4`,
  );
  assert.match(requestUrl(SERVER, { kind: 'search', query: 'a', id: 1 }, 2, []), /pageSize=2&suggestions=2$/);
  assert.equal(
    requestUrl(SERVER, { kind: 'suggest', query: "gu'ge", id: 1 }, 6, extras),
    `${SERVER}/api/suggest?site=x.example&topic=%E7%95%AA%E8%8C%84&topic=%E5%9B%AD%E8%89%BA&q=gu%27ge&limit=6`,
  );
});

test('each question is asked for once, but where the page wants each answer, or another order', () => {
  const groupsOf = (extras: readonly (readonly [string, string])[]): string[] =>
    new URL(requestUrl(SERVER, { kind: 'search', query: '番', id: 1 }, 6, extras)).searchParams.getAll('group');
  assert.deepEqual([groupsOf([]), groupsOf([['group', 'none']]), groupsOf([['sort', 'newest']])], [['question'], ['none'], []]);
});

test('what is typed wins over a filter of the same name', () => {
  assert.equal(
    new URL(
      requestUrl(SERVER, { kind: 'search', query: '番', id: 1 }, 6, [
        ['q', 'x'],
        ['pageSize', '99'],
      ]),
    ).searchParams.get('pageSize'),
    '6',
  );
});

test('hits lead to their page, at the first mark, whatever their id', () => {
  assert.equal(hitUrl(SERVER, { id: 'a:b/../?#' }, '番 茄', []), `${SERVER}/answers/a%3Ab%2F..%2F%3F%23?q=%E7%95%AA+%E8%8C%84#m1`);
  assert.equal(
    hitUrl(SERVER, { id: 'a' }, 'x', [
      ['channels', 'none'],
      ['site', 'y'],
    ]),
    `${SERVER}/answers/a?q=x&channels=none#m1`,
  );
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
  const state = { ...EMPTY, shown: { query: '通涨', suggestions: [], found: response } };
  assert.equal(optionUrl(SERVER, state, 0, []), hitUrl(SERVER, hit, '通胀', []));
  assert.equal(optionUrl(SERVER, state, 1, [['site', 'x']]), resultsUrl(SERVER, '通涨', [['site', 'x']]));
  assert.equal(optionUrl(SERVER, state, -1, []), undefined);
  assert.equal(optionUrl(SERVER, EMPTY, 0, []), undefined);
});

test('suggestions come before hits: words lead to their results, others to the page that the server names', () => {
  const words = { kind: 'words', text: '番茄汤', marks: [], query: '番茄汤', path: '/search?q=x' } as const;
  const question = { kind: 'question', text: '番茄怎么种？', marks: [], query: 'question:"番茄怎么种？"', path: '/questions/0123456789ab' } as const;
  const author = { kind: 'author', text: '..', marks: [], query: '', filters: { author: '..' }, path: '/authors/~..' } as const;
  const hits = [{ id: 'a' }] as unknown as SearchResponse['hits'];
  const state = { ...EMPTY, shown: { query: '番茄', suggestions: [words, question, author], found: { hits } as SearchResponse } };
  assert.deepEqual(
    [0, 1, 2, 3, 4, -1].map((option) => optionUrl(SERVER, state, option, [['site', 'x']])),
    [
      resultsUrl(SERVER, '番茄汤', [['site', 'x']]),
      `${SERVER}/questions/0123456789ab`,
      `${SERVER}/authors/~..`,
      hitUrl(SERVER, { id: 'a' }, '番茄', []),
      resultsUrl(SERVER, '番茄', [['site', 'x']]),
      undefined,
    ],
  );
});
