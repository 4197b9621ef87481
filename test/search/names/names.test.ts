/** Tests that a query which is somebody's name leads to what they wrote, and one that is a topic's to the topic. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nameKey } from '../../../src/search/names/name-key.js';
import type { Hit, SearchRequest, SearchResponse } from '../../../src/search-model.js';
import { answer, pagesOf } from '../../support/pages.js';
import { anyText, holdsFor } from '../../support/property.js';
import { searcherOver } from '../../support/searcher.js';

const LONG = '很长的名字'.repeat(400);
const TEXT = '先把鸡汤熬好。';
const ODD_NAMES = ['OR', '-x', 'NOT', '"小', '“引号”', '★', 'a*', 'author:我', '(', 'site:', '阿  木 ★', 'Wi-Fi 6', LONG];

const searcher = await searcherOver(
  pagesOf([
    answer({ id: '1', author: '山里的老木匠', text: '榫头要留一丝。', votes: 3, topics: ['木工'] }),
    answer({ id: '2', author: '山里的老木匠', text: '老刨子要常磨，木头要干。', votes: 900, answeredOn: '2020-01-01' }),
    answer({ id: '3', author: '小满', text: '山里的老木匠说得对。', topics: ['木工', '小满'] }),
    answer({ id: '4', author: '匿名用户', text: '木匠难找。' }),
    answer({ id: '5', author: '', text: '匿名用户也能回答。' }),
    answer({ id: '6', author: 'Lao_Wang', text: '下棋要慢。' }),
    answer({ id: '7', author: 'lao_wang', text: '棋盘要平。' }),
    answer({ id: '8', author: '月\u200b亮臺', text: '赏月。' }),
    answer({ id: 'spaced', author: '河边的 老船工', text: '撑船。' }),
    answer({ id: 'emoji', author: '❤️‍🔥', text: '热。' }),
    answer({ id: '9', author: '番茄', text: '我爱吃黄瓜。' }),
    answer({ id: 'half', author: '甲\ud800', text: '半个字。' }),
    ...Array.from({ length: 12 }, (_, i) => answer({ id: `t${i}`, question: `第${i}种番茄`, text: '番茄要晒太阳。', author: `农友${i}` })),
    ...ODD_NAMES.map((author, i) => answer({ id: `odd${i}`, author, text: TEXT })),
  ]),
  { maxQueryChars: 3000 },
);

const search = (query: string, request: Partial<SearchRequest> = {}): SearchResponse => searcher.search({ query, page: 1, pageSize: 10, ...request });
const ids = ({ hits }: SearchResponse): string[] => hits.map(({ id }) => id);
const marked = ({ author, authorMarks = [] }: Hit): string[] => authorMarks.map(({ start, end, why }) => `${author.slice(start, end)} ${why}`);

test('an author is named, with how many answers', () => {
  assert.deepEqual(search('山里的老木匠').names, [{ kind: 'author', name: '山里的老木匠', total: 2 }]);
  assert.deepEqual(search('木工').names, [{ kind: 'topic', name: '木工', total: 2 }]);
  assert.deepEqual(
    search('小满').names?.map(({ kind }) => kind),
    ['author', 'topic'],
  );
});

test('their answers come first, before those that hold the characters', () => {
  const found = search('山里的老木匠');
  assert.deepEqual(ids(found).slice(0, 3), ['2', '1', '3']);
  assert.deepEqual([found.total, found.totalAll, found.match], [4, 3, 'all']);
  assert.deepEqual(
    found.hits.map(({ match }) => match),
    ['all', 'all', 'all', 'some'],
  );
});

test('the name is marked as a whole, and only where it is the author', () => {
  assert.deepEqual(search('山里的老木匠').hits.map(marked), [['山里的老木匠 literal'], ['山里的老木匠 literal'], [], []]);
  assert.deepEqual(search('山裡的老木匠').hits.map(marked)[0], ['山里的老木匠 script']);
});

test('characters of the name that stand somewhere in the text are not marked', () => {
  const [hit] = search('山里的老木匠', { filters: { author: '山里的老木匠' }, sort: 'oldest' }).hits;
  assert.deepEqual(hit?.snippets[0]?.marks, []);
});

test('width, case, script and invisible characters do not matter', () => {
  for (const query of ['ＬＡＯ＿wang', ' lao_wang ']) assert.deepEqual(ids(search(query)).sort(), ['6', '7'], query);
  assert.deepEqual(
    search('LAO_WANG').names?.map(({ name }) => name),
    ['Lao_Wang', 'lao_wang'],
  );
  for (const query of ['月亮台', '月亮\u2060台', '月亮臺']) assert.equal(ids(search(query))[0], '8', query);
});

test('blanks between Chinese characters make no other name, and what an emoji is made of does', () => {
  for (const query of ['河边的老船工', '河边的 老船工', '河 边 的 老 船 工', '河边的\u3000老船工'])
    assert.equal(ids(search(query))[0], 'spaced', query);
  assert.equal(search('❤️‍🔥').names?.[0]?.name, '❤️‍🔥');
  assert.equal(search('❤️🔥').names, undefined);
  assert.notEqual(nameKey('가\u1160'), nameKey('가'));
  assert.equal(nameKey('Ann  Lee'), 'ann lee');
  assert.notEqual(nameKey('Ann Lee'), nameKey('AnnLee'));
  holdsFor(anyText(6), (name) => assert.equal(nameKey(nameKey(name)), nameKey(name)));
});

test('a part of a name is nobody, and so is who has none', () => {
  for (const query of ['山里的老木', '老木匠', '山里的老木匠 刨子', '匿名用户', '匿名用戶', '匿名'])
    assert.equal(search(query).names, undefined, query);
});

test('quotation marks may stand around a name', () => {
  assert.deepEqual(ids(search('"山里的老木匠"')), ['2', '1', '3']);
  assert.equal(search('「小满」').names?.[0]?.name, '小满');
});

test('a name may look like an operator, or like nothing', () => {
  for (const [i, name] of ODD_NAMES.entries()) {
    const found = search(name);
    assert.equal(found.hits[0]?.id, `odd${i}`, name);
    assert.deepEqual(
      found.names?.map((one) => one.name),
      [name],
      name,
    );
  }
});

test('half a surrogate pair in a name is found as the index keeps it', () => {
  assert.equal(search('甲\ud800').hits[0]?.id, 'half');
  assert.equal(search('甲\ufffd').hits[0]?.id, 'half');
});

test('a word that many more answers hold than its namesake wrote stays a word', () => {
  const found = search('番茄');
  assert.deepEqual(found.names, [{ kind: 'author', name: '番茄', total: 1 }]);
  assert.equal(ids(found).includes('9'), false);
  assert.equal(found.totalAll, 12);
});

test('filters hold for the answers of a name, too', () => {
  assert.deepEqual(ids(search('山里的老木匠', { filters: { topic: '木工' }, match: 'all' })), ['1', '3']);
  assert.deepEqual(ids(search('山里的老木匠', { filters: { author: '小满' } })), ['3']);
});

test('another order orders them, too, and counts as many', () => {
  const found = search('山里的老木匠', { sort: 'newest', explain: true });
  assert.deepEqual([found.totalAll, ids(found)[0]], [3, '2']);
  assert.deepEqual(
    found.hits.map(({ match }) => match),
    ['all', 'all', 'all'],
  );
});

test('pages, facets and totals count them', () => {
  const pages = [1, 2, 3].flatMap((page) => ids(search('山里的老木匠', { page, pageSize: 1 })));
  assert.deepEqual(pages, ['2', '1', '3']);
  assert.deepEqual(search('山里的老木匠', { facets: ['author'], match: 'all' }).facets, {
    author: [
      { value: '山里的老木匠', count: 2 },
      { value: '小满', count: 1 },
    ],
  });
});

test('the score of an answer found by its author is what is known of it, and says so', () => {
  for (const { score, explanation } of search('山里的老木匠', { explain: true }).hits.slice(0, 2)) {
    assert.ok(explanation);
    const { stands, terms, question = 0, substance = 0, votes = 0 } = explanation;
    assert.deepEqual([stands, terms], ['name', []]);
    assert.ok(Math.abs(score - question - substance - votes) < 1e-9);
  }
});

test('a name is no slip', () => {
  assert.equal(search('Lao_Wang').correction, undefined);
});

test('whoever has a name is found by it, whatever the name', async () => {
  const sampled = fc.sample(anyText(6), { seed: 7, numRuns: 150 }).map((author, i) => answer({ id: `${i}`, author, text: TEXT, question: `问${i}` }));
  const any = await searcherOver(pagesOf(sampled), { maxQueryChars: 3000 });
  holdsFor(fc.constantFrom(...sampled), ({ id, author }) => {
    if (author.replace(/\p{Default_Ignorable_Code_Point}/gu, '').trim() === '') return;
    const { names = [], hits } = any.search({ query: author, page: 1, pageSize: 100 });
    assert.equal(names[0]?.kind, 'author', JSON.stringify(author));
    assert.ok(hits.some((hit) => hit.id === id && hit.match === 'all'));
    const first = hits.findIndex(({ authorMarks }) => !authorMarks);
    assert.ok(hits.slice(first < 0 ? hits.length : first).every(({ authorMarks }) => !authorMarks));
  });
});
