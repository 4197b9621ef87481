/** Tests searching from the request to the response, over real words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { InvalidRequestError, NotFoundError } from '../../src/errors.js';
import { answer, pagesOf } from '../support/pages.js';
import { anyText, holdsFor } from '../support/property.js';
import { searcherOver } from '../support/searcher.js';

const ANSWERS = [
  answer({ id: 'bridge', question: '武汉有哪些桥？', text: '武汉长江大桥一九五七年通车，两层，上面走汽车，下面走火车。' }),
  answer({ id: 'river', question: '长江有多长？', text: '长江全长六千三百多公里，是亚洲最长的河。' }),
  answer({ id: 'model', question: '大模型是什么？', text: 'ViT-G/14有20亿参数，用30亿张图训练，准确率90.45%。' }),
  answer({
    id: 'node',
    question: '后端用什么写？',
    text: '小站用Node.js就够了，数据放SQLite里。',
    answeredOn: '2023-01-02',
    archivedOn: '2024-01-01',
    votes: 7,
  }),
  answer({ id: 'hant', question: '軟體怎麼裝？', text: '這裡有一份說明，照著做就好；頭髮不會因此變白。', archivedOn: '2024-02-03' }),
  answer({ id: 'rare', question: '龙行龘龘是什么意思？', text: '龘读dá，形容龙飞腾的样子。𠮷野家的𠮷字，上面是土。' }),
];
const searcher = await searcherOver(pagesOf(ANSWERS));
const found = (query: string): string[] => searcher.search({ query, page: 1, pageSize: 100 }).hits.map(({ id }) => id);

test('finds 长江大桥 when asked for 长江, and the river before the bridge', async () => {
  // The river's question and text are about it; the bridge only bears its name.
  assert.deepEqual(found('长江'), ['river', 'bridge']);
});

test('finds what is asked for, in every kind of writing', async () => {
  for (const [query, id] of [
    ['長江大橋', 'bridge'],
    ['vitg14', 'model'],
    ['ViT-G/14', 'model'],
    ['30亿', 'model'],
    ['90.45%', 'model'],
    ['nodejs', 'node'],
    ['SQLite', 'node'],
    ['这里', 'hant'],
    ['头发', 'hant'],
    ['软体', 'hant'],
    ['龘', 'rare'],
    ['𠮷', 'rare'],
  ] as const) {
    assert.equal(found(query)[0], id, query);
  }
});

test('finds what no dictionary has as a word', async () => {
  for (const query of ['江大', '江大桥一', '这里有一']) assert.ok(found(query).length > 0, query);
  assert.ok(found('江大').includes('bridge'));
});

test('every run of characters that stands in an answer finds it, in either script', async () => {
  const place = fc.record({ which: fc.constantFrom(...ANSWERS), at: fc.nat(60), length: fc.integer({ min: 1, max: 8 }) });
  holdsFor(place, ({ which, at, length }) => {
    const runs = which.text.match(/\p{Script=Han}+/gu) ?? [];
    const run = Array.from(runs[at % runs.length] as string);
    const query = run.slice(at % run.length, (at % run.length) + length).join('');
    assert.ok(found(query).includes(which.id), query);
  });
});

test('marks and snippets are slices of what is stored', async () => {
  const [hit] = searcher.search({ query: '参数', page: 1, pageSize: 1 }).hits;
  const [snippet] = hit?.snippets ?? [];
  assert.deepEqual(
    snippet?.marks.map(({ start, end }) => snippet.text.slice(start, end)),
    ['参数'],
  );
  assert.ok(ANSWERS[2]?.text.includes(snippet?.text ?? '!'));
});

test('a hit carries what is known of its answer and nothing else', async () => {
  const [hit] = searcher.search({ query: 'SQLite', page: 1, pageSize: 1 }).hits;
  assert.ok(hit);
  const { score, snippets, question, questionId, ...rest } = hit;
  assert.match(questionId ?? '', /^[0-9a-f]{12}$/);
  assert.ok(score > 0 && snippets.length === 1 && question.text === '后端用什么写？');
  assert.deepEqual(rest, {
    id: 'node',
    match: 'all',
    author: '阿木',
    site: 'jian.example',
    topics: [],
    answeredOn: '2023-01-02',
    archivedOn: '2024-01-01',
    dateIs: 'answeredOn',
    votes: 7,
  });
});

test('an archive date speaks for an answer without a date of its own', async () => {
  assert.equal(searcher.search({ query: '軟體', page: 1, pageSize: 1 }).hits[0]?.dateIs, 'archivedOn');
});

test('pages follow one another without gap or overlap', async () => {
  const many = await searcherOver(
    pagesOf(Array.from({ length: 25 }, (_, i) => answer({ id: String(i), question: `茶的第${i}问`, text: '茶'.repeat((i % 5) + 1) }))),
  );
  const all = many.search({ query: '茶', page: 1, pageSize: 100 });
  assert.equal(all.total, 25);
  const paged = [1, 2, 3].flatMap((page) => many.search({ query: '茶', page, pageSize: 10 }).hits);
  assert.deepEqual(paged, all.hits);
  assert.deepEqual(many.search({ query: '茶', page: 4, pageSize: 10 }).hits, []);
});

test('bad requests name their parameter', async () => {
  const bad = (request: Partial<{ query: string; page: number; pageSize: number }>, parameter: string): void => {
    assert.throws(
      () => searcher.search({ query: '茶', page: 1, pageSize: 10, ...request }),
      (error) => error instanceof InvalidRequestError && error.parameter === parameter && error.message.startsWith(parameter),
    );
  };
  bad({ query: '' }, 'q');
  bad({ query: ' \u3000\n' }, 'q');
  bad({ query: '茶'.repeat(201) }, 'q');
  for (const page of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9]) bad({ page }, 'page');
  for (const pageSize of [0, 101, -5, 2.5]) bad({ pageSize }, 'pageSize');
});

test('any query has an answer', async () => {
  holdsFor(anyText(), (query) => {
    if (query.trim() === '' || query.length > 200) return;
    const { hits, total } = searcher.search({ query, page: 1, pageSize: 10 });
    assert.ok(hits.length <= total);
  });
});

test('an answer is found by its id, with its place, page and neighbours', async () => {
  const detail = searcher.answer('node');
  assert.equal(detail.text, ANSWERS[3]?.text);
  assert.deepEqual(detail.places, [{ question: '后端用什么写？', page: 1, archivedOn: '2024-01-01' }]);
  assert.deepEqual(detail.page.answers, [{ id: 'node', author: '阿木' }]);
  assert.throws(() => searcher.answer('nobody'), NotFoundError);
});

test('an answer that was captured again is found by its newest text, and tells what stood on which page', async () => {
  const capturesOf = (texts: readonly string[]) =>
    texts.map((text, i) => answer({ id: 'x', question: '茶怎么泡？', text, revision: `r${i}`, archivedOn: `20${10 + i}-01-01`, votes: i }));
  const one = await searcherOver(pagesOf(capturesOf(['用冷水慢慢泡。', '先把热水放凉一会儿。'])));
  assert.equal(one.search({ query: '冷水', page: 1, pageSize: 10 }).total, 0);
  assert.equal(one.search({ query: '放凉', page: 1, pageSize: 10 }).total, 1);
  const { text, history, historyOmitted, places } = one.answer('x');
  assert.equal(text, '先把热水放凉一会儿。');
  assert.deepEqual(history, [{ text: '用冷水慢慢泡。', author: '阿木', question: '茶怎么泡？', revision: 'r0', archivedOn: '2010-01-01', votes: 0 }]);
  assert.equal(historyOmitted, undefined);
  assert.deepEqual(
    places.map(({ archivedOn, revision }) => [archivedOn, revision]),
    [
      ['2011-01-01', 'r1'],
      ['2010-01-01', 'r0'],
    ],
  );
  const many = (await searcherOver(pagesOf(capturesOf(Array.from({ length: 60 }, (_, i) => `第 ${i} 回。`))))).answer('x');
  assert.deepEqual([many.text, many.history.length, many.history[0]?.text, many.historyOmitted], ['第 59 回。', 50, '第 58 回。', 9]);
});

test('an answer is marked, whole, as a search for it is', () => {
  const marked = (id: string, query: string): string[] => {
    const { text, marks } = searcher.answer(id, { query });
    return (marks?.text ?? []).map(({ start, end, why }) => `${text.slice(start, end)} ${why}`);
  };
  assert.deepEqual(marked('bridge', '长江大橋 火车'), ['长江大桥 script', '火车 literal']);
  assert.deepEqual(marked('hant', 'toufa'), ['頭髮 pinyin']);
  assert.deepEqual(searcher.answer('hant', { query: 'toufa', channels: [] }).marks, { question: [], text: [] });
  assert.equal(searcher.answer('bridge', { query: ' ' }).marks, undefined);
  assert.equal(searcher.answer('bridge').marks, undefined);
  assert.throws(() => searcher.answer('bridge', { query: '长'.repeat(201) }), InvalidRequestError);
  assert.throws(() => searcher.answer('nobody', { query: '长江' }), NotFoundError);
});

test('nothing typed in an order of its own finds all answers; by relevance it is refused', () => {
  const { hits, total, totalAll, facets } = searcher.search({ query: ' ', sort: 'newest', page: 1, pageSize: 2, facets: ['year'] });
  assert.deepEqual([hits.map(({ id }) => id), total, totalAll], [['hant', 'node'], ANSWERS.length, ANSWERS.length]);
  assert.deepEqual(facets?.year, [
    { value: '2023', count: 1 },
    { value: '2024', count: 1 },
  ]);
  assert.equal(searcher.search({ query: '', sort: 'votes', page: 1, pageSize: 1 }).hits[0]?.id, 'node');
  assert.equal(searcher.search({ query: '。', sort: 'newest', page: 1, pageSize: 1 }).total, 0);
  for (const sort of ['relevance', undefined] as const) {
    assert.throws(() => searcher.search({ query: '', ...(sort && { sort }), page: 1, pageSize: 1 }), InvalidRequestError);
  }
});
