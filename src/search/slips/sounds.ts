/** Tells how characters sound, and which sounds are taken for theirs. */

import type { Vocabulary } from '../../engine/engine.js';
import type { Analyzer } from '../../model.js';
import { lettersMeantBy } from '../../text/letter-slips.js';
import { isSyllable, similarSyllables } from '../../text/syllables.js';

/** Syllables without tones. */
export interface Sounds {
  /** Its own. */
  readonly own: readonly string[];
  /** Those that many speakers do not tell apart from its own. */
  readonly like: readonly string[];
  /** Those that are one wrong letter away, without the others. */
  readonly keys: readonly string[];
}

/** Of one search; keeps what it looked up. */
export class SoundLookup {
  private readonly known = new Map<string, readonly string[]>();

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly analyzer: Analyzer,
  ) {}

  /** None for what is no Chinese character. */
  of(character: string): Sounds {
    const own = this.own(character);
    const like = distinct(own.flatMap(similarSyllables), own);
    const near = own.flatMap((syllable) => lettersMeantBy(syllable).map(({ letters }) => letters)).filter(isSyllable);
    return { own, like, keys: distinct(near, [...own, ...like]) };
  }

  /** Its own: as it sounds in the words of the index, or else in the dictionary, which takes longer to ask. */
  own(character: string): readonly string[] {
    let own = this.known.get(character);
    if (!own) {
      own = this.vocabulary.soundsOf(character.codePointAt(0) ?? 0);
      if (own.length === 0) own = distinct((this.analyzer.readings(character) ?? []).flatMap((reading) => reading.map(({ letters }) => letters)));
      this.known.set(character, own);
    }
    return own;
  }

  /** The characters that words of the index have with one of some sounds. */
  sounding(syllables: readonly string[]): Set<string> {
    return new Set(syllables.flatMap((letters) => this.vocabulary.charactersSounding(letters)).map((code) => String.fromCodePoint(code)));
  }
}

function distinct(of: readonly string[], without: readonly string[] = []): string[] {
  return [...new Set(of)].filter((one) => !without.includes(one));
}
