/** Tests what a query looks for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clausesOf, termsOf } from '../../src/search/query.js';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { APART } from '../../src/text/unbroken.js';
import { anyText, holdsFor } from '../support/property.js';

const analyzer = createAnalyzer();
const clausesFor = (text: string) => clausesOf(termsOf(text, analyzer.analyze(text)));
const terms = (text: string, channel: string): string[] =>
  clausesFor(text)
    .filter((clause) => clause.channel === channel)
    .map(({ term, match }) => (match === 'prefix' ? `${term}*` : term));

test('asks for words and for every two neighbours, for words of two characters once', () => {
  assert.deepEqual(terms('长江大桥', 'words'), ['长江大桥']);
  assert.deepEqual(terms('长江大桥', 'grams'), ['长江', '大桥', '江大']);
});

test('a word of two characters weighs as much as a word and a pair', () => {
  const weights = new Map(clausesFor('长江大桥').map(({ term, weight }) => [term, weight]));
  assert.equal(weights.get('长江'), (weights.get('长江大桥') as number) + (weights.get('江大') as number));
});

test('asks for one character typed alone as the beginning of a gram', () => {
  assert.deepEqual(terms('龘', 'grams'), ['龘*']);
  assert.deepEqual(terms(`茶${APART}水`, 'grams'), ['茶*', '水*']);
});

test('leaves function words out as long as another word remains', () => {
  assert.deepEqual(terms('天空的颜色', 'words'), []);
  assert.deepEqual(terms('天空的颜色', 'grams'), ['天空', '颜色', '空的', '的颜']);
  assert.deepEqual(terms('的', 'words'), ['的']);
  assert.deepEqual(terms('的', 'grams'), ['的*']);
  assert.deepEqual(terms(`的${APART}颜色`, 'grams'), ['颜色']);
});

test('asks for the parts of a mixed word only where signs set them apart', () => {
  assert.deepEqual(terms('ViT-G/14', 'words'), ['vitg14', 'vit', 'g', '14']);
  assert.deepEqual(terms('2048TPU C++ 90.45% gpt4', 'words'), ['2048tpu', 'c++', '90.45%', 'gpt4']);
  assert.deepEqual([terms('30亿', 'words'), terms('30亿', 'grams')], [['30亿'], []]);
  assert.deepEqual([terms('30亿参数', 'words'), terms('30亿参数', 'grams')], [['30亿'], ['参数', '亿参']]);
});

test('asks for each term once', () => {
  assert.deepEqual(
    terms('茶茶茶茶 tea TEA', 'words').filter((term) => term === 'tea'),
    ['tea'],
  );
  assert.deepEqual(terms('哈哈哈哈', 'grams'), ['哈哈']);
});

test('a query of signs asks for nothing', () => {
  assert.deepEqual(clausesFor('？！，…'), []);
});

test('no text fails, and every clause has a term and weights above zero', () => {
  holdsFor(anyText(), (text) => {
    for (const { term, weight } of clausesFor(text)) {
      assert.notEqual(term, '');
      assert.ok(weight > 0);
    }
  });
});
