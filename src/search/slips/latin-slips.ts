/** Finds the Latin words of the index that may have been meant by a Latin word. */

import type { Engine } from '../../engine/engine.js';
import type { Token } from '../../model.js';
import { lettersMeantBy } from '../../text/letter-slips.js';
import { isMadeOfSyllables, usualSpelling } from '../../text/syllables.js';
import { OVERWHELMING_ODDS, ofGuess, SLIP_RATES, type Slip, type SlipKind } from './slip.js';

/** Shorter words have too many neighbours; beside digits a letter mostly says which model it is (cat6a). */
const MIN_LETTERS = 4;
const MIN_LETTERS_BESIDE_DIGITS = 6;
/** But for two letters exchanged. */
const MIN_LETTERS_EXCHANGED = 3;
/** Half of the most that a guess has. */
const MOST_OF_PINYIN = OVERWHELMING_ODDS / 4;
/** Shorter ones are offered only. */
const MIN_LETTERS_APPLIED = 6;
const WORD = /^([a-z]+)([0-9]*)$/;
/** How likely a certain Latin word is that the archive lacks: one in a hundred is some such word, and with each letter there are ten times as many. */
export const unknownLatin = (letters: number): number => 10 ** (-2 - letters);

/** @param token a Latin word of a query, as a whole; none for a number, or for a word with other letters */
export function latinSlips({ term, start, end }: Token, engine: Engine): Slip[] {
  const [, letters = '', digits = ''] = WORD.exec(term) ?? [];
  if (letters.length < (digits === '' ? MIN_LETTERS_EXCHANGED : MIN_LETTERS_BESIDE_DIGITS)) return [];
  const near = engine.wordsNear(term, 1);
  const { answers } = engine.stats;
  const holding = near.find(({ word }) => word === term)?.holding ?? 0;
  const typed = Math.max(holding / answers, unknownLatin(letters.length));
  const oneSlip = new Map<string, SlipKind>(near.length > 0 ? lettersMeantBy(term).map((meant) => [meant.letters, meant.kind]) : []);
  return near.flatMap(({ word, holding: held }): Slip[] => {
    const kind = oneSlip.get(word) ?? 'other';
    // What begins as typed is found anyway, a plural is no slip, and digits are meant as typed.
    if (word.startsWith(term) || term === `${word}s` || WORD.exec(word)?.[2] !== digits) return [];
    if (letters.length < MIN_LETTERS && (holding > 0 || kind !== 'exchanged')) return [];
    const odds = (SLIP_RATES[kind] * held) / answers / typed;
    // Pinyin in the archive stands behind the Chinese that sounds so.
    if (isMadeOfSyllables(usualSpelling(word))) return [{ start, end, text: word, odds: Math.min(odds, MOST_OF_PINYIN) }];
    return [{ start, end, text: word, odds: letters.length < MIN_LETTERS_APPLIED ? ofGuess(odds) : odds }];
  });
}
