/** Tells how single characters sound, by the readings of the words that they stand in. */

import { termText } from '../index/dictionary.js';
import { groupOf, type StoredVocabulary, TONE_BITS } from '../index/vocabulary.js';

/** Of one vocabulary: made by going over all its readings once, some 60 ms for those of 227,205 answers. */
export class CharacterSounds {
  private readonly byCharacter = new Map<number, string[]>();
  private readonly bySound = new Map<string, number[]>();

  constructor(stored: StoredVocabulary) {
    for (let length = 1; length <= stored.readingsByLength.length; length++) this.addAll(stored, length);
  }

  of(character: number): readonly string[] {
    return this.byCharacter.get(character) ?? [];
  }

  sounding(letters: string): readonly number[] {
    return this.bySound.get(letters) ?? [];
  }

  /** The readings of so many syllables. */
  private addAll(stored: StoredVocabulary, length: number): void {
    const { first, end, sounds } = groupOf(stored, length);
    for (let reading = first; reading < end; reading++) {
      let at = sounds + (reading - first) * length;
      for (const character of termText(stored.words, stored.wordOf[reading] as number)) {
        this.add(character.codePointAt(0) as number, stored.syllables[(stored.sounds[at++] as number) >> TONE_BITS] as string);
      }
    }
  }

  private add(character: number, letters: string): void {
    const known = this.byCharacter.get(character);
    if (known?.includes(letters)) return;
    if (known) known.push(letters);
    else this.byCharacter.set(character, [letters]);
    const alike = this.bySound.get(letters);
    if (alike) alike.push(character);
    else this.bySound.set(letters, [character]);
  }
}
