/** Makes a short signature of a text, which is mostly the same for texts that are mostly the same. */
// MinHash (Broder, 1997) with one permutation: each stretch of three characters is hashed once, the hash chooses one of 128 bins, and
// each bin keeps its least hash. Two texts agree in a bin with the probability that a stretch of one is in the other too (Jaccard).
// An empty bin takes the value of another one, chosen by the bin's number alone (Shrivastava, ICML 2017).

import type { Analysis, Range } from '../model.js';

/** Bytes of a signature, one a bin. */
export const SIGNATURE_BYTES = 128;

/** Characters and Latin words in a stretch. Of two unrelated texts, three share one stretch in 200, two one in 20. */
const STRETCH = 3;

/** Shorter texts have no signature: that two people answer 是的 makes them no copies of each other. */
const MIN_UNITS = 20;

const EMPTY = 0xffffffff;

/**
 * The signature of an analysed text: blanks, punctuation and the way of writing do not change it.
 *
 * @returns 128 bytes; all zero for a text of fewer than 20 characters and words
 */
export function signatureOf(analysis: Analysis): Uint8Array {
  const units = unitsOf(analysis);
  const signature = new Uint8Array(SIGNATURE_BYTES);
  if (units.length < MIN_UNITS) return signature;
  const bins = new Uint32Array(SIGNATURE_BYTES).fill(EMPTY);
  for (let i = 0; i + STRETCH <= units.length; i++) {
    let hash = 0x9747b28c;
    for (let j = 0; j < STRETCH; j++) hash = mix(hash ^ Math.imul(units[i + j] as number, 0x9e3779b1));
    const bin = hash >>> 25;
    bins[bin] = Math.min(bins[bin] as number, mix(hash ^ 0x1234567));
  }
  for (let bin = 0; bin < SIGNATURE_BYTES; bin++) signature[bin] = (bins[filledBin(bins, bin)] as number) & 0xff;
  // All zero says that there is none.
  if (signature.every((byte) => byte === 0)) signature[0] = 1;
  return signature;
}

function filledBin(bins: Uint32Array, bin: number): number {
  let at = bin;
  for (let attempt = 1; bins[at] === EMPTY; attempt++) at = mix(Math.imul(bin + 1, 0x85ebca6b) + attempt) >>> 25;
  return at;
}

/** Every character of Chinese and every other word as a number, in the order of the text. */
function unitsOf({ words, grams }: Analysis): number[] {
  const characters = grams.map(({ term, start, end }) => ({
    start,
    end: Math.min(end, start + lengthAt(term)),
    unit: term.codePointAt(0) as number,
  }));
  const units: number[] = [];
  let next = 0;
  let end = 0;
  const take = (range: Range, unit: number): void => {
    if (range.start < end) return;
    units.push(unit);
    end = range.end;
  };
  for (const word of words) {
    while (next < characters.length && (characters[next] as Range).start <= word.start) {
      const character = characters[next++] as (typeof characters)[number];
      take(character, character.unit);
    }
    // A word of Chinese begins with a character that was taken just now.
    take(word, hashOf(word.term));
  }
  for (const character of characters.slice(next)) take(character, character.unit);
  return units;
}

const lengthAt = (term: string): number => ((term.codePointAt(0) as number) > 0xffff ? 2 : 1);

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The last steps of MurmurHash3: every bit of the input changes every bit of the output with even odds. */
function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
