/** Tests that folding keeps positions and lets spellings meet. */
import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { createGunzip } from 'node:zlib';
import { matchKey, readingForm, spellingKey } from '../../src/text/fold.js';
import { anyText, holdsFor } from '../support/property.js';
import { needsShared, shared } from '../support/shared.js';

test('both folds keep the length of any text', () => {
  holdsFor(anyText(), (text) => {
    assert.equal(matchKey(text).length, text.length);
    assert.equal(readingForm(text).length, text.length);
  });
});

test('both folds keep the length of every single code point', () => {
  for (let point = 0; point <= 0x10ffff; point++) {
    const text = String.fromCodePoint(point);
    assert.equal(matchKey(text).length, text.length, `U+${point.toString(16)}`);
    assert.equal(readingForm(text).length, text.length, `U+${point.toString(16)}`);
  }
});

test('folding a match key again changes nothing', () => {
  holdsFor(anyText(), (text) => assert.equal(matchKey(matchKey(text)), matchKey(text)));
});

test('the match key of a whole is the match keys of its parts', () => {
  holdsFor(anyText(12), (text) => assert.equal(matchKey(text), Array.from(text, matchKey).join('')));
});

test('variants of one character meet in the match key', () => {
  for (const group of ['裡裏里', '藉借', '瞭了', '覆复', '麽麼么', '著着', '乾干幹', '佔占', '髮發发', '臺台', '後后', '侷局', '蕃番']) {
    assert.equal(new Set(Array.from(group, matchKey)).size, 1, group);
  }
});

test('width, case and accents fold away', () => {
  assert.equal(matchKey('ＧＰＴ－４　Café ÜBER'), 'gpt-4 cafe uber');
  assert.equal(matchKey('don’t GPT‑4'), "don't gpt-4");
});

test('the spelling key folds width, case and signs, and keeps scripts and variants apart', () => {
  assert.equal(spellingKey('ＧＰＴ－４　Café ÜBER don’t Σίσυφος'), "gpt-4 cafe uber don't σίσυφοσ");
  for (const text of ['裡裏里', '著着', '乾干幹', '臺台', '妳你', '𠮷吉']) assert.equal(spellingKey(text), text);
});

test('texts of one spelling key have one match key, and both keys fold no further', () => {
  holdsFor(anyText(), (text) => {
    assert.equal(matchKey(spellingKey(text)), matchKey(text));
    assert.equal(spellingKey(spellingKey(text)), spellingKey(text));
    assert.equal(spellingKey(matchKey(text)), matchKey(text));
  });
});

test('characters whose fold is of another length stay as they are', () => {
  assert.equal(matchKey('80℃ ㎏ Ⅳ ½'), '80℃ ㎏ Ⅳ ½');
  assert.equal(matchKey('㗲'), '㗲');
});

test('lone surrogates survive', () => {
  assert.equal(matchKey('臺\uD842x\uDFB7'), '台\uD842x\uDFB7');
});

test('characters outside the BMP fold as whole characters', () => {
  assert.equal(matchKey('𠮷野家A'), '𠮷野家a');
});

test('the reading form keeps words whole that single characters would break', () => {
  assert.equal(readingForm('著名作家看著乾隆的乾糧'), '著名作家看着乾隆的干粮');
  assert.equal(readingForm('效果顯著，存在著風險；显著，存在著'), '效果显著，存在着风险；显著，存在着');
  assert.equal(readingForm('瞭望塔瞭解慰藉藉口'), '瞭望塔了解慰藉借口');
});

test('a word that the dictionary has by another variant is read by that', () => {
  assert.equal(readingForm('蕃茄和蕃薯，吐蕃'), '番茄和番薯，吐蕃');
});

test('Simplified text is its own reading form', () => {
  assert.equal(readingForm('什么时候学习都不晚，干净的桌面'), '什么时候学习都不晚，干净的桌面');
});

test('both folds keep the length of real texts', needsShared('scale', 'answers.jsonl.gz'), async () => {
  let seen = 0;
  const input = createReadStream(shared('scale', 'answers.jsonl.gz')).pipe(createGunzip());
  for await (const line of createInterface({ input })) {
    const { text } = JSON.parse(line) as { text: string };
    assert.equal(matchKey(text).length, text.length);
    assert.equal(readingForm(text).length, text.length);
    if (++seen === 2000) break;
  }
  assert.equal(seen, 2000);
});
