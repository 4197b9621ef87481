/** Joins Latin words and numbers that stand side by side, so that a name meets its joined spelling (RTX 4090 = rtx4090). */

import type { Token } from '../model.js';
import { mixedTokens } from './mixed.js';
import { emojiTerm, type Run, runsOf } from './runs.js';

/** iPhone 11 Pro is a name; more words side by side are a text. */
const MAX_RUNS = 3;
/** Longer ones are no names that somebody types in one piece. */
const MAX_NAME_CHARS = 32;

const MAX_BLANKS = 4;
const BLANKS = /^[^\S\r\n]+$/;
/** Between names that are listed. */
const LISTING_SIGN = /[/&·,]/;
const LETTER_AND_DIGIT = /^(?:\p{L}\p{N}|\p{N}\p{L})$/u;

/** A token that ends where its run does, and of how many runs it is made. */
interface Open extends Token {
  readonly runs: number;
}

/**
 * The names that neighbours make where blanks alone part them, and a letter stands on one side and a digit on the other: `rtx4090` of `RTX 4090`,
 * `iphone11pro` of `iPhone 11 Pro`. Of names that are listed the nearest counts as well: `rtx4090` of `GTX/RTX 4090`. Never `c11` of
 * `C++ 11`, nor `12` of `1 2`.
 *
 * @param folded the whole match key
 * @param runs its mixed runs, in order; others are passed over
 * @returns names of two or three neighbours, up to 32 code units long, in the order in which they end
 */
export function joinedTokens(folded: string, runs: Iterable<Run>): Token[] {
  const found: Token[] = [];
  let last: Run | undefined;
  let open: readonly Open[] | undefined;
  for (const run of runs) {
    if (run.kind !== 'mixed') continue;
    const before = last && meet(folded, last, run) ? (open ?? endsOf(folded, last)) : [];
    const joined = before.flatMap((left) => joinedTo(left, startsOf(folded, run)));
    for (const { term, start, end } of joined) found.push({ term, start, end });
    open = joined.length > 0 ? [...endsOf(folded, run), ...joined.filter(({ end, runs: made }) => end === run.end && made < MAX_RUNS)] : undefined;
    last = run;
  }
  return found;
}

/** All Latin words, numbers and emoji of a text, with their parts and the names that neighbours make. */
export function otherTokens(folded: string, runs: readonly Run[] = [...runsOf(folded)]): Token[] {
  const own = runs.flatMap(({ kind, start, end }): Token[] => {
    if (kind === 'mixed') return [...mixedTokens(folded, start, end)];
    return kind === 'emoji' ? [{ term: emojiTerm(folded.slice(start, end)), start, end }] : [];
  });
  return [...own, ...joinedTokens(folded, runs)];
}

/** Whether two runs are neighbours, a letter on one side and a digit on the other. */
function meet(folded: string, { end }: Run, { start }: Run): boolean {
  if (start - end > MAX_BLANKS || !LETTER_AND_DIGIT.test(folded.charAt(end - 1) + folded.charAt(start))) return false;
  return BLANKS.test(folded.slice(end, start));
}

function joinedTo(left: Open, rights: readonly Token[]): Open[] {
  const joined = rights.map(({ term, end }) => ({ term: left.term + term, start: left.start, end, runs: left.runs + 1 }));
  return joined.filter(({ term }) => term.length <= MAX_NAME_CHARS);
}

/** The tokens that begin a run: the whole, and what is listed there first. */
function startsOf(folded: string, { start, end }: Run): Token[] {
  const tokens = [...mixedTokens(folded, start, end)];
  return tokens.filter((token) => token.start === start && (token.end === end || (token.end < end && LISTING_SIGN.test(folded.charAt(token.end)))));
}

/** The tokens that end a run: the whole, and what is listed there last. */
function endsOf(folded: string, { start, end }: Run): Open[] {
  const tokens = [...mixedTokens(folded, start, end)].filter((token) => token.end === end);
  return tokens.filter((token) => token.start === start || LISTING_SIGN.test(folded.charAt(token.start - 1))).map((token) => ({ ...token, runs: 1 }));
}
