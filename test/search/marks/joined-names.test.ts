/** Tests that where a name of letters and digits stands in an answer, its pieces are not marked elsewhere. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerMarks } from '../../../src/search/marks/answer-marks.js';
import { planOf } from '../../../src/search/plan.js';
import { parseQuery } from '../../../src/search/syntax.js';
import { createAnalyzer } from '../../../src/text/analyzer.js';

const analyzer = createAnalyzer();

/** What is marked in the question and in the text of an answer. */
function marked(query: string, question: string, text: string): string[][] {
  const marks = answerMarks({ question, text }, planOf(parseQuery(query), [], analyzer).needles, true);
  const slices = (of: string, from: typeof marks.text): string[] => from.map(({ start, end }) => of.slice(start, end));
  return [slices(question, marks.question), slices(text, marks.text)];
}

test('a name that stands in an answer is marked without its pieces, however it was typed', () => {
  const text = '预埋了 Cat 6 网线，6 个房间都有，Cat5 不够。';
  for (const query of ['CAT 6', 'cat-6', 'Cat.6', 'cat6', 'Cat\u00A06']) assert.deepEqual(marked(query, '', text), [[], ['Cat 6']], query);
  for (const query of ['WiFi-6', 'wifi 6', 'Wi-Fi 6', 'WIFI6'])
    assert.deepEqual(marked(query, '', 'Wi-Fi 6 比 Wi-Fi 5 快 6 成。'), [[], ['Wi-Fi 6']], query);
});

test('it counts in whichever text of the answer the name stands', () => {
  assert.deepEqual(marked('Cat 6', 'Cat6 网线怎么接？', '留 6 米，再剪。'), [['Cat6'], []]);
});

test('where the name stands nowhere, or a piece was typed by itself as well, pieces are marked', () => {
  assert.deepEqual(marked('CAT 6', '', '6 只 cat 在睡觉'), [[], ['6', 'cat']]);
  assert.deepEqual(marked('CAT 6 网线 6 米', '', 'Cat 6 网线留 6 米'), [[], ['Cat 6', '网线', '6', '米']]);
  assert.deepEqual(marked('红茶 6', '', '红茶泡 6 分钟'), [[], ['红茶', '6']]);
});

test('other words of the query are marked as ever', () => {
  assert.deepEqual(marked('RTX 4090 散热', '', 'RTX4090 的散热要好，4090 瓦倒不用。'), [[], ['RTX4090', '散热']]);
});
