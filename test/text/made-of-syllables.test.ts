/** Tests which letters are whole syllables. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isMadeOfSyllables } from '../../src/text/syllables.js';
import { holdsFor } from '../support/property.js';

test('letters are whole syllables where they can be cut into them to the end', () => {
  for (const letters of ['xian', 'jiqixuexi', 'a', 'nve', '']) assert.ok(isMadeOfSyllables(letters), letters);
  for (const letters of ['jiqixeuxi', 'chongqng', 'v', 'step', 'xian1', '西']) assert.ok(!isMadeOfSyllables(letters), letters);
});

test('syllables one behind another are made of syllables', () => {
  holdsFor(fc.array(fc.constantFrom('a', 'zhuang', 'er', 'xi', 'n', 'ng', 'lv'), { maxLength: 8 }), (parts) => {
    const hasNone = parts.some((part) => part === 'n' || part === 'ng');
    assert.ok(hasNone || isMadeOfSyllables(parts.join('')));
  });
});
