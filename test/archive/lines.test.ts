/** Tests cutting bytes into lines. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Line, linesOf } from '../../src/archive/lines.js';
import { anyText, holdsForAsync } from '../support/property.js';

const MAX_LINE_BYTES = 1 << 20;

async function lines(...chunks: Buffer[]): Promise<Line[]> {
  async function* bytes() {
    yield* chunks;
  }
  const all: Line[] = [];
  for await (const line of linesOf(bytes(), MAX_LINE_BYTES)) all.push(line);
  return all;
}

test('lines are the same however the bytes are cut into chunks', async () => {
  await holdsForAsync(fc.tuple(anyText(), fc.integer({ min: 1, max: 7 })), async ([text, size]) => {
    const whole = Buffer.from(`x${text}`);
    const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, i) => whole.subarray(i * size, (i + 1) * size));
    const all = whole.toString();
    // A CR is an end only where there is no LF, and where something follows it.
    const expected = all.includes('\n') || all.indexOf('\r') === all.length - 1 ? all.split('\n') : all.split('\r');
    if (expected.at(-1) === '') expected.pop();
    assert.deepEqual(
      (await lines(...chunks)).map((line) => line.text),
      expected.map((line) => line.replace(/\r$/, '')),
    );
  });
});

test('drops a byte order mark and carriage returns, and numbers from 1', async () => {
  assert.deepEqual(await lines(Buffer.from('\uFEFF一\r\n\n二\r\n')), [
    { number: 1, text: '一' },
    { number: 2, text: '' },
    { number: 3, text: '二' },
  ]);
});

test('a line that is not UTF-8, in a file that is, has a problem; its neighbours have none', async () => {
  assert.deepEqual(await lines(Buffer.from('茶\n'), Buffer.from([0xc4, 0xe3, 0x0a]), Buffer.from('b')), [
    { number: 1, text: '茶' },
    { number: 2, problem: 'not UTF-8' },
    { number: 3, text: 'b' },
  ]);
});

test('a line of UTF-8 with a damaged character is not taken for another encoding', async () => {
  const damaged = Buffer.concat([Buffer.from('慢火煮茶'), Buffer.from([0xff, 0xfe]), Buffer.from('半个钟头\n茶')]);
  assert.deepEqual(await lines(damaged), [
    { number: 1, problem: 'not UTF-8' },
    { number: 2, text: '茶' },
  ]);
});

test('a file in GBK is read, and a line of it that is not has a problem', async () => {
  const tea = Buffer.from([0xb2, 0xe8, 0xd2, 0xb6, 0xcc, 0xab, 0xbf, 0xe0]);
  assert.deepEqual(await lines(Buffer.from('a\n'), tea, Buffer.from('\n'), Buffer.from([0xff, 0xff]), Buffer.from('\n'), tea), [
    { number: 1, text: 'a' },
    { number: 2, text: '茶叶太苦' },
    { number: 3, problem: 'not GB18030' },
    { number: 4, text: '茶叶太苦' },
  ]);
});

test('UTF-16 is read by its byte order mark, wherever its chunks are cut', async () => {
  const little = Buffer.from('\uFEFF茶\r\n水', 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const bytes of [little, big]) {
    const chunks = Array.from(bytes, (byte) => Buffer.from([byte]));
    assert.deepEqual(await lines(...chunks), [
      { number: 1, text: '茶' },
      { number: 2, text: '水' },
    ]);
  }
});

test('where no line ends with LF, CR ends one', async () => {
  assert.deepEqual(
    (await lines(Buffer.from('一\r二\r\r三'))).map(({ text }) => text),
    ['一', '二', '', '三'],
  );
});

test('a line that is too long has a problem, and does not stay in memory', async () => {
  const piece = Buffer.alloc(MAX_LINE_BYTES / 4, 'x');
  const found = await lines(piece, piece, piece, piece, Buffer.from('x\nb'));
  assert.deepEqual(found, [
    { number: 1, problem: `longer than ${MAX_LINE_BYTES} bytes` },
    { number: 2, text: 'b' },
  ]);
});

test('nothing has no lines', async () => {
  assert.deepEqual(await lines(), []);
});
