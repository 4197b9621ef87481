/** Tests the first page with little or much in the archive. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IndexStats } from '../../../src/model.js';
import { homePage } from '../../../src/server/pages/home-page.js';

const EMPTY: IndexStats = { answers: 0, pages: 0, characters: 0, sites: [], segments: 0, bytes: 0, analyzer: 'toy' };

test('shows an archive with nothing in it', () => {
  const page = homePage(EMPTY);
  assert.match(page, /<strong>0<\/strong> 条回答/);
  assert.doesNotMatch(page, /undefined|存档日期|回答日期|来源/);
});

test('groups large numbers', () => {
  assert.match(homePage({ ...EMPTY, answers: 1_234_567 }), /1,234,567/);
});

test('names the twenty largest sites and none without a name', () => {
  const sites = [{ site: '', answers: 99 }, ...Array.from({ length: 30 }, (_, i) => ({ site: `s${i}.example`, answers: 30 - i }))];
  const page = homePage({ ...EMPTY, sites });
  assert.match(page, /<a href="\/search\?q=&amp;site=s0\.example">s0\.example（30）<\/a>、<a [^>]*>s1\.example（29）<\/a>/);
  assert.match(page, /s19\.example/);
  assert.doesNotMatch(page, /s20\.example|（99）/);
});
