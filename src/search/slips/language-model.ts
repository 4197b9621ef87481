/** Tells how likely a Chinese text is, by the words that the dictionary and the archive count. */

import type { Engine } from '../../engine/engine.js';
import { isOneCharacter } from '../../text/grams.js';
import { loadWordCounts } from '../../text/word-counts.js';

/** Longer words are read as several. */
const MAX_WORD_CHARACTERS = 7;
/** A character that neither dictionary nor archive knows as a word. */
const UNKNOWN = 1e-8;
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
   * How likely a text is, by its likeliest cut into words. How likely a word is comes half from the dictionary and half from the archive.
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
        most = Math.max(most, (best[start] as number) * rate);
      }
      best.push(most);
    }
    return best[characters.length] as number;
  }

  /** How likely a term is that so many answers hold. */
  asTerm(holding: number): number {
    return holding / this.words / 2;
  }

  private rate(word: string): number {
    let rate = this.rates.get(word);
    if (rate === undefined) {
      const { dictionary, engine } = this;
      rate = dictionary.of(word) / dictionary.total / 2 + this.asTerm(engine.vocabulary.holding(word));
      if (isOneCharacter(word)) rate = Math.max(UNKNOWN, rate);
      this.rates.set(word, rate);
    }
    return rate;
  }
}
