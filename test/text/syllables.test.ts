/** Tests what is a syllable, and which ones are taken for each other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginsSyllable, isSyllable, similarSyllables, usualSpelling } from '../../src/text/syllables.js';

test('tells syllables and their beginnings from other letters', () => {
  for (const syllable of ['a', 'er', 'lv', 'nve', 'zhuang', 'xiong']) assert.ok(isSyllable(syllable), syllable);
  for (const other of ['', 'zh', 'zhuan g', 'jv', 'lue', 'ing', 'm']) assert.ok(!isSyllable(other), other);
  for (const beginning of ['z', 'zh', 'zhuan', 'n', 'l']) assert.ok(beginsSyllable(beginning), beginning);
  for (const other of ['', 'i', 'u', 'v', 'zhuang', 'zhv']) assert.ok(!beginsSyllable(other), other);
});

test('spells one sound in one way', () => {
  assert.equal(usualSpelling('jvqvxvyv'), 'juquxuyu');
  assert.equal(usualSpelling('nuelue'), 'nvelve');
  assert.equal(usualSpelling('nvlv'), 'nvlv');
});

test('a syllable is like those that many speakers take for it, and itself comes first', () => {
  assert.deepEqual(similarSyllables('zhang'), ['zhang', 'zhan', 'zang', 'zan']);
  assert.deepEqual(similarSyllables('si'), ['si', 'shi']);
  assert.deepEqual(similarSyllables('fan'), ['fan', 'fang', 'han', 'hang']);
  assert.deepEqual(similarSyllables('nin'), ['nin', 'ning', 'lin', 'ling']);
  assert.deepEqual(similarSyllables('an'), ['an', 'ang']);
  assert.deepEqual(similarSyllables('hello'), []);
  for (const one of similarSyllables('leng')) assert.ok(similarSyllables(one).includes('leng') || one === 'reng' || one === 'ren', one);
});
