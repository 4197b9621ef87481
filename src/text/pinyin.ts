/** Tells how Chinese words are read. */
// pinyin-pro knows words in which a character is read otherwise than alone (重庆, 长大), if they are spelled as a dictionary spells them. Terms
// of the index are match keys: 著名 is 着名 there, and 乾隆 is 干隆. Their spelling is restored first.

import { pinyin } from 'pinyin-pro';
import type { Reading, Syllable } from '../model.js';
import { isOneCharacter } from './grams.js';
import { dictionarySpellings } from './spellings.js';
import { isSyllable } from './syllables.js';
import { readingsOfTyped } from './typed-pinyin.js';

/** Part of the analyzer's fingerprint: readings are kept in the index. */
export const PINYIN_VERSION = 'pinyin-pro-3.29.4';

/** The readings of a term, the likeliest first; absent for what is no Han. */
export type Readings = (term: string) => readonly Reading[] | undefined;

const HAN = /^\p{Script=Han}+$/u;
/** Their tone depends on the one behind, and people write both: yī xià, yí xià. */
const CHANGES_TONE = /[一不]/;

/**
 * How words are read: a word of two characters or more as the word that it is, a single character in all its ways.
 *
 * @param given readings of words, by match keys: they alone count for these words
 */
export function createReadings(given: ReadonlyMap<string, readonly Reading[]> = new Map()): Readings {
  return (term) => {
    if (!HAN.test(term)) return undefined;
    const own = given.get(term);
    if (own) return own;
    const readings = dictionarySpellings(term).flatMap((word) => (isOneCharacter(word) ? readingsOfCharacter(word) : readingsOfWord(word)));
    return distinct(readings);
  };
}

/**
 * A reading as people write it: `lù ān`, `lu4 an1`, `lù'ān`; without tones it fits any.
 *
 * @returns nothing where it cannot be read, or has not `length` syllables
 */
export function parseReading(written: string, length: number): Reading | undefined {
  const ways = readingsOfTyped(written.trim().split(/\s+/));
  const found = ways.find(({ kind, syllables }) => kind === 'whole' && syllables.length === length);
  return found?.syllables.map(({ anyOf, tone = 0 }) => ({ letters: anyOf[0] as string, tone }));
}

function readingsOfCharacter(character: string): Reading[] {
  return pinyin(character, { multiple: true, type: 'array', toneType: 'num', v: true }).flatMap((written) => {
    const syllable = syllableOf(written);
    return syllable ? [[syllable]] : [];
  });
}

function readingsOfWord(word: string): Reading[] {
  const ways = CHANGES_TONE.test(word) ? [false, true] : [false];
  return ways.flatMap((toneSandhi) => {
    const reading = pinyin(word, { type: 'array', toneType: 'num', v: true, toneSandhi }).map(syllableOf);
    return reading.every((syllable) => syllable !== undefined) ? [reading] : [];
  });
}

/** Nothing for what is no syllable: a character without a known reading stands for itself, and some are read as a mere m. */
function syllableOf(written: string): Syllable | undefined {
  const letters = written.slice(0, -1);
  const tone = Number(written.at(-1)) || LIGHT;
  // 嗯 is typed as it sounds.
  if (letters === 'ng' || letters === 'n') return { letters: 'en', tone };
  return isSyllable(letters) ? { letters, tone } : undefined;
}

const LIGHT = 5;

function distinct(readings: readonly Reading[]): Reading[] {
  const seen = new Set<string>();
  return readings.filter((reading) => {
    const key = reading.map(({ letters, tone }) => letters + tone).join(' ');
    return !seen.has(key) && seen.add(key);
  });
}
