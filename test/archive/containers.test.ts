/** Tests the reading of files that hold files: packed, in archives, in crawls, and in one another. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type CrawlRecord, tarOf, warcOf, zipOf } from '../support/containers.js';
import { temporaryFolder } from '../support/folders.js';
import { mirrorText } from '../support/pages.js';
import { type Found, readBytes, readSource } from '../support/read-source.js';
import { sourceOf } from '../support/sources.js';

const line = (question: string): string => `${JSON.stringify({ question, text: '先把米洗两遍。' })}\n`;
const html = (title: string): string =>
  `<!doctype html><meta charset=utf-8><h1 class="Post-Title">${title}</h1><div class="Post-RichText"><p>汤要小火慢炖。</p></div>`;
const questions = ({ found }: Found): string[] => found.map(({ page }) => page.question);
const reasons = ({ skipped }: Found): string[] => skipped.map(({ file, reason }) => `${file}: ${reason}`);

test('a packed file, in one member or several, is read as what is in it', async () => {
  assert.deepEqual(questions(await readBytes('a.jsonl.gz', gzipSync(line('怎么煮饭？')))), ['怎么煮饭？']);
  const several = Buffer.concat([gzipSync(line('怎么煮饭？')), gzipSync(line('怎么炖汤？'))]);
  assert.deepEqual(questions(await readBytes('a.jsonl.gz', several)), ['怎么煮饭？', '怎么炖汤？']);
});

test('zeros behind a packed file cost nothing of what is in it', async () => {
  const found = await readBytes('a.jsonl.gz', Buffer.concat([gzipSync(line('怎么煮饭？')), Buffer.alloc(64)]));
  assert.deepEqual([questions(found), reasons(found)], [['怎么煮饭？'], []]);
});

test('what follows a packed file and is neither packed nor zeros costs nothing either', async () => {
  const packed = gzipSync(line('怎么煮饭？'));
  const found = await readBytes('a.jsonl.gz', Buffer.concat([packed, Buffer.from('不是')]));
  assert.deepEqual([questions(found), reasons(found)], [['怎么煮饭？'], [`a.jsonl.gz: what follows at byte ${packed.length} is not packed`]]);
  const between = await readBytes('a.jsonl.gz', Buffer.concat([packed, Buffer.alloc(70_000, 'x'), gzipSync(line('怎么炖汤？'))]));
  assert.deepEqual([questions(between), between.skipped.length], [['怎么煮饭？', '怎么炖汤？'], 1]);
});

test('a packed file that breaks off gives what came before, wherever it breaks off', async () => {
  const lines = Array.from({ length: 300 }, (_, i) => line(`第 ${i} 问？`)).join('');
  const packed = gzipSync(lines, { level: 1 });
  for (const [share, least] of [
    [0.3, 0],
    [0.9, 150],
    [1, 300],
  ] as const) {
    const found = await readBytes('a.jsonl.gz', packed.subarray(0, Math.floor(packed.length * share) - 5));
    assert.ok(questions(found).length >= least, `${questions(found).length} of ${share}`);
    assert.ok(reasons(found).includes('a.jsonl.gz: unexpected end of file'));
  }
});

test('a damaged part of a crawl costs itself only', async () => {
  const titles = Array.from({ length: 9 }, (_, i) => `第 ${i} 问？`);
  const records = titles.map((title) => ({ body: `${html(title)}${randomBytes(30_000).toString('base64')}` }));
  const parts = await Promise.all(records.map((record) => warcOf([record], true)));
  const places = parts.map((_, i) => Buffer.concat(parts.slice(0, i)).length);
  for (const [at, what] of [
    [places[4] as number, 'its head'],
    [(places[4] as number) + 20_000, 'its middle'],
    [(places[5] as number) - 6, 'its checksum'],
  ] as const) {
    const harmed = Buffer.concat(parts);
    harmed.fill(0xff, at, at + 4);
    const found = await readBytes('a.warc.gz', harmed);
    const lost = titles.filter((title) => !questions(found).includes(title));
    // What has a wrong checksum was read all the same.
    assert.ok(lost.every((title) => title === titles[4]) && questions(found).length >= 8, `${what}: ${lost.join()}`);
    assert.ok(found.skipped.length > 0 && found.skipped.every(({ file }) => file.startsWith('a.warc.gz')), what);
  }
});

test('packed by other programs: with a name, a comment, an extra field and a checksum of the head', async () => {
  const plain = gzipSync(line('怎么煮饭？'));
  const head = Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 3, 3, 0]),
    Buffer.from('ab\u0000饭.jsonl\u0000说明\u0000..'),
  ]);
  const found = await readBytes('a.jsonl.gz', Buffer.concat([head, plain.subarray(10)]));
  assert.deepEqual([questions(found), reasons(found)], [['怎么煮饭？'], []]);
  const endless = await readBytes('a.jsonl.gz', Buffer.concat([head.subarray(0, 10), Buffer.alloc(80_000, 1)]));
  assert.equal(endless.found.length, 0);
  assert.equal(endless.skipped.length, 1);
});

test('a name in no encoding at all is still a name', async () => {
  const broken = Buffer.from([0xff, 0xfe, 0x81, 0x2e, 0x6a, 0x73, 0x6f, 0x6e, 0x6c]);
  const found = await readBytes('a.zip', zipOf([{ name: broken, content: line('怎么煮饭？') }]));
  assert.deepEqual([questions(found), reasons(found)], [['怎么煮饭？'], []]);
});

test('a packed file that breaks off gives what came before, and says so', async () => {
  const packed = gzipSync(Array.from({ length: 3000 }, (_, i) => line(`第${i * 7919}问？`)).join(''));
  const found = await readBytes('a.jsonl.gz', packed.subarray(0, packed.length / 2));
  assert.ok(found.found.length > 100);
  assert.deepEqual(reasons(found), ['a.jsonl.gz: unexpected end of file']);
});

test('files of a .zip are read by their own formats, also under Chinese names in any encoding', async () => {
  const gbk = Buffer.from([0xcc, 0xc0, 0x2e, 0x74, 0x78, 0x74]); // 汤.txt
  const packed = zipOf([
    { name: '问答/饭.jsonl', content: line('怎么煮饭？') },
    { name: gbk, content: mirrorText({ question: '怎么炖汤？', answers: [{ author: '阿木', text: '小火。' }] }) },
    { name: 'empty/', content: '' },
    { name: '__MACOSX/._饭', content: 'x' },
  ]);
  const found = await readBytes('a.zip', packed);
  assert.deepEqual(questions(found), ['怎么煮饭？', '怎么炖汤？']);
  assert.deepEqual(
    found.found.map(({ page, format }) => [page.source, format]),
    [
      ['a.zip!/问答/饭.jsonl', 'jsonl'],
      ['a.zip!/汤.txt', 'mirror-text'],
    ],
  );
  assert.deepEqual(reasons(found), []);
});

test('a .zip on disk is read from its end', async () => {
  const path = join(temporaryFolder(), 'a.zip');
  writeFileSync(path, zipOf([{ name: 'a.jsonl', content: line('怎么煮饭？') }]));
  assert.deepEqual(questions(await readSource({ ...sourceOf(path, zipOf([])), path })), ['怎么煮饭？']);
});

test('names that lead out of a folder are only names', async () => {
  const found = await readBytes('a.zip', zipOf([{ name: '../../etc/x\0.jsonl', content: line('怎么煮饭？') }]));
  assert.deepEqual(found.skipped.length + found.found.length, 1);
  for (const { file } of found.skipped) assert.ok(!file.includes('..') || file.startsWith('a.zip'), file);
  const absolute = await readBytes('a.tar', await tarOf([{ name: '/etc/../a.jsonl', content: line('怎么煮饭？') }]));
  assert.equal(absolute.found[0]?.page.source, 'a.tar!/etc/a.jsonl');
});

test('an encrypted file is named, and its neighbours are read', async () => {
  const found = await readBytes(
    'a.zip',
    zipOf([
      { name: '密.jsonl', content: 'x', isEncrypted: true },
      { name: 'b.jsonl', content: line('怎么煮饭？') },
    ]),
  );
  assert.deepEqual([questions(found), reasons(found)], [['怎么煮饭？'], ['a.zip!/密.jsonl: encrypted']]);
});

test('a damaged file in a .zip loses itself only', async () => {
  const packed = zipOf([
    { name: 'a.jsonl', content: line('第一问？') },
    { name: 'b.jsonl', content: line('第二问？') },
  ]);
  packed.fill(0xff, 44, 60);
  const found = await readBytes('a.zip', packed);
  assert.deepEqual(questions(found), ['第二问？']);
  assert.match(reasons(found).join(), /^a\.zip!\/a\.jsonl: /);
});

test('a .tar, packed or not, is read file by file; links in it are not followed', async () => {
  const made = await tarOf([
    { name: 'a/饭.jsonl', content: line('怎么煮饭？') },
    { name: 'secret.jsonl' },
    { name: 'b.html', content: html('怎么炖汤？') },
  ]);
  for (const [name, bytes] of [
    ['a.tar', made],
    ['a.tar.gz', gzipSync(made)],
    ['a.tgz', gzipSync(made)],
  ] as const) {
    const found = await readBytes(name, bytes);
    assert.deepEqual(questions(found), ['怎么煮饭？', '怎么炖汤？'], name);
    assert.deepEqual(reasons(found), [`${name}!/secret.jsonl: a link: not followed`]);
  }
});

test('a crawl gives its pages with their addresses and days; what could have been one is counted', async () => {
  const records = [
    { type: 'request' as const, body: 'GET / HTTP/1.1\r\n\r\n' },
    { body: html('怎么煮饭？'), url: 'https://wenda.example/q/7', date: '2024-05-06T20:00:00Z' },
    { body: '没有这一页', status: '404 Not Found' },
    { body: 'PNG', contentType: 'image/png' },
    { type: 'revisit' as const, body: '' },
    { type: 'revisit' as const, body: '', contentType: 'image/png' },
    {
      type: 'conversion' as const,
      contentType: 'text/plain',
      body: mirrorText({ question: '怎么炖汤？', answers: [{ author: '阿木', text: '小火。' }] }),
    },
    { body: gzipSync(html('怎么洗米？')), headers: { 'content-encoding': 'gzip' } },
  ];
  for (const [name, bytes] of [
    ['a.warc', await warcOf(records)],
    ['a.warc.gz', await warcOf(records, true)],
  ] as const) {
    const found = await readBytes(name, bytes);
    assert.deepEqual(questions(found), ['怎么煮饭？', '怎么炖汤？', '怎么洗米？'], name);
    assert.deepEqual(reasons(found), [
      `${name}: pages that were not there, or elsewhere, when they were asked for: 1`,
      `${name}: captures without a text that do not say which capture has it: 1`,
    ]);
    const [first] = found.found;
    // Eight in the evening in Greenwich is the next day in China.
    assert.deepEqual(
      [first?.page.source, first?.page.archivedOn, first?.page.answers[0]?.url],
      [`${name}#2`, '2024-05-07', 'https://wenda.example/q/7'],
    );
  }
});

test('a page that came packed by brotli, or is only said to have been, is read', async () => {
  const [packed, plain] = [brotliCompressSync(html('怎么洗米？')), html('怎么煮饭？')].map((body) => ({
    body,
    headers: { 'content-encoding': 'br' },
  }));
  const found = await readBytes('a.warc', await warcOf([packed, plain, { body: html('怎么炖汤？') }] as CrawlRecord[]));
  assert.deepEqual([questions(found), reasons(found)], [['怎么洗米？', '怎么煮饭？', '怎么炖汤？'], []]);
  const harmed = { body: brotliCompressSync(html('怎么洗米？')).fill(0xff, 20, 40), headers: { 'content-encoding': 'br' } };
  const after = await readBytes('a.warc', await warcOf([harmed, { body: html('怎么炖汤？') }]));
  assert.deepEqual([questions(after), after.skipped.map(({ file }) => file)], [['怎么炖汤？'], ['a.warc#1']]);
});

test('a crawl says which capture it found unchanged: by what it holds, by its address and day, or by its record', async () => {
  const url = 'https://wenda.example/q/7';
  const first = await readBytes('a.warc', await warcOf([{ body: html('怎么煮饭？'), url, date: '2021-05-06T01:02:03Z' }]));
  const names = first.found[0]?.page.capturedAs ?? [];
  const digest = /WARC-Payload-Digest: (\S+)/.exec((await warcOf([{ body: html('怎么煮饭？') }])).toString())?.[1] as string;
  const [at, record] = [{ 'WARC-Refers-To-Date': '2021-05-06T01:02:03Z' }, { 'WARC-Refers-To': '<urn:uuid:00000000-0000-4000-8000-000000000000>' }];
  for (const warcHeaders of [{ 'WARC-Payload-Digest': digest }, at, record]) {
    const again = { type: 'revisit' as const, body: '', url, date: '2024-05-06T01:02:03Z', warcHeaders };
    const { found, skipped } = await readBytes('b.warc', await warcOf([again]));
    assert.deepEqual(skipped, []);
    const { page, format } = found[0] as (typeof found)[number];
    assert.deepEqual([format, page.question, page.site, page.archivedOn, page.answers], ['revisit', '', 'wenda.example', '2024-05-06', []]);
    assert.equal(page.sameAs?.filter((name) => names.includes(name)).length, 1, JSON.stringify(warcHeaders));
  }
});

test('the charset that a crawl’s header says comes before that of the page', async () => {
  const big5 = Buffer.from([0xc0, 0x73, 0xa4, 0x67, 0xa4, 0x48, 0xaa, 0xba, 0xb4, 0xf6]);
  const page = Buffer.concat([
    Buffer.from('<html><h1 class="Post-Title">'),
    big5,
    Buffer.from('</h1><div class="Post-RichText">'),
    big5,
    Buffer.from('</div>'),
  ]);
  const found = await readBytes('a.warc', await warcOf([{ body: page, contentType: 'text/html; charset=Big5' }]));
  assert.deepEqual(questions(found), [new TextDecoder('big5').decode(big5)]);
});

test('a crawl that breaks off gives what came before', async () => {
  const whole = await warcOf([{ body: html('怎么煮饭？') }, { body: html('怎么炖汤？') }]);
  assert.deepEqual(questions(await readBytes('a.warc', whole.subarray(0, whole.length - 60))).slice(0, 1), ['怎么煮饭？']);
});

test('a crawl in a .zip (WACZ) is read by its records, not by the lists made from them', async () => {
  const packed = zipOf([
    { name: 'datapackage.json', content: '{}' },
    { name: 'pages/pages.jsonl', content: '{"format": "json-pages-1.0"}\n{"url": "https://wenda.example/q/1"}\n' },
    { name: 'indexes/index.cdx.gz', content: gzipSync('x') },
    { name: 'archive/data.warc.gz', content: await warcOf([{ body: html('怎么煮饭？') }], true) },
  ]);
  const found = await readBytes('crawl.wacz', packed);
  assert.deepEqual([questions(found), reasons(found)], [['怎么煮饭？'], []]);
});

test('files in files are read down to a depth, and no further', async () => {
  let packed = zipOf([{ name: 'a.jsonl', content: line('怎么煮饭？') }]);
  for (let i = 0; i < 2; i++) packed = zipOf([{ name: 'inner.zip', content: packed }]);
  assert.deepEqual(questions(await readBytes('a.zip', packed)), ['怎么煮饭？']);
  const deeper = await readBytes('a.zip', zipOf([{ name: 'inner.zip', content: packed }]));
  assert.deepEqual(reasons(deeper), ['a.zip!/inner.zip!/inner.zip!/inner.zip: deeper than 3 files in one another']);
});

test('what unpacks to far more than it is, is left alone', async () => {
  const zeros = Buffer.alloc(30 << 20);
  for (const [name, bytes, file] of [
    ['bomb.jsonl.gz', gzipSync(zeros), 'bomb.jsonl.gz'],
    ['bomb.zip', zipOf([{ name: 'a.jsonl', content: zeros }]), 'bomb.zip!/a.jsonl'],
  ] as const) {
    const found = await readBytes(name, bytes, {}, { maxLineBytes: 1 << 20 });
    assert.ok(
      reasons(found).some((reason) => reason === `${file}: unpacks to more than 200 times its size`),
      reasons(found).join(),
    );
  }
  const limited = await readBytes('a.jsonl.gz', gzipSync(line('怎么煮饭？').repeat(50)), {}, { maxExpandedBytes: 100 });
  assert.deepEqual(reasons(limited), ['a.jsonl.gz: unpacks to more than 100 bytes']);
});

test('a file that claims another size than it has is named', async () => {
  const found = await readBytes('a.zip', zipOf([{ name: 'a.jsonl', content: line('怎么煮饭？'), claimed: 5 }]));
  assert.match(reasons(found).join(), /^a\.zip!\/a\.jsonl: too many bytes in the stream/);
});

test('a page of a crawl that unpacks to far more than it is costs itself only', async () => {
  const bomb = Buffer.concat([Buffer.from(line('怎么煮饭？')), Buffer.alloc(30_000_000, '\n')]);
  const kinds = [
    { body: brotliCompressSync(bomb, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }), headers: { 'content-encoding': 'br' } },
    { body: gzipSync(bomb), headers: { 'content-encoding': 'gzip' } },
  ].map((record) => ({ ...record, contentType: 'application/x-ndjson' }));
  const found = await readBytes('a.warc', await warcOf([...kinds, { body: html('怎么炖汤？') }]));
  assert.deepEqual(questions(found), ['怎么煮饭？', '怎么煮饭？', '怎么炖汤？']);
  assert.deepEqual(reasons(found), ['a.warc#1: unpacks to more than 200 times its size', 'a.warc#2: unpacks to more than 200 times its size']);
});

test('what a .zip holds is compared with its checksum', async () => {
  const made = zipOf([{ name: 'a.jsonl', content: line('怎么煮饭？') }]);
  const at = made.indexOf('PK\x01\x02') + 16;
  made.writeUInt8((made[at] as number) ^ 1, at);
  assert.deepEqual(reasons(await readBytes('a.zip', made)), ['a.zip!/a.jsonl: what is packed does not match its checksum']);
});

test('a .zip whose files are the same bytes over and over is left alone', async () => {
  const entry = { name: 'a.jsonl', content: line('怎么煮饭？').repeat(100) };
  assert.equal((await readBytes('a.zip', zipOf([entry]))).found.length > 0, true);
  const found = await readBytes('a.zip', zipOf([entry], 100));
  assert.deepEqual([questions(found), reasons(found)], [[], ['a.zip: its files lie over one another']]);
});

test('containers with more files than a limit are not read', async () => {
  const many = zipOf(Array.from({ length: 5 }, (_, i) => ({ name: `${i}.jsonl`, content: line('怎么煮饭？') })));
  assert.deepEqual(reasons(await readBytes('a.zip', many, {}, { maxEntries: 4 })), ['a.zip: holds more than 4 files']);
});

test('empty and broken containers are named', async () => {
  for (const [name, bytes] of [
    ['a.zip', Buffer.from('PK\x03\x04 and no more')],
    ['a.warc', Buffer.from('WARC/1.0\r\nnonsense')],
    ['a.gz', Buffer.from([0x1f, 0x8b, 8, 0, 0])],
    ['a.mhtml', Buffer.from('From: x\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n')],
  ] as const) {
    const found = await readBytes(name, bytes);
    assert.equal(found.found.length, 0, name);
    if (name !== 'a.warc') assert.equal(found.skipped.length, 1, name);
  }
});
