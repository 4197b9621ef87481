/** Sorts rows by numbers that belong to them. */

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const KEY_BITS = 32;

/**
 * Rows in ascending order of their keys, those of equal keys in the order in which they come. Sorted digit by digit (radix sort): the time
 * grows with their number alone, and there may be as many as an array can hold.
 *
 * @param keys of all rows, by their numbers
 */
export function sortByKey(rows: Uint32Array, keys: Uint32Array): Uint32Array {
  let from = rows;
  for (let shift = 0; shift < KEY_BITS; shift += DIGIT_BITS) {
    const next = startsOfDigits(rows, keys, shift);
    const to = new Uint32Array(rows.length);
    for (let i = 0; i < from.length; i++) {
      const row = from[i] as number;
      to[next[digitOf(keys[row] as number, shift)]++ as number] = row;
    }
    from = to;
  }
  return from;
}

const digitOf = (key: number, shift: number): number => (key >>> shift) & (DIGITS - 1);

/** For each digit the place of its first row. */
function startsOfDigits(rows: Uint32Array, keys: Uint32Array, shift: number): Float64Array {
  const starts = new Float64Array(DIGITS + 1);
  for (let i = 0; i < rows.length; i++) (starts[digitOf(keys[rows[i] as number] as number, shift) + 1] as number)++;
  for (let digit = 0; digit < DIGITS; digit++) (starts[digit + 1] as number) += starts[digit] as number;
  return starts;
}
