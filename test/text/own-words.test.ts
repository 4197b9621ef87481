/** Tests how an operator's words change what a text is cut into, and what they never change. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { matchKey } from '../../src/text/fold.js';
import { OwnWords } from '../../src/text/own-words.js';
import { segmentWords } from '../../src/text/words.js';
import { anyText, holdsFor } from '../support/property.js';

const cut = (text: string, ...words: string[]): string[] =>
  segmentWords(text, new OwnWords(words.map((word) => ({ word: matchKey(word) })))).map(({ start, end }) => text.slice(start, end));

test('a word that the dictionary lacks is one word, in either script', () => {
  assert.deepEqual(cut('吃焜锅去'), ['吃', '焜', '锅', '去']);
  assert.deepEqual(cut('吃焜锅去', '焜锅'), ['吃', '焜锅', '去']);
  assert.deepEqual(cut('湘人霸蠻', '霸蛮').at(-1), '霸蠻');
});

test('a word that the dictionary has stays one, though jieba itself would then cut it apart', () => {
  assert.ok(cut('他在大厂工作', '大厂').includes('大厂'));
});

test('a word must not break more than it joins', () => {
  assert.deepEqual(cut('中国小说', '国小'), ['中国', '小说']);
  assert.ok(cut('读国小的孩子', '国小').includes('国小'));
});

test('where it breaks as much as it joins, a long word is taken and one of two characters is not', () => {
  assert.deepEqual(cut('超大模型'), ['超大', '模型']);
  assert.deepEqual(cut('超大模型', '大模型'), ['超', '模型', '大模型']);
  assert.deepEqual(cut('超大模型', '大模'), ['超大', '模型']);
});

test('dictionary words and own words inside a word are words as well', () => {
  assert.deepEqual(cut('大语言模型', '大语言模型'), ['语言', '模型', '大语言模型']);
  assert.deepEqual(cut('武汉长江大桥', '江大'), [...cut('武汉长江大桥').slice(0, -1), '江大', '武汉长江大桥']);
});

test('the longest of words that begin at one place counts, and of those that overlap the first', () => {
  assert.deepEqual(cut('焜锅馍', '焜锅', '焜锅馍'), ['焜锅', '焜锅馍']);
  assert.deepEqual(cut('焜锅馍', '焜锅', '锅馍'), ['焜锅', '馍']);
});

test('words do not stand across what is not Chinese', () => {
  assert.deepEqual(cut('焜 锅', '焜锅'), ['焜', '锅']);
  assert.deepEqual(cut('焜a锅', '焜锅'), ['焜', '锅']);
});

const someWords = fc.array(
  fc
    .array(fc.constantFrom(...'的是在深度学习长江大桥谷歌乾隆著名重庆里裡髮發𠮷龘'), { minLength: 1, maxLength: 4 })
    .map((characters) => characters.join('')),
  { maxLength: 8 },
);

test('with any words, the outer words of any text are its Chinese characters, and its grams stay as they are', () => {
  const plain = createAnalyzer();
  holdsFor(fc.tuple(anyText(), someWords), ([text, words]) => {
    const userWords = words.map((word) => ({ word: matchKey(word) }));
    const own = new OwnWords(userWords);
    const ranges = segmentWords(text, own);
    const outer = ranges.filter((one) => !ranges.some((other) => other !== one && other.start <= one.start && one.end <= other.end));
    const without = segmentWords(text);
    const plainOuter = without.filter((one) => !without.some((other) => other !== one && other.start <= one.start && one.end <= other.end));
    const joined = (of: typeof ranges): string => of.map(({ start, end }) => text.slice(start, end)).join('');
    assert.equal(joined(outer), joined(plainOuter));
    assert.equal(new Set(ranges.map(({ start, end }) => `${start} ${end}`)).size, ranges.length, 'no word stands there twice');
    assert.deepEqual(createAnalyzer(userWords).analyze(text).grams, plain.analyze(text).grams);
  });
});

test('analyzers with other words stand side by side', () => {
  const [one, other] = [createAnalyzer([{ word: '焜锅' }]), createAnalyzer()];
  const terms = (analyzer: typeof one): string[] => analyzer.analyze('焜锅').words.map(({ term }) => term);
  assert.deepEqual([terms(one), terms(other), terms(one)], [['焜锅'], ['焜', '锅'], ['焜锅']]);
});
