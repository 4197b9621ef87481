/** Tests what it means that something stands in an answer as typed, and what does not count as it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SearchRequest } from '../../src/search-model.js';
import { answer, pagesOf } from '../support/pages.js';
import { searcherOver } from '../support/searcher.js';

const searcherOf = (...texts: string[]) => searcherOver(pagesOf(texts.map((text, i) => answer({ id: String(i), question: '问', text }))));

/** Numbers of the texts of which everything is found, in order. */
async function fullOf(query: string, texts: readonly string[], more: Partial<SearchRequest> = {}): Promise<number[]> {
  const { hits } = (await searcherOf(...texts)).search({ query, page: 1, pageSize: 100, ...more });
  return hits.filter(({ match }) => match === 'all').map(({ id }) => Number(id));
}

test('a character beside a Latin word or number belongs to what is typed', async () => {
  const texts = ['选B最好', 'B站视频多', '有话在B区说'];
  assert.deepEqual(await fullOf('B站', texts), [1]);
  assert.deepEqual(await fullOf('"B站"', texts), [1]);
  assert.deepEqual((await fullOf('(选 OR 视频 OR 说) -B站', texts)).toSorted(), [0, 2]);
  assert.deepEqual(await fullOf('7天', ['第7章讲天', '7天之后', '7个人']), [1, 0]);
  assert.deepEqual(await fullOf('大桥3座', ['大桥有3座', '大桥3座', '大桥3个']), [1, 0]);
});

test('what is repeated must be repeated', async () => {
  const texts = ['哈哈，好笑', '哈哈哈，好笑', 'go away', 'go go', '😀', '😀😀'];
  assert.deepEqual(await fullOf('"哈哈哈"', texts), [1]);
  assert.deepEqual(await fullOf('好笑 -哈哈哈', texts), [0]);
  assert.deepEqual(await fullOf('"go go"', texts), [3]);
  assert.deepEqual(await fullOf('away -"go go"', texts), [2]);
  assert.deepEqual(await fullOf('"😀😀"', texts), [5]);
});

test('a phrase passes over signs of the text, of two characters or more', async () => {
  const texts = ['长江大桥，重庆也有', '长江大桥重庆也有', '大桥在重庆', '大，桥'];
  assert.deepEqual((await fullOf('"大桥重庆"', texts)).toSorted(), [0, 1]);
  assert.deepEqual(await fullOf('"桥重"', texts), [1, 0]);
  assert.deepEqual((await fullOf('也有 -"大桥重庆"', [...texts, '也有'])).toSorted(), [4]);
  assert.deepEqual(await fullOf('"一二三"', ['一，二，三', '一三二', '一，二与三']), [0]);
});

test('a word with signs is found in a longer one that is joined by signs', async () => {
  const texts = ['TouchEvent.TOUCH_MOVE很多', 'TOUCH.END与MOVE', 'www.example.com上', 'TOUCH_MOVED'];
  assert.deepEqual(await fullOf('TOUCH_MOVE', texts), [0, 3]);
  assert.deepEqual(await fullOf('"touch_move"', texts), [0]);
  assert.deepEqual(await fullOf('example.com', texts), [2]);
  assert.deepEqual((await fullOf('(很多 OR 上) -touch_move', texts)).toSorted(), [2]);
});

test('kana beside Han must stand, too', async () => {
  assert.deepEqual(await fullOf('寿司ラーメン', ['寿司好吃', '寿司とラーメン', '寿司ラーメン']), [2, 1]);
});

test('of more doubtful answers than are read before, those shown are read', async () => {
  const texts = [...Array.from({ length: 150 }, (_, i) => `长江。江大。大桥${i}`), '长江大桥'];
  const searcher = await searcherOf(...texts);
  const hits = [1, 2].flatMap((page) => searcher.search({ query: '长江大桥', page, pageSize: 100, copies: 'all' }).hits);
  assert.deepEqual(
    hits.flatMap(({ id, match }) => (match === 'all' ? [id] : [])),
    ['150'],
  );
});

test('facets of a query that looks for nothing are empty', async () => {
  const { facets } = (await searcherOf('文')).search({ query: '？！', page: 1, pageSize: 10, facets: ['site', 'year'] });
  assert.deepEqual(facets, { site: [], year: [] });
});

test('what begins so is taken by its whole beginning', async () => {
  assert.deepEqual(await fullOf('武汉中国*', ['中国有武汉', '武汉中国队']), [1]);
});

test('an answer with the pairs of one piece, but not the piece, is none that has everything, however the other piece stands', async () => {
  assert.deepEqual(await fullOf('长江大桥 transf', ['长江。江大。大桥。Transformer好', '长江大桥，Transformer好']), [1]);
});

test('what stands as typed comes before all that has only its pairs, however many these are', async () => {
  const scattered = Array.from({ length: 60 }, (_, i) => `重庆火。庆火锅。火锅店。锅店好。${'好'.repeat(i % 3)}`);
  const texts = [...scattered, `${'说了很多别的话。'.repeat(40)}重庆火锅店好。`];
  assert.equal((await fullOf('重庆火锅店好', texts))[0], 60);
});

test('an order by day is of all hits, however they match', async () => {
  const days = ['2019-01-01', '2024-01-01', '2021-01-01'];
  const texts = ['python慢', 'pythonic', 'python快'];
  const pages = pagesOf(texts.map((text, i) => answer({ id: String(i), question: '问', text, answeredOn: days[i] as string })));
  const { hits } = (await searcherOver(pages)).search({ query: 'python', page: 1, pageSize: 10, sort: 'newest' });
  assert.deepEqual(
    hits.map(({ id }) => id),
    ['1', '2', '0'],
  );
});

test('totals count answers that only have longer words, and a score is the sum of what explains it', async () => {
  const searcher = await searcherOf('Transformer与Python', 'transf是什么', '火箭与pythonic');
  const { total, hits } = searcher.search({ query: 'transf pyth', page: 1, pageSize: 10, explain: true });
  assert.equal(total, hits.length);
  for (const { score, explanation } of searcher.search({ query: 'python 火箭', page: 1, pageSize: 10, explain: true }).hits) {
    const { question = 0, substance = 0, votes = 0, terms = [] } = explanation ?? {};
    const sum = terms.reduce((all, part) => all + part.score, question + substance + votes);
    assert.ok(Math.abs(sum - score) < 1e-9, `${sum} ${score}`);
  }
});

test('what stands in the script that was typed comes first', async () => {
  const texts = ['头发多。', '他說頭髮少，發愁的事情不少，說來話長。', '天冷了头发容易起静电，梳子上沾点水再梳就好。', '頭髮多。'];
  assert.deepEqual(await fullOf('頭髮', texts), [3, 1, 0, 2]);
  assert.deepEqual(await fullOf('头发', texts), [0, 2, 3, 1]);
});

test('a rare word for the same does not decide among answers that have what was typed', async () => {
  const texts = [
    '通胀高，通胀低，都是通胀。',
    '通胀一词，在那里的报纸上要写作通膨，别处不这样写。',
    '通膨高，通膨低。',
    ...Array.from({ length: 20 }, (_, i) => `别的话${i}`),
  ];
  assert.deepEqual(await fullOf('通胀', texts), [0, 1, 2]);
});
