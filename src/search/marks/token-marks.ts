/** Finds the Latin words, numbers and emoji of a text that made it match. */

import type { Mark, Range, Token } from '../../model.js';
import { otherTokens } from '../../text/joined.js';
import { isCjkTerm, type Run } from '../../text/runs.js';
import { placesOfSigned } from '../folded-text.js';
import type { Needles } from './needles.js';

/** A text in which marks are looked for. */
export interface LookedText {
  readonly folded: string;
  readonly runs: readonly Run[];
}

/** What was found in a text, in any order. */
export interface Found {
  /** Stretches that stand there as typed, up to script. */
  readonly typed: Range[];
  /** What stands there by another likeness. */
  readonly others: Mark[];
}

/**
 * Whole tokens, some of which may overlap. Words that only begin as typed are found where none stands that is typed whole; those typed with
 * an asterisk wherever they stand.
 *
 * @param also faint words to look for as if they were not
 */
export function findTokens(found: Found, looked: LookedText, needles: Needles, also: ReadonlySet<string>): void {
  const { others, prefixes, beginnings, alternatives } = needles;
  const faint = [...also].filter((term) => !isCjkTerm(term));
  if (others.size + prefixes.size + beginnings.size + faint.length + alternatives.others.size === 0) return;
  const tokens = otherTokens(looked.folded, looked.runs);
  const standing = new Set(tokens.map(({ term }) => term));
  const open = [...beginnings, ...[...prefixes, ...faint].filter((prefix) => !standing.has(prefix))];
  const longer: Range[] = shortestOf(tokens.filter(({ term }) => open.some((prefix) => term.startsWith(prefix)))).filter(
    ({ term }) => !beginnings.has(term),
  );
  for (const { typed, term, isOpen } of needles.signed) {
    for (const place of standing.has(term) ? [] : placesOfSigned(looked.folded, typed)) {
      if (!place.isLonger) found.typed.push(place);
      else if (isOpen) longer.push(place);
    }
  }
  longer.sort((a, b) => a.start - b.start);
  for (const { start, end } of longer) found.others.push({ start, end, why: 'prefix' });
  for (const { term, start, end } of tokens) {
    const isAsked = others.has(term) || beginnings.has(term) || faint.includes(term);
    // In 140/90, found by 140/9, the 140 is no match of its own.
    if (isAsked && !(needles.parts.has(term) && liesIn({ start, end }, longer))) found.typed.push({ start, end });
    const why = alternatives.others.get(term);
    if (why) found.others.push({ start, end, why });
  }
}

/** @param ranges sorted */
function liesIn({ start, end }: Range, ranges: readonly Range[]): boolean {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as Range).start <= start) low = middle + 1;
    else high = middle;
  }
  return low > 0 && end <= (ranges[low - 1] as Range).end;
}

/** Of DeepSeek-V3 the part is enough that begins as typed. */
function shortestOf(tokens: readonly Token[]): Token[] {
  const sorted = [...tokens].sort((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter(({ end }, i) => {
    const next = sorted[i + 1];
    return !next || next.end >= end;
  });
}
