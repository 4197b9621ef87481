/** Takes a text apart into what copies are compared by: characters of Chinese, letters, digits, emoji and addresses. */

import type { Analysis, Token } from '../model.js';

/** What a character of Chinese counts, and what a letter or digit does: letters say less, and an edit changes one of them, not a word. */
export const CHARACTER = 4;
const LETTER = 3;

/** Units are numbers: what stands there, and in their low bits what it counts. */
const WEIGHT_BITS = 3;

/** What a unit counts. */
export const weightOf = (unit: number): number => unit & ((1 << WEIGHT_BITS) - 1);

const unitOf = (what: number, weight: number): number => (what << WEIGHT_BITS) | weight;

/** Signs between two words of an address: `://`. */
const MAX_SIGNS = 3;

/** Where the letters of an address stand among the units. */
interface Address {
  readonly from: number;
  to: number;
  hash: number;
}

/** Collects units in the order of the text. */
class Collector {
  readonly units: number[] = [];
  readonly addresses: Address[] = [];
  /** Where the last that was taken ends. */
  end = 0;
  private address: Address | undefined;

  takeCharacter({ term, start }: Token): void {
    const character = term.codePointAt(0) as number;
    this.units.push(unitOf(character, CHARACTER));
    this.end = start + (character > 0xffff ? 2 : 1);
    this.address = undefined;
  }

  takeWord({ term, start, end }: Token): void {
    if (start - this.end > MAX_SIGNS) this.address = undefined;
    if (!this.address && (term === 'http' || term === 'https')) {
      this.address = { from: this.units.length, to: 0, hash: 0 };
      this.addresses.push(this.address);
    }
    this.takeLetters(term);
    if (this.address) {
      this.address.to = this.units.length;
      this.address.hash = hashOf(term, this.address.hash);
    }
    this.end = end;
  }

  /** The letters and digits of a word; an emoji as a whole. */
  private takeLetters(word: string): void {
    const letters = word.match(/[\p{L}\p{N}]/gu) ?? [];
    for (const letter of letters) this.units.push(unitOf(letter.codePointAt(0) as number, LETTER));
    if (letters.length === 0) this.units.push(unitOf(hashOf(word), CHARACTER));
  }
}

/** The units of an analysed text, and what its characters and letters count together. */
export function unitsOf({ words, grams }: Analysis): { readonly units: readonly number[]; readonly size: number } {
  const collector = new Collector();
  let next = 0;
  const takeCharacters = (to: number): void => {
    for (; next < grams.length && (grams[next] as Token).start <= to; next++) {
      if ((grams[next] as Token).start >= collector.end) collector.takeCharacter(grams[next] as Token);
    }
  };
  for (const word of words) {
    takeCharacters(word.start);
    // A word of Chinese begins with a character that was taken just now; a part of a word lies in it.
    if (word.start >= collector.end) collector.takeWord(word);
  }
  takeCharacters(Number.POSITIVE_INFINITY);
  const { units, addresses } = collector;
  const size = sizeOf(units);
  return { units: mostlyLeadsElsewhere(units, addresses, size) ? withWholeAddresses(units, addresses) : units, size };
}

const sizeOf = (units: readonly number[]): number => units.reduce((sum, unit) => sum + weightOf(unit), 0);

/** Whether more than half of a text are addresses. Of two that begin alike, each leads somewhere else, so that what is alike says nothing. */
function mostlyLeadsElsewhere(units: readonly number[], addresses: readonly Address[], size: number): boolean {
  return addresses.reduce((sum, { from, to }) => sum + sizeOf(units.slice(from, to)), 0) * 2 > size;
}

/** Each address as one unit in the place of its letters. */
function withWholeAddresses(units: readonly number[], addresses: readonly Address[]): number[] {
  const whole: number[] = [];
  let next = 0;
  for (const { from, to, hash } of addresses) {
    for (; next < from; next++) whole.push(units[next] as number);
    whole.push(unitOf(hash, CHARACTER));
    next = to;
  }
  return [...whole, ...units.slice(next)];
}

/** FNV-1a, 32 bits. */
function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
