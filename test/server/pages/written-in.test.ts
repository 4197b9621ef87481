/** Tests which script a text is said to be in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writtenIn } from '../../../src/server/pages/written-in.js';

test('a text in Traditional characters is said to be', () => {
  assert.equal(writtenIn('這道湯要燉多久？'), 'zh-Hant');
  assert.equal(writtenIn('我覺得臺北的雨季很長，買把好傘。'), 'zh-Hant');
});

test('Simplified texts, mixed ones with more of it, and all others are of the page’s own language', () => {
  for (const text of ['这道汤要炖多久？', '这里说的“個”是个的另一种写法。', 'soup', '水', '']) assert.equal(writtenIn(text), undefined);
});
