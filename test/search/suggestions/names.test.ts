/** Tests that names are found by what was typed of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NameTable } from '../../../src/search/suggestions/names.js';
import { matchKey } from '../../../src/text/fold.js';
import { holdsFor } from '../../support/property.js';

const named = (...values: string[]): NameTable => new NameTable(values.map((value, i) => ({ value, count: i + 1 })));
const found = (table: NameTable, beginning: string, limit = 9): string[] => table.find(matchKey(beginning), limit).map(({ value }) => value);

test('finds names that begin so before those with a word that does, the most frequent first', () => {
  const table = named('Ann Lee', 'Lee', 'Lee-Ann', 'Kaylee');
  assert.deepEqual(found(table, 'lee'), ['Lee-Ann', 'Lee', 'Ann Lee']);
  assert.deepEqual(found(table, 'LEE', 1), ['Lee-Ann']);
  assert.deepEqual(table.find('lee', 9)[2], { value: 'Ann Lee', count: 1, at: 4 });
});

test('finds Chinese of two characters wherever it stands, of one where it begins a name', () => {
  const table = named('桥迷小陈', '陈', 'Jo陳');
  assert.deepEqual(found(table, '小陳'), ['桥迷小陈']);
  assert.deepEqual(found(table, '陈'), ['陈']);
});

test('finds nothing across two names, nor a name that is not there', () => {
  const table = named('阿木', '小花', '', ' ', 'a\nb');
  assert.deepEqual(found(table, '木小'), []);
  assert.deepEqual(found(table, 'b'), []);
  assert.deepEqual(found(named(), 'a'), []);
});

test('finds every name by each of its beginnings', () => {
  const names = fc.uniqueArray(fc.string({ unit: fc.constantFrom(...'aBé陈陳小 -1'), minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });
  holdsFor(names, (values) => {
    const table = named(...values);
    for (const value of values.filter((one) => one.trim() !== '')) {
      for (let length = 1; length <= value.length; length++) assert.ok(found(table, value.slice(0, length)).includes(value), value);
    }
  });
});
