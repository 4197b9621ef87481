/** Tests sorting rows by their keys. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sortByKey } from '../../src/index/sort-by-key.js';
import { holdsFor } from '../support/property.js';

test('rows come by their keys, those of one key as they came', () => {
  const key = fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.constantFrom(0, 1, 0x7ff, 0x800, 0x80000000, 0xffffffff));
  const keyed = fc.array(key, { maxLength: 60 }).chain((keys) => fc.tuple(fc.constant(keys), fc.shuffledSubarray([...keys.keys()])));
  holdsFor(keyed, ([keys, rows]) => {
    const expected = rows.toSorted((a, b) => (keys[a] as number) - (keys[b] as number));
    assert.deepEqual([...sortByKey(Uint32Array.from(rows), Uint32Array.from(keys))], expected);
  });
});

test('there may be more rows than would fit with a key into one number', () => {
  const size = 2 ** 22;
  const keys = Uint32Array.from({ length: size }, (_, row) => (row % 2 === 0 ? 0xffffffff - row : row));
  const sorted = sortByKey(Uint32Array.from(keys.keys()), keys);
  for (let i = 1; i < size; i++) if ((keys[sorted[i - 1] as number] as number) > (keys[sorted[i] as number] as number)) assert.fail(`at ${i}`);
});
