/** Tests how the parameters of a request are read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { InvalidRequestError } from '../../src/errors.js';
import { searchRequestOf, textOf } from '../../src/server/parameters.js';
import { anyText, holdsFor } from '../support/property.js';

test('reads the query, the page and the page size', () => {
  assert.deepEqual(searchRequestOf({ q: '种花', page: '3', pageSize: '20' }), { query: '种花', page: 3, pageSize: 20 });
});

test('begins at the first page of ten, with nothing asked', () => {
  assert.deepEqual(searchRequestOf({}), { query: '', page: 1, pageSize: 10 });
});

test('keeps the query as typed', () => {
  assert.equal(searchRequestOf({ q: ' 种 花\n' }).query, ' 种 花\n');
});

test('refuses a parameter that is given more than once, by name', () => {
  for (const name of ['q', 'page', 'pageSize']) {
    assert.throws(
      () => searchRequestOf({ q: 'a', [name]: ['1', '1'] }),
      (error) => error instanceof InvalidRequestError && error.parameter === name && error.message.startsWith(`${name}: is given more than once`),
    );
  }
});

test('reads a filter that is given several times as any of its values, each once, the empty ones left out', () => {
  const { filters } = searchRequestOf({ topic: ['园艺', ' 阳台', '', '园艺'], author: ['阿木', ' '], site: '', from: '2020' });
  assert.deepEqual(filters, { author: '阿木', topic: ['园艺', '阳台'], from: '2020' });
  assert.throws(() => searchRequestOf({ q: 'a', from: ['2020', '2021'] }), /^InvalidRequestError: from: is given more than once/);
  for (const topic of [{ a: 'b' }, ['a', ['b']]])
    assert.throws(
      () => searchRequestOf({ q: 'a', topic }),
      (error) => error instanceof InvalidRequestError && error.parameter === 'topic',
    );
});

test('refuses whatever is no plain whole number', () => {
  for (const page of ['', ' ', 'abc', '1.5', '1e3', '0x10', ' 1', '1 ', '+1', '１', '1,000', '--1', 'Infinity', '9'.repeat(16)]) {
    assert.throws(() => searchRequestOf({ q: 'a', page }), InvalidRequestError, JSON.stringify(page));
  }
});

test('any whole number of up to fifteen digits is read as it is', () => {
  const limit = 10 ** 15 - 1;
  holdsFor(fc.integer({ min: -limit, max: limit }), (number) => assert.equal(searchRequestOf({ page: String(number) }).page, number));
});

test('any text is a page or is refused, and is never taken for something else', () => {
  holdsFor(anyText(4), (text) => {
    try {
      assert.ok(Number.isSafeInteger(searchRequestOf({ page: text }).page));
    } catch (error) {
      assert.ok(error instanceof InvalidRequestError && error.parameter === 'page');
    }
  });
});

test('tells an absent parameter from an empty one', () => {
  assert.deepEqual([textOf({}, 'q'), textOf({ q: '' }, 'q')], [undefined, '']);
});
