/** Packs a term's postings into bytes: which answers hold it, and how often. */
// A list is a sequence of variable-length numbers (seven bits a byte, low bits first, the high bit says that more follow). For each
// posting: `(gap << 1) | (count > 1)`, then `count` where it is more than one; the gap is the distance to the answer before,
// the first one counted from -1.

/** Room for one packed posting: two numbers of at most five bytes. */
const MAX_POSTING_BYTES = 10;

/** Collects packed lists one after another. */
export class PostingsPacker {
  private bytes = Buffer.allocUnsafe(1 << 20);
  private used = 0;

  /** Bytes written so far; where the next list begins. */
  get length(): number {
    return this.used;
  }

  /** @param postings answer → count, answers ascending from 0, counts from 1 */
  append(postings: ReadonlyMap<number, number>): void {
    this.reserve(postings.size * MAX_POSTING_BYTES);
    let before = -1;
    for (const [answer, count] of postings) {
      this.writeNumber((answer - before) * 2 + (count > 1 ? 1 : 0));
      if (count > 1) this.writeNumber(count);
      before = answer;
    }
  }

  toBytes(): Buffer {
    return this.bytes.subarray(0, this.used);
  }

  private reserve(more: number): void {
    if (this.used + more <= this.bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.used + more));
    this.bytes.copy(grown, 0, 0, this.used);
    this.bytes = grown;
  }

  private writeNumber(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.bytes[this.used++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.bytes[this.used++] = rest;
  }
}

/**
 * Unpacks a list of `size` postings that begins at `offset`.
 *
 * @param answers receives the answers, ascending; at least `size` long
 * @param counts receives how often each holds the term; at least `size` long
 */
export function unpackPostings(bytes: Uint8Array, offset: number, size: number, answers: Uint32Array, counts: Uint32Array): void {
  let at = offset;
  let answer = -1;
  for (let i = 0; i < size; i++) {
    let byte = bytes[at++] as number;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++] as number;
      value |= (byte & 0x7f) << shift;
    }
    answer += value >>> 1;
    let count = 1;
    if (value & 1) {
      byte = bytes[at++] as number;
      count = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++] as number;
        count |= (byte & 0x7f) << shift;
      }
    }
    answers[i] = answer;
    counts[i] = count;
  }
}
