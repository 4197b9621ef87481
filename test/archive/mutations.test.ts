/** Tests that no file, however spoiled, ends the reading: what is wrong is reported, and what comes out is well-formed. */
// A few hundred files here; XUNDA_MUTATIONS=100000 tries so many. The seed that is printed with a failure gives the same file again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { isDay } from '../../src/archive/dates.js';
import { tarOf, warcOf, zipOf } from '../support/containers.js';
import { mutated, randomFrom } from '../support/mutations.js';
import { mirrorText } from '../support/pages.js';
import { type Found, readBytes } from '../support/read-source.js';

const RUNS = Number(process.env.XUNDA_MUTATIONS ?? 600);

const MIRROR = mirrorText({
  question: '汤要炖多久？',
  answers: [
    { author: '阿木', text: '小火，两个钟头。\n\n• 先焯水\n• 再下姜' },
    { author: '小满', text: '看锅。' },
  ],
  related: ['米要洗几遍？'],
  previous: '盐几时放？',
});

const ZHIHU = `<!doctype html><html><head><meta charset="utf-8"><title>汤要炖多久？</title></head><body>
<h1 class="QuestionHeader-title">汤要炖多久？</h1><div class="QuestionRichText"><span class="RichText">新手。</span></div>
<div class="AnswerItem"><div class="AuthorInfo"><meta itemprop="name" content="阿木"></div><meta itemprop="upvoteCount" content="12">
<div class="RichContent-inner"><div class="RichText"><p>小火<b>两个</b>钟头。</p><ul><li>焯水</li><li>下姜</li></ul><pre><code>a &lt; b</code></pre>
<table><tr><td>一</td><td>二</td></tr></table><img eeimg="1" alt="x^2"></div></div><div class="ContentItem-time"><a data-tooltip="发布于 2021-06-12">昨天</a></div></div></body></html>`;

const QA = `<html><script type="application/ld+json">{"@type":"QAPage","mainEntity":{"@type":"Question","name":"米要洗几遍？","suggestedAnswer":[{"@type":"Answer","text":"<p>两遍。</p>","upvoteCount":3,"dateCreated":"2020-01-02T23:00:00Z"}]}}</script>
<body><article>${'<p>米要洗两遍，水要清，手要轻；洗得太多，香气就没了。</p>'.repeat(8)}</article></body></html>`;

const LINES = [
  { question: '米要洗几遍？', text: '两遍。', author: '阿木', votes: 3, answeredOn: '2020-01-02' },
  { type: 'answer', id: '7', question: { id: 1, title: '盐几时放？' }, author: { name: '小满' }, content: '<p>最后。</p>', created_time: 1590000000 },
  { content_id: '9', content_text: '文火。', title: '火要多大？', created_time: 1600000000, voteup_count: 5, user_nickname: '老陈' },
  { id: 1, 问: '锅用哪种？', 答: '砂锅。', 来源: 'wenda', 元数据: { create_time: '2020-01-02' } },
]
  .map((one) => JSON.stringify(one))
  .join('\n');

const MARKDOWN =
  '---\ntitle: 汤要炖多久？\nauthor: 阿木\ncreated: 2021-06-12\nupvote_num: 12\n---\n\n小火，**两个**钟头。\n\n1. 焯水\n2. 下姜\n\n```\na < b\n```\n';

const MHTML = `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://wenda.example/q/1\r\nDate: Tue, 17 Mar 2026 13:49:36 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(ZHIHU).toString('base64')}\r\n--b--\r\n`;

const SAMPLES: Readonly<Record<string, string | Buffer>> = {
  'a.txt': MIRROR,
  'a.html': ZHIHU,
  'b.html': QA,
  'c.html': Buffer.from(ZHIHU, 'utf16le'),
  'd.html': '<h1>火要多大？</h1><p>文火。</p><p>Time: Sat Oct  7 20:44:49 2017</p><p>Upvotes: 17</p>',
  'a.jsonl': LINES,
  'a.json': `{"data":[${LINES.replaceAll('\n', ',')}]}`,
  'a.md': MARKDOWN,
  'a.mhtml': MHTML,
  'a.jsonl.gz': gzipSync(LINES),
  'a.zip': zipOf([
    { name: '汤.txt', content: MIRROR },
    { name: 'b.html', content: ZHIHU },
    { name: 'c.zip', content: zipOf([{ name: 'd.jsonl', content: LINES }]) },
  ]),
  'a.tar': await tarOf([{ name: 'a.html', content: QA }, { name: 'b.jsonl', content: LINES }, { name: 'l' }]),
  'a.warc': await warcOf([
    { body: ZHIHU },
    { type: 'conversion', contentType: 'text/plain', body: MIRROR },
    { body: gzipSync(QA), headers: { 'content-encoding': 'gzip' } },
  ]),
  'a.warc.gz': await warcOf([{ body: ZHIHU }, { body: QA }], true),
};

/** What a file gives that was not spoiled. */
test('every sample is read before it is spoiled', async () => {
  for (const [name, content] of Object.entries(SAMPLES)) {
    const { found, skipped } = await readBytes(name, content);
    assert.ok(found.length > 0, name);
    assert.deepEqual(
      skipped.map(({ reason }) => reason).filter((reason) => !reason.startsWith('a link')),
      [],
      name,
    );
  }
});

test('no spoiled file ends the reading, and none is left out in silence', async (context) => {
  // A record of a crawl whose length is wrong is told of on the console by the library that reads it.
  context.mock.method(console, 'warn', () => {});
  const names = Object.keys(SAMPLES);
  const first = Number(process.env.XUNDA_SEED ?? Date.now() % 1_000_000_000);
  for (let seed = first; seed < first + RUNS; seed++) {
    const random = randomFrom(seed);
    const [name, other] = [names[random(names.length)], names[random(names.length)]] as [string, string];
    const bytes = mutated(Buffer.from(SAMPLES[name] as string), Buffer.from(SAMPLES[other] as string), random);
    try {
      isWellFormed(name, await readBytes(name, bytes, {}, { maxExpandedBytes: 1 << 24 }));
    } catch (error) {
      throw new Error(`${name}, XUNDA_SEED=${seed} XUNDA_MUTATIONS=1`, { cause: error });
    }
  }
});

function isWellFormed(name: string, { found, skipped }: Found): void {
  for (const { file, reason } of skipped) assert.ok(file.startsWith(name) && reason !== '', JSON.stringify({ file, reason }));
  // In a container there may be nothing that is read, and a line may be empty.
  if (/\.(?:txt|html|md)$/.test(name)) assert.ok(found.length + skipped.length > 0, 'left out in silence');
  for (const { page } of found) {
    for (const { text, answeredOn, votes } of page.answers) {
      assert.ok(text.trim() !== '');
      assert.ok(answeredOn === undefined || isDay(answeredOn), answeredOn);
      assert.ok(votes === undefined || Number.isSafeInteger(votes));
    }
    assert.ok(page.archivedOn === undefined || isDay(page.archivedOn));
  }
}
