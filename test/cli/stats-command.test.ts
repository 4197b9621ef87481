/** Tests `xunda stats`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IndexStats } from '../../src/model.js';
import { temporaryFolder } from '../support/folders.js';
import { CORPUS, writeFiles, xunda } from './xunda.js';

const cwd = temporaryFolder();
const others = Array.from({ length: 25 }, (_, i) => JSON.stringify({ question: '？？', text: `第${i}条`, site: `s${i}.example\u001b[2J` }));
writeFiles(cwd, { 'corpus/a.jsonl': CORPUS, 'many/a.jsonl': [...others, '{"question":"q","text":"t"}'].join('\n') });
xunda(['index'], { cwd });
xunda(['index', 'many', '--index', 'many-index'], { cwd });

test('tells what the index holds', () => {
  const { status, stdout, stderr } = xunda(['stats'], { cwd });
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(
    stdout,
    /^answers {5}2 \(\d+ characters\)\npages {7}2\nanswered {4}2021-02-03 to 2021-02-03\nindex {7}\S+ \w+, 1 segment\nanalyzer {4}\S+\nsite {8}jian\.example: 2\n$/,
  );
});

test('--json prints one line with all numbers', () => {
  const { status, stdout } = xunda(['stats', '--json'], { cwd });
  assert.equal(status, 0);
  assert.equal(stdout.indexOf('\n'), stdout.length - 1);
  const stats = JSON.parse(stdout) as IndexStats;
  assert.deepEqual([stats.answers, stats.pages, stats.sites, stats.archived], [2, 2, [{ site: 'jian.example', answers: 2 }], undefined]);
  assert.ok(stats.bytes > 0);
});

test('names twenty sites, counts the others, and lets none drive the terminal', () => {
  const { stdout } = xunda(['stats', '--index', 'many-index'], { cwd });
  assert.equal(stdout.match(/^site /gm)?.length, 20);
  assert.match(stdout, /^ +and 6 more$/m);
  assert.match(stdout, /\(unknown\): 1/);
  assert.ok(!stdout.includes('\u001b'));
});

test('takes the index from the environment, and from the flag before it', () => {
  const env = { XUNDA_INDEX: 'many-index' };
  assert.match(xunda(['stats'], { cwd, env }).stdout, /^answers {5}26 /);
  assert.match(xunda(['stats', '--index', 'index'], { cwd, env }).stdout, /^answers {5}2 /);
});
