/** Tests the form of the lists of words that people keep by hand: regional words, and English words that read as pinyin. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { matchKey } from '../../src/text/fold.js';
import { readWordList } from '../../src/text/word-list.js';
import { ROOT } from '../support/shared.js';

const partsOf = (line: string): string[] => line.split('|').map((part) => part.trim());
const wordsOf = (line: string): string[] => (partsOf(line)[0] as string).split(/ (?:=>|!=|=) /).map((word) => word.trim());

test('every line of regional words has words, a region for each, a subject and a reason', () => {
  const lines = readWordList('regional.txt');
  assert.ok(lines.length >= 300);
  for (const line of lines) {
    const [words = '', regions = '', subject = '', reason = '', notIn] = partsOf(line);
    const signs = [...words.matchAll(/ (=>|!=|=) /g)].map(([, sign]) => sign);
    assert.ok(signs.length >= 1 && new Set(signs).size === 1, line);
    assert.ok(signs[0] === '=' || signs.length === 1, line);
    assert.equal(regions.split(',').length, wordsOf(line).length, line);
    assert.match(regions, /^(?:(?:cn|tw|hk|sg)(?:\+(?:cn|tw|hk|sg))*(?:, |$))+$/, line);
    assert.match(subject, /^[a-z]+$/, line);
    assert.notEqual(reason, '', line);
    if (notIn !== undefined) {
      const longer = notIn.replace(/^not in: /, '').split(', ');
      assert.ok(notIn.startsWith('not in: ') && longer.every((text) => wordsOf(line).some((word) => text.includes(word))), line);
    }
  }
});

test('no pair of regional words is one word to the fold, holds the other, or stands there twice', () => {
  const seen = new Set<string>();
  for (const line of readWordList('regional.txt')) {
    const words = wordsOf(line).map(matchKey);
    for (const [i, one] of words.entries()) {
      for (const other of words.slice(i + 1)) {
        assert.ok(!one.includes(other) && !other.includes(one), line);
        const pair = [one, other].sort().join(' ');
        assert.ok(!seen.has(pair), line);
        seen.add(pair);
      }
    }
  }
});

test('English words are lower case, and stand there once', () => {
  const words = readWordList('english.txt');
  assert.equal(new Set(words).size, words.length);
  for (const word of words) assert.match(word, /^[a-z0-9+]+$/);
});

test('the lists are in the package, and notes and blank lines are not in the lists', () => {
  const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { files: string[] };
  assert.ok(files.includes('src/text/*.txt'));
  for (const name of ['regional.txt', 'english.txt']) {
    for (const line of readWordList(name)) assert.match(line, /^[^#\s]/, name);
  }
});
