/** Finds the terms of a dictionary that are a few edits away from a word of Latin letters. */
// Terms are sorted, so neighbours share their beginnings: of the table of distances only the rows behind the shared beginning are computed
// anew, and all terms behind a beginning that is too far away already are passed over in one step. Distances count exchanged
// neighbours as one edit (optimal string alignment; Boytsov, JEA 2011).

import { type Dictionary, firstTermFrom } from './dictionary.js';

/** Longer terms are no words that somebody mistyped. */
const MAX_TERM_BYTES = 64;

/** The distance of two words of Latin letters is computed over their bytes. */
const LATIN = /^[a-z0-9]+$/;

/** How many edits a slip of the hand is taken for: none below four letters, one below eight, else two. */
export function maxEditsOf(term: string): 0 | 1 | 2 {
  if (!LATIN.test(term)) return 0;
  const letters = term.replace(/[0-9]/g, '').length;
  return letters < 4 ? 0 : letters < 8 ? 1 : 2;
}

/**
 * The numbers of all terms of Latin letters and digits that are at most so many edits away from `word`, ascending.
 *
 * @param word of Latin letters and digits in lower case
 * @param maxEdits from 0
 */
export function findFuzzy(dictionary: Dictionary, word: string, maxEdits: number): number[] {
  const table = new Distances(Buffer.from(word), maxEdits);
  const { bytes, offsets } = dictionary;
  const end = firstTermFrom(dictionary, Buffer.of(0x7b));
  const found: number[] = [];
  for (let term = firstTermFrom(dictionary, Buffer.of(0x30)); term < end; ) {
    const depth = table.compare(bytes.subarray(offsets[term], offsets[term + 1]));
    if (depth === FITS) found.push(term);
    if (depth === FITS || depth === UNFIT) term++;
    else term = Math.max(term + 1, firstTermFrom(dictionary, table.behind(depth)));
  }
  return found;
}

/** The term is near enough. */
const FITS = -1;
/** The term is not near enough, but terms that begin with it may be. */
const UNFIT = -2;

/** The table of distances between the beginnings of a word and those of one term after another. */
class Distances {
  private readonly rows: Uint8Array[];
  private readonly term = Buffer.alloc(MAX_TERM_BYTES + 1);
  /** How many rows belong to the bytes in `term`. */
  private known = 0;

  constructor(
    private readonly word: Buffer,
    private readonly maxEdits: number,
  ) {
    this.rows = Array.from({ length: MAX_TERM_BYTES + 2 }, () => new Uint8Array(word.length + 1));
    this.rows[0] = Uint8Array.from({ length: word.length + 1 }, (_, i) => i);
  }

  /** {@link FITS}, {@link UNFIT}, or after how many bytes the term is too far away, with all that begin so. */
  compare(term: Buffer): number {
    let depth = 0;
    while (depth < this.known && depth < term.length && this.term[depth] === term[depth]) depth++;
    for (this.known = depth; depth < term.length; depth++) {
      const byte = term[depth] as number;
      this.term[depth] = byte;
      if (depth >= MAX_TERM_BYTES || !isLatin(byte)) return depth + 1;
      this.known = depth + 1;
      if (this.isHopeless(depth + 1)) return depth + 1;
    }
    return (this.rows[term.length]?.[this.word.length] as number) <= this.maxEdits ? FITS : UNFIT;
  }

  /** What stands behind all terms that begin with the first `depth` bytes of the last term. */
  behind(depth: number): Buffer {
    const next = Buffer.from(this.term.subarray(0, depth));
    (next[depth - 1] as number)++;
    return next;
  }

  /** Computes the row of the first `depth` bytes; whether no longer term can come near enough any more. */
  private isHopeless(depth: number): boolean {
    const { word, term, maxEdits } = this;
    const row = this.rows[depth] as Uint8Array;
    const above = this.rows[depth - 1] as Uint8Array;
    const twoAbove = this.rows[depth - 2];
    const byte = term[depth - 1];
    row[0] = depth;
    let least = depth;
    let leastAbove = depth - 1;
    for (let i = 1; i <= word.length; i++) {
      let distance = Math.min((above[i] as number) + 1, (row[i - 1] as number) + 1, (above[i - 1] as number) + (word[i - 1] === byte ? 0 : 1));
      if (i > 1 && twoAbove && word[i - 1] === term[depth - 2] && word[i - 2] === byte)
        distance = Math.min(distance, (twoAbove[i - 2] as number) + 1);
      row[i] = distance;
      least = Math.min(least, distance);
      leastAbove = Math.min(leastAbove, above[i] as number);
    }
    // An exchange reaches one row further back.
    return least > maxEdits && leastAbove + 1 > maxEdits;
  }
}

const isLatin = (byte: number): boolean => (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7a);
