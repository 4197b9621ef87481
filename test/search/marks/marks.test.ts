/** Tests that marks stand where the match is, and nowhere else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Mark } from '../../../src/model.js';
import { marksOf } from '../../../src/search/marks/marks.js';
import { type Needles, withAlternatives } from '../../../src/search/marks/needles.js';
import { planOf } from '../../../src/search/plan.js';
import { parseQuery } from '../../../src/search/syntax.js';
import { createAnalyzer } from '../../../src/text/analyzer.js';
import { matchKey } from '../../../src/text/fold.js';
import { anyText, holdsFor } from '../../support/property.js';

const analyzer = createAnalyzer();
const needlesOf = (query: string): Needles => planOf(parseQuery(query), [], analyzer).needles.body;
const rangesOf = (query: string, text: string): Mark[] => marksOf(text, needlesOf(query));
/** What is marked, each with its reason: `軟件 script`. */
const reasons = (query: string, text: string, needles = needlesOf(query)): string[] =>
  marksOf(text, needles).map(({ start, end, why }) => `${text.slice(start, end)} ${why}`);
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

test('marks are sorted, disjoint, within the text, made of whole characters, and no two of one reason touch', () => {
  const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
  holdsFor(fc.tuple(anyText(10), anyText()), ([query, text]) => {
    const boundaries = new Set([text.length, ...Array.from(graphemes.segment(text), ({ index }) => index)]);
    let last: Mark | undefined;
    for (const mark of rangesOf(query, text)) {
      assert.ok(mark.start >= (last?.end ?? 0) && mark.end > mark.start && mark.end <= text.length);
      for (const at of [mark.start, mark.end]) assert.ok(boundaries.has(at), `cuts a character at ${at}`);
      if (last?.end === mark.start) assert.notEqual(last.why, mark.why);
      last = mark;
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

test('what differs from what was typed by width, case, accents or signs only is literal', () => {
  assert.deepEqual(reasons('node.js café ViT-G/14 30亿', 'ＮＯＤＥ.ＪＳ、CAFE、vitg14、３０亿'), [
    'ＮＯＤＥ.ＪＳ literal',
    'CAFE literal',
    'vitg14 literal',
    '３０亿 literal',
  ]);
  assert.deepEqual(reasons('10000', '10,000 人'), ['10,000 literal']);
});

test('what differs by Traditional, Simplified or variant characters is script', () => {
  assert.deepEqual(reasons('软件', '軟件和软件'), ['軟件 script', '软件 literal']);
  assert.deepEqual(reasons('裡面', '裏面、里面、裡面'), ['裏面 script', '里面 script', '裡面 literal']);
  assert.deepEqual(reasons('30亿参数', '30億參數'), ['30億參數 script']);
  assert.deepEqual(reasons('30億', '30亿'), ['30亿 script']);
  assert.deepEqual(reasons('台', '臺'), ['臺 script']);
});

test('a stretch that stands partly in another script does so as a whole', () => {
  assert.deepEqual(reasons('机器学习', '机器學习'), ['机器學习 script']);
  assert.deepEqual(reasons('要占16字节', '要佔16字节'), ['要佔16字节 script']);
  assert.deepEqual(reasons('软件 工程', '軟件工程'), ['軟件 script', '工程 literal'], 'typed apart');
});

test('what was typed in both scripts is literal in both', () => {
  assert.deepEqual(reasons('软件 軟件', '软件，軟件，軟体'), ['软件 literal', '軟件 literal']);
  assert.deepEqual(reasons('后台 後来', '後台、后来'), ['後台 script', '后来 script']);
});

test('a repetition longer than the one typed is literal', () => {
  assert.deepEqual(reasons('哈哈', '哈哈哈哈哈'), ['哈哈哈哈哈 literal']);
});

test('a Latin word that only begins as typed is a prefix', () => {
  assert.deepEqual(reasons('trans', '用Transformer'), ['Transformer prefix']);
  assert.deepEqual(reasons('deepseek', 'DeepSeek-V3'), ['DeepSeek literal']);
  assert.deepEqual(reasons('deeps', 'DeepSeek-V3'), ['DeepSeek prefix']);
  assert.deepEqual(reasons('gp', 'GPT4-GPT5'), ['GPT prefix', 'GPT prefix']);
});

test('a word with signs inside is marked whole, also where signs join it to more', () => {
  assert.deepEqual(reasons('140/9', '血压140/90mmHg，140'), ['140/90mmHg prefix', '140 literal']);
  assert.deepEqual(reasons('m4/512', 'Cortex-M4/512'), ['M4/512 literal']);
  assert.deepEqual(reasons('m4/5', 'Cortex-M4/512-X'), ['M4/512 prefix']);
  assert.deepEqual(reasons('"m4/512"', 'Cortex-M4/512、M4/5120'), ['M4/512 literal']);
  assert.deepEqual(reasons('m4/5*', 'Cortex-M4/512-X'), ['M4/512 prefix']);
  assert.deepEqual(reasons('m4/5 m4', 'Cortex-M4/512-X'), ['M4 literal', '512 prefix']);
});

test('with an asterisk longer words are marked beside those typed whole', () => {
  assert.deepEqual(reasons('trans', 'trans Transformer'), ['trans literal']);
  assert.deepEqual(reasons('trans*', 'trans Transformer'), ['trans literal', 'Transformer prefix']);
  assert.deepEqual(reasons('ma*', 'DeepSeek-Math'), ['Math prefix']);
  assert.deepEqual(reasons('35*', '35岁、350元'), ['35 literal', '350 prefix']);
  assert.deepEqual(reasons('深度learn*', '深度 learning，深度learn，learning'), ['深度 literal', 'learning prefix', '深度learn literal']);
});

test('of Chinese with an asterisk the typed characters are marked', () => {
  assert.deepEqual(reasons('长江大*', '武汉长江大桥、長江大學、长江'), ['长江大 literal', '長江大 script']);
});

test('a phrase is marked whole, with the signs and blanks inside it', () => {
  assert.deepEqual(reasons('"长江 大桥"', '看长江，大桥 和长江大桥'), ['长江，大桥 literal', '长江大桥 literal']);
  assert.deepEqual(reasons('"长江大桥"', '長江\n大桥'), ['長江\n大桥 script']);
  assert.deepEqual(reasons('"用 Node.js 写"', '我用nodejs写的'), ['用nodejs写 literal']);
  assert.deepEqual(reasons('"哈 哈"', '哈，哈，哈。哈'), ['哈，哈，哈。哈 literal']);
});

test('of a phrase only whole occurrences are marked, unless another part asks for its words', () => {
  assert.deepEqual(reasons('"长江大桥"', '长江上有大桥，长江大桥'), ['长江大桥 literal']);
  assert.deepEqual(reasons('"长江大桥" 长江', '长江上有大桥，长江大桥'), ['长江 literal', '长江大桥 literal']);
  assert.deepEqual(reasons('"deep learning"', 'deep or learning, deep learning'), ['deep learning literal']);
  assert.deepEqual(reasons('"trans"', 'Transformer, trans-port'), ['trans literal']);
});

test('a phrase whose words stand far apart is marked in stretches', () => {
  const gap = '—'.repeat(100);
  assert.deepEqual(reasons('"长江大桥"', `长江${gap}大桥`), ['长江 literal', '大桥 literal']);
});

test('excluded words are never marked', () => {
  assert.deepEqual(reasons('通胀 -加息', '通胀之后加息'), ['通胀 literal']);
  assert.deepEqual(reasons('python -"机器学习" -trans*', 'Python 机器学习 Transformer'), ['Python literal']);
});

test('what is asked of the question alone is marked there only', () => {
  const { question, body } = planOf(parseQuery('question:长江 大桥'), [], analyzer).needles;
  assert.deepEqual(reasons('', '长江和大桥', question), ['长江 literal', '大桥 literal']);
  assert.deepEqual(reasons('', '长江和大桥', body), ['大桥 literal']);
});

test('function words are no shared stretch, alone or together', () => {
  assert.deepEqual(reasons('天空的颜色是什么', '我的是他的，也是的'), []);
  assert.deepEqual(reasons('这是我的了吗', '他的了'), []);
  assert.deepEqual(reasons('的 颜色', '他的颜色'), ['颜色 literal']);
  assert.deepEqual(reasons('the transformer', 'theory of the Transformer'), ['Transformer literal']);
});

test('alternatives are marked whole, each with its reason', () => {
  const needles = withAlternatives(needlesOf('通膨 jiqixuexi pyhton'), [
    { text: '通胀', why: 'region' },
    { text: '通货膨胀', why: 'synonym' },
    { text: '机器学习', why: 'pinyin' },
    { text: 'python', why: 'typo' },
    { text: '𠮷', why: 'pinyin' },
  ]);
  const text = '通膨即通胀（通貨膨脹）；機器學習用Python，不用MicroPython、𠮷';
  assert.deepEqual(reasons('', text, needles), ['通膨 literal', '通胀 region', '通貨膨脹 synonym', '機器學習 pinyin', 'Python typo', '𠮷 pinyin']);
});

test('where reasons share characters the first keeps them, and the other what is left', () => {
  const needles = withAlternatives(needlesOf('软件'), [
    { text: '软件工程', why: 'pinyin' },
    { text: '大软件园', why: 'typo' },
    { text: '工程师', why: 'region' },
    { text: '软件', why: 'typo' },
  ]);
  assert.deepEqual(reasons('', '软件工程', needles), ['软件 literal', '工程 pinyin']);
  assert.deepEqual(reasons('', '大软件园', needles), ['大 typo', '软件 literal', '园 typo']);
  assert.deepEqual(reasons('', '軟件工程师', needles), ['軟件 script', '工程师 region']);
});

test('of two reasons for one alternative the first counts', () => {
  const both = (['typo', 'region'] as const).map((why) => ({ text: '通胀', why }));
  for (const alternatives of [both, both.toReversed()])
    assert.deepEqual(reasons('', '通胀', withAlternatives(needlesOf('x'), alternatives)), ['通胀 region']);
});

test('a mark covers whole characters, with the signs that belong to them', () => {
  assert.deepEqual(reasons('吉', '𠮷吉'), ['吉 literal']);
  assert.deepEqual(reasons('𠮷', '𠮷野家'), ['𠮷 literal']);
  assert.deepEqual(reasons('👍🏽', '好👍🏽！👍'), ['👍🏽 literal']);
  assert.deepEqual(reasons('cafe', '去cafe\u0301吧'), ['cafe\u0301 literal']);
  assert.deepEqual(reasons('caf*', '去cafe\u0301吧'), ['cafe\u0301 prefix']);
  assert.deepEqual(reasons('葛', '葛\u{E0100}城'), ['葛\u{E0100} literal']);
  assert.deepEqual(reasons('葛\u{E0100}城', '葛\u{E0100}城'), ['葛\u{E0100}城 literal']);
  assert.deepEqual(reasons('が', 'か\u3099'), []);
  assert.deepEqual(reasons('か', 'か\u3099'), ['か\u3099 literal']);
});

test('a long text of matches is marked in a time that grows with its length', () => {
  const many = 30_000;
  assert.equal(rangesOf('哈 "哈 哈"', '哈，'.repeat(many)).length, 1, 'the phrase goes on over the signs');
  assert.equal(rangesOf('a*', 'ab '.repeat(many)).length, many);
  assert.equal(marksOf('软件工程，'.repeat(many), withAlternatives(needlesOf('软件'), [{ text: '件工', why: 'typo' }])).length, 2 * many);
});
