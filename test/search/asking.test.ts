/** Tests what a reader may ask for beside words, and in which order and shape the hits come. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InvalidRequestError, NotFoundError } from '../../src/errors.js';
import type { SearchRequest } from '../../src/search-model.js';
import { answer, pagesOf } from '../support/pages.js';
import { searcherOver } from '../support/searcher.js';

const CORPUS = [
  answer({
    id: 'a',
    question: '武汉有哪些桥？',
    text: '武汉长江大桥是第一座。',
    author: '阿木',
    site: 'a.example',
    answeredOn: '2021-05-06',
    votes: 3,
    topics: ['桥'],
  }),
  answer({
    id: 'b',
    question: '长江有多长？',
    text: '长江很长；说到大桥，重庆最多。',
    author: '小满',
    site: 'b.example',
    archivedOn: '2022-01-02',
    votes: 9,
  }),
  answer({ id: 'c', question: '长江有多长？', text: '六千三百公里。', author: '阿木', site: 'b.example', answeredOn: '2023-01-02' }),
  answer({ id: 'd', question: '学什么语言？', text: '学Python，再学TypeScript；Transformer 以后再说。', author: '小满', site: 'a.example' }),
  answer({
    id: 'e',
    author: '小满',
    question: '怎么收集邮票？',
    text: '收集江大校园的明信片也行，长江边的大字报、大桥的照片都行。',
    site: 'a.example',
    votes: 1,
  }),
  answer({ id: 'f', author: '小满', question: '别人的问题？', text: '我只说一座桥：南京长江大桥。', foreign: true, site: 'a.example' }),
];
const small = await searcherOver(pagesOf(CORPUS), { maxQueryChars: 100_000 });
const found = (query: string, more: Partial<SearchRequest> = {}) => small.search({ query, page: 1, pageSize: 10, ...more });
const idsOf = (query: string, more: Partial<SearchRequest> = {}): string[] => found(query, more).hits.map(({ id }) => id);
const shownOf = (query: string): string[] => found(query).hits.map(({ id, match }) => `${id} ${match}`);

test('what stands as typed comes first, then what has all words, then what matches in part, told apart', () => {
  // b and e have all pairs of characters or both words, but not the run; c has 长江 in its question only.
  assert.deepEqual(shownOf('长江大桥').slice(0, 2).toSorted(), ['a all', 'f all']);
  const response = found('长江大桥');
  assert.deepEqual([response.match, response.totalAll, response.totalRelation], ['all', 2, 'exact']);
  assert.ok(response.total > 2 && response.hits.slice(2).every(({ match }) => match === 'some'));
  const none = found('长江火箭');
  assert.deepEqual([none.match, none.totalAll], ['some', 0]);
  assert.ok(none.total > 0);
});

test('answers that match in part follow only where the others do not fill a page', () => {
  const response = small.search({ query: '长江大桥', page: 1, pageSize: 2 });
  assert.deepEqual([response.total, response.hits.length], [2, 2]);
  assert.deepEqual(small.search({ query: '长江大桥', page: 2, pageSize: 2 }).hits, []);
});

test('pieces parted by blanks are found where all of them stand, a Latin beginning too, whole words first', () => {
  assert.deepEqual(shownOf('长江 重庆').slice(0, 1), ['b all']);
  assert.deepEqual(idsOf('Transf'), ['d']);
  assert.equal(found('typescr').hits[0]?.match, 'all');
});

test('a phrase, an excluded word, a choice and a group do what they say', () => {
  assert.deepEqual(idsOf('"长江大桥"').toSorted(), ['a', 'f']);
  assert.deepEqual(idsOf('"大桥，重庆"'), ['b']);
  assert.deepEqual(idsOf('大桥 -重庆 -"长江大桥"'), ['e']);
  assert.deepEqual(idsOf('Python OR 公里').toSorted(), ['c', 'd']);
  assert.deepEqual(idsOf('(Python OR 公里) author:阿木 公里'), ['c']);
  assert.deepEqual(idsOf('question:长江').toSorted(), ['b', 'c']);
  assert.deepEqual(idsOf('question:六千'), []);
  assert.deepEqual(idsOf('transf* 学'), ['d']);
});

test('what only excludes is read as plain text', () => {
  assert.deepEqual(idsOf('-Python'), ['d']);
  assert.deepEqual(idsOf('OR'), []);
});

test('filters stand in the query or beside it, alone or with words', () => {
  assert.deepEqual(idsOf('', { filters: { author: '阿木' } }).toSorted(), ['a', 'c']);
  assert.deepEqual(idsOf('author:阿木 date:2021').toSorted(), ['a']);
  assert.deepEqual(idsOf('', { filters: { from: '2022', to: '2022-12' } }), ['b']);
  assert.deepEqual(idsOf('长江', { filters: { site: 'b.example' } }).toSorted(), ['b', 'c']);
  assert.deepEqual(idsOf('', { filters: { topic: '桥' } }), ['a']);
  for (const filters of [{ from: '2021-13' }, { to: '2021-02-30' }, { from: '2022', to: '2021-12' }])
    assert.throws(() => found('茶', { filters }), InvalidRequestError, JSON.stringify(filters));
  assert.doesNotThrow(() => found('茶', { filters: { from: '2021-06', to: '2021' } }));
});

test('sorts by day and by votes, what has none last', () => {
  assert.deepEqual(idsOf('', { filters: { site: 'b.example' }, sort: 'newest' }), ['c', 'b']);
  assert.deepEqual(idsOf('长江', { sort: 'oldest' }).slice(0, 3), ['a', 'b', 'c']);
  assert.deepEqual(idsOf('长江', { sort: 'votes' }).slice(0, 3), ['b', 'a', 'e']);
});

test('counts hits by their values, and a chosen value leaves as many', () => {
  const { facets, total } = found('长江', { facets: ['site', 'year', 'author'] });
  assert.deepEqual(facets?.site, [
    { value: 'a.example', count: 3 },
    { value: 'b.example', count: 2 },
  ]);
  assert.deepEqual(
    facets?.year?.map(({ value }) => value),
    ['2021', '2022', '2023'],
  );
  assert.equal(
    facets?.site?.reduce((sum, { count }) => sum + count, 0),
    total,
  );
  for (const { value, count } of facets?.site ?? []) assert.equal(found('长江', { filters: { site: value } }).total, count);
});

test('by question, each is one hit with its best answers, and totals and facets count questions', () => {
  const { hits, total, counts, facets } = found('长江', { group: 'question', facets: ['site'] });
  assert.equal(new Set(hits.map(({ question }) => question.text)).size, hits.length);
  assert.deepEqual([total, counts], [hits.length, 'questions']);
  const river = hits.find(({ question }) => question.text === '长江有多长？');
  assert.deepEqual([river?.answers?.length, river?.answers?.[0]?.id, river?.others], [2, river?.id, 0]);
  assert.ok(river?.answers?.every(({ snippets }) => snippets.length > 0));
  assert.equal(
    facets?.site?.reduce((sum, { count }) => sum + count, 0),
    total,
  );
  assert.equal(found('长江').counts, undefined);
});

test('of many answers to a question three are shown, and the others counted, however many there are', async () => {
  const answers = Array.from({ length: 40 }, (_, i) =>
    answer({ id: `a${i}`, question: '长江有多长？', text: `长江的第${i}种说法。`, author: `读者${i}` }),
  );
  const many = await searcherOver(pagesOf([...answers, answer({ id: 'other', question: '大桥在哪里？', text: '在长江上。' })]));
  const { hits, total } = many.search({ query: '长江', group: 'question', page: 1, pageSize: 10 });
  assert.deepEqual([total, hits.length], [2, 2]);
  assert.deepEqual(
    hits.map(({ answers: shown = [], others }) => [shown.length, others]),
    [
      [3, 37],
      [1, 0],
    ],
  );
});

test('an answer under a question that is not its own is not found by it, and says so', () => {
  assert.deepEqual(idsOf('"别人的问题"'), []);
  const hit = found('南京长江大桥').hits[0];
  assert.deepEqual([hit?.id, hit?.foreign, hit?.question.marks], ['f', true, []]);
});

test('explains a score as the sum of what its terms add', () => {
  for (const { score, explanation } of found('长江大桥', { explain: true }).hits) {
    const { question = 0, substance = 0, votes = 0, terms = [] } = explanation ?? {};
    const sum = terms.reduce((total, { score: part }) => total + part, question + substance + votes);
    assert.ok(Math.abs(score - sum) < 1e-9, `${score} is not ${sum}`);
    assert.ok(explanation && ['literal', 'words', 'less'].includes(explanation.stands));
  }
  assert.equal(found('长江大桥').hits[0]?.explanation, undefined);
});

const LONG = '先把五花肉切成三厘米见方的块，冷水下锅焯去血沫，再用小火慢慢煎出油来，最后加冰糖炒到枣红色，倒热水没过肉块炖一个钟头。';
const copied = await searcherOver(
  pagesOf([
    answer({ id: 'first', question: '红烧肉怎么做？', text: LONG }),
    answer({ id: 'edited', question: '求红烧肉做法', text: `${LONG.replace('三厘米', '两厘米').replaceAll('，', '、')}好吃！`, site: 'b.example' }),
    answer({
      id: 'traditional',
      question: '紅燒肉怎麼做？',
      text: LONG.replace('切成', '切成').replace('热水', '熱水').replace('钟头', '鐘頭'),
      site: 'c.example',
    }),
    answer({ id: 'other', question: '红烧肉怎么做？', text: '五花肉冷水下锅焯去血沫，捞出来放啤酒和生姜，盖上盖子，等着就行。' }),
  ]),
);

test('copies of an answer, edited or in another script, are one hit that names them', () => {
  const one = copied.search({ query: '五花肉', page: 1, pageSize: 10 });
  assert.deepEqual([one.total, one.totalAll, one.hits.length], [2, 2, 2]);
  const whole = one.hits.find(({ id }) => id !== 'other');
  assert.deepEqual([whole?.id, ...(whole?.copies ?? []).map(({ id }) => id)].toSorted(), ['edited', 'first', 'traditional']);
  const all = copied.search({ query: '五花肉', page: 1, pageSize: 10, copies: 'all' });
  assert.deepEqual([all.total, all.hits.length, all.hits.some(({ copies }) => copies)], [4, 4, false]);
});

test('similar answers share telling words, and are no copies', () => {
  const { hits, words } = copied.similar('first', 5);
  assert.deepEqual(
    hits.map(({ id }) => id),
    ['other'],
  );
  assert.ok(words.length > 0 && words.length <= 25);
  assert.throws(() => copied.similar('none', 5), NotFoundError);
  assert.throws(() => copied.similar('first', 0), InvalidRequestError);
});

/** What is typed, and the answers that have all of it, by id; others are not to be found but where it is said. */
const HOSTILE: readonly (readonly [query: string, all: string, some?: string])[] = [
  [Array.from({ length: 3000 }, (_, i) => `w${i}`).join(' '), ''],
  [`${Array.from({ length: 3000 }, (_, i) => `w${i}*`).join(' OR ')} OR python`, 'd'],
  ['的'.repeat(2000), '', 'e'],
  ['的 '.repeat(2000), 'e'],
  ['长江'.repeat(3000), 'abcef'],
  ['"长江" '.repeat(2000), 'abcef'],
  [`${'('.repeat(5000)}长江${')'.repeat(5000)}`, 'abcef'],
  [`${'\ud800'.repeat(100)}长江`, 'abcef'],
  [`${'python OR '.repeat(3000)}公里`, 'cd'],
  [`python ${'-('.repeat(3000)}`, 'd'],
  [`${'-长江 '.repeat(2000)}python`, 'd'],
  ['-('.repeat(3000), ''],
  ['a OR '.repeat(3000), ''],
  ['(a OR -(b (c '.repeat(300), ''],
  ['question:'.repeat(1000), ''],
  ['*', ''],
  ['"', ''],
];

test('hostile queries find what they ask for, and all of it', () => {
  for (const [query, all, some = ''] of HOSTILE) {
    const said = query.slice(0, 20);
    const { hits, total, totalAll, totalRelation, stoppedBy, facets } = found(query, { facets: ['author'] });
    const idsOfMatch = (wanted: string): string[] => hits.filter(({ match }) => match === wanted).map(({ id }) => id);
    assert.deepEqual([idsOfMatch('all').toSorted(), idsOfMatch('some').toSorted()], [[...all], [...some]], said);
    assert.deepEqual([totalAll, total, totalRelation, stoppedBy], [all.length, all.length + some.length, 'exact', undefined], said);
    const counted = facets?.author?.reduce((sum, { count }) => sum + count, 0) ?? 0;
    assert.equal(counted, total, said);
  }
});
