/** Tests that a search gives suggestions beside its hits where they are asked for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InvalidRequestError } from '../../../src/errors.js';
import type { SearchRequest, SearchResponse } from '../../../src/search-model.js';
import { anyText, holdsFor } from '../../support/property.js';
import { readSample, searcherOver } from '../../support/searcher.js';

const searcher = await searcherOver(await readSample(), { maxQueryChars: 2000 });
const search = (query: string, more: Partial<SearchRequest> = {}): SearchResponse => searcher.search({ query, page: 1, pageSize: 3, ...more });
const hitsOf = ({ tookMs: _tookMs, suggestions: _suggestions, ...rest }: SearchResponse): object => rest;

test('gives what is suggested for the text, in every script, and the hits that there are without', () => {
  for (const query of ['长江', '長江', 'transf', 'node', 'changjiang', '训练 mox', 'ｎｏｄｅ', '桥迷']) {
    const { suggestions, ...rest } = search(query, { suggestions: 4 });
    assert.deepEqual(suggestions, searcher.suggest({ query, limit: 4 }).suggestions, query);
    assert.ok(suggestions && suggestions.length > 0, query);
    assert.deepEqual(hitsOf(rest), hitsOf(search(query)), query);
  }
});

test('suggests under the filters of the search', () => {
  const filters = { site: 'jianda.example' };
  assert.deepEqual(search('大桥', { filters, suggestions: 6 }).suggestions, searcher.suggest({ query: '大桥', limit: 6, filters }).suggestions);
});

test('suggests nothing where nothing is asked for, and nothing for what is no beginning', () => {
  assert.equal('suggestions' in search('长江'), false);
  for (const query of ['？', '-长江 桥', '长'.repeat(2000), '\ud800', '\udc00a\ud800'])
    assert.deepEqual(search(query, { suggestions: 4 }).suggestions, [], query);
  assert.deepEqual(search('', { sort: 'newest', suggestions: 4 }).suggestions, []);
});

test('refuses a number of suggestions out of range', () => {
  for (const suggestions of [0, 21, 1.5, Number.NaN])
    assert.throws(
      () => search('长江', { suggestions }),
      (error: unknown) => error instanceof InvalidRequestError && error.parameter === 'suggestions',
    );
});

test('whatever is typed, a search with suggestions finds what it finds without', () => {
  holdsFor(
    anyText(12),
    (text) => {
      const query = `桥${text}`;
      assert.deepEqual(hitsOf(search(query, { suggestions: 4 })), hitsOf(search(query)));
    },
    100,
  );
});
