/** Tests `xunda search`. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { SearchResponse } from '../../src/search-model.js';
import { temporaryFolder } from '../support/folders.js';
import { ROOT } from '../support/shared.js';
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
    /^1\. 阳台怎么种番茄？\n {3}番茄要多晒太阳。每天早上浇一次水。\n {3}阿花 · 2021-02-03 · jian\.example · 1200 votes · jian\.example:1\n\n1 question \([\d.]+ ms\)\n$/,
  );
});

test('--json prints one line, as the HTTP API gives it', () => {
  const { status, stdout } = search('番茄', '--json');
  assert.equal(status, 0);
  assert.equal(stdout.indexOf('\n'), stdout.length - 1);
  const { query, total, page, pageSize, hits } = JSON.parse(stdout) as SearchResponse;
  assert.deepEqual([query, total, page, pageSize, hits[0]?.id], ['番茄', 1, 1, 10, 'jian.example:1']);
});

test('names the author that the query is, and those near one that nobody is', () => {
  assert.match(search('阿花').stdout, /^阿花 is an author of 1 answer \(--author\)\n\n1\. 阳台怎么种番茄？/);
  assert.match(search('--author', '阿华', '番茄').stdout, /^nobody is called 阿华; 阿花 instead: 1\n/);
  assert.match(search('--author', '无此人', '番茄').stdout, /^nobody is called 无此人\n/);
});

test('finds nothing without failing', () => {
  const { status, stdout } = search('齉龘');
  assert.equal(status, 0);
  assert.match(stdout, /^齉 alone: 0\n龘 alone: 0\n0 questions \([\d.]+ ms\)\n$/);
});

test('shows the page asked for, and which of how many it shows', () => {
  const { stdout } = search('兰花', '--page', '2', '--page-size', '5');
  assert.match(stdout, /^6\. /);
  assert.match(stdout, /^10\. /m);
  assert.match(stdout, /\n12 questions, 6 to 10 \(/);
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
  const { query } = JSON.parse(search('--json', '--', '--bogus', '-h').stdout) as SearchResponse;
  assert.equal(query, '--bogus -h');
});

test('a word begun with one minus is excluded, wherever it stands', () => {
  const { query, hits } = JSON.parse(search('番茄', '-链条', '--json', '-Vue', '晒太阳').stdout) as SearchResponse;
  assert.deepEqual([query, hits.map(({ id }) => id)], ['番茄 -链条 -Vue 晒太阳', ['jian.example:1']]);
  assert.match(search('番茄', '-晒太阳').stdout, /^0 questions/);
});

test('two minuses begin a flag, and -h asks for help', () => {
  for (const args of [
    ['番茄', '--bogus'],
    ['-链条', '--bogus', '--', '番茄'],
  ]) {
    const { status, stdout, stderr } = search(...args);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /unknown option '--bogus'/);
  }
  for (const args of [['-h'], ['番茄', '-h'], ['--help']]) {
    const { status, stdout } = search(...args);
    assert.equal(status, 0);
    assert.match(stdout, /^Usage: xunda search [\s\S]*xunda search 大桥 -重庆 /);
  }
});

test('says that a page lies behind the last one', () => {
  assert.match(search('兰花', '--page', '9').stdout, /^There is no page 9; the last one is 2\.\n12 questions \(/);
});

test('names the flag that is wrong', () => {
  assert.match(search('番茄', '--from', '2022', '--to', '2021').stderr, /^xunda: --from is "2022", later than to, "2021"/);
  assert.match(search('番茄', '--to', '2021-02-30').stderr, /^xunda: --to is "2021-02-30"/);
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

const sample = temporaryFolder();
xunda(['index', join(ROOT, 'corpus')], { cwd: sample });
const searchSample = (...args: string[]): string => xunda(['search', ...args], { cwd: sample }).stdout;

test('names the copies of a hit', () => {
  assert.match(searchSample('桥墩'), /\n {3}- .*\n {5}江边的老桥工.*\n {5}copies: zhuantie\.example:311, jianda\.example~\S+\n/);
  const each = searchSample('桥墩', '--copies', 'all', '--group', 'none');
  assert.match(each, /\n4 answers \(/);
  assert.doesNotMatch(each, /copies:/);
});

test('says that an answer stands under a question that is not its own', () => {
  assert.match(searchSample('醒来 扛包 看猪'), /^1\. .*汴京.*\n.*\n.*\n {3}stands under a question that seems not to be its own\n/);
});

test('shows each question once, with its best answers, and how many more there are', () => {
  const shown = searchSample('重庆');
  assert.match(
    shown,
    /^重庆 is a topic of 2 answers \(--topic\)\n\n1\. 重庆和台北，哪一座更适合一个人慢慢走？\n {3}\S.*\n {3}\S.*(?:\n {3}- .*\n {5}.*){2}\n {3}\d+ more of this question \(--group none\)\n/,
  );
  assert.equal(shown.match(/重庆和台北，哪一座/g)?.length, 1);
});

test('counts answers by what is asked for', () => {
  assert.match(searchSample('桥墩', '--facets', 'site,year', '--group', 'none'), /\nsite: wenhai\.example 2 · .*\nyear: 2019 2 · .*\n2 answers/);
});

test('says by which search the counts are found again', () => {
  const shown = searchSample('重庆', '--facets', 'site', '--page-size', '1');
  const [, site = '', count = ''] = /\nsite \(--match all\): (\S+) (\d+)/.exec(shown) ?? [];
  assert.match(searchSample('重庆', '--site', site, '--match', 'all', '--page-size', '1'), new RegExp(`\n${count} questions?`));
});

test('a filter given again takes answers of either value', () => {
  const authors = (...args: string[]) =>
    new Set((JSON.parse(search('兰花', '番茄', ...args, '--json').stdout) as SearchResponse).hits.map(({ author }) => author));
  assert.deepEqual(authors('--author', '阿花', '--author', '无此人'), new Set(['阿花']));
  const many = Array.from({ length: 21 }, (_, i) => ['--topic', `t${i}`]).flat();
  assert.match(search('番茄', ...many).stderr, /^xunda: --topic has 21 values; at most 20 are allowed/);
});

test('says that only the question of a hit matches', () => {
  assert.match(search('阳台').stdout, /^1\. 阳台怎么种番茄？\n.*\n.*\n {3}only its question matches\n/);
  assert.doesNotMatch(search('晒太阳').stdout, /only its question/);
});

test('explains a score', () => {
  assert.match(searchSample('桥墩', '--explain'), /\n {3}stands as typed; score \d+\.\d\d = 桥墩 \d+\.\d\d \+ its substance 0\.\d\d\n/);
});
