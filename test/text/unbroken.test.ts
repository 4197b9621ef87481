/** Tests what breaks no word: characters that nobody sees, and gaps between Chinese characters. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { UnbrokenText, withoutIgnorables } from '../../src/text/unbroken.js';
import { anyText, holdsFor } from '../support/property.js';

const read = (written: string): string => new UnbrokenText(written).text;

/** Characters that nobody sees, one of each kind. */
const IGNORABLES = ['\u200B', '\u200C', '\u200D', '\u200E', '\u2060', '\uFEFF', '\u00AD', '\u034F', '\u202E', '\uFE0F', '\u{E0100}', '\u3164'];

test('what nobody sees is left out, in any writing', () => {
  for (const one of IGNORABLES) {
    assert.equal(read(`水${one}稻${one}田`), '水稻田');
    assert.equal(read(`inter${one}national`), 'international');
    assert.equal(read(`${one}かな${one}한${one}국${one}`), 'かな한국');
  }
});

test('an emoji keeps its joiners, selectors and tags', () => {
  for (const emoji of ['👨‍👩‍👧', '❤️‍🔥', '1️⃣', '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}', '👍🏽']) {
    assert.equal(read(`水\u200B${emoji}\u200B稻`), `水${emoji}稻`);
    assert.equal(withoutIgnorables(`\uFEFF${emoji}\u200B`), emoji);
  }
  assert.equal(read('😀\u200D水'), '😀水', 'a joiner that joins nothing');
});

test('blanks of any kind and one line break between Chinese characters are left out', () => {
  for (const gap of [' ', '\u00A0', '\u3000', '\u2003', '   ', '\n', '\r\n', '\u2028', ' \n', '\n  ', '\u200B \u200B', '\u200B\n\u200B '])
    assert.equal(read(`微${gap}波`), '微波', JSON.stringify(gap));
  assert.equal(read('𠮷 野 家'), '𠮷野家');
});

test('empty lines, list items and cells part words', () => {
  for (const gap of [
    '\n\n',
    '\n \n',
    '\r\n\r\n',
    '\t',
    ' \t ',
    '\n- ',
    '\n* ',
    '\n• ',
    '\n・',
    '\n1. ',
    ' | ',
    '|',
    '\n二、',
    '\n十一．',
    '\n一〇、',
    '\n甲、',
    '\n乙）',
    '\n第一，',
    '\n第二、',
    '\n第十二：',
    '\n其一，',
    '\n其二：',
    '\n１、',
    '\n１２．',
    '，',
    '， ',
    '\n，',
  ])
    assert.equal(read(`苹果${gap}香蕉`), `苹果${gap}香蕉`, JSON.stringify(gap));
});

test('a wrapped line that begins like an item but is none goes on', () => {
  for (const [broken, whole] of [
    ['装\n甲车', '装甲车'],
    ['名列\n第一名', '名列第一名'],
    ['统\n一，', '统一，'],
    ['万\n一：', '万一：'],
    ['尤\n其一', '尤其一'],
  ])
    assert.equal(read(broken as string), whole);
});

test('blanks beside anything but Chinese stay', () => {
  for (const text of ['CT 扫描', '扫描 CT', 'deep learning', '1 2', ' 水', '水 ', '水\n', '水， 稻']) assert.equal(read(text), text);
});

test('a stretch that is read is told as it is written, with what stands inside it only', () => {
  const text = new UnbrokenText('在\u200B水\u200B稻 田\u200B里');
  assert.equal(text.text, '在水稻田里');
  assert.deepEqual(text.seams, [3]);
  assert.deepEqual(text.asWritten({ start: 1, end: 4 }), { start: 2, end: 7 });
  assert.deepEqual(text.asWritten({ start: 1, end: 2 }), { start: 2, end: 3 });
});

/** Texts in which anything may stand between two characters. */
const brokenText = fc
  .array(fc.tuple(anyText(3), fc.constantFrom(...IGNORABLES, ' ', '\n', '\u3000', '\t', '\n\n', '')), { maxLength: 12 })
  .map((pieces) => pieces.flat().join(''));

test('every code unit that is read stands where it is said to, in any text, and reading again leaves nothing out but blanks', () => {
  holdsFor(brokenText, (written) => {
    const text = new UnbrokenText(written);
    let last = 0;
    for (let at = 0; at < text.text.length; at++) {
      const { start, end } = text.asWritten({ start: at, end: at + 1 });
      assert.equal(end, start + 1);
      assert.ok(start >= last);
      assert.equal(text.text.slice(at, at + 1), written.slice(start, end));
      last = end;
    }
    assert.equal(withoutIgnorables(text.text).length, text.text.length);
    for (const seam of text.seams) assert.ok(seam > 0 && seam < text.text.length);
  });
});

test('what stands between two characters of Chinese does not change how they are read', () => {
  const han = fc.array(fc.constantFrom(...'长江大桥学习的是了上海里裡𠮷'), { minLength: 1, maxLength: 12 });
  const gaps = fc.array(fc.constantFrom(...IGNORABLES, ' ', '\n', '\u3000 ', '\u200B\n', ''), { minLength: 12, maxLength: 12 });
  holdsFor(fc.tuple(han, gaps), ([characters, between]) => {
    const written = characters.map((character, i) => (i > 0 ? between[i] : '') + character).join('');
    assert.equal(read(written), characters.join(''));
  });
});
