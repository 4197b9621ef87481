/** Estimates how many answers hold a run of Chinese, by the words and pairs of characters that the index counts. */

import type { Engine } from '../../engine/engine.js';
import { ANOTHER_WORD } from '../likeness/han-runs.js';
import { NEARLY_NONE } from './slip.js';

/** Longer words are read as several. */
const MAX_WORD_CHARACTERS = 6;

/** Of one engine; keeps what it looked up. */
export class RunEstimator {
  private readonly holding = new Map<string, number>();

  constructor(private readonly engine: Engine) {}

  /**
   * By the likeliest way to cut the run into words of the index, as {@link likelyTexts} counts them. What stands nowhere counts a little, so that
   * it can be compared, too.
   *
   * @param characters code points
   */
  estimate(characters: readonly number[]): number {
    const best = [1];
    for (let end = 1; end <= characters.length; end++) {
      let most = 0;
      for (let start = Math.max(0, end - MAX_WORD_CHARACTERS); start < end; start++) {
        const holding = this.wordHolding(characters, start, end);
        if (holding > 0) most = Math.max(most, (best[start] as number) * holding * this.joint(characters, start));
      }
      best.push(most);
    }
    return best[characters.length] as number;
  }

  /** How likely a word goes on with the one that begins at a place. */
  private joint(characters: readonly number[], start: number): number {
    if (start === 0) return 1;
    const [last, first] = [characters[start - 1] as number, characters[start] as number];
    const together = Math.max(NEARLY_NONE, this.engine.holdingPair(last, first));
    return together / this.occurrences(last) / this.occurrences(first) / ANOTHER_WORD;
  }

  private occurrences(character: number): number {
    return Math.max(1, this.engine.vocabulary.occurrences(character));
  }

  /** Words of which two neighbours stand together nowhere need not be looked up. */
  private wordHolding(characters: readonly number[], start: number, end: number): number {
    const isOne = end - start === 1;
    if (!isOne && this.engine.holdingPair(characters[end - 2] as number, characters[end - 1] as number) === 0) return 0;
    const word = String.fromCodePoint(...characters.slice(start, end));
    let holding = this.holding.get(word);
    if (holding === undefined) {
      holding = this.engine.vocabulary.holding(word);
      this.holding.set(word, holding);
    }
    return isOne ? Math.max(NEARLY_NONE, holding) : holding;
  }
}
