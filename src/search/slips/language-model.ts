/** Tells how likely a Chinese text is, by the words that the dictionary and the archive count. */

import type { Engine } from '../../engine/engine.js';
import { isOneCharacter } from '../../text/grams.js';
import { loadWordCounts } from '../../text/word-counts.js';

/** Longer words are read as several. */
const MAX_WORD_CHARACTERS = 7;
/** The dictionary was counted in texts that have slips: counts up to this are no evidence of a word (absolute discounting). */
const DISCOUNT = 3;
/** A character that neither dictionary nor archive knows as a word. */
const UNKNOWN = 1e-8;
/** So many answers more are counted on both sides where two characters meet, so that rare ones say little. */
const BY_CHANCE = 5;
/** Archives have so many words a character, about. */
const WORDS_A_CHARACTER = 0.5;

/** Of one engine and search; keeps what it looked up. */
export class LanguageModel {
  private readonly rates = new Map<string, number>();
  private readonly dictionary = loadWordCounts();
  private readonly words: number;

  constructor(private readonly engine: Engine) {
    this.words = Math.max(1, engine.stats.characters * WORDS_A_CHARACTER);
  }

  /**
   * How likely a text is, by its likeliest cut into words. How likely a word is comes half from the dictionary and half from the archive; how well it goes on
   * with the one before it, from how many answers have the two characters where they meet side by side, beside how many would by chance.
   *
   * @param characters of a match key
   * @param isOfLongWords whether words of a single character are left out; 0 then where the text cannot be cut without them
   */
  likelihood(characters: readonly string[], isOfLongWords = false): number {
    const best = [1];
    for (let end = 1; end <= characters.length; end++) {
      let most = 0;
      let word = '';
      for (let start = end - 1; start >= Math.max(0, end - MAX_WORD_CHARACTERS); start--) {
        word = (characters[start] as string) + word;
        const rate = isOfLongWords && end - start === 1 ? 0 : this.rate(word);
        if (rate > 0) most = Math.max(most, (best[start] as number) * rate * this.joint(characters[start - 1], characters[start]));
      }
      best.push(most);
    }
    return best[characters.length] as number;
  }

  /** How likely a term is that so many answers hold. */
  asTerm(holding: number): number {
    return holding / this.words / 2;
  }

  /** How many times as often two characters stand side by side as they would by chance; both numbers count one more, so that rare ones say little. */
  private joint(last: string | undefined, first = ''): number {
    if (last === undefined) return 1;
    const [before, behind] = [last.codePointAt(0) ?? 0, first.codePointAt(0) ?? 0];
    const { vocabulary } = this.engine;
    const byChance = (vocabulary.occurrences(before) * vocabulary.occurrences(behind)) / this.words;
    return (this.engine.holdingPair(before, behind) + BY_CHANCE) / (byChance + BY_CHANCE);
  }

  private rate(word: string): number {
    let rate = this.rates.get(word);
    if (rate === undefined) {
      const { dictionary, engine } = this;
      const isOne = isOneCharacter(word);
      const counted = Math.max(0, dictionary.of(word) - (isOne ? 0 : DISCOUNT)) / dictionary.total / 2;
      rate = counted + this.asTerm(engine.vocabulary.holding(word));
      if (isOne) rate = Math.max(UNKNOWN, rate);
      this.rates.set(word, rate);
    }
    return rate;
  }
}
