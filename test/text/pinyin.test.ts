/** Tests how Chinese words are read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Reading } from '../../src/model.js';
import { matchKey } from '../../src/text/fold.js';
import { createReadings, parseReading } from '../../src/text/pinyin.js';
import { isSyllable } from '../../src/text/syllables.js';
import { anyText, holdsFor } from '../support/property.js';

const readings = createReadings();
const written = (reading: Reading): string => reading.map(({ letters, tone }) => letters + tone).join(' ');
const read = (word: string): string[] | undefined => readings(word)?.map(written);

test('a word is read as the word that it is, whatever its characters may be alone', () => {
  assert.deepEqual(read('重庆'), ['chong2 qing4']);
  assert.deepEqual(read('长大'), ['zhang3 da4']);
  assert.deepEqual(read('银行'), ['yin2 hang2']);
  assert.deepEqual(read('音乐'), ['yin1 yue4']);
  assert.deepEqual(read('快乐'), ['kuai4 le4']);
});

test('a single character is read in all its ways', () => {
  assert.deepEqual(read('行'), ['xing2', 'hang2', 'hang4', 'heng2']);
  assert.deepEqual(read('绿'), ['lv4', 'lu4']);
});

test('ü is v, and a light tone is 5', () => {
  assert.deepEqual(read('女儿'), ['nv3 er2']);
  assert.deepEqual(read('我们'), ['wo3 men5']);
  assert.deepEqual(read('嗯')?.[0], 'en4');
});

test('a term is read as the dictionary spells it, not as its match key looks', () => {
  assert.ok(read(matchKey('著名'))?.includes('zhu4 ming2'));
  assert.deepEqual(read(matchKey('乾隆')), ['qian2 long2']);
  assert.deepEqual(read(matchKey('瀋陽')), ['shen3 yang2']);
  assert.deepEqual(read('干净'), ['gan1 jing4']);
});

test('the tones of 一 and 不 are known as they are written and as they are spoken', () => {
  assert.deepEqual(read('一下'), ['yi1 xia4', 'yi2 xia4']);
  assert.deepEqual(read('不是'), ['bu4 shi4', 'bu2 shi4']);
});

test('what is no Han has no reading, and Han that nobody knows has none either', () => {
  for (const term of ['', 'tea', '30亿', 'か', '😀', '\ud800']) assert.equal(read(term), undefined, term);
  assert.deepEqual(read('𠮷'), []);
  assert.deepEqual(read('𠮷野家'), []);
});

test('any text has readings of as many syllables as it has characters, each a syllable in a tone', () => {
  holdsFor(anyText(6), (text) => {
    for (const reading of readings(matchKey(text)) ?? []) {
      assert.equal(reading.length, Array.from(text).length);
      for (const { letters, tone } of reading) assert.ok(isSyllable(letters) && tone >= 1 && tone <= 5, `${text}: ${letters}${tone}`);
    }
  });
  holdsFor(fc.integer({ min: 0x4e00, max: 0x9fff }), (code) => assert.ok(Array.isArray(read(String.fromCodePoint(code)))));
});

test('a reading that is given counts alone', () => {
  const luan = parseReading('lù ān', 2);
  assert.ok(luan);
  const own = createReadings(new Map([['六安', [luan]]]));
  assert.deepEqual(own('六安')?.map(written), ['lu4 an1']);
  assert.deepEqual(own('重庆')?.map(written), ['chong2 qing4']);
});

test('readings may be given with signs, numbers or no tones, and are refused where they do not fit the word', () => {
  assert.deepEqual(written(parseReading('lu4 an1', 2) ?? []), 'lu4 an1');
  assert.deepEqual(written(parseReading("lù'ān", 2) ?? []), 'lu4 an1');
  assert.deepEqual(written(parseReading(' nü er ', 2) ?? []), 'nv0 er0');
  assert.equal(parseReading('lù ān', 3), undefined);
  for (const bad of ['', ' ', 'x', 'lu4 7', '六安', 'hello world']) assert.equal(parseReading(bad, 2), undefined, bad);
});
