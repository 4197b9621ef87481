/** Names the slips of hands, ears and eyes, and how likely each is. */

import type { Range } from '../../model.js';

/**
 * How a text came to be typed in place of another.
 *
 * - `sound`: a character that sounds the same, whatever its tone (通涨 for 通胀)
 * - `likeSound`: one that many speakers do not tell apart (zh and z, n and l, ang and an)
 * - `key`: one whose pinyin is one letter away, by a key beside, missing, doubled or exchanged
 * - `word`: two characters or more at once that sound so, where an input method offers another word
 * - `likeWord`: the same where some of them only nearly sound so
 * - `shape`: a character that looks like it
 * - `variant`: the usual form of a rare one that takes more code units, so that their match keys differ (吉 for 𠮷)
 * - `exchanged`: two neighbours have changed places
 * - `doubled`: a character or letter stands twice
 * - `missing`: one was left out
 * - `surplus`: a letter too many
 * - `other`: another letter
 */
export type SlipKind =
  | 'sound'
  | 'likeSound'
  | 'key'
  | 'word'
  | 'likeWord'
  | 'shape'
  | 'variant'
  | 'exchanged'
  | 'doubled'
  | 'missing'
  | 'surplus'
  | 'other';

/**
 * How likely it is that just this slip is made where a text is meant: the channel of a noisy channel model (Kernighan, Church and Gale 1990). Set by hand in
 * steps of about three, and measured as a whole (`npm run bench:corrections`).
 */
export const SLIP_RATES: Readonly<Record<SlipKind, number>> = {
  sound: 3e-3,
  likeSound: 1e-3,
  key: 4e-4,
  word: 1e-3,
  likeWord: 1e-4,
  shape: 1e-3,
  variant: 1,
  exchanged: 2e-3,
  doubled: 3e-3,
  missing: 2e-3,
  surplus: 1e-3,
  other: 3e-4,
};

/** What may have been meant by a stretch of a part of a query; places are UTF-16 code units. */
export interface Slip extends Range {
  /** A match key that stands in the index. */
  readonly text: string;
  /** How many times likelier it is that this was meant, and the slip made, than that the query was meant as typed. */
  readonly odds: number;
}

/** What is less likely is not offered: at these odds an offer is meant two times in five. */
export const LEAST_ODDS = 0.7;
/** What is likelier is searched for at once, where what was typed finds nothing. */
export const OVERWHELMING_ODDS = 10;

/** The odds of a guess, which is offered and never searched for at once, however likely it is. */
export const ofGuess = (odds: number): number => Math.min(odds, OVERWHELMING_ODDS / 2);

/** Readers look at a few suggestions at most. */
export const MAX_SLIPS = 3;
