/** Finds terms in a sorted list of them, laid out in bytes. */

/** The sorted terms of one field: term `i` is `bytes[offsets[i]..offsets[i + 1]]` in UTF-8. */
export interface Dictionary {
  readonly bytes: Buffer;
  /** One more than there are terms. */
  readonly offsets: Uint32Array;
}

/** The number of a term, or -1. */
export function findTerm(dictionary: Dictionary, term: Buffer): number {
  const at = firstTermFrom(dictionary, term);
  return at < dictionary.offsets.length - 1 && compareTerm(dictionary, at, term) === 0 ? at : -1;
}

/** The numbers of all terms that begin with `prefix`: `[from, to)`. */
export function findPrefix(dictionary: Dictionary, prefix: Buffer): readonly [from: number, to: number] {
  // 0xFF is in no UTF-8 text, so it sorts behind every continuation of the prefix.
  return [firstTermFrom(dictionary, prefix), firstTermFrom(dictionary, Buffer.concat([prefix, Buffer.of(0xff)]))];
}

/** The number of the first term that is not less than `bound`; the number of terms where there is none. */
export function firstTermFrom(dictionary: Dictionary, bound: Buffer): number {
  let low = 0;
  let high = dictionary.offsets.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareTerm(dictionary, middle, bound) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A term by its number. */
export function termText({ bytes, offsets }: Dictionary, term: number): string {
  return bytes.toString('utf8', offsets[term], offsets[term + 1]);
}

function compareTerm({ bytes, offsets }: Dictionary, term: number, other: Buffer): number {
  return bytes.compare(other, 0, other.length, offsets[term], offsets[term + 1]);
}
