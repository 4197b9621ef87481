/** `npm run bench:readers`: how fast each format is read, beside cutting the same texts into words, and how much memory a large crawl takes. */

import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sourceAt } from '../src/archive/files.js';
import { DEFAULT_LIMITS } from '../src/archive/limits.js';
import { listFiles } from '../src/archive/listing.js';
import { pagesOf } from '../src/archive/pages.js';
import { createAnalyzer } from '../src/text/analyzer.js';

/** Answers in each file, those of the sample corpus again and again. */
const ANSWERS = 3000;
const ROUNDS = 3;

/** Of the crawl that is read for its memory; 1000 for one of a gigabyte. */
const CRAWL_MB = Number(process.env.XUNDA_CRAWL_MB ?? 200);

interface Sample {
  readonly question: string;
  readonly author: string;
  readonly text: string;
}

const folder = mkdtempSync(join(tmpdir(), 'xunda-bench-'));

async function samples(): Promise<Sample[]> {
  const all: Sample[] = [];
  for (const { path } of await listFiles(['corpus'])) {
    for await (const { page } of pagesOf(sourceAt({ path }), () => {}, DEFAULT_LIMITS))
      for (const { author, text } of page.answers) all.push({ question: page.question, author, text });
  }
  return Array.from({ length: ANSWERS }, (_, i) => all[i % all.length] as Sample).map((one, i) => ({ ...one, text: `${one.text}\n\n第 ${i} 份。` }));
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const paragraphs = (text: string): string =>
  text
    .split(/\n+/)
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('');

const zhihu = ({ question, author, text }: Sample): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(question)} - 知乎</title></head><body><h1 class="QuestionHeader-title">${escaped(question)}</h1><div class="AnswerItem"><div class="AuthorInfo"><meta itemprop="name" content="${escaped(author).replaceAll('"', '')}"></div><div class="RichContent-inner"><div class="RichText">${paragraphs(text)}</div></div><div class="ContentItem-time"><a data-tooltip="发布于 2021-06-12">编辑于 2021-06-13</a></div></div></body></html>`;

const readable = ({ question, text }: Sample): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(question)}</title></head><body><nav><a href="/">首页</a></nav><article>${paragraphs(text)}${paragraphs(text)}</article></body></html>`;

/** One record of a crawl, written by hand so that a gigabyte of them is made in seconds. */
function record(body: string, number: number): Buffer {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${body}`;
  const length = Buffer.byteLength(http);
  return Buffer.from(
    `WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:${number}>\r\nWARC-Date: 2024-05-06T01:02:03Z\r\nWARC-Target-URI: https://wenda.example/q/${number}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${length}\r\n\r\n${http}\r\n\r\n`,
  );
}

const FORMATS: Readonly<Record<string, (all: readonly Sample[]) => readonly (readonly [name: string, content: string | Buffer])[]>> = {
  jsonl: (all) => [['a.jsonl', all.map((one) => JSON.stringify(one)).join('\n')]],
  'jsonl.gz': (all) => [['a.jsonl.gz', gzipSync(all.map((one) => JSON.stringify(one)).join('\n'))]],
  'mirror text': (all) =>
    all.map(({ question, author, text }, i) => [
      `${i}.txt`,
      `简答小站 logo\n简答小站 font logo\n\n${question} 第1页\n\n\nuser avatar \u00A0 ${author} 网友的相关建议:\u00A0 \n\n${text}\n\n\n© 2024-05-06 - jian.example. All\n`,
    ]),
  markdown: (all) =>
    all.map(({ question, author, text }, i) => [
      `${i}.md`,
      `---\ntitle: ${JSON.stringify(question)}\nauthor: ${JSON.stringify(author)}\n---\n\n${text}\n`,
    ]),
  'html (layout)': (all) => all.map((one, i) => [`${i}.html`, zhihu(one)]),
  'html (readable)': (all) => all.slice(0, ANSWERS / 4).map((one, i) => [`${i}.html`, readable(one)]),
  warc: (all) => [['a.warc', Buffer.concat(all.map((one, i) => record(zhihu(one), i)))]],
  'warc.gz': (all) => [['a.warc.gz', Buffer.concat(all.map((one, i) => gzipSync(record(zhihu(one), i))))]],
};

interface Speed {
  readonly seconds: number;
  readonly bytes: number;
  readonly answers: number;
  readonly texts: readonly string[];
}

async function read(path: string): Promise<Speed> {
  const files = await listFiles([path]);
  const texts: string[] = [];
  const begun = performance.now();
  for (const file of files) {
    for await (const { page } of pagesOf(sourceAt(file), () => {}, DEFAULT_LIMITS)) for (const { text } of page.answers) texts.push(text);
  }
  return { seconds: (performance.now() - begun) / 1000, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), answers: texts.length, texts };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** Each round reads every format once, and cuts what it read right after it. */
async function speeds(): Promise<void> {
  const analyzer = createAnalyzer();
  const all = await samples();
  const rows = new Map<string, { speed: Speed; cutting: number }[]>();
  for (const [format, make] of Object.entries(FORMATS)) {
    const own = mkdtempSync(join(folder, 'f-'));
    for (const [name, content] of make(all)) writeFileSync(join(own, name), content);
    rows.set(format, []);
    for (let round = 0; round < ROUNDS; round++) {
      const speed = await read(own);
      const begun = performance.now();
      for (const text of speed.texts) analyzer.analyze(text);
      rows.get(format)?.push({ speed, cutting: (performance.now() - begun) / 1000 });
    }
    rmSync(own, { recursive: true });
  }
  console.log('| format | MB/s | answers/s | reading : cutting the same answers, in time |\n|---|---|---|---|');
  for (const [format, rounds] of rows) {
    const seconds = median(rounds.map(({ speed }) => speed.seconds));
    const { bytes, answers } = (rounds[0] as (typeof rounds)[0]).speed;
    const ratio = median(rounds.map(({ speed, cutting }) => speed.seconds / cutting));
    console.log(`| ${format} | ${(bytes / 1e6 / seconds).toFixed(1)} | ${Math.round(answers / seconds)} | ${ratio.toFixed(2)} |`);
  }
}

/** The most memory of this process before and while a large crawl is read. */
async function crawl(): Promise<void> {
  const path = join(folder, 'large.warc');
  const out = createWriteStream(path);
  const all = await samples();
  let [bytes, number] = [0, 0];
  while (bytes < CRAWL_MB * 1e6) {
    const one = record(zhihu(all[number % all.length] as Sample), number++);
    bytes += one.length;
    if (!out.write(one)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  const before = process.memoryUsage().rss;
  let [most, pages] = [before, 0];
  const begun = performance.now();
  for await (const _page of pagesOf(sourceAt({ path }), () => {}, DEFAULT_LIMITS)) {
    pages++;
    if (pages % 1000 === 0) most = Math.max(most, process.memoryUsage().rss);
  }
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `\na crawl of ${Math.round(bytes / 1e6)} MB, ${number} records: ${pages} pages in ${seconds.toFixed(1)} s; RSS ${Math.round(before / 1e6)} MB before, ${Math.round(most / 1e6)} MB at most`,
  );
}

try {
  await crawl();
  await speeds();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
