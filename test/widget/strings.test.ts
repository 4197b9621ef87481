/** Tests what the search box says in each language. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES, said, stringsFor } from '../../src/widget/strings.js';

test('every language says everything, with the same places for numbers and queries', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'string'
      ? (value.match(/\{[nqc]\}/g) ?? [])
      : Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, shape(inner)]));
  for (const [name, strings] of Object.entries(LANGUAGES)) {
    assert.deepEqual(shape(strings), shape(LANGUAGES['zh-CN']), name);
    assert.ok(JSON.stringify(strings).includes('""') === false, name);
  }
});

test('a page is spoken to in its language, or else in Chinese', () => {
  for (const [lang, name] of [
    ['zh-CN', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['', 'zh-CN'],
    ['fr', 'zh-CN'],
    ['zh-TW', 'zh-TW'],
    ['zh-Hant-HK', 'zh-TW'],
    ['zh-hk', 'zh-TW'],
    ['en', 'en'],
    ['en-GB', 'en'],
  ] as const)
    assert.equal(stringsFor(lang), LANGUAGES[name], lang);
});

test('a query stands in its sentence as it was typed', () => {
  assert.equal(said('没有“{q}”', { q: '$& {n} $1' }), '没有“$& {n} $1”');
  assert.equal(said('{n} 条结果', { n: 3 }), '3 条结果');
});
