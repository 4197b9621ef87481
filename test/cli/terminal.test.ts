/** Tests what is written to the terminal: numbers, sizes, marks, and what must not get there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { formatBytes, formatNumber, oneLine, paintMarks, printable } from '../../src/cli/terminal.js';
import { anyText, holdsFor } from '../support/property.js';

test('groups thousands', () => {
  assert.deepEqual([0, 999, 1000, 1_234_567].map(formatNumber), ['0', '999', '1,000', '1,234,567']);
});

test('names sizes in the largest unit that fits', () => {
  assert.deepEqual([0, 999, 1000, 1_500_000, 2_000_000_000, 5e12].map(formatBytes), [
    '0 bytes',
    '999 bytes',
    '1.0 KB',
    '1.5 MB',
    '2.0 GB',
    '5000.0 GB',
  ]);
});

test('never shows a thousand of a smaller unit', () => {
  for (const bytes of [999_949, 999_950, 999_999, 999_999_999]) assert.doesNotMatch(formatBytes(bytes), /^1000/, String(bytes));
});

test('any text becomes as long a text without control characters but tabs and line ends', () => {
  holdsFor(anyText(), (text) => {
    const shown = printable(`${text}\u001b[2J\u0000\u009b`);
    assert.equal(shown.length, text.length + 6);
    assert.doesNotMatch(shown.replace(/[\t\n]/g, ''), /\p{Cc}|\p{Bidi_Control}/u);
  });
});

test('any text becomes one line without anything that drives a terminal, of bounded length', () => {
  holdsFor(anyText(), (text) => {
    const shown = oneLine(`${text}\u001b[2J\n\r\t\u202e\u2066\u2028\ud800`);
    assert.doesNotMatch(shown, /\p{Cc}|\p{Bidi_Control}|\p{Cs}|\p{Zl}|\p{Zp}/u);
  });
  assert.equal(oneLine('a\nb\tc\u001b\u202ed番茄😀'), 'a\\nb\\tc\\u{1b}\\u{202e}d番茄😀');
  assert.equal(oneLine('x'.repeat(1_000_000)), `${'x'.repeat(500)}…… (1,000,000 characters)`);
  assert.ok(oneLine('\n'.repeat(1_000_000)).length < 1100);
  assert.equal(oneLine('x'.repeat(4000), 4000).length, 4000);
});

test('keeps what is no control character', () => {
  assert.equal(printable('番茄\t\n，é😀'), '番茄\t\n，é😀');
});

test('paints marks without changing the text', () => {
  const marks = [
    { start: 1, end: 2 },
    { start: 3, end: 5 },
  ];
  assert.equal(stripVTControlCharacters(paintMarks('一二三四五六', marks)), '一二三四五六');
});
