/** Finds the places in a text that made it match, by looking at the text itself rather than at the index. */

import type { Range, Token } from '../model.js';
import { matchKey } from '../text/fold.js';
import { unitsAt } from '../text/grams.js';
import { mixedTokens } from '../text/mixed.js';
import { emojiTerm, type Run, runsOf } from '../text/runs.js';
import { isStopWord } from '../text/stop-words.js';
import type { Needles } from './query.js';

/**
 * The marks of a text, sorted and disjoint.
 *
 * Of Chinese: each longest stretch whose neighbouring characters all stand side by side in the query, without function words
 * at its ends, if two characters or more are left; the whole of a run as typed in any case. Of everything else: whole tokens, also
 * those that only begin as typed.
 * Where nothing of that is found, the query's words of one character.
 */
export function marksOf(text: string, needles: Needles): Range[] {
  const folded = matchKey(text);
  const runs = [...runsOf(folded)];
  const chinese = runs.flatMap((run) => (run.kind === 'cjk' ? cjkMarks(folded, run, needles) : []));
  const marks = [...chinese, ...otherMarks(folded, runs, needles)];
  if (marks.length > 0) return joinOverlapping(marks);
  return runs.filter(({ kind }) => kind === 'cjk').flatMap((run) => singleCharacterMarks(folded, run, needles));
}

function cjkMarks(folded: string, run: Run, needles: Needles): Range[] {
  const marks: Range[] = [];
  for (let at = run.start; at < run.end; ) {
    if (!needles.firstUnits.has(folded.charCodeAt(at))) {
      at += unitsAt(folded, at);
      continue;
    }
    const end = stretchEnd(folded, at, run.end, needles);
    if (end > at) {
      const mark = trimmed(folded, { start: at, end }, needles);
      if (mark) marks.push(mark);
    } else if (needles.cjkRuns.has(folded.slice(at, at + unitsAt(folded, at)))) {
      marks.push({ start: at, end: at + unitsAt(folded, at) });
    }
    at = Math.max(end, at + unitsAt(folded, at));
  }
  return marks;
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

/** Words that only begin as typed are marked where none stands that is typed whole. */
function otherMarks(folded: string, runs: readonly Run[], { others, prefixes }: Needles): Range[] {
  if (others.size === 0 && prefixes.size === 0) return [];
  const tokens = runs.flatMap(({ kind, start, end }): Token[] => {
    if (kind === 'cjk') return [];
    return kind === 'emoji' ? [{ term: emojiTerm(folded.slice(start, end)), start, end }] : [...mixedTokens(folded, start, end)];
  });
  const standing = new Set(tokens.map(({ term }) => term));
  const open = [...prefixes].filter((prefix) => !standing.has(prefix));
  const longer = tokens.filter(({ term }) => open.some((prefix) => term.startsWith(prefix)));
  // Of DeepSeek-V3 the part is enough that begins so.
  const shortest = longer.filter((one) => !longer.some((other) => other.end < one.end && one.start <= other.start));
  return [...tokens.filter(({ term }) => others.has(term)), ...shortest].map(({ start, end }) => ({ start, end }));
}

function singleCharacterMarks(folded: string, run: Run, { words }: Needles): Range[] {
  const marks: Range[] = [];
  for (let at = run.start; at < run.end; at += unitsAt(folded, at)) {
    const end = at + unitsAt(folded, at);
    if (words.has(folded.slice(at, end))) marks.push({ start: at, end });
  }
  return marks;
}

/** Sorts ranges and joins those that share characters, or follow one another at once. */
function joinOverlapping(ranges: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last && range.start <= last.end) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else joined.push(range);
  }
  return joined;
}
