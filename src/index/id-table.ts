/** Finds the rows that belong to an answer's id, in two sorted arrays instead of a map of strings. */

import { createHash } from 'node:crypto';

/** `keys` ascend; `rows[i]` belongs to `keys[i]`. Different ids may share a key, so a row found must be compared by its id. */
export interface IdTable {
  readonly keys: Float64Array;
  readonly rows: Uint32Array;
}

/** The first 48 bits of SHA-256: exact in a double, and among a million ids one pair in 600 archives shares a key. */
function keyOf(id: string): number {
  return createHash('sha256').update(id).digest().readUIntBE(0, 6);
}

/** @param entries one `[id, row]` for each row to be found; several rows of one id keep their order */
export function packIdTable(entries: readonly (readonly [id: string, row: number])[]): IdTable {
  const keyed = entries.map(([id, row]) => [keyOf(id), row] as const).sort((a, b) => a[0] - b[0]);
  return { keys: Float64Array.from(keyed, ([key]) => key), rows: Uint32Array.from(keyed, ([, row]) => row) };
}

/** Tables one after another as one, the rows of each counted from its base. */
export function joinIdTables(tables: readonly { readonly table: IdTable; readonly base: number }[]): IdTable {
  const keys = new Float64Array(tables.reduce((sum, { table }) => sum + table.keys.length, 0));
  const rows = new Uint32Array(keys.length);
  let used = 0;
  for (const { table, base } of tables) {
    keys.set(table.keys, used);
    for (const row of table.rows) rows[used++] = base + row;
  }
  // Rows of equal keys keep their order: rows ascend within a table, and tables follow one another.
  const order = Uint32Array.from(keys, (_, i) => i).sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
  return { keys: Float64Array.from(order, (i) => keys[i] as number), rows: Uint32Array.from(order, (i) => rows[i] as number) };
}

/** The rows that may belong to an id, in the order they were packed. */
export function rowsOf({ keys, rows }: IdTable, id: string): Uint32Array {
  const key = keyOf(id);
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] as number) < key) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < keys.length && keys[end] === key) end++;
  return rows.subarray(low, end);
}
