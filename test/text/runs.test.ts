/** Tests how text falls into runs of one kind of writing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchKey } from '../../src/text/fold.js';
import { runsOf } from '../../src/text/runs.js';
import { anyText, holdsFor } from '../support/property.js';

const runs = (text: string): string[] => [...runsOf(matchKey(text))].map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`);

test('runs are sorted, disjoint, and no letter, digit or Chinese character is outside of them', () => {
  holdsFor(anyText(), (text) => {
    const folded = matchKey(text);
    let at = 0;
    for (const { start, end } of runsOf(folded)) {
      assert.ok(start >= at && end > start);
      assert.doesNotMatch(folded.slice(at, start), /[\p{L}\p{N}]/u);
      at = end;
    }
    assert.doesNotMatch(folded.slice(at), /[\p{L}\p{N}]/u);
  });
});

test('Chinese, mixed words and emoji part without blanks', () => {
  assert.deepEqual(runs('用ViT-G/14训练😀了'), ['cjk:用', 'mixed:ViT-G/14', 'cjk:训练', 'emoji:😀', 'cjk:了']);
});

test('signs belong to a word only between its letters, or at its end where they mean something', () => {
  assert.deepEqual(runs('(C++), C#. Node.js! 90.45% don’t -5 a - b'), [
    'mixed:C++',
    'mixed:C#',
    'mixed:Node.js',
    'mixed:90.45%',
    'mixed:don’t',
    'mixed:5',
    'mixed:a',
    'mixed:b',
  ]);
});

test('a comma joins digits only', () => {
  assert.deepEqual(runs('10,000 a,b 1,a'), ['mixed:10,000', 'mixed:a', 'mixed:b', 'mixed:1', 'mixed:a']);
});

test('an emoji of several code points is one run', () => {
  assert.deepEqual(runs('👨‍👩‍👧🇨🇳👍🏽1️⃣'), ['emoji:👨‍👩‍👧', 'emoji:🇨🇳', 'emoji:👍🏽', 'emoji:1️⃣']);
});

test('kana runs together with Han, Korean with Latin', () => {
  assert.deepEqual(runs('吃ラーメン 한국어x'), ['cjk:吃ラーメン', 'mixed:한국어x']);
});
