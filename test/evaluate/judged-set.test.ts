/** Tests how a judged set is read, and what is said of one that cannot be. */
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ArchiveError } from '../../src/errors.js';
import { type JudgedSet, readJudgedSet } from '../../src/evaluate/judged-set.js';
import { temporaryFolder } from '../support/folders.js';

const parent = temporaryFolder();

const GOOD = {
  'corpus.jsonl': '{"id":"d1","title":"苹果？","text":"冬天修剪。"}\n{"id":"d2","text":"搭架。"}\n',
  'queries.jsonl': '{"id":"q1","text":"苹果"}\n{"id":"q2","text":"葡萄"}\n',
  'qrels.jsonl': '{"qid":"q1","did":"d1","rel":1}\n{"qid":"q1","did":"d2","rel":0}\n{"qid":"q2","did":"d2","rel":2}\n',
};

/** A folder with the good files, but for those given; undefined leaves one out. */
function setWith(files: Partial<Record<keyof typeof GOOD, string | undefined>> = {}): string {
  const folder = mkdtempSync(join(parent, 'set-'));
  for (const [name, content] of Object.entries({ ...GOOD, ...files })) if (content !== undefined) writeFileSync(join(folder, name), content);
  return folder;
}

const read = (folder: string, minGrade = 1) => readJudgedSet(folder, join(folder, 'queries.jsonl'), minGrade);

/** The message of the error that reading ends in. */
function messageFor(files: Partial<Record<keyof typeof GOOD, string | undefined>>, reading: (folder: string) => unknown = read): string {
  const folder = setWith(files);
  try {
    reading(folder);
  } catch (error) {
    assert.ok(error instanceof ArchiveError, String(error));
    return error.message.replaceAll(`${folder}/`, '');
  }
  return assert.fail('it was read');
}

test('reads each answer as a page of its own, under the id of the set', () => {
  const { pages } = read(setWith());
  assert.deepEqual(
    pages.map(({ page, answers }) => [page.question, page.answers, answers.map(({ id, question, text }) => [id, question, text])]),
    [
      ['苹果？', ['d1'], [['d1', '苹果？', '冬天修剪。']]],
      ['', ['d2'], [['d2', '', '搭架。']]],
    ],
  );
});

const readSeeingVotes = (folder: string) => readJudgedSet(folder, join(folder, 'queries.jsonl'), 1, { seesVotes: true });

test('answers have the votes of the corpus only where that is asked for', () => {
  const folder = setWith({
    'corpus.jsonl': '{"id":"d1","text":"冬天修剪。","votes":1200}\n{"id":"d2","text":"搭架。"}\n{"id":"d3","text":"浇水。","votes":0}',
  });
  const answers = ({ pages }: JudgedSet) => pages.flatMap((page) => page.answers);
  assert.deepEqual(
    answers(readSeeingVotes(folder)).map(({ votes }) => votes),
    [1200, undefined, 0],
  );
  assert.ok(!answers(read(folder)).some((answer) => 'votes' in answer));
});

test('names file and line of votes that are no whole number, and passes them over where votes are not asked for', () => {
  for (const votes of ['"12"', 'null', '1.5', '1e400', '[]', 'true']) {
    const corpus = { 'corpus.jsonl': `{"id":"d1","text":"x","votes":1}\n{"id":"d2","text":"y","votes":${votes}}` };
    assert.equal(messageFor(corpus, readSeeingVotes), 'corpus.jsonl:2: votes is no whole number', votes);
    assert.equal(read(setWith(corpus)).pages.length, 2, votes);
  }
});

test('joins queries with their judgments', () => {
  const { queries } = read(setWith());
  assert.deepEqual(queries, [
    {
      id: 'q1',
      text: '苹果',
      judgments: new Map([
        ['d1', 1],
        ['d2', 0],
      ]),
    },
    { id: 'q2', text: '葡萄', judgments: new Map([['d2', 2]]) },
  ]);
});

test('leaves out queries without a judgment of the least grade', () => {
  const ids = (minGrade: number): string[] => read(setWith(), minGrade).queries.map(({ id }) => id);
  assert.deepEqual([ids(1), ids(2), ids(3)], [['q1', 'q2'], ['q2'], []]);
});

test('takes another file of queries', () => {
  const folder = setWith();
  const other = join(parent, 'others.jsonl');
  writeFileSync(other, '{"id":"q2","text":"葡萄架"}');
  assert.deepEqual(
    readJudgedSet(folder, other, 1).queries.map(({ text }) => text),
    ['葡萄架'],
  );
});

test('passes over empty lines, carriage returns and fields it does not know', () => {
  const folder = setWith({ 'queries.jsonl': '\n{"id":"q1","text":"苹果","more":[1]}\r\n  \n' });
  assert.deepEqual(
    read(folder).queries.map(({ text }) => text),
    ['苹果'],
  );
});

test('names the file that is missing', () => {
  for (const name of Object.keys(GOOD)) assert.match(messageFor({ [name]: undefined }), new RegExp(`^cannot read ${name}: `));
});

test('names file and line of what cannot be parsed', () => {
  for (const name of Object.keys(GOOD) as (keyof typeof GOOD)[])
    assert.match(messageFor({ [name]: `${GOOD[name]}\n{"id": oops` }), new RegExp(`^${name}:\\d+: `));
  assert.match(messageFor({ 'queries.jsonl': `${GOOD['queries.jsonl']}{` }), /^queries\.jsonl:3: /);
});

test('names the field that is missing or of another type', () => {
  assert.equal(messageFor({ 'corpus.jsonl': '{"id":1,"text":"x"}' }), 'corpus.jsonl:1: id is no string');
  assert.equal(messageFor({ 'corpus.jsonl': '{"id":"1","text":"x","title":null}' }), 'corpus.jsonl:1: title is no string');
  assert.equal(messageFor({ 'queries.jsonl': '{"id":"1"}' }), 'queries.jsonl:1: text is no string');
  assert.equal(messageFor({ 'qrels.jsonl': '{"qid":"q1","did":"d1","rel":"1"}' }), 'qrels.jsonl:1: rel is no whole number up to 100');
});

test('says in plain words that a line is no object', () => {
  for (const line of ['null', '1', '"text"', '[]']) {
    const message = messageFor({ 'queries.jsonl': line });
    assert.match(message, /^queries\.jsonl:1: /);
    assert.doesNotMatch(message, /Cannot read properties/, line);
  }
});

test('refuses grades that make no sense of the measures', () => {
  // 2 to the power of such a grade is Infinity, and nDCG then is no number.
  assert.match(messageFor({ 'qrels.jsonl': '{"qid":"q1","did":"d1","rel":2000}' }), /^qrels\.jsonl:1: /);
});
