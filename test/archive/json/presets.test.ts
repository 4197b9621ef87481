/** Tests the kinds of records that are known by their fields. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onlyAnswer, onlyPage, readBytes } from '../../support/read-source.js';

const json = (...records: unknown[]): string => records.map((record) => JSON.stringify(record)).join('\n');

const ANSWER = {
  type: 'answer',
  id: 51,
  question: { type: 'question', id: 7, title: '夜里怎么看星星？', detail: '<p>在<b>城里</b>。</p>' },
  author: { name: '山风', url_token: 'shan-feng' },
  content: '<p>关灯。</p><p>等<b>二十</b>分钟。</p>',
  voteup_count: 12,
  comment_count: 3,
  created_time: 1623456000,
  updated_time: 1623542400,
};
const ARTICLE = {
  type: 'article',
  id: 88,
  title: '<em>旧</em>望远镜',
  author: { name: '山风' },
  content: '<p>擦镜片。</p>',
  voteup_count: 2,
  created: 1623456000,
  topics: [{ name: '天文' }],
};
const CRAWLED = {
  content_id: '61',
  content_type: 'answer',
  content_text: '看天。\n再看。',
  content_url: 'https://www.zhihu.com/question/7/answer/61',
  question_id: '7',
  title: '夜里怎么看星星？',
  created_time: 1623456000,
  voteup_count: '1,200',
  user_nickname: '水鸟',
  last_modify_ts: 1700000000000,
};
const MNBVC = {
  id: 1,
  问: '面要煮多久？',
  答: '浮起来再等一分钟。',
  来源: 'https://www.jian.example/q/3',
  元数据: { create_time: '20230511 15:56:03', 问题明细: '手擀面。', 回答明细: '', 扩展字段: '{"点赞数": 9, "作者": "老王"}' },
};

test('an answer of the Zhihu interface', async () => {
  const page = await onlyPage('a.jsonl', json(ANSWER));
  assert.deepEqual(page, {
    source: 'a.jsonl',
    format: 'zhihu-api',
    question: '夜里怎么看星星？',
    questionDetail: '在城里。',
    pageNumber: 1,
    site: 'zhihu.com',
    related: [],
    answers: [
      {
        sourceId: '51',
        author: '山风',
        text: '关灯。\n\n等二十分钟。',
        url: 'https://www.zhihu.com/question/7/answer/51',
        answeredOn: '2021-06-12',
        editedOn: '2021-06-13',
        votes: 12,
        topics: [],
      },
    ],
  });
});

test('an article of it: its title is its question', async () => {
  const page = await onlyPage('a.jsonl', json(ARTICLE));
  assert.equal(page.question, '旧望远镜');
  assert.deepEqual(page.answers, [
    {
      sourceId: 'p88',
      kind: 'article',
      author: '山风',
      text: '擦镜片。',
      url: 'https://zhuanlan.zhihu.com/p/88',
      answeredOn: '2021-06-12',
      votes: 2,
      topics: ['天文'],
    },
  ]);
});

for (const [name, nested] of Object.entries({
  'under data': { paging: { is_end: true }, data: [ANSWER, ARTICLE] },
  'under target': { data: [{ type: 'feed', target: ANSWER }, { target: ARTICLE }] },
  'feeds in feeds': { data: { data: [{ target: { data: [ANSWER] } }, ARTICLE] } },
  'a list': [ANSWER, ARTICLE],
}))
  for (const [layout, indent] of [
    ['one line', 0],
    ['many lines', 2],
  ] as const)
    test(`answers of an interface, ${name}, on ${layout}`, async () => {
      const { found, skipped } = await readBytes('answer.json', JSON.stringify(nested, null, indent));
      assert.deepEqual(skipped, []);
      assert.deepEqual(
        found.flatMap(({ page }) => page.answers.map(({ sourceId }) => sourceId)),
        ['51', 'p88'],
      );
    });

test('what MediaCrawler keeps', async () => {
  const page = await onlyPage('zhihu.json', JSON.stringify([CRAWLED]));
  assert.equal(page.format, 'mediacrawler');
  assert.deepEqual([page.site, page.archivedOn], ['zhihu.com', '2023-11-15']);
  assert.deepEqual(page.answers, [
    {
      sourceId: '61',
      author: '水鸟',
      text: '看天。\n再看。',
      url: CRAWLED.content_url,
      votes: 1200,
      answeredOn: '2021-06-12',
      topics: [],
    },
  ]);
});

test('the same answer from the interface and from MediaCrawler has one id', async () => {
  const crawled = await onlyAnswer('a.jsonl', json({ ...CRAWLED, content_id: 51 }));
  assert.equal(crawled.sourceId, (await onlyAnswer('a.jsonl', json(ANSWER))).sourceId);
  const article = await onlyAnswer(
    'a.jsonl',
    json({ ...CRAWLED, content_type: 'article', content_id: 88, content_url: 'https://zhuanlan.zhihu.com/p/88' }),
  );
  assert.deepEqual([article.sourceId, article.kind], ['p88', 'article']);
});

test('a question and answer of MNBVC, whose ids count lines and tell nothing', async () => {
  const page = await onlyPage('a.jsonl', json(MNBVC));
  assert.deepEqual(page, {
    source: 'a.jsonl',
    format: 'mnbvc',
    question: '面要煮多久？',
    questionDetail: '手擀面。',
    pageNumber: 1,
    site: 'jian.example',
    archivedOn: '2023-05-11',
    related: [],
    answers: [{ author: '老王', text: '浮起来再等一分钟。', url: 'https://www.jian.example/q/3', votes: 9, topics: [] }],
  });
});

test('kinds may be mixed line by line', async () => {
  const { found, skipped } = await readBytes('a.jsonl', json(ANSWER, MNBVC, { question: '茶？', text: '水。' }, CRAWLED, ARTICLE));
  assert.deepEqual(skipped, []);
  assert.deepEqual(
    found.map(({ format }) => format),
    ['zhihu-api', 'mnbvc', 'jsonl', 'mediacrawler', 'zhihu-api'],
  );
});

const WRONG: readonly (readonly [string, unknown])[] = [
  ['question.title is missing or empty', { ...ANSWER, question: {} }],
  ['content is missing or empty', { ...ANSWER, content: '' }],
  ['content holds no text', { ...ANSWER, content: '<p><script>1</script></p>' }],
  ['title is missing or empty', { ...CRAWLED, title: '' }],
  ['content_text is missing or empty', { ...CRAWLED, content_text: null }],
  ['content_type is neither answer nor article: "zvideo"', { ...CRAWLED, content_type: 'zvideo' }],
  ['a comment, no answer', { content_id: '61', comment_id: '1', content: '好' }],
  ['答 is missing or empty', { ...MNBVC, 答: ' ' }],
  ['元数据.扩展字段 is not JSON', { ...MNBVC, 元数据: { 扩展字段: '{' } }],
  ['question is missing or empty', { name: 'package', version: '1' }],
];

for (const [reason, record] of WRONG)
  test(`says why a record is no answer: ${reason}`, async () => {
    const { found, skipped } = await readBytes('a.jsonl', json(record, ANSWER));
    assert.equal(found.length, 1);
    assert.equal(skipped.length, 1);
    assert.equal(skipped[0]?.line, 1);
    assert.ok(skipped[0]?.reason.startsWith(reason), skipped[0]?.reason);
  });

test('times that nobody wrote at are unknown', async () => {
  for (const created_time of [0, null, 'gestern', -5, 1e20]) {
    const { answeredOn } = await onlyAnswer('a.jsonl', json({ ...ANSWER, created_time, updated_time: 0 }));
    assert.equal(answeredOn, undefined, String(created_time));
  }
});
