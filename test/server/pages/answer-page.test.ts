/** Tests the page of one answer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnswerDetail } from '../../../src/model.js';
import type { QuestionDetail } from '../../../src/question-model.js';
import { type AroundAnswer, answerPage as pageOf } from '../../../src/server/pages/answer-page.js';
import { answer } from '../../support/pages.js';
import { SITE } from '../site.js';

/** A whole answer that stands alone on its page, with what a test cares about put in. */
function detail(fields: Partial<AnswerDetail> = {}): AnswerDetail {
  const one = answer({ id: 'jian.example:1' });
  const page = { question: one.question, pageNumber: 1, site: one.site, related: [], answers: [{ id: one.id, author: one.author }] };
  return { ...one, places: [{ question: one.question, page: 1 }], page, history: [], copies: [], archived: [], ...fields };
}

const NOTHING: AroundAnswer = { similar: { id: 'x', words: [], hits: [] }, found: { query: '' } };
const answerPage = (one: AnswerDetail, around: Partial<AroundAnswer> = {}): string => pageOf(SITE, one, { ...NOTHING, ...around });

test('keeps paragraphs and line ends as archived', () => {
  const page = answerPage(detail({ text: '一\n二\n\n\n三' }));
  assert.ok(page.includes('<div class="text"><p>一<br>二</p><p>三</p></div>'));
});

test('lists the captures of an answer, and folds the texts that it had before', () => {
  const page = answerPage(
    detail({
      revision: 'new',
      history: [{ text: '先烧水。\n<b>', revision: 'old', author: '阿木', question: '怎么学做饭？', archivedOn: '2021-01-02', votes: 3 }],
      historyOmitted: 2,
      places: [
        { question: '怎么学做饭？', page: 1, archivedOn: '2024-01-02', revision: 'new' },
        { question: '怎么炖汤？', page: 2, revision: 'new' },
        { question: '怎么学做饭？', page: 1, archivedOn: '2021-01-02', revision: 'old' },
      ],
    }),
  );
  assert.ok(page.includes('<summary>2021-01-02 存档，3 人赞同</summary><div class="text"><p>先烧水。<br>&lt;b&gt;</p></div></details>'));
  assert.ok(page.includes('更早的 2 种没有列出'));
  assert.ok(page.includes('<h2>各次存档</h2><ul><li>2024-01-02</li><li>日期不明（怎么炖汤？，第 2 页）</li><li>2021-01-02（文字不同）</li></ul>'));
  assert.doesNotMatch(answerPage(detail()), /以前的文字|各次存档/);
});

test('links to the source only where it is a web address', () => {
  for (const url of ['https://jian.example/1', 'HTTP://jian.example/1'])
    assert.ok(answerPage(detail({ url })).includes(`<a href="${url}" rel="nofollow noopener">`));
  for (const url of [
    undefined,
    '',
    'javascript:alert(1)',
    ' https://x',
    'data:text/html,x',
    '//jian.example',
    'ftp://x',
    'JaVaScRiPt:https://x',
    'java\nscript:x',
  ]) {
    assert.doesNotMatch(answerPage(detail({ ...(url !== undefined && { url }) })), /原文|script:/, url);
  }
});

test('cannot leave an attribute through the address of the source', () => {
  assert.ok(answerPage(detail({ url: 'https://x/"onclick="y' })).includes('href="https://x/&quot;onclick=&quot;y"'));
});

test('leaves out what is not known', () => {
  const page = answerPage(detail());
  assert.doesNotMatch(page.slice(page.indexOf('<main')), /这个问题的回答|也出现在|相关问题|前后的讨论|undefined|false|class="detail"/);
});

test('says of an article, and of an extract, that it is no answer', () => {
  assert.ok(answerPage(detail({ kind: 'article' })).includes('这是一篇文章'));
  assert.ok(answerPage(detail({ kind: 'extract' })).includes('从网页里取出'));
  assert.ok(!answerPage(detail()).includes('这是一篇文章'));
});

test('lists who else answers on the page, and names the nameless', () => {
  const base = detail();
  const answers = [
    { id: base.id, author: '阿木' },
    { id: 'a/b', author: '' },
    { id: 'c', author: '阿<花' },
  ];
  const page = answerPage({ ...base, page: { ...base.page, answers } });
  assert.ok(
    page.includes('<li aria-current="page">阿木（本条）</li><li><a href="/answers/a%2Fb">匿名</a></li><li><a href="/answers/c">阿&lt;花</a></li>'),
  );
});

test('lists the other places of an answer', () => {
  const places = [
    { question: '甲？', page: 1 },
    { question: '乙？', page: 3, archivedOn: '2024-05-06' },
  ];
  assert.ok(answerPage(detail({ places })).includes('<li>甲？（第 1 页）</li><li>乙？（第 3 页，2024-05-06 存档）</li>'));
});

test('turns related questions and neighbours into searches for them', () => {
  const base = detail();
  const page = answerPage({ ...base, page: { ...base.page, related: ['C++ & C？'], previous: '前？', next: '后？' } });
  assert.ok(page.includes('<a href="/search?q=C%2B%2B+%26+C%EF%BC%9F">C++ &amp; C？</a>'));
  assert.match(page, /<h2>前后的讨论<\/h2><ul><li>前一个：<a [^>]*>前？<\/a>.*?<\/li><li>后一个：<a [^>]*>后？<\/a>/);
});

test('describes itself by the beginning of the text on one line', () => {
  const description = /<meta name="description" content="([^"]*)">/.exec(answerPage(detail({ text: `甲\n\n${'乙'.repeat(200)}` })))?.[1] ?? '';
  assert.equal(description, `甲 ${'乙'.repeat(118)}……`);
});

test('says which day it shows', () => {
  assert.match(
    answerPage(detail({ dateIs: 'answeredOn', answeredOn: '2021-02-03', archivedOn: '2024-05-06' })),
    /<time datetime="2021-02-03">2021-02-03<\/time> 回答/,
  );
  assert.match(answerPage(detail({ dateIs: 'archivedOn', archivedOn: '2024-05-06' })), /<time datetime="2024-05-06">2024-05-06<\/time> 存档/);
});

test('links a related question to its page where it is in the archive', () => {
  const base = detail();
  const page = answerPage({
    ...base,
    page: { ...base.page, related: ['有的？', '没有的？'] },
    archived: [{ question: '有的？', id: 'a:1', questionId: '0123456789ab' }],
  });
  assert.match(page, /<a href="\/questions\/0123456789ab">有的？<\/a><\/li>/);
  assert.match(page, /<a href="\/search\?q=[^"]+">没有的？<\/a> <span class="soft">（没有存档，会去搜索）/);
});

test("says that a question seems not to be the answer's own, and lists copies and similar answers", () => {
  const other = answer({ id: 'b:2', question: '别处的问题？', author: '乙' });
  const hit = { ...other, id: 'c:3', score: 1, match: 'some', question: { text: '相似的问题？', marks: [] }, snippets: [] } as const;
  const page = answerPage(detail({ foreign: true, copies: [other] }), { similar: { id: 'x', words: [], hits: [hit] } });
  assert.match(page, /看来不是答这个问题的/);
  assert.match(answerPage(detail({ doubtful: true })), /可能不是答这个问题的/);
  assert.doesNotMatch(answerPage(detail()), /相似的回答/);
  assert.match(page, /<h2>相同的文字<\/h2><ul><li><a href="\/answers\/b%3A2">别处的问题？<\/a> · 乙/);
  assert.match(page, /<h2>相似的回答<\/h2><ul><li><a href="\/answers\/c%3A3">相似的问题？<\/a>/);
});

test('marks what it was found by, names the first mark, and leads back to the results', () => {
  const marks = {
    question: [],
    text: [
      { start: 6, end: 8, why: 'literal' },
      { start: 9, end: 10, why: 'script' },
    ],
  } as const;
  const page = answerPage(detail({ text: '先浇水。\n\n番茄、裡面。', marks }), { found: { query: '番茄 里', channels: [] } });
  assert.ok(page.includes('<p>先浇水。</p><p><mark id="m1">番茄</mark>、<mark class="why-script"'));
  assert.ok(page.includes('href="/search?q=%E7%95%AA%E8%8C%84+%E9%87%8C&amp;channels=none"'));
  assert.match(page, /<input type="search" name="q" value="番茄 里"/);
  assert.match(page, /<p class="legend">带点线的标记：繁简或异体写法不同。<\/p>/);
  assert.doesNotMatch(answerPage(detail()), /id="m1"|class="back"/);
});

test('where only the question is marked, the first mark is there', () => {
  const page = answerPage(detail({ marks: { question: [{ start: 0, end: 2, why: 'literal' }], text: [] } }), { found: { query: '怎么' } });
  assert.match(page, /<h1><mark id="m1">怎么<\/mark>/);
});

test('lists the other answers of its question in their order, with how they begin, and folds foreign ones away', () => {
  const mine = answer({ id: 'jian.example:1' });
  const question: QuestionDetail = {
    id: '0123456789ab',
    question: mine.question,
    site: '',
    topics: [],
    total: 30,
    page: 1,
    pageSize: 20,
    answers: [answer({ id: 'x', author: '阿花', text: '先买锅。', doubtful: true }), mine],
    foreign: [answer({ id: 'y', author: '阿鱼', text: '先养水。' })],
    related: [],
  };
  const page = answerPage(detail({ questionId: question.id }), { question });
  assert.match(page, /<h1><a href="\/questions\/0123456789ab">/);
  assert.match(
    page,
    /<ol class="answers"><li><a href="\/answers\/x">阿花<\/a> <span class="soft">先买锅。（可能不是答这个问题的）<\/span><\/li><li aria-current="page">阿木（本条）<\/li><\/ol>/,
  );
  assert.match(page, /<a class="tap" href="\/questions\/0123456789ab">这个问题的全部 30 条回答<\/a>/);
  assert.match(page, /<details class="note"><summary>存档页面上还有 1 条别的问题的回答<\/summary><ul><li><a href="\/answers\/y">/);
});

test('leaves similar answers out that its question has already', () => {
  const hit = {
    ...answer({ id: 'c:3' }),
    questionId: '0123456789ab',
    score: 1,
    match: 'some',
    question: { text: '同一题', marks: [] },
    snippets: [],
  } as const;
  const question = { id: '0123456789ab', question: '', site: '', topics: [], total: 1, page: 1, pageSize: 20, answers: [], foreign: [], related: [] };
  assert.doesNotMatch(answerPage(detail(), { question, similar: { id: 'x', words: [], hits: [hit] } }), /相似的回答/);
});

test('describes its question and itself by schema.org, and ends no script by what it says', () => {
  const page = answerPage(detail({ text: '</script><script>alert(1)</script><!--', votes: 3, answeredOn: '2021-02-03', questionId: '0123456789ab' }));
  const json = /<script type="application\/ld\+json">(.*)<\/script>/.exec(page)?.[1] ?? '';
  assert.doesNotMatch(json, /</);
  const { '@type': type, mainEntity } = JSON.parse(json) as { '@type': string; mainEntity: Record<string, unknown> };
  assert.deepEqual([type, mainEntity.url, mainEntity.answerCount], ['QAPage', 'https://wenda.example/questions/0123456789ab', 1]);
  assert.deepEqual(mainEntity.suggestedAnswer, [
    {
      '@type': 'Answer',
      text: '</script><script>alert(1)</script><!--',
      url: 'https://wenda.example/answers/jian.example%3A1',
      author: { '@type': 'Person', name: '阿木' },
      upvoteCount: 3,
      dateCreated: '2021-02-03',
    },
  ]);
  assert.match(page, /<link rel="canonical" href="https:\/\/wenda\.example\/answers\/jian\.example%3A1">/);
});
