/** Tests how texts with marks are rendered. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { html } from '../../../src/server/html.js';
import { marked } from '../../../src/server/pages/marked.js';
import { anyText, holdsFor } from '../../support/property.js';

const WHYS = ['literal', 'script', 'region', 'synonym', 'pinyin', 'typo', 'prefix'] as const;

test('puts each mark in its element and escapes the rest', () => {
  const marks = [
    { start: 0, end: 2, why: 'literal' },
    { start: 5, end: 6, why: 'literal' },
  ] as const;
  assert.equal(marked({ text: '番茄<和>茄', marks }).toString(), '<mark>番茄</mark>&lt;和&gt;<mark>茄</mark>');
});

test('says of a mark that does not stand as typed why it matches, in a tooltip and in words that are read out', () => {
  const shown = marked({ text: '西紅柿', marks: [{ start: 0, end: 3, why: 'script' }] }).toString();
  assert.equal(shown, '<mark class="why-script" title="繁简或异体写法不同">西紅柿<span class="visually-hidden">（繁简）</span></mark>');
  const said = WHYS.slice(1).map((why) => marked({ text: '茄', marks: [{ start: 0, end: 1, why }] }).toString());
  for (const markup of said) assert.match(markup, /title="[^"]+">茄<span class="visually-hidden">（[^<]+）<\/span>/);
  assert.equal(new Set(said).size, said.length);
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
        why: WHYS[i % WHYS.length] as (typeof WHYS)[number],
      }));
      return { text, marks };
    }),
  );
  holdsFor(input, ({ text, marks }) => {
    const markup = marked({ text, marks }).toString();
    assert.equal(markup.replaceAll(/<span class="visually-hidden">[^<]*<\/span>|<\/?mark[^>]*>/g, ''), html`${text}`.toString());
    assert.equal(markup.match(/<mark\b/g)?.length ?? 0, marks.length);
  });
});
