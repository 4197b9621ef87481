/** Finds the Chinese texts of the index that may have been meant by pinyin with a slip in it. */

import type { Engine } from '../../engine/engine.js';
import type { SyllablePattern, Token } from '../../model.js';
import { lettersMeantBy } from '../../text/letter-slips.js';
import { isMadeOfSyllables, similarSyllables, usualSpelling } from '../../text/syllables.js';
import { readingsOfTyped, type TypedPinyin } from '../../text/typed-pinyin.js';
import { rarestPair } from '../held.js';
import { meantBy } from '../likeness/pinyin.js';
import { SLIP_RATES, type Slip, type SlipKind } from './slip.js';

/** How likely letters are that nearly read as pinyin, and mean something else. */
const UNREADABLE = 1e-9;
const LETTERS = /^[a-z]+$/;
/** Shorter pinyin reads as another one with every slip, longer is seldom one word. */
const MIN_LETTERS = 5;
const MAX_LETTERS = 24;
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

/** @param token a Latin word of a query, as a whole; none for what reads as pinyin with no slip */
export function pinyinSlips({ term, start, end }: Token, engine: Engine): Slip[] {
  if (!LETTERS.test(term) || term.length < MIN_LETTERS || term.length > MAX_LETTERS) return [];
  const mended = mendedReadings(term);
  const words = mended.flatMap((reading) => wordsOf(reading, engine));
  const found = words.length > 0 ? words : mended.slice(0, MAX_READINGS_AS_RUNS).flatMap((reading) => runsOf(reading, engine));
  return found.map(({ text, count, kind }) => {
    return { start, end, text, odds: (SLIP_RATES[kind] * count) / engine.stats.answers / UNREADABLE };
  });
}

/** Those by sounds that many do not tell apart first, then those by slips of the hand, the likelier kinds first. */
function mendedReadings(typed: string): MendedReading[] {
  const wholes = (letters: string): TypedPinyin[] =>
    isMadeOfSyllables(usualSpelling(letters))
      ? readingsOfTyped([letters]).filter(({ kind, syllables }) => kind === 'whole' && syllables.length > 1)
      : [];
  const heard = wholes(typed).map(({ syllables }): MendedReading => ({ kind: 'likeSound', syllables: syllables.map(withSimilar) }));
  const meant = lettersMeantBy(typed).flatMap(({ letters, kind }) => wholes(letters).map(({ syllables }): MendedReading => ({ kind, syllables })));
  return [...heard, ...meant.sort((a, b) => SLIP_RATES[b.kind] - SLIP_RATES[a.kind])];
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
  return runs.map(({ text }) => ({ text, count: rarestPair(engine, text), kind }));
}
