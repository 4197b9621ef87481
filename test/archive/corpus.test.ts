/** Tests reading a whole corpus: which files, in which order, and what happens to damaged ones. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readCorpus } from '../../src/archive/corpus.js';
import type { CorpusFile, FileDigest } from '../../src/archive/files.js';
import { listFiles } from '../../src/archive/listing.js';
import type { Skipped } from '../../src/archive/reader.js';
import { ArchiveError } from '../../src/errors.js';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { temporaryFolder } from '../support/folders.js';
import { mirrorText } from '../support/pages.js';

const line = (text: string): string => `${JSON.stringify({ question: '茶怎么泡？', text })}\n`;

function folderWith(files: Record<string, string | Buffer>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const read = async (...paths: string[]) => readFiles(await listFiles(paths));

async function readFiles(files: readonly CorpusFile[]) {
  const skipped: Skipped[] = [];
  const digests: FileDigest[] = [];
  const texts: string[] = [];
  let bytes = 0;
  const observer = {
    report: (record: Skipped) => skipped.push(record),
    done: (digest: FileDigest) => digests.push(digest),
    read: (more: number) => (bytes += more),
  };
  for await (const { answers } of readCorpus(files, observer, createAnalyzer())) texts.push(...answers.map(({ text }) => text));
  return { texts, skipped: skipped.map(({ file, line, reason }) => [file.split('/').at(-1), line, reason]), digests, bytes };
}

test('reads folders to their bottom, in the order of names, and files as they are named', async () => {
  const folder = folderWith({ 'b.jsonl': line('三'), 'a/2.jsonl': line('二'), 'a/10.jsonl': line('一'), '.hidden.jsonl': line('不') });
  assert.deepEqual((await read(folder)).texts, ['一', '二', '三']);
  assert.deepEqual((await read(join(folder, 'b.jsonl'), join(folder, 'a'))).texts, ['三', '一', '二']);
});

test('reads every format, compressed or not, by what is in it', async () => {
  const folder = folderWith({
    'a.txt': mirrorText({ question: '茶怎么泡？', answers: [{ author: '甲', text: '一' }] }),
    'b.jsonl.gz': gzipSync(line('二')),
    'c.dump': line('三'),
    'd.txt.gz': gzipSync(mirrorText({ question: '茶怎么泡？', answers: [{ author: '甲', text: '四' }] })),
  });
  const { texts, skipped } = await read(folder);
  assert.deepEqual([texts, skipped], [['一', '二', '三', '四'], []]);
});

test('a damaged file loses what is damaged, never its neighbours', async () => {
  const texts = Array.from({ length: 3000 }, (_, i) => line(`第${i}条，${createHash('sha256').update(String(i)).digest('hex')}`)).join('');
  const whole = gzipSync(texts);
  const folder = folderWith({
    'a.jsonl.gz': whole.subarray(0, whole.length / 2),
    'b.jsonl.gz': 'not gzip',
    'c.txt': 'what is this',
    'd.jsonl': '',
    'e.jsonl': line('完'),
  });
  const found = await read(folder);
  assert.ok(found.texts.length > 100 && found.texts.length < 3000, 'keeps what came before the damage');
  assert.equal(found.texts.at(-1), '完');
  assert.deepEqual(
    found.skipped.map(([file]) => file),
    ['a.jsonl.gz', 'b.jsonl.gz', 'c.txt', 'd.jsonl'],
  );
  assert.equal(found.skipped[2]?.[2], 'no known format');
  assert.equal(found.digests.length, 5);
});

test('an empty file without a telling name is reported', async () => {
  assert.deepEqual((await read(folderWith({ 'a.txt': '' }))).skipped, [['a.txt', undefined, 'empty file']]);
});

test('tells the digest of every file as it lies on disk, also of one not read to its end', async () => {
  const files = { 'a.jsonl': line('一'), 'b.jsonl.gz': gzipSync(line('二')), 'c.jsonl.gz': 'not gzip' };
  const { digests, bytes } = await read(folderWith(files));
  assert.deepEqual(
    digests.map(({ bytes: size, sha256 }) => [size, sha256]),
    Object.values(files).map((content) => [Buffer.byteLength(content), createHash('sha256').update(content).digest('hex')]),
  );
  assert.ok(bytes > 0);
});

test('follows a link that is named, not those in folders', async () => {
  const folder = folderWith({ 'a.jsonl': line('一'), 'other/b.jsonl': line('二') });
  symlinkSync(join(folder, 'a.jsonl'), join(folder, 'other', 'link.jsonl'));
  assert.deepEqual((await read(join(folder, 'other'))).texts, ['二']);
  assert.deepEqual((await read(join(folder, 'other', 'link.jsonl'))).texts, ['一']);
});

test('a path that is not there is refused by name', async () => {
  await assert.rejects(listFiles(['/nowhere/at/all']), (error) => error instanceof ArchiveError && error.message.includes('/nowhere/at/all'));
});

test('a pattern of names gives the files that fit it, in the order of their names, and no links', async () => {
  const folder = folderWith({ 'b.jsonl': line('二'), 'a.jsonl': line('一'), 'c.txt': line('三'), '.d.jsonl': line('四') });
  symlinkSync(join(folder, 'a.jsonl'), join(folder, 'e.jsonl'));
  const found = await read(join(folder, '*.jsonl'));
  assert.deepEqual(found.texts.slice(0, 2), ['一', '二']);
  assert.ok(!found.texts.includes('三') && !found.texts.includes('四'));
  await assert.rejects(read(join(folder, '*.md')), /no file has a name like that/);
});

test('what is no archive is left out, whatever folder it lies in', async () => {
  const folder = folderWith({ 'a.jsonl': line('一'), 'index/b.jsonl': line('二'), 'index2/c.jsonl': line('三'), 'report.jsonl': line('四') });
  const files = await listFiles([folder], [join(folder, 'index'), join(folder, 'report.jsonl'), join(folder, 'not there')]);
  assert.deepEqual(
    files.map(({ path }) => path),
    [join(folder, 'a.jsonl'), join(folder, 'index2', 'c.jsonl')],
  );
});

/** Somebody who may do less: root may read everything. */
const NOBODY = 65534;

test('a file or a folder that may not be read is told of, and what lies beside it is read', async () => {
  const folder = folderWith({ 'a.jsonl': line('一'), 'b.jsonl': line('二'), 'c/d.jsonl': line('三'), 'e.jsonl': line('四') });
  chmodSync(folder, 0o755);
  for (const name of ['b.jsonl', 'c']) chmodSync(join(folder, name), 0);
  const isRoot = process.getuid?.() === 0;
  const unreadable: string[] = [];
  if (isRoot) process.seteuid?.(NOBODY);
  const files = await listFiles([folder, join(folder, '*.jsonl')], [], {
    unreadable: (path, reason) => unreadable.push(`${path}: ${reason}`),
  }).finally(() => {
    if (isRoot) process.seteuid?.(0);
    chmodSync(join(folder, 'c'), 0o755);
  });
  assert.deepEqual(
    files.map(({ path }) => path),
    ['a.jsonl', 'e.jsonl'].map((name) => join(folder, name)),
  );
  assert.match(unreadable.join('\n'), /^.*b\.jsonl: EACCES.*\n.*c: EACCES.*$/);
});

test('a file that vanishes after it was listed is reported, and the next one read', async () => {
  const folder = folderWith({ 'a.jsonl': line('一'), 'b.jsonl': line('二') });
  const files = await listFiles([folder]);
  rmSync(join(folder, 'a.jsonl'));
  const { texts, skipped, digests } = await readFiles(files);
  assert.deepEqual([texts, skipped.length, digests.map(({ sha256 }) => sha256.length)], [['二'], 1, [0, 64]]);
  assert.match(String(skipped[0]?.[2]), /^ENOENT/);
});

test('what another program packed is named, so that somebody can unpack it', async () => {
  const folder = folderWith({
    'a.bz2': Buffer.from('BZh91AY&SY'),
    'b.xz': Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0]),
    'c.warc.zst': Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 4]),
    'd.7z': Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
    'e.rar': Buffer.from('Rar!\x1a\x07\x00', 'latin1'),
  });
  const { skipped } = await read(folder);
  assert.deepEqual(
    skipped.map(([, , reason]) => /^packed by (\w+), which is not read/.exec(String(reason))?.[1]),
    ['bzip2', 'xz', 'zstd', '7z', 'rar'],
  );
});
