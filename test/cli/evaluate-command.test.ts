/** Tests `xunda evaluate` on a judged set of three answers. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../support/folders.js';
import { type Run, writeFiles, xunda } from './xunda.js';

const cwd = temporaryFolder();
const lines = (...rows: object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');
writeFiles(cwd, {
  'set/corpus.jsonl': lines(
    { id: 'd1', title: '苹果树？', text: '冬天修剪。' },
    { id: 'd2', text: '葡萄架要搭得高一些。' },
    { id: 'd3', text: '磨刀要用水。' },
  ),
  'set/queries.jsonl': lines({ id: 'q1', text: '苹果树修剪' }, { id: 'q2', text: '葡萄架' }, { id: 'q3', text: '不相干' }),
  'set/qrels.jsonl': lines({ qid: 'q1', did: 'd1', rel: 1 }, { qid: 'q2', did: 'd2', rel: 2 }, { qid: 'q2', did: 'd3', rel: 2 }),
  'half.jsonl': lines({ id: 'q2', text: '葡萄架' }),
  'blank.jsonl': lines({ id: 'q1', text: ' ' }),
  'long.jsonl': lines({ id: 'q1', text: '苹果树修剪'.repeat(500) }),
  'bad.jsonl': '{"id":"q1"}',
  'voted/corpus.jsonl': lines({ id: 'd1', title: '苹果树？', text: '冬天修剪。', votes: 1200 }, { id: 'd2', text: '葡萄架要搭得高一些。', votes: 0 }),
  'voted/queries.jsonl': lines({ id: 'q1', text: '苹果树修剪' }),
  'voted/qrels.jsonl': lines({ qid: 'q1', did: 'd1', rel: 1 }),
  'misvoted/corpus.jsonl': lines({ id: 'd1', title: '苹果树？', text: '冬天修剪。', votes: 'many' }),
  'misvoted/queries.jsonl': lines({ id: 'q1', text: '苹果树修剪' }),
  'misvoted/qrels.jsonl': lines({ qid: 'q1', did: 'd1', rel: 1 }),
  'tmp/.keep': '',
});

const evaluate = (...args: string[]): Run => xunda(['evaluate', ...args], { cwd, env: { TMPDIR: join(cwd, 'tmp') } });
const result = (...args: string[]): Record<string, number> => {
  const { status, stdout, stderr } = evaluate(...args, '--json');
  assert.deepEqual([status, stderr], [0, ''], args.join(' '));
  return JSON.parse(stdout) as Record<string, number>;
};

test('prints a table of means', () => {
  const { status, stdout, stderr } = evaluate('set');
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /^queries +2\nnDCG@10 +0\.\d{4}\nMRR@10 +1\S*\nRecall@100 +0\.7500\nmsPerQuery +[\d.]+\n$/);
});

test('--json prints them on one line', () => {
  const { queries, msPerQuery, ...means } = result('set');
  assert.equal(queries, 2);
  assert.ok((msPerQuery ?? -1) >= 0);
  // Of the second query one of two is found, at rank 1: 1 of 1 + 1/log2(3).
  assert.deepEqual(means, { 'nDCG@10': (1 + 1 / (1 + 1 / Math.log2(3))) / 2, 'MRR@10': 1, 'Recall@100': 0.75 });
});

test('--min-rel leaves out queries and answers below it', () => {
  assert.deepEqual([result('set', '--min-rel', '2').queries, result('set', '--min-rel', '2')['Recall@100']], [1, 0.5]);
});

test('--queries asks others', () => {
  assert.equal(result('set', '--queries', 'half.jsonl').queries, 1);
});

test('takes queries that are blank, and queries that are longer than a reader may type', () => {
  assert.equal(result('set', '--queries', 'blank.jsonl')['MRR@10'], 0);
  assert.equal(result('set', '--queries', 'long.jsonl')['MRR@10'], 1);
});

test('--votes indexes the votes of the corpus, which are passed over without it', () => {
  for (const set of ['set', 'voted']) assert.equal(result(set, '--votes')['MRR@10'], 1);
  assert.equal(result('misvoted')['MRR@10'], 1);
});

test('says in one sentence what is wrong with a set, and ends with 1', () => {
  const wrong: [string[], RegExp][] = [
    [['nowhere'], /cannot read nowhere\/\w+\.jsonl/],
    [['set', '--queries', 'nowhere.jsonl'], /cannot read nowhere\.jsonl/],
    [['set', '--queries', 'bad.jsonl'], /bad\.jsonl:1: text is no string/],
    [['misvoted', '--votes'], /misvoted\/corpus\.jsonl:1: votes is no whole number/],
    [['set', '--min-rel', '3'], /no query in set has a judgment of 3 or better/],
  ];
  for (const [args, reason] of wrong) {
    const { status, stdout, stderr } = evaluate(...args);
    assert.deepEqual([status, stdout], [1, ''], args.join(' '));
    assert.match(stderr, /^xunda: [^\n]+\n$/);
    assert.match(stderr, reason);
  }
});

test('leaves no temporary index behind', () => {
  assert.deepEqual(readdirSync(join(cwd, 'tmp')), ['.keep']);
});

test('takes the words of the operator', () => {
  writeFiles(cwd, { 'words.txt': '苹果树修剪', 'wrong.txt': 'x' });
  assert.equal(result('set', '--user-words', 'words.txt').queries, 2);
  assert.equal(evaluate('set', '--user-words', 'wrong.txt').status, 2);
});
