/** Tests what all formats have in common: each is told from the others, read in pieces of any size, and loses no more than itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SAMPLES } from '../support/archive-samples.js';
import { type Found, isWellFormed, readBytes, readSource } from '../support/read-source.js';
import { sourceOf } from '../support/sources.js';

const questionsOf = ({ found }: Found): string[] => found.map(({ page }) => page.question);

/** The bytes in pieces, and whether somebody closed them. */
function inPieces(file: string, bytes: Buffer, size: number, failAt = Number.POSITIVE_INFINITY) {
  let isClosed = false;
  async function* pieces(): AsyncGenerator<Buffer> {
    try {
      for (let at = 0; at < bytes.length; at += size) {
        if (at >= failAt) throw new Error('EIO: i/o error, read');
        yield bytes.subarray(at, at + size);
      }
    } finally {
      isClosed = true;
    }
  }
  return { source: { ...sourceOf(file, ''), bytes: pieces() }, isClosed: () => isClosed };
}

for (const [name, { bytes, questions, isNamed, isDated }] of Object.entries(SAMPLES)) {
  test(`${name} is read whole, and nothing of it is left out`, async () => {
    const found = await readBytes(name, bytes);
    assert.deepEqual([questionsOf(found), found.skipped], [questions, []]);
    isWellFormed(name, found);
    for (const { page, format } of found.found) assert.ok(format !== '' && page.source.startsWith(name));
  });

  test(`${name} is known by what is in it, under ${isNamed ? 'a name in Chinese' : 'any name'}`, async () => {
    const names = [`存档 一/怎么办？${name}`, ...(isNamed ? [] : ['没有后缀', 'a.bin', 'a.html.txt'])];
    for (const other of names) {
      const found = await readBytes(other, bytes);
      assert.deepEqual([questionsOf(found), found.skipped], [questions, []], other);
      assert.ok(found.found.every(({ page }) => page.source.startsWith(other)));
    }
  });

  test(`${name} is the same in pieces of any size`, async () => {
    const whole = await readBytes(name, bytes);
    for (const size of [1, 7, 4096]) assert.deepEqual(await readSource(inPieces(name, bytes, size).source), whole, `pieces of ${size}`);
  });

  test(`${name} carries the day of its capture${isDated ? ' where it states none' : ''}`, async () => {
    const { found } = await readBytes(name, bytes, { archivedOn: '2001-02-03' });
    for (const { page } of found) assert.ok(isDated ? page.archivedOn !== undefined : page.archivedOn === '2001-02-03', page.archivedOn);
  });

  test(`${name} may break off anywhere`, async (context) => {
    // A record of a crawl that breaks off is told of on the console by the library that reads it.
    context.mock.method(console, 'warn', () => {});
    const isFramed = /\.(?:gz|zip|wacz|warc|wet|tar)$/.test(name);
    const step = Math.max(1, Math.floor(bytes.length / 97));
    for (let length = 0; length < bytes.length; length += step) {
      const found = await readBytes(name, bytes.subarray(0, length));
      isWellFormed(name, found);
      if (length === 0) assert.deepEqual(found.skipped, [{ file: name, reason: 'empty file' }]);
      assert.ok(found.found.length <= questions.length, `${length}`);
      // Lines and texts do not tell where they end; what has a frame does.
      if (isFramed && found.found.length < questions.length) assert.ok(found.skipped.length > 0, `in silence at ${length}`);
    }
  });

  test(`an error of the disk in the middle of ${name} is told, and closes it`, async (context) => {
    context.mock.method(console, 'warn', () => {});
    for (const share of [0, 0.5, 0.99]) {
      const { source, isClosed } = inPieces(name, bytes, 16, Math.floor(((bytes.length - 1) * share) / 16) * 16);
      const found = await readSource(source);
      isWellFormed(name, found);
      assert.ok(isClosed());
      assert.ok(
        found.skipped.some(({ reason }) => reason === 'EIO: i/o error, read'),
        `${share}: ${JSON.stringify(found.skipped)}`,
      );
    }
  });
}
