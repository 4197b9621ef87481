/** Tests the page of results. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hit, SearchResponse, Snippet } from '../../../src/model.js';
import { searchPage } from '../../../src/server/pages/search-page.js';

function snippet(text: string, fields: Partial<Snippet> = {}): Snippet {
  return { text, marks: [], cutBefore: false, cutAfter: false, ...fields };
}

function hit(id: string, snippets: readonly Snippet[] = [snippet('先浇水。')]): Hit {
  return { id, score: 1, question: { text: '怎么种花？', marks: [{ start: 2, end: 4 }] }, snippets, author: '', site: '', topics: [] };
}

function response(fields: Partial<SearchResponse> = {}): SearchResponse {
  return { query: '种花', total: 1, totalRelation: 'exact', page: 1, pageSize: 10, tookMs: 1.5, hits: [hit('a')], ...fields };
}

test('parts passages by an ellipsis where text was left out', () => {
  const passages = [snippet('一。', { cutAfter: true }), snippet('二。', { cutBefore: true, cutAfter: true })];
  assert.ok(searchPage(response({ hits: [hit('a', passages)] })).includes('<p class="snippets">一。……二。……</p>'));
  assert.ok(searchPage(response({ hits: [hit('a', [snippet('全。')])] })).includes('<p class="snippets">全。</p>'));
});

test('escapes within and around marks', () => {
  const marked = snippet('<a>&<b>', { marks: [{ start: 3, end: 4 }] });
  assert.ok(searchPage(response({ hits: [hit('a', [marked])] })).includes('&lt;a&gt;<mark>&amp;</mark>&lt;b&gt;'));
});

test('counts the hits of later pages from where the earlier ones end', () => {
  assert.ok(searchPage(response({ page: 3, pageSize: 20, total: 50 })).includes('<ol class="hits" start="41">'));
});

test('says that a count is a least one', () => {
  assert.match(searchPage(response({ total: 12_345, totalRelation: 'atLeast' })), /至少 12,345 条结果/);
  assert.doesNotMatch(searchPage(response()), /至少/);
});

test('says that a page lies behind the last one, and leads back to the last', () => {
  const page = searchPage(response({ total: 25, page: 9, hits: [] }));
  assert.match(page, /25 条结果，没有第 9 页/);
  assert.match(page, /rel="prev" href="\/search\?q=[^"]*&amp;page=3"/);
  assert.doesNotMatch(page, /rel="next"/);
});

test('names a later page in its title', () => {
  assert.match(searchPage(response({ total: 25, page: 2 })), /<title>种花 · 第 2 页 · 寻答<\/title>/);
});

test('names an author that is not known', () => {
  assert.match(searchPage(response()), /<span class="author">匿名<\/span>/);
});

test('shows a hit whatever its id is', () => {
  // A lone surrogate can stand in JSON, and has no place in an address.
  for (const id of ['', '/', '..', '%', '\ud800x', '"><b>'])
    assert.match(searchPage(response({ hits: [hit(id), hit('b')] })), /<li>[\s\S]*<li>/, JSON.stringify(id));
});
