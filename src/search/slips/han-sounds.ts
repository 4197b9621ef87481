/** Tells how characters sound, and whether texts sound alike. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer } from '../../model.js';
import { similarSyllables } from '../../text/syllables.js';

/** How a character sounds: as it does in the words of the index, or else in the dictionary, which takes longer to ask. */
export function soundsOf(character: number, { vocabulary }: Engine, analyzer: Analyzer): readonly string[] {
  const known = vocabulary.soundsOf(character);
  if (known.length > 0) return known;
  const readings = analyzer.readings(String.fromCodePoint(character)) ?? [];
  return [...new Set(readings.flatMap((reading) => reading.map(({ letters }) => letters)))];
}

/**
 * Whether two texts of as many characters sound the same (`sound`), or so that many do not tell them apart (`likeSound`); nothing where they do not.
 *
 * @param one match keys of Chinese characters, as the other
 */
export function soundsLike(one: string, other: string, engine: Engine, analyzer: Analyzer): 'sound' | 'likeSound' | undefined {
  const others = Array.from(other);
  let kind: 'sound' | 'likeSound' = 'sound';
  for (const [i, character] of Array.from(one).entries()) {
    if (character === others[i]) continue;
    const sounds = soundsOf(character.codePointAt(0) as number, engine, analyzer);
    const wanted = soundsOf((others[i] ?? ' ').codePointAt(0) as number, engine, analyzer);
    if (sounds.some((sound) => wanted.includes(sound))) continue;
    if (!sounds.flatMap(similarSyllables).some((sound) => wanted.includes(sound))) return undefined;
    kind = 'likeSound';
  }
  return kind;
}
