/** Tests what the search box takes for pinyin while it is being composed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isPinyinLike } from '../../src/widget/pinyin-like.js';
import { holdsFor } from '../support/property.js';

test('syllables are, with separators or without, and half typed', () => {
  for (const text of [
    'g',
    'gu',
    'gu g',
    "gu'ge",
    'guge',
    'zh',
    'zhong guo',
    'zhongg',
    'nü er',
    'nv er',
    "xi'an",
    'lve',
    'a',
    'er',
    'ㄍㄨ',
    '谷ge',
    '中国 re',
    "j'q'x'x",
  ])
    assert.ok(isPinyinLike(text), text);
});

test('other words are not, nor what is no small letter', () => {
  for (const text of ['', ' ', 'python', 'http', 'GPT', 'Shanghai', 'hello', 'iphone', 'gu2', '谷歌', '谷python', 'v', 'uo', 'ive', 'кот', 'グ'])
    assert.ok(!isPinyinLike(text), text);
});

const SYLLABLES = ['zhong', 'guo', 'ren', 'xian', 'a', 'er', 'lv', 'nue', 'shuang', 'qiong', 'wo', 'yi', 'ju', 'ri', 'fo', 'dei'];

test('any syllables joined are, and so is each beginning of them', () => {
  holdsFor(fc.array(fc.constantFrom(...SYLLABLES), { minLength: 1, maxLength: 6 }), (syllables) => {
    for (const separator of ['', ' ', "'"]) {
      const text = syllables.join(separator);
      assert.ok(isPinyinLike(text), text);
    }
    const last = syllables.at(-1) as string;
    const started = [...syllables.slice(0, -1), last[0]].join(' ');
    assert.ok(isPinyinLike(started), started);
  });
});
