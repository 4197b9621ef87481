/** Tests the table of regional words: what the list says, what of opencc is taken, and what is not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import taiwanWords from 'opencc-js/dict/TWPhrases';
import { matchKey } from '../../src/text/fold.js';
import { parseRegionalLine, regionalWords } from '../../src/text/regional.js';
import { keyOf, unitsOf } from '../../src/text/units.js';
import { readWordList } from '../../src/text/word-list.js';
import { countsAt } from '../../src/text/word-table.js';

const table = regionalWords();
const othersOf = (word: string): readonly string[] => table.alternatives.get(keyOf(unitsOf(matchKey(word)))) ?? [];

test('every line of the list holds in the directions that it names', () => {
  for (const line of readWordList('regional.txt')) {
    const { sign, words } = parseRegionalLine(line);
    for (const [i, word] of words.entries()) {
      for (const [j, other] of words.entries()) {
        if (keyOf(unitsOf(word)) === keyOf(unitsOf(other))) continue;
        assert.equal(othersOf(word).includes(other), sign === '=' || (sign === '=>' && i < j), `${line}: ${word} ${other}`);
      }
    }
  }
});

test('what opencc has beside the list holds both ways, in either script', () => {
  assert.deepEqual(othersOf('硬件'), ['硬体']);
  assert.deepEqual(othersOf('硬體'), ['硬件']);
  assert.deepEqual(othersOf('肖邦'), ['萧邦']);
  assert.ok(othersOf('維珍尼亞').includes('弗吉尼亚'));
});

test('the list takes pairs of opencc back, or narrows them', () => {
  assert.ok(matchKey(taiwanWords).includes('支持 支援'));
  assert.ok(!othersOf('支持').includes('支援') && !othersOf('支援').includes('支持'));
  assert.ok(othersOf('数据').includes('资料'));
  assert.ok(!othersOf('资料').includes('数据'));
});

test('nothing stands for itself, or for what it holds by opencc alone', () => {
  for (const [key, others] of table.alternatives) {
    assert.ok(others.length > 0 && new Set(others).size === others.length);
    for (const other of others) {
      assert.equal(matchKey(other), other);
      assert.notEqual(keyOf(unitsOf(other)), key);
    }
  }
  assert.ok(!othersOf('哈萨克斯坦').includes('哈萨克'));
});

test('single characters stand for nothing', () => {
  for (const character of ['硅', '矽', '埠', '宏']) assert.deepEqual(othersOf(character), []);
});

test('a name is one word with its dot and without, a mixed word with a blank and without', () => {
  assert.deepEqual(othersOf('冯诺依曼'), othersOf('冯·诺依曼'));
  assert.deepEqual(othersOf('CT 扫描'), othersOf('ct扫描'));
  assert.ok(othersOf('馮紐曼').includes('冯·诺依曼'));
});

test('a word does not count in the longer strings of its line, wherever these stand', () => {
  const at = (text: string, word: string): boolean => {
    const folded = matchKey(text);
    const start = folded.indexOf(matchKey(word));
    return countsAt(table, folded, start, start + word.length);
  };
  assert.ok(at('讀國小的孩子', '國小'));
  assert.ok(!at('軟體動物', '軟體'));
  assert.ok(!at('养软体动物', '软体'));
  assert.ok(at('软体和动物', '软体'));
  assert.ok(!at('第八營的士兵', '的士'));
});
