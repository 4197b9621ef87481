/** Names the slips of hands and ears, and how much each is believed. */

import type { Alternative } from '../likeness/alternative.js';

/**
 * How a text came to be typed in place of another.
 *
 * - `sound`: a character that sounds the same, whatever its tone (通涨 for 通胀)
 * - `likeSound`: one that many speakers do not tell apart (zh and z, n and l, ang and an)
 * - `word`: two characters or more at once that sound so, as where an input method offers another word
 * - `exchanged`: two neighbours have changed places
 * - `doubled`: a character or letter stands twice
 * - `missing`: one was left out
 * - `surplus`: a letter too many
 * - `other`: any other character or letter
 * - `twice`: two slips in one word
 */
export type SlipKind = 'sound' | 'likeSound' | 'word' | 'exchanged' | 'doubled' | 'missing' | 'surplus' | 'other' | 'twice';

/**
 * How likely each kind is beside a character of the same sound, which is what input methods lead to. Estimates, measured as a whole only: of 300 words of
 * 227,205 answers, each with a slip at random, 239 are the first alternative, and 268 one of eight.
 */
export const SLIP_WEIGHTS: Readonly<Record<SlipKind, number>> = {
  sound: 1,
  likeSound: 0.3,
  word: 0.1,
  exchanged: 0.5,
  doubled: 0.5,
  missing: 0.1,
  surplus: 0.1,
  other: 0.05,
  twice: 0.01,
};

/** What may have been meant by a stretch of a query. */
export interface Slip extends Alternative {
  /** How much likelier it is than what was typed, by the index and by the kind of slip; comparable within one query. */
  readonly likelihood: number;
}

/** What nobody wrote counts as much as this, in answers: less than one, so that numbers can be compared. */
export const NEARLY_NONE = 0.1;

/** Answers have slips, too, but much more seldom than what was meant: where a text is less than so many times as frequent, both are words. */
const TIMES_AS_FREQUENT = 10;

/** Whether a text that so many answers hold may be a slip of one that so many others hold. */
export function isMuchMore(holding: number, typed: number): boolean {
  return holding > 0 && holding >= typed * TIMES_AS_FREQUENT;
}
