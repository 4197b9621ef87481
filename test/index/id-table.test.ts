/** Tests finding rows by id. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { joinIdTables, keysByRow, NO_ROW, packIdTable, rowsOf } from '../../src/index/id-table.js';
import { holdsFor } from '../support/property.js';

const entries = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat(1000)), { maxLength: 20 });

test('gives the rows of an id in the order they were packed', () => {
  holdsFor(entries, (all) => {
    const table = packIdTable(all);
    for (const id of 'abcdef') {
      assert.deepEqual(
        [...rowsOf(table, id)],
        all.filter(([one]) => one === id).map(([, row]) => row),
      );
    }
  });
});

test('joined tables are the table of all their entries that stay', () => {
  holdsFor(fc.tuple(entries, entries), ([one, other]) => {
    // Rows that a seven divides are left out.
    const newRows = (base: number): Uint32Array => Uint32Array.from({ length: 1001 }, (_, row) => (row % 7 === 0 ? NO_ROW : base + row));
    const kept = (all: typeof one, base: number) => all.filter(([, row]) => row % 7 !== 0).map(([id, row]) => [id, row + base] as const);
    const joined = joinIdTables([
      { table: packIdTable(one), newRows: newRows(0) },
      { table: packIdTable(other), newRows: newRows(5000) },
    ]);
    assert.deepEqual(joined, packIdTable([...kept(one, 0), ...kept(other, 5000)]));
  });
});

test('keys come by row as well, the same for an id in every table', () => {
  const [one, other] = [keysByRow(packIdTable(['a', 'b', 'c'].map((id, row) => [id, row]))), keysByRow(packIdTable([['b', 0]]))];
  assert.equal(new Set(one).size, 3);
  assert.equal(other[0], one[1]);
});
