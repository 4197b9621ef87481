/** Finds the Chinese texts of the index that may have been meant by pinyin with a slip in it. */

import type { Engine } from '../../engine/engine.js';
import type { SyllablePattern, Token } from '../../model.js';
import { lettersMeantBy } from '../../text/letter-slips.js';
import { isMadeOfSyllables, similarSyllables, usualSpelling } from '../../text/syllables.js';
import { readingsOfTyped } from '../../text/typed-pinyin.js';
import { rarestPair } from '../held.js';
import { meantBy } from '../likeness/pinyin.js';
import { unknownLatin } from './latin-slips.js';
import { ofGuess, SLIP_RATES, type Slip, type SlipKind } from './slip.js';

const LETTERS = /^[a-z]+$/;
/** Shorter pinyin reads as another one with every slip, longer is seldom one word. */
const MIN_LETTERS = 5;
/** So many letters that do not read as pinyin may be pinyin with a slip of the hand; fewer are some Latin name. */
const MIN_UNREADABLE_LETTERS = 7;
const MAX_LETTERS = 24;
/** How likely it is that letters which read as pinyin mean a word that the archive lacks. */
const READABLE = 3e-6;
/** Of each reading the most frequent words. */
const WORDS_A_READING = 2;
/** Only where no slip gives a word, the likeliest readings are looked for as runs of words, which takes some milliseconds each. */
const MAX_READINGS_AS_RUNS = 3;
const RUNS_A_READING = 2;

/** A reading of what was typed with its slip mended. */
interface MendedReading {
  readonly kind: SlipKind;
  readonly syllables: readonly SyllablePattern[];
}

/**
 * Letters that read as pinyin may be written as they sound to many speakers (congqing for 重庆), and all may have a slip of the hand. Pinyin is a guess already: what
 * may be meant is offered only.
 *
 * @param token a Latin word of a query, as a whole
 */
export function pinyinSlips({ term, start, end }: Token, engine: Engine): Slip[] {
  if (!LETTERS.test(term) || term.length < MIN_LETTERS || term.length > MAX_LETTERS) return [];
  const isReadable = isMadeOfSyllables(usualSpelling(term));
  if (!isReadable && term.length < MIN_UNREADABLE_LETTERS) return [];
  const heard = isReadable ? textsOf(readingsHeard(term), engine) : [];
  const typed = isReadable ? READABLE : unknownLatin(term.length);
  return [...heard, ...meantByHand(term, engine, isReadable)].map(({ text, count, kind }) => {
    return { start, end, text, odds: ofGuess((SLIP_RATES[kind] * count) / engine.stats.answers / typed) };
  });
}

const readingsOf = (letters: string, kind: SlipKind): MendedReading[] =>
  isMadeOfSyllables(usualSpelling(letters))
    ? readingsOfTyped([letters]).flatMap((read) => (read.kind === 'whole' && read.syllables.length > 1 ? [{ kind, syllables: read.syllables }] : []))
    : [];

const readingsHeard = (typed: string): MendedReading[] =>
  readingsOf(typed, 'likeSound').map(({ kind, syllables }) => ({ kind, syllables: syllables.map(withSimilar) }));

/** By slips of the hand, the likelier kinds first. What reads as pinyin is taken for another word only, and for no run of words. */
function meantByHand(typed: string, engine: Engine, isReadable: boolean): FoundText[] {
  const mended = lettersMeantBy(typed).flatMap(({ letters, kind }) => readingsOf(letters, kind));
  mended.sort((a, b) => SLIP_RATES[b.kind] - SLIP_RATES[a.kind]);
  return isReadable ? mended.flatMap((reading) => wordsOf(reading, engine)) : textsOf(mended, engine);
}

function textsOf(readings: readonly MendedReading[], engine: Engine): FoundText[] {
  const words = readings.flatMap((reading) => wordsOf(reading, engine));
  return words.length > 0 ? words : readings.slice(0, MAX_READINGS_AS_RUNS).flatMap((reading) => runsOf(reading, engine));
}

const withSimilar = (syllable: SyllablePattern): SyllablePattern => ({ ...syllable, anyOf: syllable.anyOf.flatMap(similarSyllables) });

interface FoundText {
  readonly text: string;
  readonly count: number;
  readonly kind: SlipKind;
}

function wordsOf({ kind, syllables }: MendedReading, engine: Engine): FoundText[] {
  return engine.vocabulary.sounding(syllables, WORDS_A_READING).map(({ word, holding }) => ({ text: word, count: holding, kind }));
}

function runsOf({ kind, syllables }: MendedReading, engine: Engine): FoundText[] {
  const runs = meantBy([{ kind: 'whole', syllables }], engine, RUNS_A_READING);
  // Nobody means a run of single characters.
  const ofWords = runs.filter(({ text, words }) => words < Array.from(text).length);
  return ofWords.map(({ text }) => ({ text, count: rarestPair(engine, text), kind }));
}
