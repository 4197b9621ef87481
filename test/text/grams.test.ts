/** Tests that grams cover Chinese without gaps. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gramsOf, lastCharacter } from '../../src/text/grams.js';
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

test('the last character of a text is a whole one, or the half that stands there alone', () => {
  const last = (text: string): string => String.fromCodePoint(lastCharacter(text));
  for (const [text, expected] of [
    ['汉', '汉'],
    ['a𠮷', '𠮷'],
    ['𠮷a', 'a'],
    ['\udc00', '\udc00'],
    ['。\udc00', '\udc00'],
    ['a\ud840', '\ud840'],
  ] as const)
    assert.equal(last(text), expected);
});
