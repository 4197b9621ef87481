/** Tests that marks stand where the match is, and nowhere else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { marksOf } from '../../src/search/marks.js';
import { planOf } from '../../src/search/plan.js';
import { parseQuery } from '../../src/search/syntax.js';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { matchKey } from '../../src/text/fold.js';
import { anyText, holdsFor } from '../support/property.js';

const analyzer = createAnalyzer();
const rangesOf = (query: string, text: string) => marksOf(text, planOf(parseQuery(query), [], analyzer).needles.body);
/** The text with [brackets] around its marks. */
function marked(query: string, text: string): string {
  let shown = '';
  let at = 0;
  for (const { start, end } of rangesOf(query, text)) {
    shown += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return shown + text.slice(at);
}

test('marks the words of the query, in either script', () => {
  assert.equal(marked('长江大桥', '武汉長江大橋很长'), '武汉[長江大橋]很长');
  assert.equal(marked('这里', '放在這裡就好'), '放在[這裡]就好');
});

test('marks shared stretches of a longer query, without function words at their ends', () => {
  assert.equal(marked('机器学习的方法', '学习习惯的方法有很多'), '[学习]习惯的[方法]有很多');
  assert.equal(marked('怎么学做饭', '我也在学做饭的时候'), '我也在[学做饭]的时候');
});

test('keeps a function character that belongs to a word of the query', () => {
  assert.equal(marked('上海天气', '上海今天热'), '[上海]今天热');
});

test('marks a run as typed even if it is made of function words', () => {
  assert.equal(marked('的了', '我的了'), '我[的了]');
});

test('marks one character typed alone wherever it stands', () => {
  assert.equal(marked('龘', '龙行龘龘'), '龙行[龘龘]');
});

test('marks a word of one character only where there is nothing better', () => {
  assert.equal(marked('怎么煮鱼', '鱼在水里'), '[鱼]在水里');
  assert.equal(marked('怎么煮鱼', '煮鱼要选鱼'), '[煮鱼]要选鱼');
});

test('marks Latin words and numbers whole, in any joined spelling', () => {
  assert.equal(marked('vitg14', '用ViT-G/14训练'), '用[ViT-G/14]训练');
  assert.equal(marked('nodejs', 'Node.js和Node'), '[Node.js]和Node');
  assert.equal(marked('30亿', '30亿参数，30个'), '[30亿]参数，30个');
  assert.equal(marked('tpu', '2048TPU'), '2048[TPU]');
  assert.equal(marked('cat', 'concatenate a cat'), 'concatenate a [cat]');
});

test('marks an emoji whole', () => {
  assert.equal(marked('👨‍👩‍👧', '一家👨‍👩‍👧三口'), '一家[👨‍👩‍👧]三口');
});

test('never marks a lone function word of a longer query', () => {
  assert.equal(marked('天空的颜色', '他的书'), '他的书');
});

test('marks are sorted, disjoint, within the text, and never split a surrogate pair', () => {
  holdsFor(fc.tuple(anyText(10), anyText()), ([query, text]) => {
    let before = 0;
    for (const { start, end } of rangesOf(query, text)) {
      assert.ok(start >= before && end > start && end <= text.length);
      for (const at of [start, end]) assert.ok(!/^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1)) || at === 0);
      before = end;
    }
  });
});

test('a stretch of the text that is typed as the query is marked whole', () => {
  const han = fc.array(fc.constantFrom(...'长江大桥学习的是了上海里裡'), { minLength: 2, maxLength: 6 }).map((characters) => characters.join(''));
  holdsFor(fc.tuple(han, han, han), ([before, query, after]) => {
    const text = before + query + after;
    const covered = rangesOf(matchKey(query), text);
    const at = before.length;
    assert.ok(
      covered.some(({ start, end }) => start <= at && end >= at + query.length),
      text,
    );
  });
});

test('marks Latin words and numbers that begin as typed, where none stands that is typed whole', () => {
  assert.equal(marked('trans', '用Transformer翻译'), '用[Transformer]翻译');
  assert.equal(marked('trans*', '用Transformer翻译'), '用[Transformer]翻译');
  assert.equal(marked('10', '10 比 100 小'), '[10] 比 100 小');
  assert.equal(marked('art', '很 smart 的人'), '很 smart 的人');
  assert.equal(marked('"trans"', '用Transformer翻译'), '用Transformer翻译');
});
