/** Tests finding terms a few edits away, against the plain definition. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Dictionary } from '../../src/index/dictionary.js';
import { findFuzzy, maxEditsOf } from '../../src/index/fuzzy.js';
import { holdsFor } from '../support/property.js';

function dictionaryOf(terms: readonly string[]): { dictionary: Dictionary; sorted: string[] } {
  const buffers = [...new Set(terms)].map((term) => Buffer.from(term)).sort(Buffer.compare);
  const offsets = [0];
  for (const { length } of buffers) offsets.push((offsets.at(-1) as number) + length);
  return { dictionary: { bytes: Buffer.concat(buffers), offsets: Uint32Array.from(offsets) }, sorted: buffers.map(String) };
}

/** Optimal string alignment by its definition. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const changed = distance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
  if (a[0] === b[0]) return Math.min(changed, distance(a.slice(1), b) + 1, distance(a, b.slice(1)) + 1);
  const exchanged = a[0] === b[1] && a[1] === b[0] && a.length > 1 && b.length > 1 ? distance(a.slice(2), b.slice(2)) + 1 : Number.POSITIVE_INFINITY;
  return Math.min(changed, distance(a.slice(1), b) + 1, distance(a, b.slice(1)) + 1, exchanged);
}

const found = (terms: readonly string[], word: string, maxEdits: number): string[] => {
  const { dictionary, sorted } = dictionaryOf(terms);
  return findFuzzy(dictionary, word, maxEdits).map((term) => sorted[term] as string);
};

test('finds just the Latin terms that are near enough', () => {
  const latin = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1'), maxLength: 6 });
  const term = fc.oneof({ weight: 8, arbitrary: latin }, fc.constantFrom('茶', 'a茶', 'abc茶', 'é', 'ab-c', '{', 'A', 'abé'));
  holdsFor(
    fc.record({ terms: fc.array(term, { maxLength: 25 }), word: latin.filter((text) => text !== ''), maxEdits: fc.nat(2) }),
    ({ terms, word, maxEdits }) => {
      const { sorted } = dictionaryOf(terms);
      assert.deepEqual(
        found(terms, word, maxEdits),
        sorted.filter((one) => /^[a-z0-9]+$/.test(one) && distance(one, word) <= maxEdits),
      );
    },
    1000,
  );
});

test('a letter more, a letter less, another letter and an exchange are one edit each', () => {
  const terms = ['pseudo', 'pseduo', 'pseud', 'pseudos', 'psendo', 'pesudo', 'sepudo', 'psuedoo', 'people'];
  assert.deepEqual(found(terms, 'pseudo', 1), ['pesudo', 'pseduo', 'psendo', 'pseud', 'pseudo', 'pseudos']);
});

test('terms of any length are passed over without harm', () => {
  assert.deepEqual(found(['a'.repeat(63), 'a'.repeat(64), 'a'.repeat(500), 'b'], 'a'.repeat(63), 1), ['a'.repeat(63), 'a'.repeat(64)]);
});

test('short words, Chinese and numbers are never mistyped', () => {
  assert.deepEqual(['cat', 'gpt4', 'node', '2024', '长江大桥', 'node.js', 'pytorch', 'tensorflow', ''].map(maxEditsOf), [0, 0, 1, 0, 0, 0, 1, 2, 0]);
});
