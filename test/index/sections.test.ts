/** Tests files of checked sections. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IndexError } from '../../src/errors.js';
import { asFloat64, asUint32, layOutSections, readSections } from '../../src/index/sections.js';
import { runAtOnce } from '../../src/index/steps.js';

/** In one buffer that begins at a multiple of 8. */
function fileOf(pieces: readonly Uint8Array[]): Buffer {
  const file = Buffer.from(new ArrayBuffer(pieces.reduce((sum, { length }) => sum + length, 0)));
  let at = 0;
  for (const piece of pieces) at += Buffer.from(piece).copy(file, at);
  return file;
}

test('sections of every kind come back, empty ones too', () => {
  const file = fileOf(layOutSections([Buffer.from('长江'), Uint32Array.of(1, 0xffffffff), new Uint8Array(0), Float64Array.of(0.5, 2 ** 52)]));
  const [bytes, words, none, numbers] = runAtOnce(readSections('x', file)) as [Buffer, Buffer, Buffer, Buffer];
  assert.equal(bytes.toString(), '长江');
  assert.deepEqual([...asUint32(words)], [1, 0xffffffff]);
  assert.equal(none.length, 0);
  assert.deepEqual([...asFloat64(numbers)], [0.5, 2 ** 52]);
});

test('another format is told from damage', () => {
  const file = fileOf(layOutSections([Buffer.from('x')]));
  file.writeUInt32LE(99, 8);
  assert.throws(
    () => runAtOnce(readSections('i/x.terms', file)),
    (error) => error instanceof IndexError && error.problem === 'format',
  );
  for (const text of ['', 'XUNDASEG', 'something else entirely, and long enough']) {
    assert.throws(
      () => runAtOnce(readSections('i/x.terms', Buffer.from(text))),
      (error) => error instanceof IndexError && error.problem === 'damaged',
    );
  }
});
