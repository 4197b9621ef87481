/** Tests what is told of a question: its answers in the order of its pages, those that are not its own, and its neighbours. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InvalidRequestError, NotFoundError } from '../../src/errors.js';
import type { IdentifiedPage } from '../../src/model.js';
import { questionPage } from '../../src/server/pages/question-page.js';
import { answer } from '../support/pages.js';
import { searcherOver } from '../support/searcher.js';

const QUESTION = '阳台怎么种番茄？';
const own = (id: string, more = {}) => answer({ id, question: QUESTION, text: `番茄要晒太阳，这是第${id}条。`, ...more });
const FISH = answer({ id: 'fish', question: '怎么养鱼？', text: '先养水。' });
const LOST = answer({ id: 'lost', question: '怎么养鱼？', text: '这条谁的也不是。', foreign: true });

const page = (question: string, answers: IdentifiedPage['answers'], more: Partial<IdentifiedPage['page']> = {}): IdentifiedPage => ({
  page: { question, pageNumber: 1, site: 'jian.example', related: [], answers: answers.map(({ id }) => id), ...more },
  answers,
});

const searcher = await searcherOver([
  page(QUESTION, [own('d', { topics: ['阳台'] }), own('c', { topics: ['园艺', '阳台'] })], {
    pageNumber: 2,
    archivedOn: '2024-02-02',
    next: '怎么养鱼？',
  }),
  page(QUESTION, [own('b'), FISH, own('a')], {
    foreign: ['fish'],
    archivedOn: '2024-01-01',
    related: ['怎么养鱼？', '没有存档的？'],
    previous: '前一个？',
  }),
  page('怎么养鱼？', [FISH, LOST], { foreign: ['lost'] }),
]);

const idOf = (query: string): string => searcher.search({ query, page: 1, pageSize: 1 }).hits[0]?.questionId as string;

test('its answers come in the order of its pages, whichever was read first, and the foreign one apart', () => {
  const question = searcher.question(idOf('番茄'), 1, 10);
  assert.deepEqual([question.question, question.site, question.total], [QUESTION, 'jian.example', 4]);
  assert.deepEqual(
    question.answers.map(({ id }) => id),
    ['b', 'a', 'd', 'c'],
  );
  assert.deepEqual(
    question.foreign.map(({ id }) => id),
    ['fish'],
  );
  assert.equal(question.archivedOn, '2024-02-02');
  assert.deepEqual(question.topics, ['阳台', '园艺']);
});

test('its neighbours are links where they are archived', () => {
  const { related, previous, next } = searcher.question(idOf('番茄'), 1, 10);
  const fish = { question: '怎么养鱼？', id: idOf('养水') };
  assert.deepEqual(related, [fish, { question: '没有存档的？' }]);
  assert.deepEqual([previous, next], [{ question: '前一个？' }, fish]);
});

test('comes page by page, none of which overlap, and nothing behind the last', () => {
  const id = idOf('番茄');
  const ids = [1, 2, 3].map((number) => searcher.question(id, number, 3).answers.map((one) => one.id));
  assert.deepEqual(ids, [['b', 'a', 'd'], ['c'], []]);
  assert.deepEqual(searcher.question(id, 2, 3).foreign, []);
});

test('an answer without a question of its own has none to lead to', () => {
  const [hit] = searcher.search({ query: '谁的也不是', page: 1, pageSize: 1 }).hits;
  assert.deepEqual([hit?.id, hit?.questionId, searcher.answer('lost').questionId], ['lost', undefined, undefined]);
});

test('an answer names its question as its hits do, and the archived ones of its page', () => {
  const detail = searcher.answer('b');
  assert.equal(detail.questionId, idOf('番茄'));
  assert.deepEqual(detail.archived, [{ question: '怎么养鱼？', id: 'fish', questionId: idOf('养水') }]);
});

test('all questions are listed by their ids, each with the last day of its answers', async () => {
  const dated = await searcherOver([
    page('一？', [
      answer({ id: '1', question: '一？', archivedOn: '2024-01-01' }),
      answer({ id: '2', question: '一？', answeredOn: '2021-03-04', archivedOn: '2025-01-01' }),
    ]),
    page('二？', [answer({ id: '3', question: '二？' })]),
  ]);
  const { total, questions } = dated.questions(0, 10);
  assert.equal(total, 2);
  assert.deepEqual(
    questions.map(({ id }) => id),
    questions.map(({ id }) => id).toSorted(),
  );
  assert.deepEqual(
    new Map(questions.map(({ id, on }) => [dated.question(id, 1, 10).question, on])),
    new Map([
      ['一？', '2024-01-01'],
      ['二？', undefined],
    ]),
  );
  assert.deepEqual([dated.questions(1, 10).questions, dated.questions(2, 10).questions], [questions.slice(1), []]);
});

test('refuses what is no question, and pages out of range', () => {
  for (const id of ['', 'x', '0123456789ab', '0123456789abc', `${idOf('番茄')}0`, '../1']) {
    assert.throws(() => searcher.question(id, 1, 10), NotFoundError, id);
  }
  for (const [number, size] of [
    [0, 10],
    [1.5, 10],
    [1, 0],
    [1, 101],
    [Number.NaN, 10],
  ] as const) {
    assert.throws(() => searcher.question(idOf('番茄'), number, size), InvalidRequestError);
  }
  assert.throws(() => searcher.questions(0, 0), InvalidRequestError);
  assert.throws(() => searcher.questions(0, 50_001), InvalidRequestError);
});

test('a doubtful answer stays among those of its question and is found by it, and hit, answer and question say so', async () => {
  const doubtful = own('e', { text: '先把渔网补好，再谈别的。', doubtful: true });
  const over = await searcherOver([page(QUESTION, [own('a'), doubtful], { foreign: ['e'] })]);
  const { hits } = over.search({ query: '阳台怎么种番茄', page: 1, pageSize: 9 });
  assert.deepEqual(
    hits.map(({ id, doubtful: marked, foreign }) => [id, marked, foreign]),
    [
      ['a', undefined, undefined],
      ['e', true, undefined],
    ],
  );
  const { answers, foreign, total } = over.question(hits[0]?.questionId as string, 1, 10);
  assert.deepEqual([answers.map((one) => one.doubtful), foreign, total], [[undefined, true], [], 2]);
  assert.equal(over.answer('e').doubtful, true);
  assert.match(questionPage({ origin: '', script: '/box.js' }, over.question(hits[0]?.questionId as string, 1, 10)), /可能不是答这个问题的/);
});

test('a text that was posted to it twice stands there once, as its longest copy, in the place of the first', async () => {
  const long = '番茄要晒足太阳，每天早上浇一次水，开花以后隔十天追一次肥，侧枝长出来就掐掉，果子才大。';
  const twice = await searcherOver([
    page(QUESTION, [own('cut', { text: long.slice(0, 34) }), own('b'), own('whole', { text: long, author: '阿花' })]),
  ]);
  const { hits } = twice.search({ query: '番茄', page: 1, pageSize: 10 });
  assert.ok(hits.some(({ copies = [] }) => copies.length === 1));
  const { total, answers } = twice.question(hits[0]?.questionId as string, 1, 10);
  assert.deepEqual([total, answers.map(({ id }) => id)], [2, ['whole', 'b']]);
});
