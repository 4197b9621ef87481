/** Tests the reader of JSON Lines. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonlReader } from '../../src/archive/jsonl.js';
import { DEFAULT_LIMITS } from '../../src/archive/limits.js';
import type { Skipped } from '../../src/archive/reader.js';
import type { ArchivedPage } from '../../src/model.js';
import { anyText, holdsForAsync } from '../support/property.js';
import { headOf, sourceOf } from '../support/sources.js';

async function read(...lines: string[]): Promise<{ pages: ArchivedPage[]; skipped: Skipped[] }> {
  const skipped: Skipped[] = [];
  const pages: ArchivedPage[] = [];
  for await (const page of jsonlReader.read(sourceOf('a.jsonl', lines.join('\n')), (record) => skipped.push(record), DEFAULT_LIMITS))
    pages.push(page);
  return { pages, skipped };
}

const line = (fields: object): string => JSON.stringify({ question: '茶怎么泡？', text: '用热水。', ...fields });
const reasonFor = async (text: string): Promise<string | undefined> => (await read(text)).skipped[0]?.reason;

test('reads every field', async () => {
  const fields = {
    id: 'a1',
    author: '阿木',
    url: 'https://jian.example/1',
    site: 'jian.example',
    archivedOn: '2024-01-02',
    answeredOn: '2023-12-31',
    votes: 7,
    topics: ['茶', ' 水 ', ''],
    questionDetail: '绿茶。',
  };
  const { pages, skipped } = await read(line(fields));
  assert.deepEqual(skipped, []);
  const { id, author, url, archivedOn, answeredOn, votes } = fields;
  assert.deepEqual(pages, [
    {
      source: 'a.jsonl',
      question: '茶怎么泡？',
      questionDetail: '绿茶。',
      pageNumber: 1,
      site: 'jian.example',
      archivedOn,
      related: [],
      answers: [{ sourceId: id, author, text: '用热水。', url, answeredOn, votes, topics: ['茶', '水'] }],
    },
  ]);
});

test('answers to one question that were captured on several days stand on several pages', async () => {
  const days = ['2024-01-02', '2024-01-02', undefined, '2024-01-03'];
  const { pages } = await read(days.map((archivedOn, i) => line({ id: `a${i}`, ...(archivedOn && { archivedOn }) })).join('\n'));
  assert.deepEqual(
    pages.map(({ archivedOn, answers }) => [archivedOn, answers.map(({ sourceId }) => sourceId)]),
    [
      ['2024-01-02', ['a0', 'a1']],
      [undefined, ['a2']],
      ['2024-01-03', ['a3']],
    ],
  );
});

test('question and text are enough, and null is as good as absent', async () => {
  const bare = {
    source: 'a.jsonl',
    question: '茶怎么泡？',
    pageNumber: 1,
    site: '',
    related: [],
    answers: [{ author: '', text: '用热水。', topics: [] }],
  };
  assert.deepEqual((await read(line({}))).pages, [bare]);
  assert.deepEqual((await read(line({ id: null, author: null, votes: null, topics: null, url: '' }))).pages, [bare]);
});

test('an id may be a number, and votes may be none or below zero', async () => {
  const { pages } = await read(line({ id: 12, votes: 0 }), line({ id: 13, votes: -3 }));
  assert.deepEqual(
    pages[0]?.answers.map(({ sourceId, votes }) => [sourceId, votes]),
    [
      ['12', 0],
      ['13', -3],
    ],
  );
});

test('neighbours under one question are one page', async () => {
  const { pages } = await read(
    line({ text: '一' }),
    line({ text: '二' }),
    line({ text: '三', question: '别的？' }),
    line({ text: '四' }),
    line({ text: '五', site: 'x.example' }),
  );
  assert.deepEqual(
    pages.map(({ answers }) => answers.map(({ text }) => text).join('')),
    ['一二', '三', '四', '五'],
  );
});

test('says of each bad line where it is and why, and reads the rest', async () => {
  const { pages, skipped } = await read(
    line({}),
    '{"question": oops',
    '',
    '  ',
    '[]',
    '"text"',
    'null',
    line({ text: ' ' }),
    line({ question: undefined }),
    line({ votes: 1.5 }),
    line({}),
  );
  assert.equal(pages.flatMap(({ answers }) => answers).length, 2);
  assert.deepEqual(
    skipped.map((record) => record.line),
    [2, 5, 6, 7, 8, 9, 10],
  );
  assert.match(skipped[0]?.reason ?? '', /^not JSON: /);
  assert.deepEqual(
    skipped.slice(1).map(({ reason }) => reason),
    [
      'not a JSON object',
      'not a JSON object',
      'not a JSON object',
      'text is missing or empty',
      'question is missing or empty',
      'votes is no whole number',
    ],
  );
});

test('refuses values of the wrong kind by name', async () => {
  assert.equal(await reasonFor(line({ author: 5 })), 'author is no text');
  assert.equal(await reasonFor(line({ topics: '茶' })), 'topics is no list of texts');
  assert.equal(await reasonFor(line({ topics: [1] })), 'topics is no list of texts');
  assert.equal(await reasonFor(line({ id: {} })), 'id is neither text nor number');
  assert.equal(await reasonFor(line({ answeredOn: '2023-02-30' })), 'answeredOn is no day: "2023-02-30"');
  assert.equal(await reasonFor(line({ archivedOn: [] })), 'archivedOn is no day: []');
});

test('takes days and numbers in their usual forms', async () => {
  const { pages, skipped } = await read(line({ archivedOn: '2024年5月6日', answeredOn: '2020/01/05', votes: '1,234' }));
  assert.deepEqual(skipped, []);
  const { answeredOn, votes } = pages[0]?.answers[0] ?? {};
  assert.deepEqual([pages[0]?.archivedOn, answeredOn, votes], ['2024-05-06', '2020-01-05', 1234]);
  assert.equal((await read(line({ archivedOn: 1_700_000_000, answeredOn: ' ', votes: null }))).pages[0]?.archivedOn, '2023-11-15');
});

test('a text may hold every line end but LF as it is', async () => {
  const text = '一\u2028二\u2029三\u0085四';
  assert.equal((await read(line({ text }))).pages[0]?.answers[0]?.text, text);
});

test('what goes in as text comes out', async () => {
  await holdsForAsync(anyText(), async (text) => {
    const { pages, skipped } = await read(line({ text }));
    if (text.trim() === '') assert.equal(skipped.length, 1);
    else assert.equal(pages[0]?.answers[0]?.text, text.trim());
  });
});

test('recognises itself by name or by the first object', () => {
  assert.ok(jsonlReader.recognises(headOf('a.jsonl', 'oops')));
  assert.ok(jsonlReader.recognises(headOf('a.ndjson', '')));
  assert.ok(jsonlReader.recognises(headOf('a.txt', ' {"question"')));
  assert.ok(!jsonlReader.recognises(headOf('a.txt', '{ 不是 }')));
});
