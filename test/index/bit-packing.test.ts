/** Tests that packed numbers come back, in no more words than they need. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bitsFor, packBits, unpackBits, wordsFor } from '../../src/index/bit-packing.js';
import { holdsFor } from '../support/property.js';

test('every number of every width comes back, and nothing beside it is touched', () => {
  const numbers = fc
    .integer({ min: 0, max: 32 })
    .chain((width) => fc.tuple(fc.constant(width), fc.array(fc.nat({ max: width === 0 ? 0 : 2 ** width - 1 }), { maxLength: 200 })));
  holdsFor(fc.tuple(numbers, fc.nat(3)), ([[width, values], at]) => {
    const words = new Uint32Array(at + wordsFor(values.length, width) + 1);
    packBits(Uint32Array.from(values), values.length, width, words, at);
    assert.ok(words.subarray(0, at).every((word) => word === 0));
    assert.equal(words.at(-1), 0);
    const back = new Uint32Array(values.length + 1).fill(7);
    unpackBits(words, at, values.length, width, back);
    assert.deepEqual([...back], [...values, 7]);
  });
});

test('counts the bits a number needs', () => {
  assert.deepEqual([0, 1, 2, 3, 4, 255, 256, 0xffffffff].map(bitsFor), [0, 1, 2, 2, 3, 8, 9, 32]);
});

test('counts the words that numbers of a width take', () => {
  assert.deepEqual([wordsFor(128, 5), wordsFor(1, 1), wordsFor(33, 1), wordsFor(9, 0)], [20, 1, 2, 0]);
});
