/** Tests what is advised where nothing has all of what was typed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Advice, SearchRequest } from '../../src/search-model.js';
import { answer, pagesOf } from '../support/pages.js';
import { searcherOver } from '../support/searcher.js';

const searcher = await searcherOver(
  pagesOf([
    answer({ id: '1', question: '阳台种什么好', text: '薄荷好养，番茄也行。', author: '阿木', site: 'hua.example', answeredOn: '2020-03-01' }),
    answer({ id: '2', question: '阳台种什么好', text: '番茄要搭架子。', author: '小满', site: 'hua.example', answeredOn: '2022-05-01' }),
    answer({ id: '3', question: '多肉怎么浇水', text: '少浇。', author: '小满', site: 'cao.example', answeredOn: '2023-01-01' }),
  ]),
);

const ask = (request: Partial<SearchRequest>) => searcher.search({ query: '', page: 1, pageSize: 10, ...request });
const adviceOn = (request: Partial<SearchRequest>): readonly Advice[] | undefined => ask(request).advice;

test('a filter that leaves nothing can be dropped', () => {
  const request = { query: '番茄', filters: { author: '小满', from: '2023' } };
  assert.deepEqual(adviceOn(request), [{ kind: 'filter', without: ['from'], total: 1 }]);
  assert.deepEqual(adviceOn({ query: '薄荷', filters: { author: '小满' } }), [{ kind: 'filter', without: ['author'], total: 1 }]);
});

test('filters are dropped together where no single one is enough', () => {
  assert.deepEqual(adviceOn({ query: '薄荷', filters: { author: '小满', site: 'cao.example' } }), [
    { kind: 'filter', without: ['author', 'site'], total: 1 },
  ]);
});

test('filters alone can be dropped, too, but not all of them', () => {
  assert.deepEqual(adviceOn({ filters: { author: '阿木', site: 'cao.example' } }), [
    { kind: 'filter', without: ['author'], total: 1 },
    { kind: 'filter', without: ['site'], total: 1 },
  ]);
});

const nobody = (request: Partial<SearchRequest>): unknown =>
  adviceOn(request)?.flatMap((step) => (step.kind === 'author' ? [[step.unknown, step.author, step.query, step.filters, step.total]] : []));

test('a name that nobody has is told of, with those that are near', () => {
  assert.deepEqual(nobody({ filters: { author: '小蛮' } }), [['小蛮', '小满', '', { author: '小满' }, 2]]);
  assert.deepEqual(nobody({ query: '番茄 author:小' }), [['小', '小满', '番茄 author:"小满"', undefined, 1]]);
  assert.deepEqual(nobody({ query: 'author:「阿沐」 (薄荷 author:阿姆)' }), [
    ['阿沐', undefined, 'author:「阿沐」 (薄荷 author:阿姆)', undefined, 0],
    ['阿姆', undefined, 'author:「阿沐」 (薄荷 author:阿姆)', undefined, 0],
  ]);
  assert.deepEqual(nobody({ query: '(薄荷 author:阿沐)' }), [['阿沐', '阿木', '(薄荷 author:"阿木")', undefined, 1]]);
});

test('a near name stands where the other stood, and nothing else changes', () => {
  const near = (query: string): unknown => (nobody({ query }) as string[][]).map(([, , instead]) => instead);
  assert.deepEqual(near('coauthor:阿沐 OR author:阿沐'), ['coauthor:阿沐 OR author:"阿木"']);
  assert.deepEqual(near('"author:阿沐" OR author:「阿沐」'), ['"author:阿沐" OR author:"阿木"']);
  assert.deepEqual(near('薄荷 (AUTHOR：阿沐|author:阿沐)'), ['薄荷 (author:"阿木"|author:"阿木")']);
});

test('where nothing is near, or nothing is found with it, that is all', () => {
  const filters = { author: '无此人' };
  assert.deepEqual(adviceOn({ filters }), [{ kind: 'author', unknown: '无此人', query: '', filters, total: 0 }]);
  assert.deepEqual(nobody({ query: '多肉 author:阿沐' }), [['阿沐', undefined, '多肉 author:阿沐', undefined, 0]]);
});

test('names that look like operators are told of like others', () => {
  for (const name of ['OR', '-x', 'NOT', '"', '★', '\ud800', '长'.repeat(2000)])
    assert.deepEqual(nobody({ filters: { author: name } }), [[name, undefined, '', { author: name }, 0]], name);
});

test('who is excluded, or stands beside somebody else, need not be there', () => {
  assert.equal(adviceOn({ query: '番茄 -author:无此人' }), undefined);
  assert.equal(adviceOn({ query: '番茄 (author:无此人 OR author:小满)' }), undefined);
});

test('each word is counted alone, under the same filters', () => {
  const words = (番茄: number, 多肉: number): Advice[] => [
    { kind: 'word', query: '番茄', total: 番茄 },
    { kind: 'word', query: '多肉', total: 多肉 },
  ];
  assert.deepEqual(adviceOn({ query: '番茄 多肉' }), words(2, 1));
  assert.deepEqual(adviceOn({ query: '番茄 多肉', filters: { author: '小满' } }), words(1, 1));
  assert.deepEqual(adviceOn({ query: '"番茄" 多肉' })?.[0], { kind: 'word', query: '"番茄"', total: 2 });
});

test('a step finds as many answers as it says', () => {
  for (const request of [
    { query: '番茄 多肉' },
    { query: '薄荷', filters: { author: '小满', site: 'hua.example' } },
    { query: '-番茄', filters: { author: '无此人' } },
    { query: '番茄', filters: { author: '小蛮', site: 'hua.example' } },
    { query: '番茄 author:小蛮' },
  ]) {
    for (const step of adviceOn(request) ?? []) {
      if (step.kind === 'author' && !step.author) continue;
      const { filters = {} } = step.kind === 'author' ? step : (request as Partial<SearchRequest>);
      const left =
        step.kind === 'filter' ? Object.fromEntries(Object.entries(filters).filter(([name]) => !step.without.includes(name as 'author'))) : filters;
      const { totalAll } = ask({ query: step.kind === 'filter' ? request.query : step.query, filters: left });
      assert.equal(totalAll, step.total);
    }
  }
});

test('nothing is advised where something has everything, on other pages, or for a pasted sentence', () => {
  assert.equal(adviceOn({ query: '番茄' }), undefined);
  assert.equal(adviceOn({ query: '番茄 多肉', page: 2 }), undefined);
  assert.equal(adviceOn({ query: '我 家 的 阳台 朝北 能 不能 种 番茄 和 多肉 呢' }), undefined);
});

test('of several authors, the one whom nobody is called is told of, and a near one stands in his place', () => {
  const filters = { author: ['小蛮', '阿木'], site: 'cao.example' };
  assert.deepEqual(nobody({ query: '多肉', filters }), [['小蛮', '小满', '多肉', { ...filters, author: ['小满', '阿木'] }, 1]]);
  assert.deepEqual(nobody({ query: '番茄', filters: { author: ['小蛮', '小曼'] } })?.valueOf(), [
    ['小蛮', '小满', '番茄', { author: ['小满', '小曼'] }, 1],
    ['小曼', '小满', '番茄', { author: ['小蛮', '小满'] }, 1],
  ]);
});

test('a filter of several values is dropped as a whole', () => {
  assert.deepEqual(adviceOn({ query: '薄荷', filters: { author: ['小满', '小满'], topic: [] } }), [
    { kind: 'filter', without: ['author'], total: 1 },
  ]);
});
