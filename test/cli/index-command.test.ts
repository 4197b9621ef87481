/** Tests `xunda index`: what it builds, what it says, and what it leaves alone. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { takeWriterLock } from '../../src/index/writer-lock.js';
import type { IndexStats } from '../../src/model.js';
import type { SearchResponse } from '../../src/search-model.js';
import { temporaryFolder } from '../support/folders.js';
import { mirrorText } from '../support/pages.js';
import { CORPUS, PROGRAM, type Run, writeFiles, xunda } from './xunda.js';

const parent = temporaryFolder();

/** A folder with a corpus, and the program in it. */
function place(files: Readonly<Record<string, string | Buffer>> = { 'corpus/a.jsonl': CORPUS }) {
  const cwd = mkdtempSync(join(parent, 'place-'));
  writeFiles(cwd, files);
  const run = (...args: string[]): Run => xunda(args, { cwd });
  const stats = (): IndexStats => JSON.parse(run('stats', '--json').stdout) as IndexStats;
  const manifest = (): string => readFileSync(join(cwd, 'index', 'manifest.json'), 'utf8');
  return { cwd, run, stats, manifest };
}

/** The files of an index; what is remembered of the archive's files beside it depends on their times. */
const filesIn = (folder: string): string[] => readdirSync(folder).filter((name) => name !== 'digests.json');

/** The terms by which the first hit of an explained search was found. */
const termsOf = ({ stdout }: Run): string[] =>
  ((JSON.parse(stdout) as SearchResponse).hits[0]?.explanation?.terms ?? []).filter(({ score }) => score > 0).map(({ term }) => term);

test('reads the folder corpus into the folder index, and sums up', () => {
  const { run, stats } = place();
  const { status, stdout, stderr } = run('index');
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(
    stdout,
    /^pages {4}2\nanswers {2}2 \(\d+ characters; 0 exact copies stand on other pages\)\nskipped {2}0\nseconds {2}[\d.]+\nindex {4}[\d.]+ \w+ in index\nfiles {4}1 seen: 1 read, 0 reported, 0 passed by\nread {5}format {2}files {2}pages {2}answers {2}copies\nread {5}jsonl {7}1 {6}2 {8}2 {7}0\n$/,
  );
  assert.equal(stats().answers, 2);
});

test('reads files and folders that are named, in every format it knows', () => {
  const page = mirrorText({ question: '怎么养鱼？', answers: [{ author: '阿鱼', text: '先养水。' }] });
  const { run, stats } = place({ 'a.jsonl': CORPUS, 'more/b.jsonl.gz': gzipSync(CORPUS.replaceAll('"id":"', '"id":"z')), 'more/deep/c.txt': page });
  assert.equal(run('index', 'a.jsonl', 'more').status, 0);
  assert.equal(stats().answers, 5);
});

test('writes where the flag or else the variable says', () => {
  const { cwd, run } = place();
  assert.equal(run('index', '--index', 'some/where').status, 0);
  assert.ok(readdirSync(join(cwd, 'some/where')).includes('manifest.json'));
  assert.equal(xunda(['index'], { cwd, env: { XUNDA_INDEX: 'other' } }).status, 0);
  assert.ok(readdirSync(join(cwd, 'other')).includes('manifest.json'));
  assert.deepEqual(readdirSync(cwd).toSorted(), ['corpus', 'other', 'some']);
});

test('reports what it cannot read as file:line: reason, and reads the rest', () => {
  const { run, stats } = place({
    'corpus/a.jsonl': `{"question": oops\n${CORPUS}\n[]\n{"question":"只有问题？"}`,
    'corpus/b.jsonl.gz': 'not compressed',
    'corpus/c.bin': Buffer.from([0, 1, 2, 255]),
    'corpus/d.jsonl.gz': gzipSync(CORPUS.repeat(50)).subarray(0, -20),
    'corpus/e.jsonl': CORPUS.replaceAll('"id":"', '"id":"e'),
  });
  const { status, stdout, stderr } = run('index');
  assert.equal(status, 0);
  for (const line of [
    /^skipped corpus\/a\.jsonl:1: \S.*$/m,
    /^skipped corpus\/a\.jsonl:4: not a JSON object$/m,
    /^skipped corpus\/a\.jsonl:5: text is missing or empty$/m,
    /^skipped corpus\/b\.jsonl\.gz: \S.*$/m,
    /^skipped corpus\/c\.bin: no known format$/m,
    /^skipped corpus\/d\.jsonl\.gz: \S.*$/m,
  ]) {
    assert.match(stderr, line);
  }
  assert.match(stdout, /^ {9}1 × not a JSON object$/m);
  assert.ok(stats().answers >= 4);
});

test('does not let an archive drive the terminal', () => {
  const { run } = place({ 'corpus/a.jsonl': `${CORPUS}\n{"question":"x","text":"y","answeredOn":"\\u001b[2J"}`, 'corpus/\u001b[31m.bin': 'x' });
  const { stdout, stderr } = run('index');
  assert.match(stderr, /skipped/);
  assert.ok(!`${stdout}${stderr}`.includes('\u001b'));
});

test('says that a path is not there, and ends with 1', () => {
  const { status, stdout, stderr } = place().run('index', 'corpus', 'nowhere');
  assert.deepEqual([status, stdout], [1, '']);
  assert.match(stderr, /^xunda: cannot read nowhere: [^\n]+\n$/);
});

test('leaves the old index as it was where no answer is found', () => {
  const { cwd, run, stats, manifest } = place();
  run('index');
  const before = [manifest(), filesIn(join(cwd, 'index'))];
  writeFiles(cwd, { 'none/a.txt': 'nothing of use', 'none/b.jsonl': '' });
  const { status, stdout, stderr } = run('index', 'none');
  assert.deepEqual([status, stdout], [1, '']);
  assert.match(stderr, /^xunda: no answer was found in 2 files; the index is left as it was$/m);
  assert.deepEqual([manifest(), filesIn(join(cwd, 'index'))], before);
  assert.equal(stats().answers, 2);
});

test('tells what was skipped where no answer is found, for that is the reason', () => {
  const { stderr } = place({ 'corpus/a.txt': 'nothing of use' }).run('index');
  assert.match(stderr, /^skipped corpus\/a\.txt: no known format$/m);
});

test('replaces the old index, and removes its files', () => {
  const { cwd, run, stats } = place();
  run('index');
  writeFileSync(join(cwd, 'index', 'notes.md'), 'mine');
  writeFiles(cwd, { 'corpus/a.jsonl': CORPUS.split('\n')[0] ?? '' });
  run('index');
  assert.equal(stats().answers, 1);
  assert.equal(readFileSync(join(cwd, 'index', 'notes.md'), 'utf8'), 'mine');
  assert.equal(filesIn(join(cwd, 'index')).length, 9, 'manifest, copies, questions, vocabulary, four files of one segment, and the notes');
});

test('reads again what changed, and nothing else', () => {
  const { cwd, run, manifest } = place({ 'corpus/a.jsonl': CORPUS, 'corpus/z.jsonl': '{"id":"z","question":"怎么磨刀？","text":"先浇水。"}' });
  const again = (): string => {
    const { status, stdout } = run('index');
    assert.equal(status, 0);
    return /^changes {2}(.*)$/m.exec(stdout)?.[1] ?? stdout.split('\n')[0] ?? '';
  };
  assert.match(again(), /^pages/);
  const before = manifest();
  assert.equal(again(), 'the index in index is up to date');
  assert.equal(manifest(), before);
  writeFiles(cwd, { 'corpus/a.jsonl': CORPUS.replace('番茄', '土豆') });
  assert.equal(again(), '0 new, 1 changed, 0 removed; 1 of 2 files read', 'same size, other content');
  renameSync(join(cwd, 'corpus/a.jsonl'), join(cwd, 'corpus/b.jsonl'));
  assert.equal(again(), '0 new, 2 changed, 0 removed; 1 of 2 files read, 1 gone', 'another name');
  writeFiles(cwd, { 'corpus/c.jsonl': CORPUS.replaceAll('"id":"', '"id":"c') });
  assert.equal(again(), '2 new, 0 changed, 0 removed; 1 of 3 files read', 'one more file');
  rmSync(join(cwd, 'corpus/b.jsonl'));
  assert.equal(again(), '0 new, 0 changed, 2 removed; 0 of 2 files read, 1 gone', 'one file less');
  assert.equal(again(), 'the index in index is up to date');
});

test('--rebuild builds from nothing: the same bytes as in an empty folder', () => {
  const { cwd, run } = place();
  run('index');
  writeFiles(cwd, { 'corpus/a.jsonl': CORPUS.replace('番茄', '土豆') });
  run('index');
  run('index', '--index', 'fresh');
  assert.equal(run('index', '--rebuild').status, 0);
  assert.deepEqual(filesIn(join(cwd, 'index')), filesIn(join(cwd, 'fresh')));
});

test('builds anew, and says why, where the index is damaged', () => {
  const { cwd, run, stats } = place();
  for (const harm of [(path: string) => writeFileSync(path, ''), (path: string) => rmSync(path)]) {
    run('index');
    harm(join(cwd, 'index', filesIn(join(cwd, 'index')).find((name) => name.endsWith('.answers')) ?? ''));
    const { status, stderr } = run('index');
    assert.equal(status, 0);
    assert.match(stderr, /^building anew: index\/[0-9a-f]+\.answers [^\n;]+\n$/);
    assert.equal(stats().answers, 2);
  }
});

test('gives the same bytes for the same corpus', () => {
  const { cwd, run } = place();
  run('index', '--index', 'one');
  run('index', '--index', 'two');
  const filesOf = (folder: string): [string, string][] =>
    filesIn(join(cwd, folder)).map((name) => [name, readFileSync(join(cwd, folder, name)).toString('base64')]);
  assert.deepEqual(filesOf('one'), filesOf('two'));
});

test('says in one sentence that it cannot write there', () => {
  const { run } = place({ 'corpus/a.jsonl': CORPUS, file: 'a file' });
  for (const index of ['file', 'file/below']) {
    const { status, stderr } = run('index', '--index', index);
    assert.ok(status === 1 || status === 2, index);
    assert.match(stderr, /^xunda: [^\n]*\bfile\b[^\n]*\n$/, index);
  }
});

test('a build that fails at its very end names what failed', () => {
  // A folder stands where the manifest belongs.
  const { run } = place({ 'corpus/a.jsonl': CORPUS, 'index/manifest.json/x': '' });
  const { status, stderr } = run('index');
  assert.equal(status, 1);
  assert.match(stderr, /manifest\.json/);
});

test('says who is writing where another process is, and ends with 1', () => {
  const { cwd, run, stats } = place();
  run('index');
  const lock = takeWriterLock(join(cwd, 'index'));
  const { status, stdout, stderr } = run('index', '--rebuild');
  lock.release();
  assert.deepEqual([status, stdout], [1, '']);
  assert.match(
    stderr,
    new RegExp(
      `^xunda: process ${process.pid} on \\S+ is writing to the index in index; where it has ended, the lock index/writer\\.lock is free after a minute\n$`,
    ),
  );
  assert.equal(stats().answers, 2);
});

test('says in one sentence that the disk is full, keeps the old index, and cleans up the next time', { skip: process.platform === 'win32' }, () => {
  const { cwd, stats, run } = place();
  run('index');
  const long = Array.from({ length: 400 }, (_, i) => JSON.stringify({ id: String(i), question: '长？', text: `第${i}条`.repeat(100) })).join('\n');
  writeFiles(cwd, { 'corpus/long.jsonl': long });
  // No file may grow beyond 20 KB: a small disk for one process.
  const limited = spawnSync('sh', ['-c', `ulimit -f 40; exec "${process.execPath}" "${PROGRAM}" index`], { cwd, encoding: 'utf8' });
  assert.equal(limited.status, 1, limited.stderr);
  assert.equal(limited.stderr, 'xunda: there is no room left for the index in index (EFBIG); what was there before stays\n');
  assert.equal(stats().answers, 2);
  assert.equal(run('index').status, 0);
  assert.equal(stats().answers, 402);
  assert.equal(filesIn(join(cwd, 'index')).filter((name) => name.endsWith('.tmp')).length, 0);
});

test('a pool of threads gives the bytes of one, and tells errors as one does', () => {
  const text = '种番茄要多晒太阳，每天早上浇一次水。'.repeat(20);
  const big = Array.from({ length: 2600 }, (_, i) => JSON.stringify({ id: String(i), question: `第${i}问`, text: `${i}${text}` })).join('\n');
  const { cwd, run } = place({ 'corpus/a.jsonl': big, 'words.txt': '要多晒太阳' });
  for (const workers of ['1', '2'])
    assert.equal(run('index', '--index', `by${workers}`, '--workers', workers, '--user-words', 'words.txt').status, 0);
  const [one, two] = ['by1', 'by2'].map((folder) =>
    filesIn(join(cwd, folder)).map((name) => [name, readFileSync(join(cwd, folder, name), 'base64')]),
  );
  assert.deepEqual(two, one);
  assert.equal(run('verify', '--index', 'by2').status, 0);
  assert.ok(termsOf(run('search', '--index', 'by2', '--explain', '--json', '要多晒太阳')).includes('要多晒太阳'), 'the threads know the words');
  const limited = spawnSync('sh', ['-c', `ulimit -f 40; exec "${process.execPath}" "${PROGRAM}" index --index by3`], { cwd, encoding: 'utf8' });
  assert.deepEqual(
    [limited.status, limited.stderr.split('\n').at(-2)],
    [1, 'xunda: there is no room left for the index in by3 (EFBIG); what was there before stays'],
  );
});

test('words of the operator order from the next build on, which they make one from nothing', () => {
  const { run } = place({ 'corpus/a.jsonl': JSON.stringify({ question: '吃什么？', text: '早上吃焜锅馍。' }), 'words.txt': '焜锅馍\n' });
  const search = (...more: string[]): Run => run('search', '焜锅馍', '--explain', '--json', ...more);
  run('index');
  assert.ok(!termsOf(search()).includes('焜锅馍'));
  const early = search('--user-words', 'words.txt');
  assert.ok(!termsOf(early).includes('焜锅馍'));
  assert.equal(
    early.stderr,
    'warning: the index in index was built with other user words than words.txt has; they count after the next: xunda index --index index --user-words words.txt\n',
  );
  const { status, stderr } = run('index', '--user-words', 'words.txt');
  assert.deepEqual([status, stderr], [0, 'building anew: the index in index was made with other user words (0 then, 1 now)\n']);
  assert.ok(termsOf(search()).includes('焜锅馍'));
  assert.equal(search('--user-words', 'words.txt').stderr, '');
  assert.match(run('index', '--user-words', 'words.txt').stdout, /up to date/);
});

test('says which line of a file of words is wrong, leaves the index as it is, and ends with 2', () => {
  const { run, manifest } = place({ 'corpus/a.jsonl': CORPUS, 'words.txt': '焜锅\n六安 lu\n' });
  run('index');
  const before = manifest();
  assert.deepEqual(run('index', '--user-words', 'words.txt'), {
    status: 2,
    stdout: '',
    stderr: 'xunda: words.txt:2: the word has 2 characters and 1 syllables; part them by blanks\n',
  });
  assert.equal(manifest(), before);
});
