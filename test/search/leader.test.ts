/** Tests which of the copies of an answer is shown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SearchRequest } from '../../src/search-model.js';
import { answer, pagesOf } from '../support/pages.js';
import { searcherOver } from '../support/searcher.js';

const WHOLE =
  '先把五花肉切成三厘米见方的块，冷水下锅焯去血沫，再用小火慢慢煎出油来，最后加冰糖炒到枣红色，倒热水没过肉块炖一个钟头。出锅前大火收汁，撒一把葱花。';
const CUT = WHOLE.slice(0, 52);

const copied = await searcherOver(
  pagesOf([
    answer({ id: 'cut', question: '五花肉？', text: CUT, site: 'c.example', author: '丙', answeredOn: '2019-01-01' }),
    answer({ id: 'late', question: '五花肉怎么烧？', text: WHOLE, site: 'b.example', author: '乙', answeredOn: '2023-01-01' }),
    answer({
      id: 'early',
      question: '红烧肉怎么做才好吃，有没有简单的办法？',
      text: WHOLE,
      site: 'a.example',
      author: '甲',
      answeredOn: '2021-01-01',
    }),
    answer({ id: 'thanked', question: '红烧肉？', text: `${WHOLE}谢谢！`, site: 'd.example', author: '丁', answeredOn: '2022-01-01' }),
    answer({ id: 'other', question: '红烧肉怎么做？', text: '五花肉冷水下锅焯去血沫，捞出来放啤酒和生姜，盖上盖子，等着就行。' }),
  ]),
);

const leaderOf = (query: string, more: Partial<SearchRequest> = {}): string | undefined => {
  const { hits } = copied.search({ query, page: 1, pageSize: 10, ...more });
  return hits.find(({ copies }) => copies)?.id;
};

test('of copies the earliest of the full texts is shown, though a cut one scores higher', () => {
  const scored = copied.search({ query: '五花肉', page: 1, pageSize: 10, copies: 'all' }).hits.filter(({ id }) => id !== 'other');
  assert.equal(scored[0]?.id, 'cut');
  assert.equal(leaderOf('五花肉'), 'early');
  const [shown] = copied.search({ query: '五花肉', page: 1, pageSize: 10 }).hits.filter(({ copies }) => copies);
  assert.deepEqual(shown?.copies?.map(({ id }) => id).toSorted(), ['cut', 'late', 'thanked']);
  assert.equal(shown?.score, scored.find(({ id }) => id === 'early')?.score);
  assert.ok(shown?.snippets.some(({ marks, text }) => marks.some(({ start, end }) => text.slice(start, end) === '五花肉')));
});

test('a fuller copy that does not satisfy the filters or the query is passed over', () => {
  assert.equal(leaderOf('五花肉', { filters: { site: 'c.example' } }), 'cut');
  assert.equal(leaderOf('五花肉 author:丙'), 'cut');
  assert.equal(leaderOf('五花肉', { filters: { from: '2022' } }), 'thanked');
  assert.equal(leaderOf('五花肉 -葱花'), 'cut');
  // Only in the later one's question does it stand as typed.
  assert.equal(leaderOf('"五花肉怎么烧"'), 'late');
  assert.equal(leaderOf('五花肉怎么烧'), 'late');
});

test('copies that match in part are led by a full one as well', () => {
  const { hits } = copied.search({ query: '五花肉 宇宙飞船', page: 1, pageSize: 10 });
  assert.deepEqual([hits.find(({ copies }) => copies)?.id, hits[0]?.match], ['early', 'some']);
});

test('in an order by day a hit stands where its own day puts it', () => {
  assert.equal(leaderOf('五花肉', { sort: 'newest' }), 'late');
  assert.equal(leaderOf('五花肉', { sort: 'oldest' }), 'cut');
});
