/** Tests `xunda search`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SearchResponse } from '../../src/search-model.js';
import { temporaryFolder } from '../support/folders.js';
import { CORPUS, type Run, writeFiles, xunda } from './xunda.js';

const cwd = temporaryFolder();
const many = Array.from({ length: 12 }, (_, i) => JSON.stringify({ id: `p${i}`, question: `第${i}盆兰花？`, text: '兰花要通风。' }));
const hostile = JSON.stringify({ id: 'h', question: '终端\u001b[2J？', author: '\u001b]0;x\u0007', text: '清屏\u001b[2J\u009b31m吗？\r\n第二段' });
writeFiles(cwd, { 'corpus/a.jsonl': [CORPUS, ...many, hostile].join('\n') });
xunda(['index'], { cwd });

const search = (...args: string[]): Run => xunda(['search', ...args], { cwd });

test('shows a hit with its question, a passage and where it comes from', () => {
  const { status, stdout, stderr } = search('番茄');
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(
    stdout,
    /^1\. 阳台怎么种番茄？\n {3}番茄要多晒太阳。每天早上浇一次水。\n {3}阿花 · 2021-02-03 · jian\.example · 1200 votes · jian\.example:1\n\n1 answer \([\d.]+ ms\)\n$/,
  );
});

test('--json prints one line, as the HTTP API gives it', () => {
  const { status, stdout } = search('番茄', '--json');
  assert.equal(status, 0);
  assert.equal(stdout.indexOf('\n'), stdout.length - 1);
  const { query, total, page, pageSize, hits } = JSON.parse(stdout) as SearchResponse;
  assert.deepEqual([query, total, page, pageSize, hits[0]?.id], ['番茄', 1, 1, 10, 'jian.example:1']);
});

test('finds nothing without failing', () => {
  const { status, stdout } = search('齉龘');
  assert.equal(status, 0);
  assert.match(stdout, /^0 answers \([\d.]+ ms\)\n$/);
});

test('shows the page asked for, and which of how many it shows', () => {
  const { stdout } = search('兰花', '--page', '2', '--page-size', '5');
  assert.match(stdout, /^6\. /);
  assert.match(stdout, /^10\. /m);
  assert.match(stdout, /\n12 answers, 6 to 10 \(/);
});

test('has no colours where it is not on a terminal', () => {
  assert.ok(!xunda(['search', '番茄'], { cwd, env: { FORCE_COLOR: '1' } }).stdout.includes('\u001b'));
});

test('does not let an archive drive the terminal', () => {
  const { stdout } = search('清屏');
  assert.match(stdout, /第二段/);
  assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  assert.match(search('清屏', '--json').stdout, /\\u001b\[2J/);
});

test('refuses an empty or too long query with 2', () => {
  for (const args of [[''], [' \u3000'], ['番茄土豆', '--max-query-chars', '3']]) {
    const { status, stdout, stderr } = search(...args);
    assert.deepEqual([status, stdout], [2, ''], JSON.stringify(args));
    assert.match(stderr, /^xunda: [^\n]+\n$/);
  }
});

test('takes a query that looks like a flag after --', () => {
  assert.equal(search('--', '--番茄').status, 0);
});

test('shows as much of an answer as is set', () => {
  const { stdout } = search('浇水', '--json', '--snippet-chars', '20');
  const { hits } = JSON.parse(stdout) as SearchResponse;
  assert.ok((hits[0]?.snippets ?? []).reduce((sum, { text }) => sum + text.length, 0) <= 20);
});

test('says which line of a file of synonyms is wrong, and ends with 2', () => {
  writeFiles(cwd, { 'good.txt': '番茄 = 西红柿', 'bad.txt': '番茄 = 西红柿\n浇水' });
  assert.equal(search('番茄', '--synonyms', 'good.txt').status, 0);
  assert.deepEqual(search('番茄', '--synonyms', 'bad.txt'), {
    status: 2,
    stdout: '',
    stderr: 'xunda: bad.txt:2: there is one word only; write word = word, or word => word\n',
  });
  assert.match(xunda(['search', '番茄'], { cwd, env: { XUNDA_SYNONYMS: 'none.txt' } }).stderr, /^xunda: none\.txt cannot be read: [^\n]+\n$/);
});
