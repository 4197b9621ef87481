/** Tests that reading takes work in proportion to the file, whatever the file is. The work is counted, not timed. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { KINDS } from '../support/adversary/kinds.js';
import { readBytes } from '../support/read-source.js';
import { WorkCounter } from '../support/work.js';

const BYTES = 1 << 15;

/** A file of twice the size takes so many times the work at most: a square would take four times as much. */
const MAX_GROWTH = 2.3;

/** What is done once. A square is far beyond it: files hold thousands of pieces. */
const FREE_WORK = 50_000;

const counter = await WorkCounter.start();
after(() => counter.stop());

for (const [kind, make] of Object.entries(KINDS)) {
  test(`twice as much of ${kind} takes no more than about twice the work`, async (context) => {
    context.mock.method(console, 'warn', () => {});
    const read = (bytes: number): Promise<number> => {
      const { name, content } = make(bytes);
      return counter.of(() => readBytes(name, content));
    };
    const [once, twice] = [await read(BYTES), await read(2 * BYTES)];
    assert.ok(twice <= once * MAX_GROWTH + FREE_WORK, `${once}, then ${twice} blocks`);
  });
}
