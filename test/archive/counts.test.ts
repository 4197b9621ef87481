/** Tests the reading of numbers as pages write them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countIn } from '../../src/archive/counts.js';

test('numbers are read with their units and commas', () => {
  for (const [text, count] of [
    ['1,164', 1164],
    ['赞同 1.2 万', 12000],
    ['赞同 58 ', 58],
    ['3.4k', 3400],
    ['2 億', 200_000_000],
    ['0', 0],
    ['58 人赞同了该文章', 58],
  ] as const)
    assert.equal(countIn(text), count, text);
});

test('where there is none, it is unknown', () => {
  for (const text of ['赞同', '', undefined]) assert.equal(countIn(text), undefined);
});
