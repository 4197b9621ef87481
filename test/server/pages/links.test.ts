/** Tests the addresses within the site. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { answerUrl, type SearchAddress, searchUrl } from '../../../src/server/pages/links.js';
import { searchRequestOf } from '../../../src/server/parameters.js';
import { anyText, holdsFor } from '../../support/property.js';

const BASE = 'http://x.example';

test('the first page of results has no number', () => {
  assert.deepEqual(
    [searchUrl({ query: 'a b' }), searchUrl({ query: 'a b', page: 1 }), searchUrl({ query: 'a b', page: 2 })],
    ['/search?q=a+b', '/search?q=a+b', '/search?q=a+b&page=2'],
  );
});

test('any query reads back from its address', () => {
  holdsFor(anyText(), (query) => {
    const whole = new TextDecoder().decode(new TextEncoder().encode(`.${query}`)).slice(1);
    assert.equal(new URL(searchUrl({ query }), BASE).searchParams.get('q'), whole);
  });
});

test('any id that is whole Unicode reads back from one part of its address', () => {
  // The ids of sources come with their site; a dot alone would be no part of a path.
  holdsFor(fc.string({ unit: 'binary' }), (id) => {
    const { pathname, search, hash } = new URL(answerUrl(`jian.example:${id}`), BASE);
    assert.deepEqual([pathname.split('/').length, search, hash], [3, '', '']);
    assert.equal(decodeURIComponent(pathname.slice('/answers/'.length)), `jian.example:${id}`);
  });
});

test('an id with half a character has an address too', () => {
  assert.doesNotThrow(() => answerUrl('\ud800x'));
});

test('any search reads back from its address', () => {
  const word = fc.stringMatching(/^[a-z一-龥&=+%?#]{1,8}$/);
  const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
  const filters = fc.record({ author: word, site: word, topic: word, from: fc.constant('2021') }, { requiredKeys: [], noNullPrototype: true });
  const requests = fc.record({
    query: word,
    page: fc.integer({ min: 1, max: 99 }),
    pageSize: fc.integer({ min: 1, max: 100 }),
    filters: maybe(filters.filter((given) => Object.keys(given).length > 0)),
    sort: maybe(fc.constantFrom('newest', 'oldest', 'votes')),
    group: maybe(fc.constant('question')),
    copies: maybe(fc.constant('all')),
  });
  holdsFor(requests, (request) => {
    const address = new URL(searchUrl(request as SearchAddress), BASE);
    const given = Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
    assert.deepEqual(searchRequestOf(Object.fromEntries(address.searchParams)), given);
  });
});
