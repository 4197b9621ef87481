/** A file of every format that is read, small and invented. */

import { brotliCompressSync, gzipSync } from 'node:zlib';
import { tarOf, warcOf, zipOf } from './containers.js';
import { mirrorText } from './pages.js';

/** A file, and what is in it. */
export interface Sample {
  readonly bytes: Buffer;
  /** The questions of its pages. */
  readonly questions: readonly string[];
  /** It is told by the ending of its name, since nothing in it says what it is. */
  readonly isNamed?: boolean;
  /** It states the days of its captures itself. */
  readonly isDated?: boolean;
}

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

const RADICALS = Buffer.from([0xa6, 0xcc, 0xad, 0x6e, 0xac, 0x7e, 0xb4, 0x58, 0xb9, 0x4d, 0xa1, 0x48]);

/** 米要洗幾遍？ in Big5. */
const BIG5 = Buffer.concat([
  Buffer.from('<!doctype html><meta charset="big5"><h1 class="Post-Title">'),
  RADICALS,
  Buffer.from('</h1><div class="Post-RichText"><p>'),
  RADICALS,
  Buffer.from('</p></div>'),
]);

/** 米要洗几遍？ in GBK. */
const GBK = Buffer.concat([
  Buffer.from('<!doctype html><meta charset="gbk"><h1 class="Post-Title">'),
  Buffer.from([0xc3, 0xd7, 0xd2, 0xaa, 0xcf, 0xb4, 0xbc, 0xb8, 0xb1, 0xe9, 0xa3, 0xbf]),
  Buffer.from('</h1><div class="Post-RichText"><p>'),
  Buffer.from([0xc1, 0xbd, 0xb1, 0xe9, 0xa1, 0xa3]),
  Buffer.from('</p></div>'),
]);

const SINGLE_FILE = `<!DOCTYPE html><html><!--\n Page saved with SingleFile\n url: https://www.zhihu.com/question/1\n saved date: Mon May 06 2024 10:00:00 GMT+0800 (中国标准时间)\n-->${ZHIHU.slice(ZHIHU.indexOf('<head>'))}`;

const [SOUP, RICE, SALT, FIRE, POT] = ['汤要炖多久？', '米要洗几遍？', '盐几时放？', '火要多大？', '锅用哪种？'];
const ROWS = [RICE, SALT, FIRE, POT];

const sample = (content: string | Buffer, questions: readonly string[], more: Partial<Sample> = {}): Sample => ({
  bytes: Buffer.from(content as string),
  questions,
  ...more,
});

const CRAWL = [
  { body: ZHIHU },
  { type: 'conversion', contentType: 'text/plain', body: MIRROR },
  { body: gzipSync(QA), headers: { 'content-encoding': 'gzip' } },
  { body: brotliCompressSync(ZHIHU), headers: { 'content-encoding': 'br' } },
  { type: 'revisit', body: '', warcHeaders: { 'WARC-Refers-To-Date': '2024-05-06T01:02:03Z' } },
] as const;
const CRAWLED = [SOUP, SOUP, RICE, SOUP, ''];

/** By the names of the files. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  'a.txt': sample(MIRROR, [SOUP], { isDated: true }),
  'a.html': sample(ZHIHU, [SOUP]),
  'b.html': sample(QA, [RICE]),
  'c.html': sample(Buffer.from(ZHIHU, 'utf16le'), [SOUP], { isNamed: true }),
  'd.html': sample('<h1>火要多大？</h1><p>文火。</p><p>Time: Sat Oct  7 20:44:49 2017</p><p>Upvotes: 17</p>', [FIRE]),
  'e.html': sample(BIG5, ['米要洗幾遍？']),
  'f.html': sample(GBK, [RICE]),
  'g.html': sample(SINGLE_FILE, [SOUP], { isDated: true }),
  'a.jsonl': sample(LINES, ROWS, { isDated: true }),
  'a.json': sample(`{"data":[${LINES.replaceAll('\n', ',')}]}`, ROWS, { isDated: true }),
  'a.md': sample(MARKDOWN, [SOUP], { isNamed: true }),
  'a.mhtml': sample(MHTML, [SOUP], { isDated: true }),
  'a.jsonl.gz': sample(gzipSync(LINES), ROWS, { isDated: true }),
  'a.zip': sample(
    zipOf([
      { name: '汤.txt', content: MIRROR },
      { name: 'b.html', content: ZHIHU },
      { name: 'c.zip', content: zipOf([{ name: 'd.jsonl', content: LINES }]) },
    ]),
    [SOUP, SOUP, ...ROWS],
    { isDated: true },
  ),
  'export.zip': sample(
    zipOf([
      { name: '汤/index.md', content: MARKDOWN },
      { name: '汤/comments.md', content: '# 评论\n\n好。' },
    ]),
    [SOUP],
  ),
  'a.tar': sample(
    await tarOf([
      { name: 'a.html', content: QA },
      { name: 'b.jsonl', content: LINES },
    ]),
    [RICE, ...ROWS],
    { isDated: true },
  ),
  'a.tar.gz': sample(gzipSync(await tarOf([{ name: 'a.html', content: QA }])), [RICE]),
  'a.warc': sample(await warcOf(CRAWL), CRAWLED, { isDated: true }),
  'a.warc.gz': sample(await warcOf(CRAWL, true), CRAWLED, { isDated: true }),
  'a.wet': sample(await warcOf([{ type: 'conversion', contentType: 'text/plain', body: MIRROR }]), [SOUP], { isDated: true }),
  'a.wacz': sample(
    zipOf([
      { name: 'datapackage.json', content: '{"profile":"data-package"}' },
      { name: 'pages/pages.jsonl', content: '{"format":"json-pages-1.0"}\n' },
      { name: 'archive/data.warc.gz', content: await warcOf(CRAWL, true) },
    ]),
    CRAWLED,
    { isDated: true },
  ),
};
