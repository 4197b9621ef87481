/** Finds the places in a text that made it match, by looking at the text itself rather than at the index. */

import type { Mark, Range } from '../../model.js';
import { matchKey } from '../../text/fold.js';
import { unitsAt } from '../../text/grams.js';
import { isCjkTerm, type Run, runsOf } from '../../text/runs.js';
import { isStopWord } from '../../text/stop-words.js';
import { UnbrokenText } from '../../text/unbroken.js';
import { standsBetween } from '../../text/word-table.js';
import { CompactText, parted } from './compact.js';
import { marksAsWritten } from './disjoint-marks.js';
import { type Needles, unitSlot } from './needles.js';
import { type Found, findTokens, type LookedText } from './token-marks.js';

/**
 * The marks of a text, sorted and disjoint.
 *
 * Of Chinese: each longest stretch whose neighbouring characters all stand side by side in the query, without function words
 * at its ends, if two characters or more are left; the whole of a run as typed in any case. Of everything else: whole tokens, also
 * those that only begin as typed. Of phrases: the whole, with the signs and blanks inside it. Alternatives whole.
 * Where nothing of that is found, the query's words of one character. They are looked for in the text as it is read ({@link UnbrokenText}), and
 * marked as they are written.
 *
 * @param written as it is kept
 * @param also of the needles' faint words those to mark beside all that
 * @param isLastResort whether to mark words of one character where there is nothing else; by default it is done
 */
export function marksOf(written: string, needles: Needles, also: ReadonlySet<string> = NONE, isLastResort = true): Mark[] {
  const read = new UnbrokenText(written);
  const folded = matchKey(read.text);
  const looked = { folded, runs: [...runsOf(folded)] };
  const found: Found = { typed: [], others: [] };
  for (const run of looked.runs) {
    if (run.kind !== 'cjk') continue;
    findStretches(found, folded, run, needles);
    findAlternatives(found, folded, run, needles);
  }
  findTokens(found, looked, needles, also);
  if (needles.phrases.length + needles.alternatives.phrases.length > 0) findPhrases(found, folded, needles);
  const isNothing = isLastResort && found.typed.length + found.others.length === 0;
  if (isNothing) findCharacters(found, looked, needles, (character) => !isStopWord(character));
  if (also.size > 0) findCharacters(found, looked, needles, (character) => also.has(character));
  return marksAsWritten(written, read, folded, [...needles.typed.marksIn(read.text, found.typed), ...found.others]);
}

const NONE: ReadonlySet<string> = new Set();
const DIGIT = /\p{N}/u;

function findStretches({ typed }: Found, folded: string, run: Run, needles: Needles): void {
  for (let at = run.start; at < run.end; ) {
    if (needles.firstUnits[unitSlot(folded.charCodeAt(at))] === 0) {
      // Nothing that is looked for begins with the second half of a surrogate pair.
      at++;
      continue;
    }
    const end = stretchEnd(folded, at, run.end, needles);
    if (end > at) {
      const stretch = trimmed(folded, { start: at, end }, needles);
      if (stretch) typed.push(stretch);
    } else if (needles.cjkRuns.has(folded.slice(at, at + unitsAt(folded, at)))) {
      typed.push({ start: at, end: at + unitsAt(folded, at) });
    }
    at = Math.max(end, at + unitsAt(folded, at));
  }
}

function findAlternatives({ others }: Found, folded: string, run: Run, { alternatives: { chinese } }: Needles): void {
  for (let at = run.start; chinese.size > 0 && at < run.end; at += unitsAt(folded, at)) {
    for (const { text, why, notIn = [] } of chinese.get(folded.charCodeAt(at)) ?? []) {
      const end = at + text.length;
      if (end <= run.end && folded.startsWith(text, at) && !standsBetween(notIn, folded, at, end)) others.push({ start: at, end, why });
    }
  }
}

/** Where the stretch that begins at `at` ends; `at` itself where the first two characters already are no pair of the query. */
function stretchEnd(folded: string, at: number, limit: number, { pairs }: Needles): number {
  let end = at;
  for (let here = at; ; ) {
    const next = here + unitsAt(folded, here);
    if (next >= limit) return end;
    const after = next + unitsAt(folded, next);
    if (!pairs.has(folded.slice(here, after))) return end;
    end = after;
    here = next;
  }
}

/** Drops function words at both ends, unless they belong to a word of the query there, or the stretch is a run as typed. */
function trimmed(folded: string, { start, end }: Range, { cjkRuns, words }: Needles): Range | undefined {
  const stretch = folded.slice(start, end);
  for (const run of cjkRuns) if (stretch.includes(run)) return { start, end };
  const covered = coveredByWords(stretch, words);
  let from = 0;
  let to = stretch.length;
  while (from < to && !covered.has(from) && isStopWord(stretch.charAt(from))) from++;
  while (to > from && !covered.has(to - 1) && isStopWord(stretch.charAt(to - 1))) to--;
  const characters = Array.from(stretch.slice(from, to)).length;
  return characters >= 2 ? { start: start + from, end: start + to } : undefined;
}

/** Positions in a stretch that lie in a word of the query of two characters or more. */
function coveredByWords(stretch: string, words: ReadonlySet<string>): Set<number> {
  const covered = new Set<number>();
  for (const word of words) {
    if (word.length < 2) continue;
    for (let at = stretch.indexOf(word); at >= 0; at = stretch.indexOf(word, at + 1)) {
      for (let i = at; i < at + word.length; i++) covered.add(i);
    }
  }
  return covered;
}

function findPhrases({ typed, others }: Found, folded: string, { phrases, alternatives }: Needles): void {
  const compact = new CompactText(folded);
  for (const { compact: phrase, why } of alternatives.phrases) {
    for (const { start, end, isLonger } of compact.placesOf(phrase)) if (!isLonger) others.push({ start, end, why });
  }
  for (const phrase of phrases) {
    for (const { start, end, isLonger } of compact.placesOf(phrase)) {
      if (isLonger) others.push({ start, end, why: 'prefix' });
      else typed.push({ start, end });
    }
  }
  const named = phrases.filter((phrase) => DIGIT.test(phrase));
  const names = named.length > 0 ? new CompactText(folded, true) : undefined;
  for (const phrase of named) {
    for (const { start, end, isLonger } of names?.placesOf(parted(phrase)) ?? []) if (!isLonger) typed.push({ start, end });
  }
}

/** @param isMeant which of the faint characters to find */
function findCharacters({ typed }: Found, { folded, runs }: LookedText, { faint }: Needles, isMeant: (character: string) => boolean): void {
  const characters = new Set([...faint].filter((word) => isCjkTerm(word) && isMeant(word)));
  if (characters.size === 0) return;
  for (const { kind, start: first, end: last } of runs) {
    for (let start = first; kind === 'cjk' && start < last; start += unitsAt(folded, start)) {
      const end = start + unitsAt(folded, start);
      if (characters.has(folded.slice(start, end))) typed.push({ start, end });
    }
  }
}
