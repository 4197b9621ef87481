/** Tests sets of rows against plain sets. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Bitmap } from '../../src/index/bitmap.js';
import { holdsFor } from '../support/property.js';

const SIZE = 133;
const rows = fc.uniqueArray(fc.nat(SIZE - 1));

function bitmapOf(members: Iterable<number>, size = SIZE): Bitmap {
  const bitmap = new Bitmap(size);
  for (const row of members) bitmap.add(row);
  return bitmap;
}

const sorted = (members: Iterable<number>): number[] => [...members].sort((a, b) => a - b);

test('holds what was added and not deleted again', () => {
  holdsFor(fc.tuple(rows, rows), ([added, deleted]) => {
    const bitmap = bitmapOf(added);
    for (const row of deleted) bitmap.delete(row);
    const expected = added.filter((row) => !deleted.includes(row));
    assert.deepEqual([...bitmap.rows()], sorted(expected));
    assert.equal(bitmap.count(), expected.length);
    for (let row = 0; row < SIZE; row++) assert.equal(bitmap.has(row), expected.includes(row));
  });
});

test('takes in what stands for the rows of another set, but for some of these', () => {
  const standsFor = fc.array(fc.nat(40), { minLength: SIZE + 3, maxLength: SIZE + 3 });
  holdsFor(fc.tuple(rows, rows, standsFor), ([added, but, numbers]) => {
    const bitmap = bitmapOf([7], 41);
    bitmap.addFor(bitmapOf(added), Uint32Array.from(numbers), 3, bitmapOf(but));
    const expected = added.filter((row) => !but.includes(row)).map((row) => numbers[row + 3] as number);
    assert.deepEqual([...bitmap.rows()], sorted(new Set([7, ...expected])));
  });
});

test('intersects, unites and subtracts as sets do, and a clone is apart', () => {
  holdsFor(fc.tuple(rows, rows), ([a, b]) => {
    const result = (combine: 'intersect' | 'unite' | 'subtract'): number[] => {
      const original = bitmapOf(a);
      const bitmap = original.clone();
      bitmap[combine](bitmapOf(b));
      assert.deepEqual([...original.rows()], sorted(a));
      return [...bitmap.rows()];
    };
    assert.deepEqual(result('intersect'), sorted(a.filter((row) => b.includes(row))));
    assert.deepEqual(result('unite'), sorted(new Set([...a, ...b])));
    assert.deepEqual(result('subtract'), sorted(a.filter((row) => !b.includes(row))));
  });
});

test('a full one has every row and none behind the last', () => {
  for (const size of [0, 1, 31, 32, 33, 64, 100]) {
    assert.equal(Bitmap.full(size).count(), size);
    assert.deepEqual(
      [...Bitmap.full(size).rows()],
      Array.from({ length: size }, (_, row) => row),
    );
  }
});

test('tells whether it lies within another one, what both have, and whether it is empty, as sets do', () => {
  holdsFor(fc.tuple(rows, rows), ([a, b]) => {
    const [one, other] = [bitmapOf(a), bitmapOf(b)];
    const both = a.filter((row) => b.includes(row));
    assert.equal(one.isWithin(other), both.length === a.length);
    assert.deepEqual(one.rowsAlsoIn(other), sorted(both));
    assert.ok(bitmapOf(both).isWithin(one));
    assert.equal(one.isEmpty, a.length === 0);
  });
});

test('counts anew after every change', () => {
  const bitmap = bitmapOf([1, 2, 40]);
  const counts = [bitmap.count()];
  bitmap.delete(2);
  counts.push(bitmap.count());
  bitmap.unite(bitmapOf([5, 6]));
  counts.push(bitmap.count());
  bitmap.intersect(bitmapOf([5, 40]));
  counts.push(bitmap.count());
  bitmap.subtract(bitmapOf([5]));
  counts.push(bitmap.count());
  bitmap.invert();
  counts.push(bitmap.count());
  bitmap.add(40);
  counts.push(bitmap.count());
  assert.deepEqual(counts, [3, 2, 4, 2, 1, SIZE - 1, SIZE]);
});
