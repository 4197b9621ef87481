/** Finds the Chinese words of the index by how they sound. */

import { termText } from '../index/dictionary.js';
import { findWord, groupOf, type ReadingGroup, readingsOfWord, type StoredVocabulary, TONE_BITS } from '../index/vocabulary.js';
import type { SyllablePattern } from '../model.js';
import { CharacterSounds } from './character-sounds.js';
import type { HeldWord, Vocabulary } from './engine.js';

/** A vocabulary as it lies in memory. */
export function createVocabulary(stored: StoredVocabulary): Vocabulary {
  const sounds = new SoundTable(stored);
  const occurrences = occurrencesIn(stored);
  let characters: CharacterSounds | undefined;
  const characterSounds = (): CharacterSounds => {
    characters ??= new CharacterSounds(stored);
    return characters;
  };
  const holding = (word: number): HeldWord => ({ word: termText(stored.words, word), holding: stored.holding[word] as number });
  return {
    size: stored.holding.length,
    sounding: (pattern, limit, isOpen = false) => sounds.find(pattern, limit, isOpen).map(holding),
    holding: (word) => stored.holding[findWord(stored, word)] ?? 0,
    occurrences: (character) => occurrences.get(character) ?? 0,
    readings: (word) => {
      const number = findWord(stored, word);
      return number < 0 ? [] : readingsOfWord(stored, number);
    },
    charactersSounding: (letters) => characterSounds().sounding(letters),
    soundsOf: (character) => characterSounds().of(character),
  };
}

function occurrencesIn({ words, holding }: StoredVocabulary): Map<number, number> {
  const occurrences = new Map<number, number>();
  for (let word = 0; word < holding.length; word++) {
    for (const character of termText(words, word)) {
      const code = character.codePointAt(0) as number;
      occurrences.set(code, (occurrences.get(code) ?? 0) + (holding[word] as number));
    }
  }
  return occurrences;
}

/** What one syllable may be. */
interface AllowedSounds {
  /** For each syllable by its number: 1 where it may be this one. */
  readonly syllables: Uint8Array;
  /** 0 for any. */
  readonly tone: number;
}

const TONE_MASK = (1 << TONE_BITS) - 1;

/** Readings lie sorted by their sounds: the first syllable leads to a few stretches of them, and these are looked through. */
class SoundTable {
  private readonly longest: number;

  constructor(private readonly stored: StoredVocabulary) {
    this.longest = stored.readingsByLength.length;
  }

  /** The numbers of the words, most frequent first. */
  find(pattern: readonly SyllablePattern[], limit: number, isOpen: boolean): number[] {
    const allowed = pattern.map((one) => this.allowedBy(one));
    const top = new MostFrequent(this.stored.holding, limit);
    const longest = isOpen ? this.longest : Math.min(pattern.length, this.longest);
    for (let length = Math.max(1, pattern.length); length <= longest; length++) this.lookThrough(length, allowed, top);
    return top.words;
  }

  private allowedBy({ anyOf, isWhole, tone = 0 }: SyllablePattern): AllowedSounds {
    const names = this.stored.syllables;
    const syllables = new Uint8Array(names.length);
    for (const letters of anyOf) {
      for (let i = firstFrom(names.length, (at) => (names[at] as string) >= letters); names[i]?.startsWith(letters); i++) {
        if (!isWhole || names[i] === letters) syllables[i] = 1;
      }
    }
    return { syllables, tone };
  }

  private lookThrough(length: number, allowed: readonly AllowedSounds[], top: MostFrequent): void {
    const group = groupOf(this.stored, length);
    const first = allowed[0]?.syllables;
    if (!first) return;
    for (let from = first.indexOf(1); from >= 0; ) {
      const end = first.indexOf(0, from);
      const [start, stop] = [this.readingFrom(group, length, from), end < 0 ? group.end : this.readingFrom(group, length, end)];
      this.offerFitting(group, length, start, stop, allowed, top);
      from = end < 0 ? -1 : first.indexOf(1, end);
    }
  }

  private offerFitting(group: ReadingGroup, length: number, start: number, stop: number, allowed: readonly AllowedSounds[], top: MostFrequent): void {
    const { sounds, wordOf } = this.stored;
    next: for (let reading = start; reading < stop; reading++) {
      const from = group.sounds + (reading - group.first) * length;
      for (let i = 0; i < allowed.length; i++) {
        const { syllables, tone } = allowed[i] as AllowedSounds;
        const sound = sounds[from + i] as number;
        if (syllables[sound >> TONE_BITS] === 0) continue next;
        const own = sound & TONE_MASK;
        if (tone !== 0 && own !== 0 && own !== tone) continue next;
      }
      top.offer(wordOf[reading] as number);
    }
  }

  /** The first reading of a group whose first syllable is not before this one. */
  private readingFrom({ first, end, sounds }: ReadingGroup, length: number, syllable: number): number {
    const bound = syllable << TONE_BITS;
    return first + firstFrom(end - first, (at) => (this.stored.sounds[sounds + at * length] as number) >= bound);
  }
}

/** The first of `count` places at which something is true that stays true behind it. */
function firstFrom(count: number, isTrue: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Keeps those words that most answers hold, each once; equally frequent ones in the order of the dictionary. */
class MostFrequent {
  readonly words: number[] = [];

  constructor(
    private readonly holding: Uint32Array,
    private readonly limit: number,
  ) {}

  offer(word: number): void {
    const { words, limit } = this;
    const last = words.at(-1);
    if (limit === 0 || (words.length === limit && last !== undefined && !this.isBefore(word, last)) || words.includes(word)) return;
    if (words.length === limit) words.pop();
    words.splice(
      firstFrom(words.length, (at) => this.isBefore(word, words[at] as number)),
      0,
      word,
    );
  }

  private isBefore(word: number, other: number): boolean {
    const [mine, others] = [this.holding[word] as number, this.holding[other] as number];
    return mine > others || (mine === others && word < other);
  }
}
