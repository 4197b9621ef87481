/** Searches ascending numbers. */

/** The place of the first number that is not less than `bound`; behind the last where there is none. */
export function firstPlaceFrom(numbers: Uint32Array | Float64Array, bound: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
