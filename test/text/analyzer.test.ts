/** Tests what the two channels hold for a text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { matchKey } from '../../src/text/fold.js';
import { UnbrokenText } from '../../src/text/unbroken.js';
import { anyText, holdsFor } from '../support/property.js';

const analyzer = createAnalyzer();
const words = (text: string): string[] => analyzer.analyze(text).words.map(({ term }) => term);
const grams = (text: string): string[] => analyzer.analyze(text).grams.map(({ term }) => term);
const keyOf = (written: string): string => matchKey(new UnbrokenText(written).text);

test('every token stands where it says, in any text', () => {
  holdsFor(anyText(), (text) => {
    const { words, grams, joined = [] } = analyzer.analyze(text);
    for (const { start, end } of [...words, ...joined]) assert.ok(start >= 0 && start < end && end <= text.length);
    for (const { term, start, end } of grams) assert.equal(term, keyOf(text.slice(start, end)));
  });
});

test('words of Chinese are match keys of their slices, unbroken', () => {
  holdsFor(anyText(), (text) => {
    for (const { term, start, end } of analyzer.analyze(text).words) {
      if (/^\p{Script=Han}+$/u.test(term)) assert.equal(term, keyOf(text.slice(start, end)));
    }
  });
});

test('Traditional and Simplified give the same terms', () => {
  assert.deepEqual(words('這裡的軟體發展'), words('这里的软体发展'));
  assert.deepEqual(grams('頭髮裡'), grams('头发里'));
});

test('the kinds of tokens of one sentence', () => {
  assert.deepEqual(words('训练ViT-G/14用30亿参数😀'), ['训练', 'vitg14', 'vit', 'g', '14', '用', '30亿', '30', '亿', '参数', '😀']);
  assert.deepEqual(grams('训练ViT用30亿张图'), ['训练', '练', '用', '亿张', '张图', '图']);
});

test('neighbours that make a name are joined, apart from the words', () => {
  const { words, joined } = analyzer.analyze('换了Wi-Fi 6');
  assert.deepEqual(
    words.map(({ term }) => term),
    ['换', '了', 'wifi', 'wi', 'fi', '6'],
  );
  assert.deepEqual(joined, [{ term: 'wifi6', start: 2, end: 9 }]);
});

test('an emoji is the same with and without its colour selector', () => {
  assert.deepEqual(words('❤️'), words('❤'));
});

test('signs of measures and abbreviations are words, all other signs are none', () => {
  assert.deepEqual(words('80℃，㎡、№ 5 ° ‰ ㈱'), ['80℃', '80', '℃', '㎡', '№', '5', '°', '‰', '㈱']);
  assert.deepEqual(words('→ ★ € + = √ ！'), []);
});

test('a word is one whatever nobody sees inside, and stands as it is written', () => {
  assert.deepEqual(words('蒸\u00AD汽\u200B机、inter\u00ADnational\u200B标\uFEFF准'), ['蒸汽机', '蒸汽', '汽机', 'international', '标准']);
  assert.deepEqual(analyzer.analyze('\u200B标\uFEFF准\u200B').words, [{ term: '标准', start: 1, end: 4 }]);
  assert.deepEqual(words('👨‍👩‍👧'), ['👨‍👩‍👧']);
});

test('words that gaps part are words, and so are those that go on over a gap', () => {
  assert.deepEqual(words('红烧肉 做法'), words('红烧肉，做法'));
  assert.deepEqual(words('长江 大桥'), ['长江大桥', '长江', '大桥']);
  assert.deepEqual(words('微 波 炉'), ['微波炉', '微波', '微', '波', '炉']);
  assert.deepEqual(grams('琥\n珀\n\n色'), ['琥珀', '珀', '色']);
});

test('a text of nothing but signs has no tokens', () => {
  assert.deepEqual(analyzer.analyze('，。！？ … — \n'), { words: [], grams: [] });
});

test('a text may be one run of more tokens than a call takes arguments', () => {
  const many = 300_000;
  const { words, grams } = analyzer.analyze('水'.repeat(many));
  assert.equal(words.at(-1)?.end, many);
  assert.ok(grams.length >= many - 1);
  assert.equal(analyzer.analyze('a-1_'.repeat(many)).words.at(-1)?.end, many * 4 - 1);
});
