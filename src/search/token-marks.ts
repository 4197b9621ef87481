/** Finds the Latin words, numbers and emoji of a text that made it match. */

import type { Mark, Range, Token } from '../model.js';
import { mixedTokens } from '../text/mixed.js';
import { emojiTerm, isCjkTerm, type Run } from '../text/runs.js';
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
  const tokens = tokensOf(looked);
  const standing = new Set(tokens.map(({ term }) => term));
  const open = [...beginnings, ...[...prefixes, ...faint].filter((prefix) => !standing.has(prefix))];
  for (const { term, start, end } of tokens) {
    if (others.has(term) || beginnings.has(term) || faint.includes(term)) found.typed.push({ start, end });
    const why = alternatives.others.get(term);
    if (why) found.others.push({ start, end, why });
  }
  for (const { term, start, end } of shortestOf(tokens.filter(({ term }) => open.some((prefix) => term.startsWith(prefix))))) {
    if (!beginnings.has(term)) found.others.push({ start, end, why: 'prefix' });
  }
}

function tokensOf({ folded, runs }: LookedText): Token[] {
  return runs.flatMap(({ kind, start, end }): Token[] => {
    if (kind === 'cjk') return [];
    return kind === 'emoji' ? [{ term: emojiTerm(folded.slice(start, end)), start, end }] : [...mixedTokens(folded, start, end)];
  });
}

/**
 * Of DeepSeek-V3 the part is enough that begins as typed.
 *
 * @param tokens in the order of {@link mixedTokens}: the whole, then its parts
 */
function shortestOf(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ end }, i) => {
    const next = tokens[i + 1];
    return !next || next.start >= end || next.end >= end;
  });
}
