/** Finds the rows that belong to an answer's id, in two sorted arrays instead of a map of strings. */

import { createHash } from 'node:crypto';
import { firstPlaceFrom } from './sorted-numbers.js';

/** `keys` ascend; `rows[i]` belongs to `keys[i]`. Different ids may share a key, so a row found must be compared by its id. */
export interface IdTable {
  readonly keys: Float64Array;
  readonly rows: Uint32Array;
}

/** A number made from a text: the first 48 bits of its SHA-256: exact in a double, and among a million ids one pair in 600 archives shares a key. */
export function keyOf(id: string): number {
  return createHash('sha256').update(id).digest().readUIntBE(0, 6);
}

/** What stands for a capture's name among ids of answers, of which none has a line end. */
export function captureKey(name: string): string {
  return `capture\n${name}`;
}

/** @param entries one `[id, row]` for each row to be found; several rows of one id keep their order */
export function packIdTable(entries: readonly (readonly [id: string, row: number])[]): IdTable {
  const keyed = entries.map(([id, row]) => [keyOf(id), row] as const).sort((a, b) => a[0] - b[0]);
  return { keys: Float64Array.from(keyed, ([key]) => key), rows: Uint32Array.from(keyed, ([, row]) => row) };
}

/** A row that is not taken over. */
export const NO_ROW = 0xffffffff;

/** Tables one after another as one, each with the new number of every row, {@link NO_ROW} for those to be left out. */
export function joinIdTables(tables: readonly { readonly table: IdTable; readonly newRows: Uint32Array }[]): IdTable {
  const size = tables.reduce((sum, { table }) => sum + table.keys.length, 0);
  const keys = new Float64Array(size);
  const rows = new Uint32Array(size);
  let used = 0;
  for (const { table, newRows } of tables) {
    for (let i = 0; i < table.keys.length; i++) {
      const row = newRows[table.rows[i] as number] as number;
      if (row === NO_ROW) continue;
      keys[used] = table.keys[i] as number;
      rows[used++] = row;
    }
  }
  // Rows of equal keys keep their order: rows ascend within a table, and tables follow one another.
  const order = Uint32Array.from({ length: used }, (_, i) => i).sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
  return { keys: Float64Array.from(order, (i) => keys[i] as number), rows: Uint32Array.from(order, (i) => rows[i] as number) };
}

/** The keys of a table in which every row stands once, by row. */
export function keysByRow({ keys, rows }: IdTable): Float64Array {
  const byRow = new Float64Array(keys.length);
  for (let i = 0; i < keys.length; i++) byRow[rows[i] as number] = keys[i] as number;
  return byRow;
}

/** The rows that may belong to an id, in the order they were packed. */
export function rowsOf({ keys, rows }: IdTable, id: string): Uint32Array {
  const key = keyOf(id);
  const first = firstPlaceFrom(keys, key);
  let end = first;
  while (end < keys.length && keys[end] === key) end++;
  return rows.subarray(first, end);
}
