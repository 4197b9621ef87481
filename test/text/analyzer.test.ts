/** Tests what the two channels hold for a text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { matchKey } from '../../src/text/fold.js';
import { anyText, holdsFor } from '../support/property.js';

const analyzer = createAnalyzer();
const words = (text: string): string[] => analyzer.analyze(text).words.map(({ term }) => term);
const grams = (text: string): string[] => analyzer.analyze(text).grams.map(({ term }) => term);

test('every token stands where it says, in any text', () => {
  holdsFor(anyText(), (text) => {
    const { words, grams } = analyzer.analyze(text);
    for (const { start, end } of words) assert.ok(start >= 0 && start < end && end <= text.length);
    for (const { term, start, end } of grams) assert.equal(term, matchKey(text.slice(start, end)));
  });
});

test('words of Chinese are match keys of their slices', () => {
  holdsFor(anyText(), (text) => {
    for (const { term, start, end } of analyzer.analyze(text).words) {
      if (/^\p{Script=Han}+$/u.test(term)) assert.equal(term, matchKey(text.slice(start, end)));
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

test('an emoji is the same with and without its colour selector', () => {
  assert.deepEqual(words('❤️'), words('❤'));
});

test('a text of nothing but signs has no tokens', () => {
  assert.deepEqual(analyzer.analyze('，。！？ … — \n'), { words: [], grams: [] });
});
