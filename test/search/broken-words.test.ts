/** Tests that characters which nobody sees and gaps between Chinese characters hide nothing, from whatever reader and in whatever field. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answer } from '../../src/model.js';
import type { Searcher } from '../../src/search/searcher.js';
import type { Filters, Hit } from '../../src/search-model.js';
import { answer, pagesOf } from '../support/pages.js';
import { holdsForAsync } from '../support/property.js';
import { searcherOver } from '../support/searcher.js';

const all = (searcher: Searcher, query: string, filters: Filters = {}): Hit[] =>
  searcher.search({ query, filters, page: 1, pageSize: 100, copies: 'all' }).hits.filter(({ match }) => match === 'all');
const ids = (searcher: Searcher, query: string, filters?: Filters): string[] => all(searcher, query, filters).map(({ id }) => id);
const marked = (hit: Hit | undefined): string[] =>
  (hit?.snippets ?? []).flatMap(({ text, marks }) => marks.map(({ start, end }) => text.slice(start, end)));

const written = [
  answer({ id: 'zero', text: '山\u200B茶\u200B花开了。', question: '后\uFEFF院里种\u00AD什么', author: '阿\u200B树', topics: ['园\u2060艺'] }),
  answer({ id: 'soft', text: '蒸\u00AD汽\u200D机，inter\u00ADnational\u200B标准，Wi\u2060ki\u200B。', author: '阿树' }),
  answer({ id: 'scan', text: '清 晨 的 风 从 山 谷 吹 来 ， 天 亮 了 。' }),
  answer({ id: 'apart', text: '他 摸 到 一 块 琥 珀 ， 立 刻 有 了 主 意 。\n微 波 炉 旁 边 有 只 猫 。' }),
  answer({ id: 'wide', text: '电\u00A0饭\u00A0锅和附\u3000录。' }),
  answer({ id: 'wrap', text: '这一行到这里就满了，剩下的珊\n瑚写在下一行。' }),
  answer({ id: 'parts', text: '买了白菜\n\n心里美萝卜\n- 土豆\n- 芽菜；香油\t麻花；西瓜 | 子弹头；红糖\n二、水饺。' }),
  answer({ id: 'title', text: '红烧肉 做法 大全', question: '红烧肉 做法' }),
  answer({ id: 'sign', text: '烤箱 200℃，厨房 12㎡，约 9 ℃。' }),
  answer({ id: 'tomato', text: '蕃茄炒蛋先炒蛋。' }),
  answer({ id: 'emoji', text: '一家\u200B👨‍👩‍👧\u200B三口，❤️。' }),
];
const searcher = await searcherOver(pagesOf(written));

test('words with characters inside that nobody sees are found, and marked as they are written', () => {
  const [hit] = all(searcher, '山茶花');
  assert.equal(hit?.id, 'zero');
  assert.deepEqual(marked(hit), ['山\u200B茶\u200B花']);
  assert.deepEqual(ids(searcher, '后院 种什么'), ['zero']);
  assert.deepEqual(marked(all(searcher, '蒸汽机 international')[0]), ['蒸\u00AD汽\u200D机', 'inter\u00ADnational']);
  assert.deepEqual(marked(all(searcher, 'intern')[0]), ['inter\u00ADnational']);
  assert.deepEqual(ids(searcher, 'wiki'), ['soft']);
  assert.deepEqual(ids(searcher, '"蒸汽机 international 标准"'), ['soft']);
  assert.deepEqual(ids(searcher, '山茶花 -后院'), []);
});

test('words and sentences in a text of which every character stands apart are found, and marked as they are written', () => {
  const spaced = (text: string): string => Array.from(text).join(' ');
  for (const query of ['立刻有了主意', '微波炉', '琥珀', '“琥珀”']) {
    const [hit, ...others] = all(searcher, query);
    assert.deepEqual([hit?.id, others], ['apart', []], query);
    assert.deepEqual([...new Set(marked(hit))], [spaced(query.replace(/[\s“”]/g, ''))], query);
  }
  assert.deepEqual(ids(searcher, '波炉旁'), ['apart']);
  assert.deepEqual(ids(searcher, spaced('微波炉')), ['apart']);
});

test('a query with characters inside that nobody sees finds what it finds without them', () => {
  for (const query of ['\uFEFF山\u200B茶\u00AD花', 'inter\u00ADnational\u200B', '"蒸\u200B汽机"', 'question:后\u200B院', '\u200B-后院 蒸汽\u2060机'])
    assert.deepEqual(ids(searcher, query), ids(searcher, query.replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')), query);
  const { query } = searcher.search({ query: '山\u200B茶花', page: 1, pageSize: 1 });
  assert.equal(query, '山\u200B茶花', 'told as it was asked');
});

test('a query of nothing that anybody sees is empty', () => {
  for (const query of ['\u200B', '\uFEFF \u00AD', '\u2060\u3000'])
    assert.throws(() => searcher.search({ query, page: 1, pageSize: 10 }), { code: 'invalid_request' }, JSON.stringify(query));
  assert.equal(searcher.answer('zero', { query: '\u200B' }).marks, undefined);
  assert.deepEqual(searcher.suggest({ query: '\u200B', limit: 5 }).suggestions, []);
});

test('authors and topics are found whatever nobody sees in their names', () => {
  for (const query of ['author:阿树', 'author:阿\u200B树', 'author:"阿\u2060树"'])
    assert.deepEqual(ids(searcher, query).sort(), ['soft', 'zero'], query);
  assert.deepEqual(ids(searcher, '', { author: '阿\u200B树' }).sort(), ['soft', 'zero']);
  assert.deepEqual(ids(searcher, '', { topic: '园艺' }), ['zero']);
  const { facets } = searcher.search({ query: '', filters: { author: '阿树' }, page: 1, pageSize: 1, facets: ['author', 'topic'] });
  assert.deepEqual(
    facets?.author?.filter(({ value }) => value.includes('树')),
    [{ value: '阿树', count: 2 }],
  );
  assert.deepEqual(facets?.topic, [{ value: '园艺', count: 1 }]);
  assert.equal(searcher.answer('zero').author, '阿\u200B树', 'shown as it is written');
});

test('blanks between Chinese characters and a line break inside a word hide nothing', () => {
  assert.deepEqual(marked(all(searcher, '从山谷吹来')[0]), ['从 山 谷 吹 来']);
  assert.deepEqual(ids(searcher, '"从山谷 吹来"'), ['scan']);
  assert.deepEqual(ids(searcher, '吹来天亮了'), ['scan'], 'over the signs, as everywhere');
  assert.deepEqual(marked(all(searcher, '电饭锅')[0]), ['电\u00A0饭\u00A0锅']);
  assert.deepEqual(marked(all(searcher, '附录')[0]), ['附\u3000录']);
  assert.deepEqual(marked(all(searcher, '珊瑚')[0]), ['珊\n瑚']);
});

test('empty lines, list items and cells part words', () => {
  assert.ok(ids(searcher, '白菜').includes('parts'));
  for (const query of ['菜心', '卜土', '豆芽', '油麻', '瓜子', '糖水', '糖二']) assert.deepEqual(ids(searcher, query), [], query);
});

test('words that a blank parts are found each by itself', () => {
  for (const query of ['红烧肉', '做法', '大全', '红烧肉 做法', '做法 红烧肉', '红烧肉做法', '"红烧肉 做法"'])
    assert.equal(ids(searcher, query)[0], 'title', query);
  assert.deepEqual(marked(all(searcher, '红烧肉 做法')[0]), ['红烧肉', '做法'], 'two words are two marks');
});

test('blanks typed between the characters of a word find no less', () => {
  for (const [query, id] of [
    ['山 茶 花', 'zero'],
    ['从 山 谷', 'scan'],
    ['电\u3000饭\u3000锅', 'wide'],
    ['"电 饭 锅"', 'wide'],
    ['珊 瑚', 'wrap'],
  ] as const)
    assert.ok(ids(searcher, query).includes(id), query);
});

test('signs of measures are found alone and behind their number', () => {
  for (const query of ['℃', '㎡', '200℃', '9 ℃', '厨房 ㎡']) assert.deepEqual(ids(searcher, query), ['sign'], query);
  assert.deepEqual(marked(all(searcher, '℃')[0]), ['℃', '℃']);
});

test('蕃茄 is 番茄 in another spelling, and no slip', () => {
  const { hits, correction } = searcher.search({ query: '番茄', page: 1, pageSize: 10 });
  assert.equal(correction, undefined);
  assert.deepEqual(hits[0]?.snippets[0]?.marks, [{ start: 0, end: 2, why: 'script' }]);
});

test('an emoji is marked whole, and what nobody sees around it is not', () => {
  assert.deepEqual(marked(all(searcher, '👨‍👩‍👧')[0]), ['👨‍👩‍👧']);
  assert.deepEqual(marked(all(searcher, '❤')[0]), ['❤️']);
});

test('what is suggested has no characters that nobody sees, and questions are shown as they are written', () => {
  const texts = (query: string, kind: string): string[] =>
    searcher.suggest({ query, limit: 10 }).suggestions.flatMap((one) => (one.kind === kind ? [one.text] : []));
  assert.ok(texts('蒸\u200B汽', 'words').includes('蒸汽机'));
  assert.deepEqual(texts('后院', 'question'), ['后\uFEFF院里种\u00AD什么']);
  assert.deepEqual(texts('阿\u200B树', 'author'), ['阿树']);
  const [question] = searcher.suggest({ query: '院里', limit: 10 }).suggestions.filter(({ kind }) => kind === 'question');
  assert.deepEqual(
    question?.marks.map(({ start, end }) => question.text.slice(start, end)),
    ['院里'],
  );
});

test('similar answers are found by words as they are read', () => {
  const { words } = searcher.similar('soft', 5);
  for (const word of ['蒸汽机', 'international']) assert.ok(words.includes(word), word);
});

/** Puts something between some of the characters of a text, and between Chinese ones only where `isChineseOnly`. */
function broken(text: string, between: readonly string[]): string {
  const characters = Array.from(text);
  return characters
    .map((character, i) => {
      const isChinese = /\p{Script=Han}/u.test(character) && /\p{Script=Han}/u.test(characters[i + 1] ?? '');
      const piece = between[i % between.length] as string;
      return character + (/^\s/.test(piece) && !isChinese ? '' : piece);
    })
    .join('');
}

test('whatever stands between their characters, the same texts are found, as copies of each other too', async () => {
  const texts = [
    '山茶花在冬天开，要少浇水，多晒太阳，到了春天再换盆。',
    '电饭锅煮粥先泡米半小时，Node.js 和 C++ 都不用学，2048 也不用玩。',
    '珊瑚是动物，不是植物；海水变暖之后会变白，再过几年就死了。',
  ];
  const pieces = fc.array(fc.constantFrom('', '', '\u200B', '\u00AD', '\u2060', ' ', '\u3000', '\n', ' \n'), { minLength: 1, maxLength: 9 });
  await holdsForAsync(
    pieces,
    async (between) => {
      const twice = texts.flatMap((text, i): Answer[] => [
        answer({ id: `plain${i}`, text }),
        answer({ id: `broken${i}`, text: broken(text, between), author: '乙' }),
      ]);
      const found = await searcherOver(pagesOf(twice));
      for (const query of ['山茶花', '多晒太阳', '煮粥', 'node.js', 'c++', '2048', '海水变暖', '"不是植物 海水"', '珊瑚 动物', '死']) {
        const hits = ids(found, query);
        assert.ok(hits.length > 0, query);
        for (const id of hits) assert.ok(hits.includes(id.replace(/plain|broken/, (which) => (which === 'plain' ? 'broken' : 'plain'))), query);
      }
      assert.equal(found.search({ query: '山茶花', page: 1, pageSize: 10 }).hits.length, 1, 'one hit that names its copy');
    },
    8,
  );
});
