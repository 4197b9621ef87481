/** Tests which queries may have been meant, and when one is searched for at once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctable, retyped } from '../../../src/search/slips/retyped.js';
import { parseQuery } from '../../../src/search/syntax.js';
import type { Correction, SearchRequest } from '../../../src/search-model.js';
import { withoutIgnorables } from '../../../src/text/unbroken.js';
import { answer, pagesOf } from '../../support/pages.js';
import { anyText, holdsFor } from '../../support/property.js';
import { readSample, searcherOver } from '../../support/searcher.js';

const often = (id: string, count: number, text: string) =>
  Array.from({ length: count }, (_, i) => answer({ id: `${id}${i}`, question: '怎么学做饭？', text: `${text}第${i}次。` }));
const small = await searcherOver(
  pagesOf([
    ...often('a', 30, '银行说通胀很高。'),
    ...often('b', 12, '去重慶學Python。'),
    ...often('c', 3, '麻婆豆腐要嫩。'),
    ...often('e', 4, '銀行說通膨很高。'),
    ...often('f', 1, '硬币装进口袋。'),
  ]),
);
const sample = await searcherOver(await readSample());

const search = (query: string, more: Partial<SearchRequest> = {}, searcher = small) => searcher.search({ query, page: 1, pageSize: 10, ...more });
const correct = (query: string, more?: Partial<SearchRequest>): Correction | undefined => search(query, more).correction;
const corrected = (query: string): string | undefined => correct(query)?.query;

test('what finds nothing is corrected at once where the odds are overwhelming', () => {
  const applied = correct('通账');
  assert.deepEqual([applied?.query, applied?.applied], ['通胀', true]);
  // 通膨 is the same word in Taiwan.
  assert.equal(applied?.total, 34);
});

test('the total that is announced is that of the list it leads to', () => {
  for (const query of ['通账', '从庆', 'Pyhton', '麻坡豆腐', '银行 通账']) {
    const { correction, total } = search(query);
    assert.ok(correction, query);
    for (const { query: other, total: announced } of [correction, ...(correction.others ?? [])]) assert.equal(search(other).total, announced, other);
    if (correction.applied) assert.equal(total, correction.total, query);
  }
});

test('of any query, an applied correction finds something, and its list is the one that its query finds', () => {
  holdsFor(
    anyText(8).filter((text) => withoutIgnorables(text).trim() !== ''),
    (query) => {
      const { correction, total, totalAll } = search(query, {}, sample);
      if (!correction) return;
      assert.notEqual(correction.query, query);
      const meant = search(correction.query, {}, sample);
      assert.equal(meant.total, correction.total);
      assert.ok(meant.totalAll > 0);
      if (correction.applied) assert.deepEqual([total, totalAll], [meant.total, meant.totalAll]);
    },
    300,
  );
});

test('what finds something is never replaced', () => {
  for (const query of ['银行', '硬币', '通膨', '麻婆豆腐']) assert.equal(correct(query), undefined, query);
});

test('a sentence is never replaced', () => {
  for (const query of ['银行为什么说通账这么高呢', '为什么大家都说通账很高', '去重慶學Pyhton為什麼好'])
    assert.notEqual(correct(query)?.applied, true, query);
});

test('where several may be meant, up to three are offered, the likeliest first', async () => {
  const both = await searcherOver(pagesOf([...often('a', 9, '这里有权利。'), ...often('b', 9, '那里有全力。')]));
  const { correction } = search('全厉', {}, both);
  const offered = correction ? [correction, ...(correction.others ?? [])].map(({ query }) => query) : [];
  assert.ok(offered.includes('全力') && offered.length <= 3, offered.join());
});

test('all else of the query stays as typed: other parts, signs, fields, blanks', () => {
  assert.equal(corrected('银行  通账'), '银行  通胀');
  assert.equal(corrected('(通账 OR 火箭) -Pyhton'), '(通胀 OR 火箭) -Pyhton');
  assert.equal(corrected('通账 site:jian.example'), '通胀 site:jian.example');
  assert.equal(corrected('通账很高'), '通胀很高');
});

test('a word is written as the answers have it, in the script that was typed where some have it so', () => {
  assert.equal(corrected('Pyhton'), 'Python');
  assert.equal(corrected('從慶'), '重慶');
  assert.equal(corrected('從慶 pyhton'), '重慶 Python');
});

test('what is marked in place of what was typed says that it was corrected', () => {
  const { hits, correction } = search('银行 通账');
  assert.equal(correction?.applied, true);
  const [hit] = hits;
  const marks = hit?.snippets.flatMap(({ text, marks }) => marks.map(({ start, end, why }) => [text.slice(start, end), why]));
  assert.deepEqual(marks, [
    ['银行', 'literal'],
    ['通胀', 'typo'],
  ]);
});

test('phrases, prefixes, excluded parts and fields are meant as typed', () => {
  for (const query of ['"通账"', '通账*', 'python -通账', '1958', 'author:通账']) assert.equal(correct(query), undefined, query);
});

test('nothing is corrected where the reader switched that off', () => {
  assert.equal(correct('通账', { channels: ['region'] }), undefined);
});

test('hostile queries are not corrected', () => {
  for (const query of ['通账'.repeat(90), '通账 '.repeat(60), '\ud800通', '😀'.repeat(40), 'pyhton '.repeat(25)])
    assert.equal(correct(query), undefined);
});

test('a part is typed anew only where the query reads on as before', () => {
  const anew = (query: string, from: string, text: string) => retyped(query, from, text, parseQuery);
  assert.equal(anew('ab "ab" ab* -ab (ab OR c)', 'ab', 'xy'), 'xy "ab" ab* -ab (xy OR c)');
  assert.equal(anew('abab ab', 'ab', 'xy'), 'abab xy');
  assert.equal(anew('question:ab', 'ab', 'xy'), 'question:xy');
  assert.equal(anew('author:ab', 'ab', 'xy'), undefined);
  assert.equal(anew('ab', 'ab', 'x y'), undefined);
  assert.equal(anew('ab', 'cd', 'xy'), undefined);
  assert.deepEqual(
    correctable(parseQuery('ab -cd "ef" (gh OR ij*)')).map(({ text }) => text),
    ['ab', 'gh'],
  );
});

/** Queries that are right as they stand, asked of the sample, each with what a speller might take it for. */
const RIGHT: Readonly<Record<string, string>> = {
  治失眠: 'A verb and a word: 期失眠 is a piece of 长期失眠.',
  怎么选指数基金: 'A question: 怎么办 is more frequent than 怎么选, and means something else.',
  炸桥墩: 'A verb and a word: 水桥墩 is a piece of 江水桥墩.',
  补分词: 'A verb and a word of the archive: 部分 sounds so and is more frequent.',
  疑似: 'A word of the dictionary: 意思 sounds so and is more frequent.',
  自检: 'A word of the dictionary: 之间 nearly sounds so and is more frequent.',
  家用游: 'The beginning of 家用游戏机: 家用一 stands in an answer.',
  越来越难: 'A phrase: 越来越少 stands in an answer.',
  男性性功能鉴定: 'Two words of which the second begins as the first ends, and no doubled character.',
};

for (const [query, reason] of Object.entries(RIGHT)) {
  test(`${query} stays as typed: ${reason}`, () => assert.equal(search(query, {}, sample).correction, undefined));
}

test('通涨 is searched for as 通胀: the dictionary has it three times, from texts with this very slip', () => {
  const { correction } = search('通涨', {}, sample);
  assert.deepEqual([correction?.query, correction?.applied], ['通胀', true]);
});

const divided = await searcherOver(
  pagesOf([
    ...often('a', 30, '银行说通胀很高。').map((one) => ({ ...one, author: '阿木' })),
    ...often('b', 2, '银行说通账很高。').map((one) => ({ ...one, author: '小满' })),
    ...often('c', 2, '桥敦。').map((one) => ({ ...one, author: '小满' })),
    ...often('d', 30, '桥墩在水里。').map((one) => ({ ...one, author: '阿木', site: 'wen.example' })),
  ]),
);

test('a filter makes no slip of what was typed: where it stands elsewhere, nothing else is searched for', () => {
  for (const [query, author] of [
    ['通账', '阿木'],
    ['银行 通账', '阿木'],
    ['桥敦', '阿木'],
    ['通账', '小满'],
  ] as const) {
    const { correction, total } = search(query, { filters: { author } }, divided);
    assert.notEqual(correction?.applied, true, query);
    assert.equal(total > 0, author === '小满' || query.includes('银行'), query);
  }
});

test('what is corrected without filters is corrected under each that leaves something of it, and nowhere else', () => {
  assert.equal(search('通账').correction?.applied, true);
  const under = (site: string) => search('银行 通账', { filters: { site } });
  assert.deepEqual([under('jian.example').correction?.applied, under('jian.example').total], [true, search('银行 通账').total]);
  assert.deepEqual([under('wen.example').correction, under('wen.example').total], [undefined, 0]);
});
