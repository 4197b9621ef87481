/** Cuts folded text into the units by which words are compared: a Chinese character, or a Latin word or number in its joined spelling. */

import type { Range } from '../model.js';
import { unitsAt } from './grams.js';
import { mixedTokens } from './mixed.js';
import { runsOf } from './runs.js';

/** One unit of a text. */
export interface Unit extends Range {
  /** A character, or `nodejs` for Node.js. Two texts are the same words where their units' texts are the same. */
  readonly text: string;
  /** Whether a word may go on from the unit before to this one: what stands between them does not part words. */
  readonly joins: boolean;
}

/** Signs inside names (冯·诺依曼), which are often left out. */
const INSIDE_NAMES = /^[·‧・•-]$/u;
/** Beside a Latin word a blank is a matter of taste: CT 扫描, machine learning. */
const BESIDE_LATIN = /^\s*$/u;

/**
 * The units of a text, in order and disjoint. Blanks, punctuation and emoji are in none.
 *
 * @param folded a match key; positions are UTF-16 code units
 */
export function unitsOf(folded: string): Unit[] {
  const units: Unit[] = [];
  let last = { end: -1, isLatin: false };
  const goesOn = (start: number, isLatin: boolean): boolean => {
    if (last.end === start) return true;
    const gap = folded.slice(last.end, start);
    return last.end >= 0 && (INSIDE_NAMES.test(gap) || ((isLatin || last.isLatin) && BESIDE_LATIN.test(gap)));
  };
  const push = (start: number, end: number, text: string, isLatin: boolean): void => {
    units.push({ text, start, end, joins: goesOn(start, isLatin) });
    last = { end, isLatin };
  };
  for (const { kind, start, end } of runsOf(folded)) {
    if (kind === 'mixed') {
      for (const token of wholeTokens(folded, start, end)) push(token.start, token.end, token.term, true);
    } else if (kind === 'cjk') {
      for (let at = start, next = at; at < end; at = next) {
        next = at + unitsAt(folded, at);
        push(at, next, folded.slice(at, next), false);
      }
    }
  }
  return units;
}

/** The tokens of a run that lie in no other one; a measure behind a number is a character of its own. */
function wholeTokens(folded: string, start: number, end: number) {
  let last = start;
  return Array.from(mixedTokens(folded, start, end)).filter((token) => {
    if (token.end > end || token.start < last) return false;
    last = token.end;
    return true;
  });
}

/** Stands between units, so that `go og` is not `goog`; no folded text holds it. */
const BETWEEN = '\u0001';

/** What some units say, to look up and to compare. */
export function keyOf(units: readonly Unit[], first = 0, end = units.length): string {
  let key = '';
  for (let i = first; i < end; i++) key += (units[i] as Unit).text + BETWEEN;
  return key;
}
