/** Finds the Latin words of the index that may have been meant by a Latin word. */

import type { Engine } from '../../engine/engine.js';
import type { Token } from '../../model.js';
import { lettersMeantBy } from '../../text/letter-slips.js';
import { SLIP_RATES, type Slip, type SlipKind } from './slip.js';

/** Shorter words have too many neighbours. */
const MIN_LETTERS = 4;
/** But for two letters exchanged. */
const MIN_LETTERS_EXCHANGED = 3;
/** A word of letters; digits in it are meant as typed. */
const WORD = /^[a-z0-9]+$/;
/** How likely a Latin word is that the archive lacks: one query in a hundred is such a word, of ten million that there might be. */
const UNKNOWN_WORD = 1e-9;

/** @param token a Latin word of a query, as a whole; none for a number, or for a word with other letters */
export function latinSlips({ term, start, end }: Token, engine: Engine): Slip[] {
  const letters = term.replace(/[0-9]/g, '').length;
  if (!WORD.test(term) || letters < MIN_LETTERS_EXCHANGED) return [];
  const near = engine.wordsNear(term, 1);
  const { answers } = engine.stats;
  const typed = (near.find(({ word }) => word === term)?.holding ?? 0) / answers;
  const oneSlip = new Map<string, SlipKind>(near.length > 0 ? lettersMeantBy(term).map((meant) => [meant.letters, meant.kind]) : []);
  return near.flatMap(({ word, holding }): Slip[] => {
    // What begins as typed is found anyway.
    if (word.startsWith(term) || digitsOf(word) !== digitsOf(term)) return [];
    if (letters < MIN_LETTERS && (typed > 0 || oneSlip.get(word) !== 'exchanged')) return [];
    const rate = SLIP_RATES[oneSlip.get(word) ?? 'other'];
    return [{ start, end, text: word, odds: (rate * holding) / answers / Math.max(typed, UNKNOWN_WORD) }];
  });
}

const digitsOf = (word: string): string => word.replace(/[^0-9]/g, '');
