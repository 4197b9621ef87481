/** Tests the addresses within the site. */
import assert from 'node:assert/strict';
import { parse } from 'node:querystring';
import { test } from 'node:test';
import fc from 'fast-check';
import { answerUrl, authorUrl, nameOf, questionUrl, type SearchAddress, searchUrl, siteUrl } from '../../../src/server/pages/links.js';
import { asShown, searchRequestOf, usualGroup } from '../../../src/server/parameters.js';
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
  const values = fc.oneof(word, fc.uniqueArray(word, { minLength: 2, maxLength: 4 }));
  const filters = fc.record({ author: values, site: values, topic: values, from: fc.constant('2021') }, { requiredKeys: [], noNullPrototype: true });
  const requests = fc.record({
    query: word,
    page: fc.integer({ min: 1, max: 99 }),
    pageSize: fc.integer({ min: 1, max: 100 }),
    filters: maybe(filters.filter((given) => Object.keys(given).length > 0)),
    sort: maybe(fc.constantFrom('newest', 'oldest', 'votes')),
    group: maybe(fc.constantFrom('question', 'none')),
    copies: maybe(fc.constant('all')),
    match: maybe(fc.constant('all')),
  });
  holdsFor(requests, (request) => {
    const address = new URL(searchUrl(request as SearchAddress), BASE);
    // Where it says nothing of them, questions and answers are listed as usual.
    const { group, ...given } = Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
    const { group: shown, ...read } = asShown(searchRequestOf(parse(address.search.slice(1))));
    assert.deepEqual([read, shown], [given, group ?? usualGroup(request as SearchAddress)]);
  });
});

test('any name reads back from the address of its page', () => {
  const names = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom('.', '..', '~.', '~..', '~', '...', 'a/b', '%2F', '?', '#'));
  holdsFor(names, (name) => {
    for (const url of [authorUrl, siteUrl]) {
      const { pathname, search, hash } = new URL(url(name), BASE);
      assert.deepEqual([pathname.split('/').length, search, hash], [3, '', '']);
      assert.equal(nameOf(decodeURIComponent(pathname.split('/')[2] as string)), name);
    }
  });
});

test('an answer that was found is opened at its first mark, with what found it', () => {
  assert.equal(answerUrl('a:1', { query: '番茄 & x', channels: [] }), '/answers/a%3A1?q=%E7%95%AA%E8%8C%84+%26+x&channels=none#m1');
  assert.equal(answerUrl('a:1', { query: ' ' }), '/answers/a%3A1');
  assert.deepEqual([questionUrl('0123456789ab'), questionUrl('0123456789ab', 2)], ['/questions/0123456789ab', '/questions/0123456789ab?page=2']);
});
