/** Tests JSON in the shapes and states in which it is found. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJson } from '../../../src/archive/json/parse.js';
import { anyText, holdsFor } from '../../support/property.js';
import { onlyAnswer, readBytes } from '../../support/read-source.js';

const LINE = '{"question": "茶怎么泡？", "text": "用热水。"}';
const texts = async (content: string | Buffer, name = 'a.json'): Promise<string[]> =>
  (await readBytes(name, content)).found.flatMap(({ page }) => page.answers.map(({ text }) => text));

test('one object over many lines, and lists over many lines', async () => {
  const pretty = JSON.stringify(JSON.parse(LINE), null, 2);
  assert.deepEqual(await texts(pretty), ['用热水。']);
  assert.deepEqual(await texts(`[\n${pretty},\n${pretty}]`), ['用热水。', '用热水。']);
  assert.deepEqual(await texts(`[\n${pretty},\n${pretty}]`, 'a.txt'), ['用热水。', '用热水。']);
});

test('lines under the name of a document, and a document under the name of lines', async () => {
  assert.deepEqual(await texts(`${LINE}\n${LINE}`), ['用热水。', '用热水。']);
  assert.deepEqual(await texts(`[${LINE},${LINE}]`, 'a.jsonl'), ['用热水。', '用热水。']);
});

test('a record of a document is reported by its number', async () => {
  const { skipped } = await readBytes('a.json', `[${LINE}, 5, {"text": 1}]`);
  assert.deepEqual(
    skipped.map(({ record, reason }) => [record, reason]),
    [
      [2, 'not a JSON object'],
      [3, 'question is missing or empty'],
    ],
  );
});

test('of a list that is cut off, the records that stand whole in a line are read', async () => {
  const { found, skipped } = await readBytes('a.json', `[\n${LINE},\n${LINE},\n{"question": "茶`);
  assert.equal(found[0]?.page.answers.length, 2);
  assert.match(skipped[0]?.reason ?? '', /^not JSON/);
});

test('a first line that is cut off does not take the others with it', async () => {
  const { found, skipped } = await readBytes('a.jsonl', `{"question": "茶怎么泡？",\n${LINE}\n${LINE}`);
  assert.equal(found[0]?.page.answers.length, 2);
  assert.equal(skipped.length, 1);
});

test('a document larger than a record may be is refused', async () => {
  const { found, skipped } = await readBytes('a.json', `[\n${`${LINE},\n`.repeat(50)}${LINE}]`, {}, { maxFileBytes: 1000 });
  assert.deepEqual([found, skipped], [[], [{ file: 'a.json', reason: 'one JSON document larger than 1000 bytes' }]]);
});

test('an empty list and an answer without records are said to hold none', async () => {
  for (const [content, reason] of [
    ['[ ]', 'no record in this JSON document'],
    ['[{"data": []}]', 'no record in this JSON document'],
    ['{}', 'question is missing or empty'],
    [' \n\n', 'nothing but blanks'],
    ['\uFEFF', 'nothing but blanks'],
  ] as const)
    assert.equal((await readBytes('a.json', content)).skipped[0]?.reason, reason, content);
});

test('nesting without end is refused, not followed', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  assert.deepEqual((await readBytes('a.json', deep)).skipped.length, 1);
  const feeds = `${'{"data":'.repeat(5000)}1${'}'.repeat(5000)}`;
  assert.deepEqual((await readBytes('a.json', feeds)).skipped.length, 1);
});

for (const [name, bytes] of Object.entries({
  'UTF-8 with a byte order mark': Buffer.from(`\uFEFF${LINE}`),
  'UTF-16': Buffer.from(`\uFEFF${LINE}`, 'utf16le'),
  'UTF-16, the larger byte first': Buffer.from(`\uFEFF${LINE}`, 'utf16le').swap16(),
  GBK: Buffer.concat([
    Buffer.from('{"question": "'),
    Buffer.from([0xb2, 0xe8, 0xd4, 0xf5, 0xc3, 0xb4, 0xc5, 0xdd, 0xa3, 0xbf]),
    Buffer.from('", "text": "'),
    Buffer.from([0xd3, 0xc3, 0xc8, 0xc8, 0xcb, 0xae, 0xa1, 0xa3]),
    Buffer.from('"}'),
  ]),
  'CR for its line ends': Buffer.from(`${LINE}\r\r`),
}))
  test(`reads ${name}, also without a name that says what it is`, async () => {
    assert.deepEqual(await texts(bytes), ['用热水。']);
    assert.deepEqual(await texts(bytes, 'a.dat'), ['用热水。']);
  });

test('an id keeps all its digits', async () => {
  const { sourceId } = await onlyAnswer('a.jsonl', LINE.replace('{', '{"id": 1234567890123456789, '));
  assert.equal(sourceId, '1234567890123456789');
});

test('numbers keep their digits where they are no part of a text, and texts are left alone', () => {
  assert.deepEqual(parseJson('[12345678901234567890,-1234567890123456, 123, 1234567890123456.5, 1e30]'), [
    '12345678901234567890',
    '-1234567890123456',
    123,
    1234567890123456.5,
    1e30,
  ]);
  assert.deepEqual(parseJson('{"a": "x, 1234567890123456789 \\\\", "b\\"": [1234567890123456789, "NaN"]}'), {
    a: 'x, 1234567890123456789 \\',
    'b"': ['1234567890123456789', 'NaN'],
  });
  holdsFor(anyText(), (text) => {
    const value = { [text]: [text, `, ${text}: 1234567890123456789`, 7] };
    assert.deepEqual(parseJson(JSON.stringify({ id: 0, value }).replace('0', '1234567890123456789')), { id: '1234567890123456789', value });
  });
});

test('NaN and Infinity, which no JSON has, are nothing', async () => {
  assert.deepEqual(parseJson('{"a": NaN, "b": [-Infinity, Infinity]}'), { a: null, b: [null, null] });
  assert.equal((await onlyAnswer('a.jsonl', LINE.replace('{', '{"votes": NaN, '))).votes, undefined);
});

test('of two fields with one name the last holds', async () => {
  assert.equal((await onlyAnswer('a.jsonl', LINE.replace('{', '{"text": "用冷水。", '))).text, '用热水。');
});

test('empty bytes inside a line spoil that line only', async () => {
  const { found, skipped } = await readBytes('a.jsonl', `${LINE}\n${LINE.replace('热', '\0\0')}\n\0\0\0\0\n${LINE}`);
  assert.equal(found[0]?.page.answers.length, 2);
  assert.deepEqual(
    skipped.map(({ line }) => line),
    [2, 3],
  );
});

test('half a surrogate pair is read', async () => {
  assert.equal((await onlyAnswer('a.jsonl', LINE.replace('热', '\\ud83d热'))).text.length, 5);
});

test('cut at any byte, whatever stands whole is read and nothing is thrown', async () => {
  const whole = Buffer.from(`${LINE}\n${LINE}\n`);
  for (let end = 1; end < whole.length; end++) {
    const { found, skipped } = await readBytes('a.jsonl', whole.subarray(0, end));
    assert.ok(found.length + skipped.length > 0, String(end));
    if (end > whole.length / 2) assert.equal(found[0]?.page.answers[0]?.text, '用热水。');
  }
});

test('a line of 200 MB is passed by in little memory, and the next is read', async () => {
  const megabyte = Buffer.alloc(2 ** 20, 'x');
  async function* bytes(): AsyncGenerator<Buffer> {
    yield Buffer.from(`${LINE}\n{"text": "`);
    for (let i = 0; i < 200; i++) yield megabyte;
    yield Buffer.from(`"}\n${LINE}\n`);
  }
  const { readSource } = await import('../../support/read-source.js');
  const { found, skipped } = await readSource({ file: 'a.jsonl', name: 'a.jsonl', bytes: bytes(), capture: {} });
  assert.equal(found[0]?.page.answers.length, 2);
  assert.deepEqual(skipped, [{ file: 'a.jsonl', line: 2, reason: `longer than ${64 * 2 ** 20} bytes` }]);
});
