/** Tests that grams cover Chinese without gaps. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gramsOf } from '../../src/text/grams.js';
import { holdsFor } from '../support/property.js';

const grams = (text: string): string[] => [...gramsOf(text, 0, text.length)].map(({ term }) => term);

test('gives every two neighbours, and the last character alone', () => {
  assert.deepEqual(grams('长江大桥'), ['长江', '江大', '大桥', '桥']);
  assert.deepEqual(grams('水'), ['水']);
});

test('never halves a character outside the BMP', () => {
  assert.deepEqual(grams('𠮷野𠮷'), ['𠮷野', '野𠮷', '𠮷']);
});

test('each character begins exactly one gram, and each gram is a slice', () => {
  holdsFor(fc.array(fc.constantFrom(...'长江大桥𠮷野𠀀'), { minLength: 1 }), (characters) => {
    const text = characters.join('');
    const found = [...gramsOf(text, 0, text.length)];
    assert.deepEqual(
      found.map(({ term }) => Array.from(term)[0]),
      characters,
    );
    for (const { term, start, end } of found) assert.equal(text.slice(start, end), term);
  });
});
