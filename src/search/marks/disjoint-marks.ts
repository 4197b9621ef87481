/** Makes marks of any places disjoint, and lets each cover whole characters. */

import type { Mark, Range, Why } from '../../model.js';
import { matchKey } from '../../text/fold.js';
import { lastCharacter } from '../../text/grams.js';
import type { UnbrokenText } from '../../text/unbroken.js';

/** Of two reasons for one character, the first in this order is given. */
const REASONS: readonly Why[] = ['literal', 'script', 'region', 'synonym', 'pinyin', 'typo', 'prefix'];

/** Whether a reason stands before another one, by which it is then replaced. */
export function isBefore(why: Why, other: Why): boolean {
  return REASONS.indexOf(why) < REASONS.indexOf(other);
}

/**
 * The same marks sorted and disjoint. Those of one reason that share characters, or follow one another at once, are one; where two reasons
 * share characters, the earlier reason keeps them, and the other keeps what is left, without blanks and punctuation at the cut.
 *
 * @param folded the text's match key
 * @param marks in any order, none of them empty, none beginning inside a character
 */
export function disjointMarks(folded: string, marks: readonly Mark[]): Mark[] {
  const whole = marks.map((mark) => withWholeEnd(folded, mark)).sort(byPlace);
  if (!isCut(whole)) return joined(whole);
  let kept: Mark[] = [];
  for (const why of REASONS) {
    const own = joined(whole.filter((mark) => mark.why === why));
    if (own.length > 0) kept = [...kept, ...restsOf(folded, own, kept)].sort(byPlace);
  }
  return kept;
}

/**
 * {@link disjointMarks} of a text that was looked through as it is read, where they stand as it is written.
 *
 * @param folded the match key of the text as it is read
 * @param marks in the text as it is read
 */
export function marksAsWritten(written: string, read: UnbrokenText, folded: string, marks: readonly Mark[]): Mark[] {
  if (read.text === written) return disjointMarks(folded, marks);
  return disjointMarks(
    matchKey(written),
    marks.map((mark) => read.asWritten(mark)),
  );
}

const byPlace = (a: Range, b: Range): number => a.start - b.start || b.end - a.end;

/** Whether marks of two reasons share characters. */
function isCut(sorted: readonly Mark[]): boolean {
  let last: Mark | undefined;
  for (const mark of sorted) {
    if (last && mark.start < last.end && mark.why !== last.why) return true;
    if (!last || mark.end > last.end) last = mark;
  }
  return false;
}

/** @param sorted marks of which those that share characters have one reason */
function joined(sorted: readonly Mark[]): Mark[] {
  const marks: Mark[] = [];
  for (const mark of sorted) {
    const last = marks.at(-1);
    if (last && mark.start <= last.end && mark.why === last.why) marks[marks.length - 1] = { ...last, end: Math.max(last.end, mark.end) };
    else marks.push(mark);
  }
  return marks;
}

/** What the marks that are kept leave of others; both are sorted and disjoint among themselves. */
function restsOf(folded: string, marks: readonly Mark[], kept: readonly Mark[]): Mark[] {
  const rests: Mark[] = [];
  let next = 0;
  for (const { start, end, why } of marks) {
    while (next < kept.length && (kept[next] as Mark).end <= start) next++;
    let from = start;
    for (let i = next; i < kept.length && (kept[i] as Mark).start < end; i++) {
      const other = kept[i] as Mark;
      rests.push({ start: cutStart(folded, from, start), end: endBeforeSigns(folded, from, other.start), why });
      from = other.end;
    }
    rests.push({ start: cutStart(folded, from, start), end, why });
  }
  return rests.filter((rest) => rest.start < rest.end);
}

const SIGNS = /[\p{P}\s\p{Default_Ignorable_Code_Point}]*/uy;
const IS_SIGN = /^[\p{P}\s\p{Default_Ignorable_Code_Point}]$/u;

/** Where the rest of a mark begins that is left from a position on. */
function cutStart(folded: string, from: number, start: number): number {
  if (from === start) return from;
  SIGNS.lastIndex = from;
  SIGNS.test(folded);
  return SIGNS.lastIndex;
}

function endBeforeSigns(folded: string, from: number, to: number): number {
  let end = to;
  while (end > from) {
    const last = String.fromCodePoint(lastCharacter(folded.slice(from, end)));
    if (!IS_SIGN.test(last)) break;
    end -= last.length;
  }
  return end;
}

/** Combining marks, variation selectors, joiners and skin tones belong to the character before them. */
const FOLLOWING = /[\p{M}\p{EMod}\p{Join_Control}\u{E0020}-\u{E007F}]*/uy;

/** The mark with what follows its last character as a part of it. */
function withWholeEnd(folded: string, mark: Mark): Mark {
  const unit = folded.charCodeAt(mark.end);
  // Nearly always a Latin letter, a sign or Han follows, or nothing.
  if (!(unit >= 0x300) || (unit >= 0x3000 && unit <= 0x9fff && !isVoicingMark(unit)) || (unit >= 0xff00 && unit <= 0xffef)) return mark;
  FOLLOWING.lastIndex = mark.end;
  FOLLOWING.test(folded);
  return FOLLOWING.lastIndex > mark.end ? { ...mark, end: FOLLOWING.lastIndex } : mark;
}

/** Kana may be written with their voicing marks apart, Chinese tones with theirs. */
const isVoicingMark = (unit: number): boolean => unit === 0x3099 || unit === 0x309a || (unit >= 0x302a && unit <= 0x302f);
