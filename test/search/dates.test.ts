/** Tests how spans of days are read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { datesOf, isPeriod, isReversed } from '../../src/search/dates.js';
import { anyText, holdsFor } from '../support/property.js';

test('years, months and days of the calendar are periods, others are not', () => {
  for (const period of ['2021', '0000', '9999', '2021-12', '2024-02-29', '2021-06-30']) assert.ok(isPeriod(period), period);
  for (const none of ['2021-13', '2021-00', '2021-02-30', '2023-02-29', '2021-06-31', '2021-06-00', '2021-6', '21', '2021-', '昨天', ''])
    assert.ok(!isPeriod(none), none);
});

test('every day is a period, and the one after it follows', () => {
  holdsFor(fc.date({ min: new Date('0001-01-01'), max: new Date('9998-12-31'), noInvalidDate: true }), (date) => {
    const day = date.toISOString().slice(0, 10);
    assert.ok(isPeriod(day));
    assert.equal(datesOf(`>${day}`)?.from, new Date(date.getTime() + 86_400_000).toISOString().slice(0, 10));
    assert.deepEqual(datesOf(`<${datesOf(`>${day}`)?.from}`), { to: day });
  });
});

test('reads a period, what is before or after one, and what is between two', () => {
  assert.deepEqual(datesOf('2021'), { from: '2021', to: '2021' });
  assert.deepEqual(datesOf('2020-06..2022'), { from: '2020-06', to: '2022' });
  assert.deepEqual([datesOf('..2020'), datesOf('2020..')], [{ to: '2020' }, { from: '2020' }]);
  assert.deepEqual([datesOf('>2021-12'), datesOf('<2021-03-01'), datesOf('＞＝2021')], [{ from: '2022-01' }, { to: '2021-02-28' }, { from: '2021' }]);
});

test('a span that ends before it begins, or a day that is none, is no span', () => {
  for (const none of [
    '2022..2021',
    '2021-06..2021-05-31',
    '2021-13',
    '2021-02-30',
    '>2021-02-30',
    '2020..2021-13',
    '..',
    '>9999',
    '<0000',
    '2021..x',
  ])
    assert.equal(datesOf(none), undefined, none);
  // The rest of the year, the first half of it, and one day.
  for (const span of ['2021-06..2021', '2021..2021-06', '2021-06-30..2021-06-30']) assert.ok(datesOf(span), span);
});

test('any text is a span in order, of periods, or none', () => {
  const digits = fc.stringMatching(/^[<>]?=?\d{4}(-\d\d){0,2}(\.\.\d{4}(-\d\d){0,2})?$/);
  holdsFor(fc.oneof(anyText(6), digits), (text) => {
    const span = datesOf(text);
    if (!span) return;
    assert.ok(Object.values(span).every(isPeriod) && !isReversed(span), text);
  });
});
