/** Tells how likely a Chinese text is, by the words that the dictionary and the archive count. */

import type { Engine } from '../../engine/engine.js';
import { loadWordCounts } from '../../text/word-counts.js';

/** Longer words are read as several. */
const MAX_WORD_CHARACTERS = 7;
/** How likely a word is that neither dictionary nor archive knows, by its characters: names and new words mostly have two, some three. */
const UNKNOWN: readonly number[] = [0, 1e-8, 3e-8, 1e-9];
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
   * @param kind `typed`: it may have words that nobody knows; `meant`: none but single characters; `words`: none, nor words of a single character, and 0 where it
   * cannot be cut so
   */
  likelihood(characters: readonly string[], kind: 'typed' | 'meant' | 'words'): number {
    const best = [1];
    for (let end = 1; end <= characters.length; end++) {
      let most = 0;
      let word = '';
      for (let start = end - 1; start >= Math.max(0, end - MAX_WORD_CHARACTERS); start--) {
        word = (characters[start] as string) + word;
        const length = end - start;
        const unknown = kind === 'typed' || (kind === 'meant' && length === 1) ? (UNKNOWN[length] ?? 0) : 0;
        const rate = kind === 'words' && length === 1 ? 0 : Math.max(unknown, this.rate(word));
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
      this.rates.set(word, rate);
    }
    return rate;
  }
}
