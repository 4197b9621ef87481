/** Finds how texts go on behind what was typed so far. */

import type { Analyzer, Answer, Token } from '../../model.js';
import { matchKey } from '../../text/fold.js';
import { isStopWord } from '../../text/stop-words.js';
import { UnbrokenText } from '../../text/unbroken.js';
import type { Sought } from './sought.js';

/** A text that begins with what was typed, as it stands somewhere. */
export interface Continuation {
  /** What was typed, up to where it is written as in the answers: to its end, or to its last word or stretch where the answers write that otherwise. */
  readonly from: number;
  /** What follows from there, as written. */
  readonly rest: string;
  /** In how many of the answers. */
  readonly answers: number;
}

/** So much on both sides of a place decides how it is cut into words. */
const CONTEXT_BEFORE = 8;
const CONTEXT_BEHIND = 16;
/** Of so many answers, how a single one goes on is chance. */
const MANY_ANSWERS = 8;
/** Words that say nothing are passed over, so many of them. */
const MAX_STOP_WORDS = 2;

/**
 * How the texts go on to the end of a word, the most frequent first: that of the last word typed, or of the next. Of several spellings, the one that
 * begins as typed is given.
 *
 * @param lastStart where the last word or stretch of Chinese begins in what was typed
 * @param answers all of which should hold it; others are passed over
 */
export function continuationsIn(
  answers: readonly Answer[],
  sought: Sought,
  { typed, lastStart }: { readonly typed: string; readonly lastStart: number },
  analyzer: Analyzer,
): Continuation[] {
  const last = typed.slice(lastStart);
  const found = new Map<string, Continuation>();
  for (const { question, text, foreign } of answers) {
    const texts = [...(foreign ? [] : [question]), text].map((written) => new UnbrokenText(written).text);
    const one = texts.find((each) => sought.lastPlaceIn(each));
    const place = one === undefined ? undefined : sought.lastPlaceIn(one);
    if (one === undefined || !place) continue;
    const written = one.slice(place.start, place.end);
    const rest = place.isLonger ? '' : restBehind(one, place.end, analyzer);
    if (rest === undefined) continue;
    const key = `${place.isLonger} ${matchKey(place.isLonger ? written : rest)}`;
    const known = found.get(key);
    // A Latin word is completed as it is written there, and nobody mixes Traditional with Simplified Chinese.
    const isOther = place.isLonger || (written !== last && matchKey(written) === matchKey(last));
    const spelled = isOther ? { from: lastStart, rest: written + rest } : { from: typed.length, rest };
    const best = known && (known.from === typed.length || isOther) ? known : spelled;
    found.set(key, { ...best, answers: (known?.answers ?? 0) + 1 });
  }
  const least = answers.length < MANY_ANSWERS ? 1 : 2;
  return [...found.values()].filter((one) => one.answers >= least).sort((a, b) => b.answers - a.answers);
}

/** What stands behind a position up to the end of the word there, or of the next that says something. Nothing where a sign follows. */
function restBehind(text: string, at: number, analyzer: Analyzer): string | undefined {
  const from = Math.max(0, at - CONTEXT_BEFORE);
  const to = Math.min(text.length, at + CONTEXT_BEHIND);
  const { words } = analyzer.analyze(text.slice(from, to));
  // What may have been cut off is no word.
  const whole = to === text.length ? words : words.filter(({ end }) => end < to - from);
  const end = endOfWord(text.slice(from, to), whole, at - from);
  return end === undefined ? undefined : text.slice(at, from + end);
}

function endOfWord(text: string, words: readonly Token[], at: number): number | undefined {
  const around = words.find(({ start, end }) => start < at && end > at);
  if (around) return around.end;
  let end = at;
  for (let passed = 0; passed <= MAX_STOP_WORDS; passed++) {
    const start = /^ [\p{L}\p{N}]/u.test(text.slice(end)) ? end + 1 : end;
    // Of those that begin there, the longest comes first.
    const next = words.find((word) => word.start === start);
    if (!next || !/[\p{L}\p{N}]/u.test(next.term)) return undefined;
    end = next.end;
    if (!isStopWord(next.term)) return end;
  }
  return undefined;
}
