/** Tests the addresses within the site. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { answerUrl, searchUrl } from '../../../src/server/pages/links.js';
import { anyText, holdsFor } from '../../support/property.js';

const BASE = 'http://x.example';

test('the first page of results has no number', () => {
  assert.deepEqual([searchUrl('a b'), searchUrl('a b', 1), searchUrl('a b', 2)], ['/search?q=a+b', '/search?q=a+b', '/search?q=a+b&page=2']);
});

test('any query reads back from its address', () => {
  holdsFor(anyText(), (query) => {
    const whole = new TextDecoder().decode(new TextEncoder().encode(`.${query}`)).slice(1);
    assert.equal(new URL(searchUrl(query), BASE).searchParams.get('q'), whole);
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
