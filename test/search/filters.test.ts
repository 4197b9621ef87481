/** Tests filters of several values, and what is refused as a filter. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { InvalidRequestError } from '../../src/errors.js';
import type { Filters } from '../../src/search-model.js';
import { answer, pagesOf } from '../support/pages.js';
import { holdsFor } from '../support/property.js';
import { searcherOver } from '../support/searcher.js';

const AUTHORS = ['阿木', '小满', '老周'];
const TOPICS = ['烹饪', '园艺', '桥'];
const searcher = await searcherOver(
  pagesOf(AUTHORS.flatMap((author, i) => TOPICS.map((topic, j) => answer({ id: `${i}${j}`, author, topics: [topic, '生活'], text: '锅里有汤。' })))),
);

const ids = (filters: Filters): string[] =>
  searcher
    .search({ query: '汤', filters, page: 1, pageSize: 100, copies: 'all' })
    .hits.map(({ id }) => id)
    .sort();

test('any of the values of a filter will do, and all filters must', () => {
  assert.deepEqual(ids({ author: ['阿木', '老周'], topic: '桥' }), ['02', '22']);
  assert.deepEqual(ids({ author: ['阿木', '无此人'] }), ['00', '01', '02']);
  assert.deepEqual(ids({ author: ['无此人', '没有他'] }), []);
});

test('one value in a list is that value, and an empty list is no filter', () => {
  assert.deepEqual(ids({ author: ['阿木'], topic: [] }), ids({ author: '阿木' }));
  assert.throws(() => searcher.search({ query: '', filters: { author: [] }, page: 1, pageSize: 10 }), /q: is empty/);
});

test('several values find what each of them finds, once', () => {
  const some = fc.subarray([...TOPICS, '生活', '别的'], { minLength: 1 });
  holdsFor(fc.tuple(some, some), ([topic, more]) => {
    const found = new Set([...topic, ...more].flatMap((one) => ids({ topic: one })));
    assert.deepEqual(ids({ topic: [...topic, ...more] }), [...found].sort());
  });
});

test('fields of the query language come on top of filters', () => {
  const { hits } = searcher.search({ query: '汤 author:小满', filters: { author: ['阿木', '小满'] }, page: 1, pageSize: 10, copies: 'all' });
  assert.deepEqual([...new Set(hits.map(({ author }) => author))], ['小满']);
});

test('refuses what is no text, and more than twenty values of one filter, by its name', () => {
  const many = Array.from({ length: 21 }, (_, i) => `t${i}`);
  for (const bad of [5, null, {}, ['a', 5], [['a']], [undefined], many] as never[]) {
    for (const name of ['author', 'site', 'topic']) {
      const isNamed = (error: unknown): boolean => error instanceof InvalidRequestError && error.parameter === name;
      const filters = { [name]: bad };
      assert.throws(() => searcher.search({ query: '汤', filters, page: 1, pageSize: 10 }), isNamed, JSON.stringify(filters));
      assert.throws(() => searcher.suggest({ query: '汤', filters, limit: 5 }), isNamed, JSON.stringify(filters));
    }
  }
  assert.deepEqual(ids({ topic: [...many.slice(1), 't1', 't2'] }), [], 'each value counts once');
});
