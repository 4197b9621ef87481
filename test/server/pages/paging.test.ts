/** Tests how a list is leafed through. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pageNumbers, paging } from '../../../src/server/pages/paging.js';
import { holdsFor } from '../../support/property.js';

test('names the first page, those around the one that is shown, and the last one', () => {
  assert.deepEqual(pageNumbers(5, 12), [1, 4, 5, 6, 12]);
  assert.deepEqual(pageNumbers(1, 12), [1, 2, 12]);
  assert.deepEqual(pageNumbers(1, 1), [1]);
});

test('names a page rather than leave a gap for it alone', () => {
  assert.deepEqual(pageNumbers(4, 7), [1, 2, 3, 4, 5, 6, 7]);
  assert.deepEqual(pageNumbers(1, 4), [1, 2, 3, 4]);
  assert.deepEqual(pageNumbers(5, 8), [1, 4, 5, 6, 7, 8]);
});

test('of any page of any list, the numbers are few, ascending pages of the list, with the page and its neighbours among them', () => {
  holdsFor(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 })), ([one, other]) => {
    const [page, last] = [Math.min(one, other), Math.max(one, other)];
    const numbers = pageNumbers(page, last);
    assert.ok(numbers.length <= 7, 'they fit on the smallest screen');
    assert.ok(numbers.every((number, i) => number >= 1 && number <= last && number > (numbers[i - 1] ?? 0)));
    for (const named of [1, page - 1, page, page + 1, last]) assert.equal(numbers.includes(named), named >= 1 && named <= last, `${named}`);
    for (const [i, number] of numbers.entries()) assert.notEqual(number - (numbers[i - 1] ?? 0), 2, 'no gap of one page');
  });
});

const url = (page: number): string => `/p${page}`;
const shown = (page: number, last?: number, hasNext = page < (last ?? 0)): string =>
  String(paging({ page, hasNext, url, ...(last !== undefined && { last }) }) ?? '').replace(/\n/g, '');

test('marks the page that is shown, and leads to all others that it names', () => {
  const nav = shown(5, 12);
  assert.match(nav, /<span aria-current="page">5<\/span>/);
  assert.deepEqual(
    [...nav.matchAll(/href="([^"]*)"/g)].map(([, href]) => href),
    ['/p4', '/p6', '/p1', '/p4', '/p6', '/p12'],
  );
  assert.equal(nav.match(/<li aria-hidden="true">…<\/li>/g)?.length, 2);
  assert.match(nav, /aria-label="第 12 页">12</);
});

test('where the last page is not known, says that there may be more', () => {
  assert.match(shown(2, undefined, true), /aria-label="第 3 页">3<\/a><\/li><li aria-hidden="true">…<\/li><\/ol>/);
  assert.doesNotMatch(shown(2, undefined, false), /…|rel="next"/);
});

test('one page needs no leafing', () => assert.equal(shown(1, 1), ''));
