/** Tests which names are near one that nobody has. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NameIndex } from '../../../src/search/names/name-index.js';
import { NearNames } from '../../../src/search/names/near-names.js';
import { createAnalyzer } from '../../../src/text/analyzer.js';
import { anyText, holdsFor } from '../../support/property.js';

const analyzer = createAnalyzer();
const over = (...names: string[]): NearNames =>
  new NearNames(new NameIndex(names.map((value, i) => ({ value, count: i + 1 }))), (term) => analyzer.readings(term));
const near = (names: readonly string[], name: string, limit = 9): string[] =>
  over(...names)
    .find(name, limit)
    .map(({ value }) => value);

test('the nearest come first: another spelling, the same sound, one edit, a beginning', () => {
  const names = ['老陈说茶', '老陈说', '老沉说', '老陈書', '老陳說'];
  assert.deepEqual(near(names, '老陈说'), ['老陳說', '老陈说', '老沉说', '老陈書', '老陈说茶']);
});

test('of one kind those that most answers have come first, then by their characters', () => {
  assert.deepEqual(near(['阿花一', '阿花二', '阿花三'], '阿花'), ['阿花三', '阿花二', '阿花一']);
});

test('pinyin that was typed in letters is a sound', () => {
  assert.deepEqual(near(['小满'], 'xiaoman'), ['小满']);
});

test('an edit is a character more, less, other, or two exchanged', () => {
  for (const name of ['ab𠮷d', 'abcd𠮷', 'abc', 'bacd', 'abdc', 'acd']) assert.deepEqual(near(['abcd'], name), ['abcd'], name);
  for (const name of ['ab', 'badc', 'xbcy', 'dcba']) assert.deepEqual(near(['abcd'], name), name === 'ab' ? ['abcd'] : [], name);
  assert.deepEqual(near(['b', 'ba'], 'c'), []);
});

test('nothing is near what is empty, nobody or endless', () => {
  for (const name of ['', ' ', '\u200b', '\ud800', '很'.repeat(2000)]) assert.deepEqual(near(['阿花', '匿名用户'], name), [], JSON.stringify(name));
  assert.deepEqual(near(['匿名用户'], '匿名用'), []);
});

test('no more are given than asked for', () => {
  assert.equal(near(['阿花一', '阿花二', '阿花三'], '阿花', 2).length, 2);
  assert.deepEqual(near(['阿花一'], '阿花', 0), []);
});

test('a name with one character left out is near', () => {
  const name = fc.array(fc.constantFrom(...'山水木石云雨𠮷ab1'), { minLength: 3, maxLength: 8 });
  holdsFor(fc.tuple(name, fc.nat()), ([characters, at]) => {
    const less = characters.toSpliced(at % characters.length, 1).join('');
    assert.deepEqual(near([characters.join('')], less), [characters.join('')]);
  });
});

test('any text may be asked for', () => {
  holdsFor(fc.tuple(anyText(8), anyText(8)), ([one, other]) => {
    assert.ok(near([one], other).length <= 1);
  });
});
