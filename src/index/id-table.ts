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
