/** Tests which answers are shown as similar: none rather than noise, and no text twice. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answer } from '../../src/model.js';
import { leastSimilarity } from '../../src/search/similarity.js';
import { matchKey } from '../../src/text/fold.js';
import { answer, pagesOf } from '../support/pages.js';
import { anyText, holdsFor, holdsForAsync } from '../support/property.js';
import { readSample, searcherOver } from '../support/searcher.js';

const KITES = '风筝为什么总是飞不高？';
const SOUP = '鲫鱼汤怎么炖才白？';

const ANSWERS = [
  answer({ id: 'kite', question: KITES, text: '风筝飞不高，多半是提线系得太靠上，风一来就打转；尾巴太轻也压不住头。' }),
  answer({ id: 'kite2', question: KITES, text: '竹条两边要削得一样重，不然风筝一边栽，提线再怎么调也没用。' }),
  answer({ id: 'kite3', question: '自己扎的风筝老打转怎么办？', text: '先调提线，再加长尾巴。竹条一头重一头轻的风筝，调不好。' }),
  answer({ id: 'soup', question: SOUP, text: '鲫鱼先煎后炖，滚水一次加足，反正别用凉水，汤才白。' }),
  answer({ id: 'clock', question: '老座钟走走停停怎么修？', text: '座钟要放平，发条上到八分，反正别上满。' }),
  answer({ id: 'short', question: '吃什么？', text: '随便。' }),
  answer({ id: 'short2', question: '吃什么？', author: '阿树', text: '随便！' }),
  answer({ id: 'short3', question: '吃什么好？', author: '小河', text: '……隨便' }),
  answer({ id: 'lost', question: KITES, text: '风筝的提线和竹条，我都丢了。', foreign: true }),
];

const searcher = await searcherOver(pagesOf(ANSWERS));
const idsOf = (id: string, question?: 'any' | 'other', limit = 10): string[] => searcher.similar(id, limit, question).hits.map((hit) => hit.id);

test('an answer about the same is similar, whichever question it stands under, and one that shares a word by chance is not', () => {
  assert.deepEqual(idsOf('kite').toSorted(), ['kite2', 'kite3']);
  assert.deepEqual(idsOf('kite', 'other'), ['kite3']);
  assert.deepEqual([idsOf('soup'), idsOf('clock')], [[], []]);
});

test('without a question of its own, an answer needs more to be similar', () => {
  assert.ok(!idsOf('kite').includes('lost'));
  for (const answers of [2, 50, 100_000]) assert.ok(leastSimilarity(answers, false) > leastSimilarity(answers, true));
});

test('the bar is higher, the more answers there are', () => {
  holdsFor(fc.tuple(fc.integer({ min: 1, max: 1e7 }), fc.integer({ min: 1, max: 1e7 })), ([a, b]) => {
    for (const isAsked of [true, false]) assert.ok(a <= b === leastSimilarity(a, isAsked) <= leastSimilarity(b, isAsked));
  });
});

test('texts that differ in signs and script only are one text, however short', () => {
  assert.deepEqual(idsOf('short'), []);
});

test('of the sample, nothing but cooking is like braised pork, and nothing is like a language model that makes things up', async () => {
  const sample = await searcherOver(await readSample());
  const { hits } = sample.search({ query: '红烧肉', page: 1, pageSize: 50 });
  const pork = hits.filter(({ question }) => /[红紅][烧燒]肉/.test(question.text));
  assert.ok(pork.length > 3);
  for (const { id } of pork)
    for (const { question } of sample.similar(id, 5, 'other').hits) assert.match(question.text, /[红紅][烧燒]肉|豆腐|青菜|大虾|米/, id);
  const [made] = sample.search({ query: '一本正经地胡说八道', page: 1, pageSize: 1 }).hits;
  for (const { question } of sample.similar(made?.id as string, 5, 'other').hits) assert.match(question.text, /模型|GPT|分词|ViT/);
});

const SENTENCES = ANSWERS.flatMap(({ text }) => text.split(/(?<=[，。；])/));
const anyAnswers = fc.array(
  fc.record({
    question: fc.constantFrom(KITES, SOUP, '自己扎的风筝老打转怎么办？', ''),
    sentences: fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...SENTENCES) }, anyText(8)), { minLength: 1, maxLength: 6 }),
    foreign: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

const plain = (text: string): string => matchKey(text).replace(/[^\p{L}\p{N}]+/gu, '');

test('no answer is like itself or its copies, none is there twice, and the first of many are the first of few', async () => {
  await holdsForAsync(anyAnswers, async (drawn) => {
    const answers = drawn.map(
      ({ question, sentences, foreign }, i): Answer => answer({ id: String(i), question, text: sentences.join(''), ...(foreign && { foreign }) }),
    );
    const over = await searcherOver(pagesOf(answers));
    for (const { id, text, question } of answers) {
      const { hits } = over.similar(id, 20);
      const others = hits.map((hit) => answers[Number(hit.id)] as Answer);
      const copies = new Set([id, ...over.answer(id).copies.map((copy) => copy.id)]);
      assert.ok(hits.every((hit, i) => !copies.has(hit.id) && hit.score <= (hits[i - 1]?.score ?? Infinity)));
      const texts = [text, ...others.map((other) => other.text)].map(plain);
      assert.equal(new Set(texts).size, texts.length);
      assert.ok(hits.every((hit) => hit.score > leastSimilarity(answers.length, true)));
      for (const limit of [1, 3]) assert.deepEqual(over.similar(id, limit).hits, hits.slice(0, limit));
      for (const hit of over.similar(id, 20, 'other').hits)
        assert.ok(hit.questionId === undefined || hit.questionId !== over.answer(id).questionId, question);
    }
  });
});
