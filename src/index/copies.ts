/** Finds answers that are copies of each other, edited or not, by their signatures. */
// Banding (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4): signatures that agree in all four bytes of one of 64 bands are
// compared. Texts that share .6 of their stretches meet so in all but one case of 1,000, those that share .05 in one of 2,500: the work grows with
// the corpus, not with its square.

import { Groups } from './groups.js';
import { mix, SIGNATURE_BYTES } from './signature.js';
import type { Signatures } from './signature-file.js';
import { sortByKey } from './sort-by-key.js';

const BAND_BYTES = 4;
const QUARTER = SIGNATURE_BYTES / BAND_BYTES;

/** Each band as its bins: four that stand together, then four that stand far apart. */
const BANDS: readonly (readonly number[])[] = [
  ...Array.from({ length: QUARTER }, (_, band) => [0, 1, 2, 3].map((i) => band * BAND_BYTES + i)),
  ...Array.from({ length: QUARTER }, (_, band) => [0, 1, 2, 3].map((i) => band + i * QUARTER)),
];

/**
 * Texts that agree in so many of the bins that either has filled are copies. Of one in which a character in ten is exchanged here and there, .68 of
 * the stretches are the original's, by chance a tenth less; answers to one question, made from the same phrases, seldom share so many.
 */
const MIN_AGREEING = 0.54;

/** Of answers that share a band, each is compared with so many neighbours: a thousand equal ones are still joined, one by the next. */
const NEIGHBOURS = 4;

/**
 * Numbers groups of copies from 1.
 *
 * Two groups become one where two of their answers agree and their first answers do, too: else texts made from the same phrases would be chained
 * together until the ends have nothing in common. Which answers belong together does not depend on the order of rows: the
 * first ones, and what is compared with what, are by the order of ids.
 *
 * @returns for each answer the number of its group; 0 for answers without copies
 */
export function findCopies({ bytes, idKeys }: Signatures): Uint32Array {
  const order = rowsWithSignature(bytes, idKeys);
  const groups = new Groups(idKeys.length, order);
  const keys = new Uint32Array(idKeys.length);
  for (const band of BANDS) {
    for (let row = 0; row < keys.length; row++) keys[row] = keyOfBand(bytes, row, band);
    const rows = sortByKey(order, keys);
    for (let i = 0; i < rows.length; i++) {
      const a = rows[i] as number;
      for (let j = i + 1; j <= i + NEIGHBOURS && j < rows.length && keys[rows[j] as number] === keys[a]; j++) {
        const b = rows[j] as number;
        const [firstA, firstB] = [groups.firstOf(a), groups.firstOf(b)];
        if (firstA !== firstB && agree(bytes, a, b) && agree(bytes, firstA, firstB)) groups.join(firstA, firstB);
      }
    }
  }
  return groups.numbered();
}

/** All rows that have a signature, by their ids: an order that no update changes. */
function rowsWithSignature(bytes: Uint8Array, idKeys: Float64Array): Uint32Array {
  const rows = Uint32Array.from(idKeys.keys()).filter((row) => hasSignature(bytes, row));
  return rows.sort((a, b) => (idKeys[a] as number) - (idKeys[b] as number) || a - b);
}

function hasSignature(bytes: Uint8Array, row: number): boolean {
  for (let i = row * SIGNATURE_BYTES; i < (row + 1) * SIGNATURE_BYTES; i++) if (bytes[i] !== 0) return true;
  return false;
}

/**
 * In what order other bins are asked for a bin that is empty, so that short texts meet too (Shrivastava, ICML 2017): it depends on the bin alone, else
 * texts that agree would be filled differently.
 */
const INSTEAD = Array.from({ length: SIGNATURE_BYTES }, (_, bin) => {
  const ranks = Array.from({ length: SIGNATURE_BYTES }, (_, other) => mix(Math.imul(bin + 1, 0x85ebca6b) + other));
  return Uint8Array.from(ranks.keys()).sort((a, b) => (ranks[a] as number) - (ranks[b] as number));
});

/** The bytes of a band's bins, those of others where they are empty. */
function keyOfBand(bytes: Uint8Array, row: number, band: readonly number[]): number {
  const start = row * SIGNATURE_BYTES;
  let key = 0;
  for (const bin of band) {
    let value = bytes[start + bin] as number;
    const instead = INSTEAD[bin] as Uint8Array;
    for (let i = 0; value === 0 && i < SIGNATURE_BYTES; i++) value = bytes[start + (instead[i] as number)] as number;
    key = (key << 8) | value;
  }
  return key >>> 0;
}

/** Whether so many bins agree, of those that are not empty in both. */
function agree(bytes: Uint8Array, a: number, b: number): boolean {
  const [startA, startB] = [a * SIGNATURE_BYTES, b * SIGNATURE_BYTES];
  let equal = 0;
  let filled = 0;
  for (let i = 0; i < SIGNATURE_BYTES; i++) {
    const one = bytes[startA + i] as number;
    if (one === 0 && bytes[startB + i] === 0) continue;
    filled++;
    if (one === bytes[startB + i]) equal++;
    // Of most pairs it is clear half-way that what is left cannot be enough.
    else if (equal + SIGNATURE_BYTES - i - 1 < MIN_AGREEING * (filled + SIGNATURE_BYTES - i - 1)) return false;
  }
  return equal >= MIN_AGREEING * filled;
}
