/** Finds answers that are copies of each other, edited or not, by their signatures. */
// Banding (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4): signatures that agree in all four bytes of one of 32 bands are
// compared. Texts that share half their stretches meet so in 87 cases of 100, those that share 57 % (one character in ten exchanged)
// in 97, those that share 5 % in one of 5,000: the work grows with the corpus, not with its square.

import { SIGNATURE_BYTES } from './signature.js';
import type { Signatures } from './signature-file.js';

const BAND_BYTES = 4;
const BANDS = SIGNATURE_BYTES / BAND_BYTES;

/**
 * Signatures that agree in so many bytes are of copies: half. A text of which one character in ten is exchanged agrees with the original
 * in 57 % of its stretches, two answers to one question hardly ever in 30 %.
 */
const MIN_AGREEING = SIGNATURE_BYTES / 2;

/** Of answers that share a band, each is compared with so many neighbours: a thousand equal ones are still joined, one by the next. */
const NEIGHBOURS = 4;

/**
 * Numbers groups of copies from 1.
 *
 * Which answers belong together does not depend on their order: they are compared in the order of their ids.
 *
 * @returns for each answer the number of its group; 0 for answers without copies
 */
export function findCopies({ bytes, idKeys }: Signatures): Uint32Array {
  const order = rowsWithSignature(bytes, idKeys);
  const groups = new Groups(idKeys.length);
  const signatures = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let band = 0; band < BANDS; band++) {
    const keyed = Float64Array.from(order, (row, i) => signatures.getUint32(row * SIGNATURE_BYTES + band * BAND_BYTES) * 2 ** PLACE_BITS + i).sort();
    const placeOf = (i: number): number => (keyed[i] as number) % 2 ** PLACE_BITS;
    const keyAt = (i: number): number => Math.floor((keyed[i] as number) / 2 ** PLACE_BITS);
    for (let i = 0; i < keyed.length; i++) {
      for (let j = i + 1; j <= i + NEIGHBOURS && j < keyed.length && keyAt(j) === keyAt(i); j++) {
        const [a, b] = [order[placeOf(i)] as number, order[placeOf(j)] as number];
        if (!groups.areJoined(a, b) && agreeing(bytes, a, b) >= MIN_AGREEING) groups.join(a, b);
      }
    }
  }
  return groups.numbered();
}

/** A band's 32 bits and an answer's place fit into the 53 bits of a double: up to two million answers. */
const PLACE_BITS = 21;

/** All rows that have a signature, by their ids: an order that no update changes. */
function rowsWithSignature(bytes: Uint8Array, idKeys: Float64Array): Uint32Array {
  const rows = Uint32Array.from(idKeys.keys()).filter((row) => hasSignature(bytes, row));
  if (rows.length >= 2 ** PLACE_BITS) throw new RangeError(`${rows.length} answers are more than copies can be found among`);
  return rows.sort((a, b) => (idKeys[a] as number) - (idKeys[b] as number) || a - b);
}

function hasSignature(bytes: Uint8Array, row: number): boolean {
  for (let i = row * SIGNATURE_BYTES; i < (row + 1) * SIGNATURE_BYTES; i++) if (bytes[i] !== 0) return true;
  return false;
}

function agreeing(bytes: Uint8Array, a: number, b: number): number {
  let count = 0;
  for (let i = 0; i < SIGNATURE_BYTES; i++) if (bytes[a * SIGNATURE_BYTES + i] === bytes[b * SIGNATURE_BYTES + i]) count++;
  return count;
}

/** Disjoint sets (Galler and Fischer, 1964), each with its least row as its root. */
class Groups {
  private readonly parents: Uint32Array;

  constructor(size: number) {
    this.parents = Uint32Array.from({ length: size }, (_, row) => row);
  }

  areJoined(a: number, b: number): boolean {
    return this.rootOf(a) === this.rootOf(b);
  }

  join(a: number, b: number): void {
    const [rootA, rootB] = [this.rootOf(a), this.rootOf(b)];
    this.parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  /** Groups of two and more, numbered by their first rows. */
  numbered(): Uint32Array {
    const sizes = new Uint32Array(this.parents.length);
    for (const row of this.parents.keys()) (sizes[this.rootOf(row)] as number)++;
    const numbers = new Uint32Array(this.parents.length);
    let last = 0;
    for (const row of this.parents.keys()) {
      const root = this.rootOf(row);
      if (sizes[root] === 1) continue;
      numbers[row] = row === root ? ++last : (numbers[root] as number);
    }
    return numbers;
  }

  private rootOf(row: number): number {
    let root = row;
    while (this.parents[root] !== root) {
      this.parents[root] = this.parents[this.parents[root] as number] as number;
      root = this.parents[root] as number;
    }
    return root;
  }
}
