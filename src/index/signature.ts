/** Makes a short signature of a text, which is mostly the same for texts that are mostly the same. */
// MinHash (Broder, 1997) with one permutation (Li, Owen and Zhang, 2012): each stretch of the text is hashed once, the hash chooses one of 128
// bins, and each bin keeps its least hash. Two texts agree in a bin with the probability that a stretch of one is in the other too
// (Jaccard). A bin in which no stretch falls stays empty, and is not counted where both texts have it empty: short texts are so
// compared by nearly all of their stretches.

import type { Analysis } from '../model.js';
import { CHARACTER, unitsOf, weightOf } from './text-units.js';

/** Bytes of a signature, one a bin; 0 where the bin is empty. */
export const SIGNATURE_BYTES = 128;

/**
 * A stretch goes on until it counts so much: two characters of Chinese, or three letters. Of two unrelated texts, two share one stretch in
 * 20. Longer stretches tell texts apart better, but not copies from texts that only have a part in common: of a copy in which one character in
 * ten is another one here and there, .81 of the stretches of two characters are the original's, .73 of those of three.
 */
const STRETCH = 2 * CHARACTER;

/**
 * Shorter texts have no signature: that two people answer 是的，我也这样 makes them no copies of each other, and where one character of few is
 * another one, something else may be said. In longer ones, an edit of one character is one of less than a tenth of the text.
 */
const MIN_SIZE = 13 * CHARACTER;

/** Stands before and behind the text, so that its first and last character begin or end as many stretches as the others. */
const EDGE = CHARACTER;

const EMPTY = 0xffffffff;

/**
 * The signature of an analysed text: blanks, punctuation and the way of writing do not change it.
 *
 * @returns 128 bytes; all zero for a text of less than thirteen characters of Chinese, or as many letters as count so much
 */
export function signatureOf(analysis: Analysis): Uint8Array {
  const signature = new Uint8Array(SIGNATURE_BYTES);
  const { units, size } = unitsOf(analysis);
  if (size < MIN_SIZE) return signature;
  const bins = leastHashes([EDGE, ...units, EDGE]);
  for (const [bin, least] of bins.entries()) if (least !== EMPTY) signature[bin] = 1 + (least % 255);
  return signature;
}

/** For each bin the least hash of the stretches that fall into it. */
function leastHashes(units: readonly number[]): Uint32Array {
  const bins = new Uint32Array(SIGNATURE_BYTES).fill(EMPTY);
  for (let from = 0; from < units.length; from++) {
    let hash = 0x9747b28c;
    let weight = 0;
    for (let at = from; weight < STRETCH && at < units.length; at++) {
      const unit = units[at] as number;
      hash = mix(hash ^ Math.imul(unit, 0x9e3779b1));
      weight += weightOf(unit);
    }
    // What the end cuts off is part of the stretch before.
    if (weight < STRETCH) break;
    const bin = hash >>> 25;
    bins[bin] = Math.min(bins[bin] as number, mix(hash ^ 0x1234567));
  }
  return bins;
}

/** The last steps of MurmurHash3: every bit of the input changes every bit of the output with even odds. */
export function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
