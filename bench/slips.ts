/** Makes slips out of terms, by the rules of input methods and keyboards. */

import { readFileSync } from 'node:fs';
import type { Analyzer } from '../src/model.js';
import { lettersMeantBy } from '../src/text/letter-slips.js';
import { isSyllable, similarSyllables } from '../src/text/syllables.js';
import { jiebaDictionary } from '../src/text/words.js';

/** How a slip is made; `letters` and `latin` are slips in pinyin and in a Latin word. */
export const SLIP_RULES = ['sound', 'likeSound', 'key', 'candidate', 'exchanged', 'doubled', 'missing', 'letters', 'latin'] as const;

/** One of the rules. */
export type SlipRule = (typeof SLIP_RULES)[number];

/** A term and what was typed in its place. */
export interface MadeSlip {
  readonly rule: SlipRule;
  readonly term: string;
  readonly typed: string;
}

/** An input method shows so many candidates at first, the most frequent first. */
const CANDIDATES = 5;

/** Makes slips; the same numbers make the same slips. */
export class SlipMaker {
  private readonly words = new Map<string, number>();
  private readonly bySound = new Map<string, string[]>();
  private readonly soundsOfWord = new Map<string, string[]>();

  /** @param random numbers from 0 to 1 */
  constructor(
    private readonly analyzer: Analyzer,
    private readonly random: () => number,
  ) {
    for (const line of readFileSync(jiebaDictionary(), 'utf8').split('\n')) {
      const [word = '', count] = line.split(' ', 2);
      this.words.set(word, Number(count));
    }
    const common = [...this.words].filter(([word, count]) => count >= 50 && /^\p{Script=Han}{1,2}$/u.test(word)).sort((a, b) => b[1] - a[1]);
    for (const [word] of common) {
      const sound = this.soundOf(word)?.join(' ');
      if (sound === undefined) continue;
      this.bySound.set(sound, [...(this.bySound.get(sound) ?? []), word]);
    }
  }

  /** Nothing where a term has no room for the slip, or where what comes out is a word of the dictionary. */
  make(rule: SlipRule, term: string): MadeSlip | undefined {
    const typed = this.typed(rule, Array.from(term));
    return typed === undefined || typed === term || this.words.has(typed) ? undefined : { rule, term, typed };
  }

  private typed(rule: SlipRule, characters: readonly string[]): string | undefined {
    const { length } = characters;
    const at = this.below(length);
    const character = characters[at] as string;
    const [sound] = this.soundOf(character) ?? [];
    if (rule === 'letters' || rule === 'latin') {
      const letters = rule === 'latin' ? characters.join('').toLowerCase() : this.soundOf(characters.join(''))?.join('');
      return letters === undefined ? undefined : this.slippedLetters(letters);
    }
    if (rule === 'exchanged') return this.exchanged(characters);
    if (rule === 'doubled') return characters.toSpliced(at, 0, character).join('');
    if (rule === 'missing') return length < 4 ? undefined : characters.toSpliced(1 + this.below(length - 2), 1).join('');
    if (rule === 'candidate') return this.otherCandidate(characters);
    if (sound === undefined) return undefined;
    const sounds =
      rule === 'sound' ? [sound] : rule === 'likeSound' ? similarSyllables(sound).slice(1) : lettersMeantBy(sound).flatMap(({ letters }) => letters);
    const other = this.candidate(this.one(sounds.filter(isSyllable)) ?? '', character);
    return other && characters.with(at, other).join('');
  }

  private exchanged(characters: readonly string[]): string {
    const at = this.below(characters.length - 1);
    return characters
      .with(at, characters[at + 1] as string)
      .with(at + 1, characters[at] as string)
      .join('');
  }

  /** Two characters of a longer term as another word that sounds so. */
  private otherCandidate(characters: readonly string[]): string | undefined {
    if (characters.length < 3) return undefined;
    const at = this.below(characters.length - 1);
    const word = characters.slice(at, at + 2).join('');
    const other = this.candidate(this.soundOf(word)?.join(' ') ?? '', word);
    return other && characters.toSpliced(at, 2, other).join('');
  }

  private slippedLetters(letters: string): string | undefined {
    return letters.length < 5
      ? undefined
      : this.one(lettersMeantBy(letters).filter(({ kind }) => kind !== 'missing' || this.random() < 0.1))?.letters;
  }

  private candidate(sound: string, not: string): string | undefined {
    return this.one((this.bySound.get(sound) ?? []).filter((word) => word !== not).slice(0, CANDIDATES));
  }

  /** The syllables of a word, the first reading's. */
  private soundOf(word: string): string[] | undefined {
    const known = this.soundsOfWord.get(word);
    const found = known ?? this.analyzer.readings(word)?.[0]?.map(({ letters }) => letters);
    if (found && !known) this.soundsOfWord.set(word, found);
    return found;
  }

  private below(count: number): number {
    return Math.floor(this.random() * count);
  }

  private one<T>(of: readonly T[]): T | undefined {
    return of[this.below(of.length)];
  }
}
