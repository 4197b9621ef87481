/** Finds names by what was typed of them. */

import type { FacetCount } from '../../search-model.js';
import { matchKey } from '../../text/fold.js';
import { isOneCharacter } from '../../text/grams.js';

/** A name that begins so, or has a word that does. */
export interface FoundName extends FacetCount {
  /** Where what was typed begins. */
  readonly at: number;
}

/** Parts names; none has it. */
const END = '\n';
/** A few letters stand in thousands of names; those that were looked at until then are enough to choose from. */
const MAX_PLACES = 2000;

const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}]/u;
const HAN = /\p{Script=Han}/u;

/** Names with how often each occurs, folded once. */
export class NameTable {
  private readonly names: readonly FacetCount[];
  private readonly folded: string;
  private readonly starts: Uint32Array;

  constructor(names: readonly FacetCount[]) {
    this.names = names.filter(({ value }) => value.trim() !== '' && !value.includes(END));
    this.starts = new Uint32Array(this.names.length);
    let at = END.length;
    for (const [i, { value }] of this.names.entries()) {
      this.starts[i] = at;
      at += value.length + END.length;
    }
    // Folding keeps length: a position in the folded names is one in the names.
    this.folded = matchKey(END + this.names.map(({ value }) => value + END).join(''));
  }

  /**
   * Names that begin so before those with a word that does; of these, the most frequent first. A single character must begin a name.
   *
   * @param beginning a match key, not empty
   */
  find(beginning: string, limit: number): FoundName[] {
    const sought = isOneCharacter(beginning) ? END + beginning : beginning;
    // Nobody parts Chinese words: two characters say what is meant, wherever they stand.
    const isWhole = HAN.test(beginning.charAt(0)) && !isOneCharacter(beginning);
    const found = new Map<number, FoundName>();
    let places = 0;
    for (let at = this.folded.indexOf(sought); at >= 0 && places < MAX_PLACES; at = this.folded.indexOf(sought, at + 1), places++) {
      const place = at + sought.length - beginning.length;
      if (!isWhole && !this.isWordStart(place)) continue;
      const name = this.nameAt(place);
      if (!found.has(name)) found.set(name, { ...(this.names[name] as FacetCount), at: place - (this.starts[name] as number) });
    }
    return [...found.values()].sort((a, b) => Number(a.at > 0) - Number(b.at > 0) || b.count - a.count).slice(0, limit);
  }

  private isWordStart(at: number): boolean {
    const before = this.folded.charAt(at - 1);
    return !LETTER_OR_DIGIT.test(before) || HAN.test(before) !== HAN.test(this.folded.charAt(at));
  }

  /** The number of the name that a position lies in. */
  private nameAt(at: number): number {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
