/** Tests that each term has one slot, whatever its length. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TermSlots } from '../../src/index/term-slots.js';
import { anyText, holdsFor } from '../support/property.js';

test('the same term has the same slot, another one has another, in the order they were met', () => {
  // Terms hold no control characters.
  const term = fc.oneof(anyText(2), fc.string({ unit: 'grapheme', maxLength: 3 })).map((text) => text.replace(/\p{Cc}/gu, ''));
  holdsFor(fc.array(term, { maxLength: 60 }), (terms) => {
    const slots = new TermSlots();
    let next = 100;
    const expected = new Map<string, number>();
    for (const one of [...terms, ...terms]) {
      if (!expected.has(one)) expected.set(one, next);
      assert.equal(
        slots.slotOf(one, () => next++),
        expected.get(one),
      );
    }
    assert.deepEqual(slots.terms, [...expected.keys()]);
    assert.deepEqual(slots.slots, [...expected.values()]);
  });
});

test('more terms than it began with room for are all found again', () => {
  const slots = new TermSlots();
  const terms = Array.from({ length: 50_000 }, (_, i) => String.fromCharCode(0x4e00 + (i % 300), 0x4e00 + Math.floor(i / 300)));
  for (const [i, term] of terms.entries()) slots.slotOf(term, () => i);
  for (const [i, term] of terms.entries()) assert.equal(slots.slotOf(term, assert.fail), i);
});
