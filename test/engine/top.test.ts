/** Tests that the best of many are kept. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Top } from '../../src/engine/top.js';
import { holdsFor } from '../support/property.js';

/** Some answers share a key. */
const keyOf = (ordinal: number): number => (ordinal * 7) % 11;

test('keeps what sorting all and cutting would keep, ties by keys of their own, whatever the order they come in', () => {
  holdsFor(
    fc.record({ scores: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 60 }), limit: fc.integer({ min: 0, max: 20 }), seed: fc.nat() }),
    ({ scores, limit, seed }) => {
      const all = scores.map((score, ordinal) => ({ ordinal, score }));
      const shuffled = [...all].sort((a, b) => ((a.ordinal * 7919 + seed) % 101) - ((b.ordinal * 7919 + seed) % 101));
      const top = new Top(limit, keyOf);
      for (const { ordinal, score } of shuffled) top.offer(ordinal, score);
      assert.deepEqual(
        top.sorted(),
        all.sort((a, b) => b.score - a.score || keyOf(a.ordinal) - keyOf(b.ordinal) || a.ordinal - b.ordinal).slice(0, limit),
      );
    },
  );
});
