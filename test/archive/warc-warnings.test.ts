/** Tests that what the library for crawls would write to the console is reported, and that others may go on writing there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_LIMITS } from '../../src/archive/limits.js';
import { pagesOf } from '../../src/archive/pages.js';
import { hearing } from '../../src/archive/warc-warnings.js';
import { warcOf } from '../support/containers.js';
import { readBytes } from '../support/read-source.js';

const page = (text: string): string => `<!DOCTYPE html><html><body><article><h1>茶怎么泡？</h1><p>${text}</p></article></body></html>`;

test('a record that is longer than it says is reported, and nothing goes to the console', async (t) => {
  const lines: unknown[] = [];
  for (const method of ['log', 'warn', 'error'] as const) t.mock.method(console, method, (...what: unknown[]) => lines.push(what));
  const { warn, log } = console;
  const crawl = (
    await warcOf([
      { url: 'https://jian.example/1', body: page('水要开') },
      { url: 'https://jian.example/2', body: page('再等一等') },
    ])
  ).toString('latin1');
  const short = crawl.replace(/Content-Length: (\d+)/, (_, length) => `Content-Length: ${Number(length) - 9}`);
  const reasons: string[] = [];
  const source = { file: 'a.warc', name: 'a.warc', bytes: [Buffer.from(short, 'latin1')] as never, capture: {} };
  async function* bytes(): AsyncGenerator<Buffer> {
    yield Buffer.from(short, 'latin1');
  }
  for await (const _page of pagesOf({ ...source, bytes: bytes() }, ({ file, reason }) => reasons.push(`${file}: ${reason}`), DEFAULT_LIMITS));
  assert.ok(reasons.includes('a.warc#1: is longer than it says: its end is left out'), reasons.join('\n'));
  assert.deepEqual(lines, []);
  assert.deepEqual([console.warn, console.log], [warn, log], 'the console is as it was');
});

test('what others write while a crawl is read goes where it went, and the reader that is read now is told', (t) => {
  const lines: unknown[][] = [];
  t.mock.method(console, 'warn', (...what: unknown[]) => lines.push(what));
  const told: string[] = [];
  const outer = hearing((reason) => told.push(`outer ${reason}`));
  const inner = hearing((reason) => told.push(`inner ${reason}`));
  console.warn('Content-Length Too Small: 3');
  console.warn('something else', 1);
  inner.end();
  console.warn('Content-Length Too Small: 3');
  outer.end();
  console.warn('Content-Length Too Small: 3');
  assert.deepEqual(told, ['inner is longer than it says: its end is left out', 'outer is longer than it says: its end is left out']);
  assert.deepEqual(lines, [['something else', 1], ['Content-Length Too Small: 3']]);
});

test('records that do not say how long they are are counted, and those beside them are read', async () => {
  const whole = await warcOf([{ body: page('水要开，杯要热，茶要新。') }]);
  for (const length of ['A: b', 'Content-Length: -5']) {
    const broken = `WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n${length}\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>水\r\n\r\n`;
    const { found, skipped } = await readBytes('a.warc', Buffer.concat([Buffer.from(broken + broken), whole]));
    assert.equal(found.length, 1, length);
    assert.deepEqual(
      skipped.filter(({ file }) => file === 'a.warc').map(({ reason }) => reason),
      ['records that do not say how long they are: 2'],
      length,
    );
  }
});
