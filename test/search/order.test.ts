/** Tests what orders answers beside their terms: their question, what they have to say, their votes, and whether the order is strict. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answer } from '../../src/model.js';
import type { SearchRequest } from '../../src/search-model.js';
import { answer, pagesOf } from '../support/pages.js';
import { holdsFor } from '../support/property.js';
import { searcherOver } from '../support/searcher.js';

const LONG =
  '先把五花肉切成麻将大小，冷水下锅焯去血沫，捞出来用温水冲净。炒糖色用冰糖，小火慢慢化开，颜色到枣红就下肉翻匀，再加黄酒、生抽和热水，盖上盖子炖一个钟头，最后收汁。';
const OTHERS = Array.from({ length: 12 }, (_, i) =>
  answer({ id: `other${i}`, question: `第${i}个别的问题`, text: `说些与此无关的事情，第${i}件。` }),
);

async function idsOf(query: string, answers: readonly Answer[], more: Partial<SearchRequest> = {}): Promise<string[]> {
  const { hits } = (await searcherOver(pagesOf([...answers, ...OTHERS]))).search({ query, page: 1, pageSize: 10, ...more });
  return hits.map(({ id }) => id);
}

test('under a question that holds all that was typed, the answer with something to say comes before the joke', async () => {
  const answers = [
    answer({ id: 'joke', question: '红烧肉怎么做才不腻？', text: '只吃两块红烧肉。' }),
    answer({ id: 'recipe', question: '红烧肉怎么做才不腻？', text: LONG }),
    answer({ id: 'advice', question: '红烧肉怎么做才不腻？', text: '焯水要冷水下锅，炖的时候别开大火，时间给够就不会腻。' }),
  ];
  assert.deepEqual(await idsOf('红烧肉', answers), ['recipe', 'advice', 'joke']);
});

test('what the question does not hold is told by the answers themselves', async () => {
  const answers = [
    answer({ id: 'long', question: '红烧肉怎么做才不腻？', text: LONG }),
    answer({ id: 'beer', question: '红烧肉怎么做才不腻？', text: '用啤酒代替水。' }),
  ];
  assert.deepEqual(await idsOf('红烧肉 啤酒', answers), ['beer', 'long']);
});

test('a one-line answer that alone holds what was typed comes first', async () => {
  const answers = [
    answer({ id: 'long', question: '有哪些冷知识？', text: `${LONG}顺便说说别的冷知识。` }),
    answer({ id: 'line', question: '有哪些冷知识？', text: '龘读作dá，是龙飞的样子。' }),
  ];
  assert.deepEqual((await idsOf('龘', answers))[0], 'line');
});

test('an answer with more votes comes before its like, and ten million votes add no more than ten thousand', async () => {
  const voted = (id: string, votes?: number): Answer =>
    answer({ id, question: '学什么语言好？', text: `${id}：先学一门，再学一门。`, ...(votes !== undefined && { votes }) });
  const ids = await idsOf('语言', [voted('甲'), voted('乙', 7), voted('丙', 300), voted('丁', -5)]);
  assert.deepEqual(
    [ids.slice(0, 2), ids.slice(2).toSorted()],
    [
      ['丙', '乙'],
      ['丁', '甲'],
    ],
  );
  const searcher = await searcherOver(pagesOf([voted('甲', 10_000), voted('乙', 10_000_000)]));
  const [first, second] = searcher.search({ query: '语言', page: 1, pageSize: 10, explain: true }).hits.map(({ explanation }) => explanation?.votes);
  assert.ok(first !== undefined && first > 0 && first === second);
});

test('in a short query what holds all of it comes first; in a longer one the score decides, and partial hits say that they are', async () => {
  const filler = '这一段说的是完全不同的事情，与要找的东西没有关系。'.repeat(60);
  const answers = [
    answer({ id: 'scattered', question: '杂谈', text: `修车。${filler}便宜的。${filler}上海。${filler}哪里。${filler}补胎。` }),
    answer({ id: 'right', question: '补胎哪里便宜？', text: '上海的话，路边的补胎店最便宜，二十块补一个胎，补胎之前先问价。' }),
  ];
  const searcher = await searcherOver(pagesOf([...answers, ...OTHERS]));
  const short = searcher.search({ query: '修车 补胎', page: 1, pageSize: 10 });
  assert.deepEqual([short.hits[0]?.id, short.hits[1]?.match, short.mixed], ['scattered', 'some', undefined]);
  const long = searcher.search({ query: '上海 哪里 补胎 便宜 修车', page: 1, pageSize: 10 });
  assert.deepEqual(
    [long.totalAll, long.mixed, ...long.hits.slice(0, 2).map(({ id, match }) => `${id} ${match}`)],
    [1, true, 'right some', 'scattered all'],
  );
  const whole = searcher.search({ query: '上海 哪里 补胎 便宜 修车', page: 1, pageSize: 10, match: 'all' });
  assert.deepEqual([whole.total, whole.mixed, whole.hits.map(({ id }) => id)], [1, undefined, ['scattered']]);
});

test('words that only ask weigh less than words that name', async () => {
  const answers = [
    answer({ id: 'asks', question: '', text: '为什么呢？怎么会？如何是好？' }),
    answer({ id: 'names', question: '', text: '瑞利散射把短波长的光散得更开。' }),
  ];
  assert.equal((await idsOf('为什么瑞利散射，如何，怎么', answers))[0], 'names');
});

const words = fc.array(fc.constantFrom('红烧肉', '糖色', '五花肉', '冰糖', '小火', '怎么做', '不腻'), { minLength: 1, maxLength: 6 });
const corpus = fc.array(
  fc.record({ question: fc.constantFrom('红烧肉怎么做？', '糖色怎么炒？', '五花肉'), words, votes: fc.option(fc.nat(20_000)) }),
  {
    minLength: 1,
    maxLength: 12,
  },
);

test('a score is the sum of what explains it, and hits come in the order of their scores on each level', async () => {
  const searchers = new Map<string, Awaited<ReturnType<typeof searcherOver>>>();
  const corpora = fc.sample(corpus, { numRuns: 12, seed: 20_200_101 });
  for (const [i, answers] of corpora.entries()) {
    const made = answers.map(({ question, words: text, votes }, j) =>
      answer({ id: `${i}-${j}`, question, text: `${j}：${text.join('，')}`, ...(votes !== null && { votes }) }),
    );
    searchers.set(String(i), await searcherOver(pagesOf(made)));
  }
  let checked = 0;
  holdsFor(
    fc.record({ corpus: fc.nat(corpora.length - 1), query: words.map((all) => all.join(' ')) }),
    ({ corpus: i, query }) => {
      const { hits, mixed } = (searchers.get(String(i)) as Awaited<ReturnType<typeof searcherOver>>).search({
        query,
        page: 1,
        pageSize: 20,
        explain: true,
        copies: 'all',
      });
      for (const [at, { score, explanation, match }] of hits.entries()) {
        const { question = 0, substance = 0, votes = 0, terms = [] } = explanation ?? {};
        const sum = terms.reduce((all, part) => all + part.score, question + substance + votes);
        assert.ok(Math.abs(sum - score) < 1e-9, `${query}: ${score} is not ${sum}`);
        assert.ok(question >= 0 && substance >= 0 && votes >= 0);
        const before = hits[at - 1];
        if (before && mixed) assert.ok(before.score >= score - 1e-9, query);
        if (before && !mixed) assert.ok(before.match === 'all' || match === 'some', query);
        checked++;
      }
    },
    200,
  );
  assert.ok(checked > 500, `only ${checked} hits were checked`);
});

test('sentences keep what was typed: nothing is corrected in them', async () => {
  const answers = [
    answer({ id: 'exam', question: '男性功能鉴定怎么做？', text: '男性功能鉴定要去有资质的机构，性功能由专科医生检查。' }),
    answer({ id: 'funds', question: '怎么办指数基金账户？', text: '开户之后就能买指数基金，选哪一只另说。' }),
  ];
  const searcher = await searcherOver(pagesOf([...answers, ...OTHERS]));
  for (const query of ['男性性功能鉴定', '怎么选指数基金', '这种情况是否需要做男性性功能鉴定']) {
    const { correction, hits } = searcher.search({ query, page: 1, pageSize: 10 });
    assert.notEqual(correction?.applied, true, query);
    assert.ok(hits.length > 0, query);
  }
});

test('numbers and Latin words of a sentence stand for themselves, not for all that begin so', async () => {
  const many = Array.from({ length: 40 }, (_, i) => answer({ id: `n${i}`, question: '', text: `编号1${i}号，版本2.${i}，第3${i}页。` }));
  const searcher = await searcherOver(pagesOf([...many, answer({ id: 'right', question: '', text: '第1条第2款第3项规定了保险事故的通知期限。' })]));
  const { hits, stoppedBy } = searcher.search({ query: '第1条第2款第3项的通知期限是多久', page: 1, pageSize: 10, explain: true });
  assert.deepEqual([hits[0]?.id, stoppedBy], ['right', undefined]);
  assert.ok(hits.every(({ explanation }) => explanation?.terms.every(({ term, match }) => match === 'exact' || !/[0-9a-z]/.test(term))));
});
