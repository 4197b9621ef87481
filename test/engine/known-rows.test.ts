/** Tests what is remembered of conditions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KnownRows } from '../../src/engine/known-rows.js';
import { Bitmap } from '../../src/index/bitmap.js';
import type { Condition } from '../../src/retrieval.js';

const bitmapOf = (...rows: number[]): Bitmap => {
  const bitmap = new Bitmap(100);
  for (const row of rows) bitmap.add(row);
  return bitmap;
};
const condition = (): Condition => ({ channel: 'words', term: '茶', match: 'exact' });

test('knows what satisfies a condition within all rows it was looked for in, and within fewer', () => {
  const known = new KnownRows();
  const [tea, within] = [condition(), bitmapOf(1, 2, 3, 50)];
  known.keep(tea, within, bitmapOf(2, 50));
  assert.deepEqual([...(known.of(tea, within)?.rows() ?? [])], [2, 50]);
  assert.deepEqual([...(known.of(tea, bitmapOf(1, 2))?.rows() ?? [])], [2]);
  assert.deepEqual([...(known.of(tea, bitmapOf())?.rows() ?? [])], []);
});

test('knows nothing of rows it was not looked for in, nor of an equal condition that is another one', () => {
  const known = new KnownRows();
  const tea = condition();
  known.keep(tea, bitmapOf(1, 2), bitmapOf(2));
  assert.equal(known.of(tea, bitmapOf(2, 3)), undefined);
  assert.equal(known.of(condition(), bitmapOf(1, 2)), undefined);
});

test('what it gives out for fewer rows does not change what it knows', () => {
  const known = new KnownRows();
  const [tea, within] = [condition(), bitmapOf(1, 2, 3)];
  known.keep(tea, within, bitmapOf(2, 3));
  known.of(tea, bitmapOf(2))?.delete(2);
  assert.deepEqual([...(known.of(tea, within)?.rows() ?? [])], [2, 3]);
});
