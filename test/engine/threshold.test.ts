/** Tests that the threshold is the smallest of the best scores. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Threshold } from '../../src/engine/threshold.js';
import { holdsFor } from '../support/property.js';

test('is what sorting would find, and 0 while there are too few', () => {
  holdsFor(
    fc.record({ scores: fc.array(fc.double({ min: 0.1, max: 9, noNaN: true }), { maxLength: 60 }), limit: fc.integer({ min: 1, max: 20 }) }),
    ({ scores, limit }) => {
      const threshold = new Threshold(limit);
      threshold.offer(5);
      threshold.clear();
      for (const score of scores) threshold.offer(score);
      assert.equal(threshold.value, scores.length < limit ? 0 : scores.toSorted((a, b) => b - a)[limit - 1]);
    },
  );
});
