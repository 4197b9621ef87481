/** Tests the reading of pages: by their layout, by what they say of themselves, and as a last resort. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mirrorText } from '../../support/pages.js';
import { onlyAnswer, onlyPage, readBytes } from '../../support/read-source.js';

const LONG = '汤要小火慢炖，先焯水，再下姜；看着锅，别走开，水少了添热的，不添凉的。'.repeat(6);

const html = (body: string, head = ''): string => `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;

const answer = (parts: string): string =>
  `<div class="AnswerItem">${parts}<div class="RichContent-inner"><div class="RichText"><p>小火。</p></div></div></div>`;

test('a question of the present layout: each answer with author, votes, day and address', async () => {
  const page = await onlyPage(
    'a.html',
    html(`<h1 class="QuestionHeader-title">汤要炖多久？</h1><div class="QuestionHeader-topics"><a class="TopicLink">厨房</a></div>
      ${answer('<div class="AuthorInfo"><meta itemprop="name" content="阿木"></div><meta itemprop="upvoteCount" content="12"><div class="ContentItem-time"><a href="//www.zhihu.com/question/1/answer/2" data-tooltip="发布于 2021-06-12 08:00">编辑于 2021-07-01</a></div>')}
      ${answer('<button class="VoteButton VoteButton--up" aria-label="赞同 1.2 万 "></button><div class="ContentItem-time">编辑于 昨天 17:03</div>')}`),
    { archivedOn: '2022-03-01' },
  );
  assert.deepEqual([page.format, page.question, page.site, page.archivedOn], ['zhihu-question', '汤要炖多久？', 'zhihu.com', '2022-03-01']);
  assert.deepEqual(page.answers, [
    {
      sourceId: '2',
      author: '阿木',
      text: '小火。',
      url: 'https://www.zhihu.com/question/1/answer/2',
      answeredOn: '2021-06-12',
      votes: 12,
      topics: ['厨房'],
    },
    { author: '', text: '小火。', answeredOn: '2022-02-28', votes: 12000, topics: ['厨房'] },
  ]);
});

test('an answer without a text is named, its neighbours stay', async () => {
  const { found, skipped } = await readBytes(
    'a.html',
    html(
      `<h1 class="QuestionHeader-title">汤要炖多久？</h1>${answer('')}<div class="AnswerItem"><div class="RichContent-inner"><div class="RichText"></div></div></div>`,
    ),
  );
  assert.deepEqual([found[0]?.page.answers.length, skipped.map(({ reason }) => reason)], [1, ['empty answer: anonymous']]);
});

test('a mirror’s page as it was sent is read like its text, and may be padded', async () => {
  const lines = mirrorText({ question: '汤要炖多久？', answers: [{ author: '阿木', text: '小火。' }], related: ['米要洗几遍？'] }).split('\n');
  const body = lines
    .map((line) => `<div>${line.replace(/^(.*) logo$/, '<img alt="$1 logo">').replace('user avatar', '<img alt="user avatar">')}</div>`)
    .join('<br>');
  const { found } = await readBytes('a.html', html(body));
  assert.deepEqual([found[0]?.format, found[0]?.isPadded, found[0]?.page.question], ['mirror-html', true, '汤要炖多久？']);
  assert.deepEqual(
    found[0]?.page.answers.map(({ author, text }) => [author, text]),
    [['阿木', '小火。']],
  );
});

const QUESTION = {
  '@type': 'Question',
  name: '米要洗几遍？',
  text: '新米。',
  acceptedAnswer: {
    '@type': 'Answer',
    text: '<p>两遍。</p><p>手轻。</p>',
    upvoteCount: 1164,
    dateCreated: '2021-06-11T16:30:00Z',
    author: { name: '阿木' },
    url: '/q/1#a1',
  },
  suggestedAnswer: [{ '@type': 'Answer', text: 'a < b', author: [{ name: '小满' }] }],
};

for (const [kind, data] of Object.entries({
  'a page': { '@context': 'https://schema.org', '@type': 'QAPage', mainEntity: QUESTION },
  'a question alone': QUESTION,
  'a graph': { '@graph': [{ '@type': 'WebSite' }, { '@type': ['QAPage', 'WebPage'], mainEntity: [QUESTION] }] },
}))
  test(`what a page says of itself as JSON-LD is read: ${kind}`, async () => {
    const script = `<script type="application/ld+json">not JSON</script><script type="application/ld+json">${JSON.stringify(data)}</script>`;
    const page = await onlyPage('a.html', html('<p>x</p>', script), { url: 'https://www.wenda.example/q/1' });
    assert.deepEqual([page.format, page.question, page.questionDetail, page.site], ['qa-page', '米要洗几遍？', '新米。', 'wenda.example']);
    assert.deepEqual(page.answers, [
      { author: '阿木', text: '两遍。\n\n手轻。', url: 'https://www.wenda.example/q/1#a1', answeredOn: '2021-06-12', votes: 1164 },
      { author: '小满', text: 'a < b', url: 'https://www.wenda.example/q/1' },
    ]);
  });

test('what a page says of itself as microdata is read, and comes before JSON-LD that is cut short', async () => {
  const data = { '@type': 'Question', name: '米要洗几遍？', suggestedAnswer: { text: '两' } };
  const page = await onlyPage(
    'a.html',
    html(
      `<div itemscope itemtype="https://schema.org/Question"><h1 itemprop="name">米要洗几遍？</h1><div itemprop="text">新米。</div>
      <div itemprop="suggestedAnswer" itemscope itemtype="https://schema.org/Answer"><span itemprop="author" itemscope><b itemprop="name">阿木</b></span>
      <meta itemprop="upvoteCount" content="3"><time itemprop="dateCreated" datetime="2021-06-12">前年</time><div itemprop="text"><p>两遍。</p></div></div></div>`,
      `<script type="application/ld+json">${JSON.stringify(data)}</script>`,
    ),
  );
  assert.deepEqual(
    [page.question, page.questionDetail, page.answers],
    ['米要洗几遍？', '新米。', [{ author: '阿木', text: '两遍。', answeredOn: '2021-06-12', votes: 3 }]],
  );
});

test('of a page of unknown form the readable part is kept, and marked as such', async () => {
  const page = await onlyPage(
    'a.html',
    html(
      `<nav><a href="/">首页</a></nav><article><h1>汤要炖多久</h1><p>${LONG}</p><p>${LONG}</p></article><footer>版权所有</footer>`,
      '<title>(99+ 封私信 / 81 条消息) 汤要炖多久 - 厨房小站</title>',
    ),
    { url: 'https://chu.example/1' },
  );
  assert.deepEqual([page.format, page.question, page.site], ['readable', '汤要炖多久', 'chu.example']);
  assert.deepEqual([page.answers[0]?.kind, page.answers[0]?.url], ['extract', 'https://chu.example/1']);
  assert.ok(page.answers[0]?.text.includes(LONG) && !/首页|版权/.test(page.answers[0]?.text ?? ''));
});

test('a page of hardly more than a text is taken as it stands, without what it says is around it', async () => {
  const line = '汤要小火慢炖，水要一次加够。';
  const lines = Array.from({ length: 60 }, () => `<p>${line}`).join('');
  for (const [head, heading] of [
    ['<title>汤要炖多久 - 厨房小站</title>', '<h1>汤要炖多久</h1>'],
    ['', '<h1>汤要炖多久</h1>'],
  ] as const) {
    const body = `<header>首页</header>${heading}<main>${lines}</main><aside>米要洗几遍</aside><footer>版权所有</footer>`;
    const page = await onlyPage('a.html', html(`${body}${'<i></i>'.repeat(200)}`, head));
    assert.deepEqual([page.format, page.question, page.answers[0]?.kind], ['readable', '汤要炖多久', 'extract']);
    assert.equal(page.answers[0]?.text, Array.from({ length: 60 }, () => line).join('\n\n'));
  }
  const marked = await onlyPage('a.html', html(`<article>${line}</article>${'<i></i>'.repeat(200)}${lines}`));
  assert.equal(marked.answers[0]?.text, line);
});

test('a page that only leads to others has nothing to read, and says so', async () => {
  const { found, skipped } = await readBytes('a.html', html('<a href="/1">一</a><a href="/2">二</a>'));
  assert.deepEqual([found.length, skipped[0]?.reason], [0, 'no answer, and too little text, on this page']);
});

for (const [by, comment] of Object.entries({
  SingleFile:
    '\n Page saved with SingleFile \n url: https://wenda.example/q/1 \n saved date: Sat Jun 12 2021 17:03:55 GMT+0800 (China Standard Time)\n',
  'a browser': ' saved from url=(0026)https://wenda.example/q/1 ',
}))
  test(`the address that ${by} wrote into a page is its own`, async () => {
    const saved = html('<h1 class="Post-Title">汤</h1><div class="Post-RichText">小火。</div>').replace('<html>', `<html><!--${comment}-->`);
    const page = await onlyPage('a.html', saved);
    assert.equal(page.answers[0]?.url, 'https://wenda.example/q/1');
    if (by === 'SingleFile') assert.equal(page.archivedOn, '2021-06-12');
  });

test('HTML is recognised by what it is, whatever it is called, and in any encoding', async () => {
  const page = html('<h1 class="Post-Title">汤</h1><div class="Post-RichText">小火。</div>');
  for (const bytes of [
    page,
    `<!-- x -->\n${page}`,
    Buffer.from(`\uFEFF${page}`, 'utf16le'),
    Buffer.from(page, 'utf16le'),
    page.replace('<!doctype html>', '<?xml version="1.0"?>'),
  ])
    assert.equal((await onlyAnswer('页面', bytes)).text, '小火。');
  const gbk = Buffer.concat([
    Buffer.from('<html><meta charset="gbk"><h1 class="Post-Title">'),
    Buffer.from('ccc0', 'hex'),
    Buffer.from('</h1><div class="Post-RichText">'),
    Buffer.from('d0a1bbf0', 'hex'),
    Buffer.from('</div>'),
  ]);
  assert.equal((await onlyAnswer('a.html', gbk)).text, '小火');
});

test('a page that is no text is named', async () => {
  assert.match(
    (await readBytes('a.html', Buffer.from([0x3c, 0x68, 0x74, 0x6d, 0x6c, 0x3e, 0xff, 0xff, 0xff]))).skipped[0]?.reason ?? '',
    /encoding|spoiled/,
  );
  assert.equal((await readBytes('a.html', '')).skipped[0]?.reason, 'empty file');
  assert.match((await readBytes('a.html', 'x'.repeat(200), {}, { maxFileBytes: 100 })).skipped[0]?.reason ?? '', /larger than 100 bytes/);
});

test('pages of endless elements, attributes and entities end', async () => {
  for (const bad of [
    '<div>'.repeat(300_000),
    `<p ${'a=1 '.repeat(100_000)}>汤`,
    '&lt;'.repeat(200_000),
    '<'.repeat(300_000),
    '<!--'.repeat(100_000),
    `<a href="${'x'.repeat(1_000_000)}">`,
  ])
    assert.ok((await readBytes('a.html', html(bad))).skipped.length <= 1, bad.slice(0, 20));
});

test('a short text is read where the page says itself that it is its text, also without html and body', async () => {
  const article = '<article><h2>怎么泡茶</h2><p>水要开，杯要热。</p></article>';
  for (const html of [
    `<!doctype html><html><head><title>怎么泡茶</title></head><body><nav><a href="/">首页</a></nav>${article}</body></html>`,
    `<!doctype html><meta charset="utf-8"><title>怎么泡茶</title>${article}`,
    // Nothing around it: what is weighed is then just the article.
    '<html><head><title>怎么泡茶</title></head><body><article><p>水要开，杯要热。</p></article></body></html>',
  ]) {
    const page = await onlyPage('a.html', html, { url: 'https://wiki.example/q/1?p=2' });
    const { text, kind, sourceId } = page.answers[0] as (typeof page.answers)[number];
    assert.deepEqual([page.question, text, kind, sourceId], ['怎么泡茶', '水要开，杯要热。', 'extract', '/q/1?p=2']);
  }
  const lists = await readBytes('a.html', `<html><title>目录</title><body>${'<article><a href="/1">怎么泡茶</a></article>'.repeat(3)}</body></html>`);
  assert.equal(lists.found.length, 0);
});
