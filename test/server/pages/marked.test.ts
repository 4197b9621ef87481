/** Tests how texts with marks are rendered. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { html } from '../../../src/server/html.js';
import { marked } from '../../../src/server/pages/marked.js';
import { anyText, holdsFor } from '../../support/property.js';

test('puts each mark in its element and escapes the rest', () => {
  const marks = [
    { start: 0, end: 2 },
    { start: 5, end: 6 },
  ];
  assert.equal(marked({ text: '番茄<和>茄', marks }).toString(), '<mark>番茄</mark>&lt;和&gt;<mark>茄</mark>');
});

test('leaves a text without marks as it is', () => {
  assert.equal(marked({ text: '番茄', marks: [] }).toString(), '番茄');
});

test('adds nothing to any text but the marks', () => {
  const input = anyText().chain((text) =>
    fc.uniqueArray(fc.nat({ max: text.length }), { maxLength: 8 }).map((cuts) => {
      const sorted = cuts.toSorted((a, b) => a - b);
      const marks = Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => ({
        start: sorted[2 * i] as number,
        end: sorted[2 * i + 1] as number,
      }));
      return { text, marks };
    }),
  );
  holdsFor(input, ({ text, marks }) => {
    const markup = marked({ text, marks }).toString();
    assert.equal(markup.replaceAll(/<\/?mark>/g, ''), html`${text}`.toString());
    assert.equal(markup.match(/<mark>/g)?.length ?? 0, marks.length);
  });
});
