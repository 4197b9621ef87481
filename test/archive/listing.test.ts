/** Tests that everything in a folder is given as a file, reported, or passed by for a reason, and that nothing without an end is opened. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { type CorpusFile, digestOf, openFile, sourceAt } from '../../src/archive/files.js';
import { DEFAULT_LIMITS } from '../../src/archive/limits.js';
import { listFiles } from '../../src/archive/listing.js';
import { pagesOf } from '../../src/archive/pages.js';
import { ArchiveError } from '../../src/errors.js';
import { zipOf } from '../support/containers.js';
import { temporaryFolder } from '../support/folders.js';

const LINE = `${JSON.stringify({ question: '茶怎么泡？', text: '水要开' })}\n`;

const bytesOf = (folder: string, name: Buffer): Buffer => Buffer.concat([Buffer.from(`${folder}/`), name]);

/** A name in GBK, as archives of old systems leave it. */
const GBK = Buffer.from([0xb2, 0xe8, 0x2e, 0x6a, 0x73, 0x6f, 0x6e, 0x6c]);
const GBK_SHOWN = '\\xb2\\xe8.jsonl';

function fifoAt(path: string): void {
  assert.equal(spawnSync('mkfifo', [path]).status, 0);
}

/** A folder with an entry of every kind. */
async function everyKind(): Promise<{ folder: string; close: () => void }> {
  const folder = temporaryFolder();
  for (const name of ['a', 'b', 'index', '.git']) mkdirSync(join(folder, name));
  for (const name of ['a/1.jsonl', 'b/茶.jsonl', 'index/manifest.json', '.git/HEAD', '.hidden', 'takedown.txt'])
    writeFileSync(join(folder, name), LINE);
  writeFileSync(bytesOf(folder, GBK), LINE);
  mkdirSync(bytesOf(folder, Buffer.from([0xff])));
  writeFileSync(bytesOf(folder, Buffer.from([0xff, 0x2f, 0x61])), LINE);
  symlinkSync(join(folder, 'a'), join(folder, 'link'));
  symlinkSync('/nowhere/at/all', join(folder, 'dangling'));
  fifoAt(join(folder, 'fifo'));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve));
  return { folder, close: () => server.close() };
}

async function listed(paths: readonly string[], folder: string, apart: readonly string[] = []) {
  const unreadable: string[][] = [];
  const passedBy: string[][] = [];
  const files = await listFiles(paths, apart, {
    unreadable: (path, reason) => unreadable.push([relative(folder, path), reason]),
    passedBy: (path, reason) => passedBy.push([relative(folder, path), reason]),
  });
  return { files: files.map(({ path }) => relative(folder, path)), unreadable, passedBy };
}

test('gives, reports or passes by every entry of a folder, each once', async () => {
  const { folder, close } = await everyKind();
  const { files, unreadable, passedBy } = await listed([folder, join(folder, 'a')], folder, [join(folder, 'index'), join(folder, 'takedown.txt')]);
  const entries = readdirSync(folder, 'buffer').length;
  close();
  assert.deepEqual(files, ['a/1.jsonl', 'b/茶.jsonl']);
  assert.deepEqual(unreadable, [
    [GBK_SHOWN, 'a name that is not UTF-8: read where it is named by itself'],
    ['\\xff', 'a name that is not UTF-8: read where it is named by itself'],
    ['dangling', 'a link: not followed'],
    ['fifo', 'a FIFO: not read'],
    ['link', 'a link: not followed'],
    ['socket', 'a socket: not read'],
  ]);
  assert.deepEqual(passedBy, [
    ['.git', 'names that begin with a dot'],
    ['.hidden', 'names that begin with a dot'],
    ['index', 'the index and the files of the operator'],
    ['takedown.txt', 'the index and the files of the operator'],
  ]);
  assert.equal(entries, ['a', 'b'].length + unreadable.length + passedBy.length);
});

test('a pattern reports what fits it and cannot be read', async () => {
  const { folder, close } = await everyKind();
  const { files, unreadable } = await listed([join(folder, '**/*')], folder, [join(folder, 'index')]);
  close();
  assert.deepEqual(files, ['a/1.jsonl', 'b/茶.jsonl', 'takedown.txt']);
  assert.deepEqual(unreadable.map(([name]) => name).sort(), [GBK_SHOWN, '\\xff', 'dangling', 'fifo', 'link', 'socket']);
});

test('reads what is named by itself though its name is not UTF-8, a folder too', async () => {
  const { folder, close } = await everyKind();
  close();
  for (const name of [GBK.toString(), GBK_SHOWN, '\ufffd/a', '\\xff/a']) {
    const [file] = await listFiles([join(folder, name)]);
    assert.ok(file, name);
    assert.equal((await digestOf(file)).sha256.length, 64, name);
    const pages = [];
    for await (const page of pagesOf(sourceAt(file), ({ reason }) => assert.fail(reason), DEFAULT_LIMITS)) pages.push(page);
    assert.equal(pages.length, 1, name);
  }
  assert.deepEqual((await listed([join(folder, '\ufffd')], folder)).files, ['\\xff/a']);
});

test('a .zip is read from its end though its name is not UTF-8: it may be larger than memory', async () => {
  const folder = temporaryFolder();
  writeFileSync(bytesOf(folder, Buffer.from([0xff])), zipOf([{ name: 'a.jsonl', content: LINE }]));
  const [file] = await listFiles([join(folder, '\\xff')]);
  const pages = [];
  const limits = { ...DEFAULT_LIMITS, maxFileBytes: 100 };
  for await (const page of pagesOf(sourceAt(file as CorpusFile), ({ reason }) => assert.fail(reason), limits)) pages.push(page);
  assert.equal(pages.length, 1);
});

test('folders that lie deeper than names go are reported, and what lies above them is read', async () => {
  const folder = temporaryFolder();
  const deep = Array.from({ length: 600 }, () => 'd').join('/');
  mkdirSync(join(folder, deep), { recursive: true });
  for (const place of ['', deep]) writeFileSync(join(folder, place, '1.jsonl'), LINE);
  const { files, unreadable } = await listed([folder], folder);
  assert.deepEqual(files, ['1.jsonl']);
  assert.deepEqual(
    unreadable.map(([, reason]) => reason),
    ['more than 500 folders in one another'],
  );
});

test('refuses a name that may mean several files, and one that means none', async () => {
  const folder = temporaryFolder();
  for (const byte of [0xfe, 0xff]) writeFileSync(bytesOf(folder, Buffer.from([byte])), LINE);
  await assert.rejects(
    listFiles([join(folder, '\ufffd')]),
    (error) => error instanceof ArchiveError && /name it as one of \\xfe, \\xff|\\xff, \\xfe/.test(error.message),
  );
  await assert.rejects(listFiles([join(folder, '\\xfd')]), ArchiveError);
  assert.equal((await listFiles([join(folder, '\\xfe')])).length, 1);
});

test('a FIFO, a socket or a device that is named is refused by name, and never opened', async () => {
  const { folder, close } = await everyKind();
  for (const [path, kind] of [
    [join(folder, 'fifo'), 'FIFO'],
    [join(folder, 'socket'), 'socket'],
    ['/dev/zero', 'device'],
  ] as const) {
    await assert.rejects(listFiles([path]), (error) => error instanceof ArchiveError && error.message === `cannot read ${path}: a ${kind}: not read`);
    const link = join(folder, `to ${kind}`);
    symlinkSync(path, link);
    await assert.rejects(listFiles([link]), /not read$/);
  }
  close();
});

test('what became something without an end since it was listed is not waited for', async () => {
  const folder = temporaryFolder();
  fifoAt(join(folder, 'fifo'));
  assert.ok(statSync(join(folder, 'fifo')).isFIFO());
  await assert.rejects(openFile(join(folder, 'fifo')).next(), /no regular file any more/);
  assert.equal((await digestOf({ path: '/dev/zero', bytes: 1 })).sha256, '');
});
