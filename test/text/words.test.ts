/** Tests the segmentation of Chinese into words with their places. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Range } from '../../src/model.js';
import { segmentWords } from '../../src/text/words.js';
import { anyText, holdsFor } from '../support/property.js';

const words = (text: string, seams: number[] = []): string[] => segmentWords(text, undefined, seams).map(({ start, end }) => text.slice(start, end));

/** The words that are not inside another one, which together are the plain cut. */
function outerWords(text: string): string[] {
  const all = segmentWords(text);
  return all
    .filter(({ start, end }) => !all.some((other) => other.start <= start && end <= other.end && other.end - other.start > end - start))
    .map(({ start, end }) => text.slice(start, end));
}

test('the outer words join back to exactly the Chinese of the text', () => {
  holdsFor(anyText(), (text) => {
    assert.equal(outerWords(text).join(''), text.replace(/[^\p{Script=Han}]/gu, ''));
  });
});

test('gives a long word and the words inside it', () => {
  assert.deepEqual(words('长江大桥'), ['长江', '大桥', '长江大桥']);
});

test('gives words of four characters inside a longer one', () => {
  assert.deepEqual(words('武汉长江大桥'), ['武汉', '长江', '大桥', '长江大桥', '武汉长江大桥']);
});

test('finds the place of each word inside a repetitive one', () => {
  holdsFor(anyText(10), (text) => {
    const repeated = `${text}哈哈哈哈哈人人都说好好学习${text}`;
    for (const { start, end } of segmentWords(repeated)) assert.match(repeated.slice(start, end), /^\p{Script=Han}+$/u);
  });
});

test('invents no words: 谷歌 stays apart from what follows', () => {
  assert.ok(!words('谷歌用30亿数据').some((word) => word.includes('歌用')));
});

test('cuts Traditional text as it would the Simplified one', () => {
  const cut = (text: string): string[] => segmentWords(text).map(({ start, end }) => `${start}-${end}`);
  assert.deepEqual(cut('軟體工程師沿著長江大橋學習資料庫'), cut('软体工程师沿着长江大桥学习资料库'));
});

test('keeps 著名 and 乾隆 whole', () => {
  assert.ok(words('著名的乾隆皇帝').includes('著名'));
  assert.ok(words('著名的乾隆皇帝').includes('乾隆'));
});

test('a seam parts words, and words that go on over it come on top', () => {
  assert.deepEqual(words('武汉长江大桥', [4]), ['武汉', '长江', '大桥', '长江大桥', '武汉长江大桥']);
  assert.deepEqual(words('红烧肉做法', [3]), ['红烧', '烧肉', '红烧肉', '做法']);
  assert.deepEqual(words('立刻，立刻', [1]), ['立', '刻', '立刻', '立刻']);
});

test('whatever the seams, no word that was there without them is lost over them, and none within what they part', () => {
  holdsFor(fc.tuple(anyText(10), fc.uniqueArray(fc.nat(30), { maxLength: 6 })), ([text, places]) => {
    const seams = places.filter((at) => at > 0 && at < text.length && !/[\uDC00-\uDFFF]/.test(text.charAt(at))).sort((a, b) => a - b);
    const key = ({ start, end }: Range): string => `${start} ${end}`;
    const isOver = ({ start, end }: Range): boolean => seams.some((seam) => start < seam && seam < end);
    const [found, whole] = [segmentWords(text, undefined, seams), segmentWords(text)];
    assert.deepEqual(found.filter(isOver).map(key).sort(), whole.filter(isOver).map(key).sort());
    const parted = [...seams, text.length].flatMap((end, i) => {
      const from = i === 0 ? 0 : (seams[i - 1] as number);
      return segmentWords(text.slice(from, end)).map((word) => ({ start: from + word.start, end: from + word.end }));
    });
    assert.deepEqual(found.filter((word) => !isOver(word)).map(key), parted.map(key));
  });
});

test('gives nothing for text without Chinese', () => {
  assert.deepEqual(segmentWords('GPT-4, 3.14! \uD842'), []);
  assert.deepEqual(segmentWords(''), []);
});

test('a text longer than one piece is cut as well, with the right places', () => {
  const text = '长江大桥，'.repeat(5000);
  const found = segmentWords(text);
  assert.equal(found.length, 15000);
  assert.deepEqual(found.at(-1), { start: text.length - 5, end: text.length - 1 });
});

test('a text without any blank to cut at keeps every character', () => {
  const text = '𠮷'.repeat(9000);
  assert.equal(outerWords(text).join(''), text);
});
