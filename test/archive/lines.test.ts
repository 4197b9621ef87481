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
    const expected = whole.toString().split('\n');
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

test('a line that is not UTF-8 has a problem, its neighbours have none', async () => {
  assert.deepEqual(await lines(Buffer.from('a\n'), Buffer.from([0xc4, 0xe3, 0x0a]), Buffer.from('b')), [
    { number: 1, text: 'a' },
    { number: 2, problem: 'not UTF-8' },
    { number: 3, text: 'b' },
  ]);
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
