/** Tests `xunda index` on a corpus that changes: what it would do, what is gone, what is taken down, and what it watches. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { SearchResponse } from '../../src/search-model.js';
import { temporaryFolder } from '../support/folders.js';
import { CORPUS, type Run, watching, writeFiles, xunda } from './xunda.js';

const parent = temporaryFolder();
const FISH =
  '{"id":"3","question":"怎么养鱼？","author":"阿 鱼","text":"先养水，水清了再放鱼。","site":"jian.example","url":"https://jian.example/a/3"}';

function place(files: Readonly<Record<string, string>> = { 'corpus/a.jsonl': CORPUS, 'corpus/b.jsonl': FISH }) {
  const cwd = mkdtempSync(join(parent, 'place-'));
  writeFiles(cwd, files);
  const run = (...args: string[]): Run => xunda(args, { cwd });
  const found = (query: string): string[] => (JSON.parse(run('search', '--json', query).stdout) as SearchResponse).hits.map(({ id }) => id);
  const manifest = (): string => readFileSync(join(cwd, 'index', 'manifest.json'), 'utf8');
  return { cwd, run, found, manifest };
}

const changesOf = ({ stdout }: Run): string | undefined => /^changes {2}(.*)$/m.exec(stdout)?.[1];

test('--dry-run tells what would change, and writes nothing', () => {
  const { cwd, run, manifest } = place();
  const first = run('index', '--dry-run');
  assert.deepEqual([first.status, changesOf(first), readdirSync(cwd)], [0, '3 new, 0 changed, 0 removed; 2 of 2 files read', ['corpus']]);
  run('index');
  const before = [manifest(), readdirSync(join(cwd, 'index'))];
  writeFiles(cwd, { 'corpus/a.jsonl': CORPUS.replace('番茄', '土豆'), 'corpus/c.jsonl': FISH.replaceAll('3"', '4"') });
  rmSync(join(cwd, 'corpus/b.jsonl'));
  const dry = run('index', '--dry-run');
  assert.equal(changesOf(dry), '1 new, 1 changed, 1 removed; 2 of 2 files read, 1 gone');
  assert.match(dry.stdout, /^answers {2}3 would be in index; nothing was written$/m);
  assert.deepEqual([manifest(), readdirSync(join(cwd, 'index'))], before);
  assert.equal(changesOf(run('index')), changesOf(dry), 'and it does so');
});

test('a file that is gone takes its answers with it, unless it is to be kept', () => {
  const { cwd, run, found } = place();
  run('index');
  rmSync(join(cwd, 'corpus/b.jsonl'));
  assert.match(run('index', '--keep-missing').stdout, /up to date/);
  writeFiles(cwd, { 'corpus/c.jsonl': FISH.replaceAll('3"', '4"').replace('先', '还是先') });
  assert.equal(changesOf(run('index', '--keep-missing')), '1 new, 0 changed, 0 removed; 1 of 2 files read, 1 missing and kept');
  assert.deepEqual(found('养水').toSorted(), ['jian.example:3', 'jian.example:4']);
  assert.equal(changesOf(run('index')), '0 new, 0 changed, 1 removed; 0 of 2 files read, 1 gone');
  assert.deepEqual(found('养水'), ['jian.example:4']);
});

test('an answer of which only a missing file is left stays as it was', () => {
  const both = { 'corpus/a.jsonl': `${CORPUS}\n${FISH}`, 'corpus/b.jsonl': FISH };
  const { cwd, run, found } = place(both);
  run('index');
  rmSync(join(cwd, 'corpus/b.jsonl'));
  writeFiles(cwd, { 'corpus/a.jsonl': CORPUS });
  assert.equal(changesOf(run('index', '--keep-missing')), '0 new, 0 changed, 0 removed; 1 of 1 files read, 1 missing and kept');
  assert.deepEqual(found('养水'), ['jian.example:3']);
  assert.match(run('index', '--keep-missing').stdout, /up to date/);
});

test('what is taken down leaves the index and its files, and stays away', () => {
  const { cwd, run, found } = place();
  run('index');
  writeFiles(cwd, { 'takedown.txt': 'author:"阿 鱼" 2024-05-06 他自己的意思\nid:nobody 2024-05-06 没有这个人\n' });
  const { status, stdout } = run('index');
  assert.equal(status, 0);
  assert.match(stdout, /^changes {2}0 new, 0 changed, 1 removed; 1 of 2 files read$/m);
  assert.match(stdout, /^takedown author:阿 鱼 \(2024-05-06, 他自己的意思\): 1 removed$/m);
  assert.match(stdout, /^takedown id:nobody \(2024-05-06, 没有这个人\): 0 removed$/m);
  assert.deepEqual(found('养水'), []);
  const left = readdirSync(join(cwd, 'index')).filter((name) => readFileSync(join(cwd, 'index', name), 'utf8').includes('养水'));
  assert.deepEqual(left, [], 'not even on the disk');
  assert.match(run('index').stdout, /up to date/);
  assert.match(run('index', '--rebuild').stdout, /^takedown author:阿 鱼 .*: 1 removed$/m);
  assert.deepEqual(found('养水'), []);
});

test('what was taken down comes back when its line is gone, and not when the list is forgotten', () => {
  const { cwd, run, found } = place({ 'corpus/a.jsonl': CORPUS, 'corpus/b.jsonl': FISH, 'list.txt': 'https://jian.example/a/3/ 2024-05-06 侵权\n' });
  run('index', '--takedown', 'list.txt');
  assert.deepEqual(found('养水'), []);
  const forgotten = run('index');
  assert.equal(forgotten.status, 2);
  assert.match(forgotten.stderr, /^xunda: the index was built with a takedown list of 1 lines, and takedown\.txt has none; name it with --takedown/);
  assert.equal(run('index', '--rebuild').status, 2, 'nor by building from nothing');
  assert.equal(changesOf(run('index', '--takedown', 'none')), '1 new, 0 changed, 0 removed; 2 of 2 files read');
  assert.deepEqual(found('养水'), ['jian.example:3']);
  writeFiles(cwd, { 'list.txt': 'id:1\n' });
  const wrong = run('index', '--takedown', 'list.txt');
  assert.deepEqual([wrong.status, wrong.stdout], [2, '']);
  assert.match(wrong.stderr, /^xunda: list\.txt:1: /);
  assert.equal(run('index', '--takedown', 'nowhere.txt').status, 2);
});

test('--report writes what was left out, a JSON object a line', () => {
  const { cwd, run } = place({ 'corpus/a.jsonl': `${CORPUS}\n[]\n{"question":"x"}`, 'corpus/b.bin': '?' });
  assert.equal(run('index', '--report', 'left-out.jsonl').status, 0);
  const lines = readFileSync(join(cwd, 'left-out.jsonl'), 'utf8').trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line) as unknown),
    [
      { file: 'corpus/a.jsonl', line: 3, reason: 'not a JSON object' },
      { file: 'corpus/a.jsonl', line: 4, reason: 'question is missing or empty' },
      { file: 'corpus/b.bin', reason: 'no known format' },
    ].map((expected, i) => (i === 1 ? { ...expected, reason: (JSON.parse(lines[1] as string) as { reason: string }).reason } : expected)),
  );
  const { status, stderr } = run('index', '--report', 'nowhere/x.jsonl');
  assert.equal(status, 2);
  assert.match(stderr, /^xunda: the report cannot be written to nowhere\/x\.jsonl: /);
});

test('a file that did not change since is not read, and one that did is', () => {
  const { cwd, run, manifest } = place();
  const file = join(cwd, 'corpus/b.jsonl');
  run('index');
  const before = manifest();
  utimesSync(file, new Date(), new Date());
  assert.match(run('index').stdout, /up to date/, 'only its time changed');
  assert.equal(manifest(), before);
  writeFileSync(file, FISH.replace('先', '后'));
  assert.equal(changesOf(run('index')), '0 new, 1 changed, 0 removed; 1 of 2 files read');
});

test('--watch goes on, takes up what changed, and survives what is wrong', async () => {
  const { cwd, found } = place();
  const watcher = watching(['index', '--watch'], { cwd });
  await watcher.line(/^index {4}/);
  assert.deepEqual(found('养水'), ['jian.example:3']);
  writeFiles(cwd, { 'corpus/b.jsonl': FISH.replaceAll('养水', '晒水') });
  await watcher.line(/^changes {2}0 new, 1 changed/);
  await watcher.line(/^index {4}/);
  assert.deepEqual(found('晒水'), ['jian.example:3']);
  writeFiles(cwd, { 'takedown.txt': '不成样子\n' });
  await watcher.line(/^xunda: takedown\.txt:1: /);
  writeFiles(cwd, { 'takedown.txt': 'id:jian.example:3 2024-05-06 试试\n' });
  await watcher.line(/^takedown id:jian\.example:3 .*: 1 removed$/);
  assert.deepEqual(found('晒水'), []);
  watcher.process.kill('SIGINT');
  assert.deepEqual(await watcher.ended, [null, 'SIGINT']);
});
