/** Tests the units by which words are compared. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchKey } from '../../src/text/fold.js';
import { keyOf, unitsOf } from '../../src/text/units.js';
import { anyText, holdsFor } from '../support/property.js';

const key = (text: string): string => keyOf(unitsOf(matchKey(text)));
const joined = (text: string): boolean[] => unitsOf(matchKey(text)).map(({ joins }) => joins);

test('units of any text are disjoint, in order, and hold no half of a character', () => {
  holdsFor(anyText(), (text) => {
    const folded = matchKey(text);
    let last = 0;
    for (const { start, end, text: unit } of unitsOf(folded)) {
      assert.ok(last <= start && start < end && end <= folded.length && unit !== '');
      assert.doesNotMatch(folded.slice(start, end), /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
      last = end;
    }
  });
});

test('joined spellings of a Latin word have one key, other words have another', () => {
  assert.equal(key('Node.js'), key('nodejs'));
  assert.equal(key('GPT-4'), key('gpt4'));
  assert.notEqual(key('go og'), key('goog'));
  assert.notEqual(key('C++'), key('C'));
  assert.equal(key('CP值'), key('cp 值'));
});

test('a Chinese word goes on over the sign inside a name, never over a blank or a comma', () => {
  assert.deepEqual(joined('冯·诺'), [false, true]);
  assert.deepEqual(joined('国 小'), [false, false]);
  assert.deepEqual(joined('国，小'), [false, false]);
  assert.deepEqual(joined('QR 码'), [false, true]);
  assert.deepEqual(joined('red, green'), [false, false]);
});

test('the key of some units gives their texts back', () => {
  holdsFor(anyText(), (text) => {
    const units = unitsOf(matchKey(text));
    assert.deepEqual(
      keyOf(units).split('\u0001').slice(0, -1),
      units.map((unit) => unit.text),
    );
  });
});
