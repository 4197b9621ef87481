/** Tests how a text is parted into paragraphs and lists. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { html } from '../../../src/server/html.js';
import { textBlocks } from '../../../src/server/pages/text-blocks.js';
import { holdsFor } from '../../support/property.js';

const blocks = (text: string, marks: { start: number; end: number; why: 'literal' }[] = [], first?: string): string =>
  html`${textBlocks({ text, marks }, first)}`.toString();

test('empty lines part paragraphs, and lines end where they did', () => {
  assert.equal(blocks('一\n二\n\n \n三\n'), '<p>一<br>二</p><p>三</p>');
  assert.equal(blocks(''), '');
});

test('two lines or more that begin as a list are one, as they were written', () => {
  assert.equal(blocks('要带：\n• 水\n• 伞\n走吧'), '<p>要带：</p><ul class="as-written"><li>• 水</li><li>• 伞</li></ul><p>走吧</p>');
  for (const lines of ['1. 甲\n2. 乙', '1、甲\n2、乙', '一、甲\n二、乙', '（一）甲\n（二）乙', '- 甲\n- 乙', '* 甲\n* 乙'])
    assert.match(blocks(lines), /^<ul/, lines);
  for (const text of ['1. 只有一条', '- 一条\n不是', '-1 度\n冷', '3.14 是圆周率\n对', '—— 引自别处\n某人'])
    assert.doesNotMatch(blocks(text), /<ul/, text);
});

test('marks stand where they stood, and the first one has a name', () => {
  const text = '先浇水。\n\n• 番茄\n• 茄子';
  const at = (word: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length, why: 'literal' as const });
  assert.equal(
    blocks(text, [at('番茄'), at('茄子')], 'm1'),
    '<p>先浇水。</p><ul class="as-written"><li>• <mark id="m1">番茄</mark></li><li>• <mark>茄子</mark></li></ul>',
  );
  assert.equal(blocks('甲乙\n丙丁', [{ start: 1, end: 4, why: 'literal' }], 'm1'), '<p>甲<mark id="m1">乙</mark><br><mark>丙</mark>丁</p>');
});

test('nothing of a text is lost but its empty lines', () => {
  holdsFor(fc.array(fc.constantFrom('甲', '• ', '1. ', '\n', '\n\n', ' ', '<', '-'), { maxLength: 20 }), (parts) => {
    const text = parts.join('');
    const shown = blocks(text)
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<');
    assert.equal(shown.replace(/\s/g, ''), text.replace(/\s/g, ''));
  });
});
