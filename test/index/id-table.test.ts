/** Tests finding rows by id. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { joinIdTables, packIdTable, rowsOf } from '../../src/index/id-table.js';
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

test('joined tables are the table of all their entries', () => {
  holdsFor(fc.tuple(entries, entries), ([one, other]) => {
    const joined = joinIdTables([
      { table: packIdTable(one), base: 0 },
      { table: packIdTable(other), base: 5000 },
    ]);
    assert.deepEqual(joined, packIdTable([...one, ...other.map(([id, row]) => [id, row + 5000] as const)]));
  });
});
