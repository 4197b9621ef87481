/** Tests mappings of the fields of records, and the records that are read by them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mappingOf } from '../../../src/archive/json/mapping.js';
import { onlyPage, readBytes } from '../../support/read-source.js';

const MAPPING = {
  question: ['thread.title', 'subject'],
  text: 'posts.0.body',
  id: 'tid',
  author: 'posts.0.user.name',
  url: 'link',
  answeredOn: 'posts.0.at',
  votes: 'likes',
  topics: 'tags',
  format: { text: 'html' },
};
const RECORD = {
  tid: '31',
  thread: { title: '雨天怎么晒被子？' },
  posts: [{ body: '<p>不晒。</p><p>等晴。</p>', user: { name: '阿木' }, at: '2021年6月12日' }],
  link: 'https://bbs.jian.example/t/31',
  likes: '1.2k',
  tags: [{ name: '家务' }, '天气'],
};

const mapping = mappingOf(JSON.stringify(MAPPING), 'm.json');
const read = (...records: unknown[]) => readBytes('a.jsonl', records.map((record) => JSON.stringify(record)).join('\n'), { mapping });

test('every field is found by its path', async () => {
  assert.deepEqual(await onlyPage('a.jsonl', JSON.stringify(RECORD), { mapping }), {
    source: 'a.jsonl',
    format: 'mapped',
    question: '雨天怎么晒被子？',
    pageNumber: 1,
    site: 'bbs.jian.example',
    related: [],
    answers: [
      {
        sourceId: '31',
        author: '阿木',
        text: '不晒。\n\n等晴。',
        url: 'https://bbs.jian.example/t/31',
        answeredOn: '2021-06-12',
        votes: 1200,
        topics: ['家务', '天气'],
      },
    ],
  });
});

test('of several paths the first with a value counts', async () => {
  const { found } = await read({ ...RECORD, thread: { title: '' }, subject: '被子？' }, { ...RECORD, thread: null, subject: '被子？' });
  assert.deepEqual(
    found.map(({ page }) => page.question),
    ['被子？'],
  );
});

test('a field may have a dot in its name, and inherited names are no fields', async () => {
  const { found } = await read({ 'thread.title': '被子？', 'posts.0.body': '收。' });
  assert.equal(found[0]?.page.question, '被子？');
  const odd = mappingOf('{"question": "constructor.name", "text": "t"}', 'm.json');
  assert.equal(
    (await readBytes('a.jsonl', '{"t": "收。"}', { mapping: odd })).skipped[0]?.reason,
    'question is missing or empty, looked for at constructor.name',
  );
});

test('records that the mapping does not know may be of a known kind', async () => {
  const { found, skipped } = await read({ question: '茶怎么泡？', text: '用热水。' }, RECORD);
  assert.deepEqual(skipped, []);
  assert.deepEqual(
    found.map(({ format }) => format),
    ['jsonl', 'mapped'],
  );
});

test('says where it looked for what is missing', async () => {
  const { skipped } = await read({ ...RECORD, thread: {} }, { other: 1 });
  assert.deepEqual(
    skipped.map(({ line, reason }) => `${line}: ${reason}`),
    ['1: question is missing or empty, looked for at thread.title, subject', '2: question is missing or empty, looked for at thread.title, subject'],
  );
});

const WRONG: readonly (readonly [unknown, string])[] = [
  [[], 'not a JSON object'],
  [{ question: 'q' }, 'text: is missing'],
  [{ text: 'q' }, 'question: is missing'],
  [{ question: 'q', text: 5 }, 'text: must be a path such as "body.content", or a list of paths'],
  [{ question: 'q', text: [] }, 'text: must have a path'],
  [{ question: 'a..b', text: 't' }, 'question: "a..b" has an empty part'],
  [{ question: '', text: 't' }, 'question: "" has an empty part'],
  [{ question: 'q', text: 't', titel: 'x' }, 'titel: no field of ours; there are id, question,'],
  [{ question: 'q', text: 't', format: 'html' }, 'format: must be an object such as {"text": "html"}'],
  [{ question: 'q', text: 't', format: { author: 'html' } }, 'format.author: is no field with a path here'],
  [{ question: 'q', text: 't', format: { text: 'markdown' } }, 'format.text: must be "html" or "text"'],
];

for (const [given, reason] of WRONG)
  test(`a mapping is refused: ${reason}`, () => {
    assert.throws(
      () => mappingOf(JSON.stringify(given), 'm.json'),
      (error: Error) => error.message.startsWith(`m.json: ${reason}`),
    );
  });

test('a mapping that is not JSON is refused by its line', () => {
  assert.throws(() => mappingOf('{\n"text": "t",\n}', 'm.json'), /^ConfigurationError: m\.json: not JSON: .*line 3/);
});

test('a mapping that lies among the files is no archive', async () => {
  assert.deepEqual(await readBytes('a/xunda-mapping.json', JSON.stringify(MAPPING)), { found: [], skipped: [] });
});
