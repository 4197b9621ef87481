/** Turns what a reader typed into clauses for the engine and needles for the marks. */

import type { Analysis, Channel, Field, Range, TermMatch, Token } from '../model.js';
import type { Clause } from '../retrieval.js';
import { matchKey } from '../text/fold.js';
import { isOneCharacter } from '../text/grams.js';
import { isCjkTerm, runsOf } from '../text/runs.js';
import { isStopWord } from '../text/stop-words.js';
import { CHANNEL_WEIGHTS, FIELD_WEIGHTS, MIXED_WORD_WEIGHT, PREFIX_WEIGHT } from './ranking.js';

/** What to look for in a text when its matches are marked; all in match keys. */
export interface Needles {
  /** The query's runs of Chinese as typed. */
  readonly cjkRuns: ReadonlySet<string>;
  /** Every two neighbouring characters of those runs. */
  readonly pairs: ReadonlySet<string>;
  /** Words of the query that carry meaning: Chinese, Latin, numbers, emoji. */
  readonly words: ReadonlySet<string>;
}

/** What of a query scores, and what of it is marked. */
export interface PreparedClauses {
  readonly clauses: readonly Clause[];
  readonly needles: Needles;
}

/** Any text has clauses, but for one without a letter, digit, Chinese character or emoji. */
export function prepareClauses(text: string, { words, grams }: Analysis): PreparedClauses {
  const folded = matchKey(text);
  const wholes = words.filter(({ term }, i) => !isCjkTerm(term) && !words.some((other, j) => j < i && contains(other, words[i] as Token)));
  const telling = withoutStopWords(words.filter((word) => isAskedFor(word, wholes, folded)));
  const runs = cjkRunsOf(folded).filter((run) => !wholes.some((whole) => contains(whole, run)));
  const cjkRuns = new Set(runs.map(({ start, end }) => folded.slice(start, end)));
  const pairs = new Set(grams.filter((gram) => !isOneCharacter(gram.term)).map(({ term }) => term));
  const singles = [...cjkRuns].filter((run) => isOneCharacter(run) && (!isStopWord(run) || (telling.size === 1 && telling.has(run))));
  const clauses = [
    ...Array.from(telling, (term) => clause('words', term, 'exact', isCjkTerm(term) ? 1 : MIXED_WORD_WEIGHT)),
    ...Array.from(pairs, (term) => clause('grams', term, 'exact', 1)),
    // A character typed alone begins a gram wherever it stands.
    ...singles.map((term) => clause('grams', term, 'prefix', 1)),
  ];
  return { clauses, needles: { cjkRuns, pairs, words: telling } };
}

/**
 * The index holds mixed words in whole and in parts, so that TPU finds 2048TPU. Who types 2048TPU, C++ or 30亿 means just that: of
 * a mixed word, a query asks for parts only where signs set them apart (vit, g and 14 of ViT-G/14).
 */
function isAskedFor(word: Token, wholes: readonly Token[], folded: string): boolean {
  const whole = wholes.find((other) => contains(other, word) && other.end - other.start > word.end - word.start);
  if (!whole) return true;
  const before = word.start === whole.start || JOINING_SIGN.test(folded.charAt(word.start - 1));
  const after = word.end === whole.end || JOINING_SIGN.test(folded.charAt(word.end));
  return before && after && !isCjkTerm(word.term);
}

const JOINING_SIGN = /[-_./'&·]/;

const contains = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;

function cjkRunsOf(folded: string): Range[] {
  return [...runsOf(folded)].filter(({ kind }) => kind === 'cjk');
}

/** All words that are no stop words; all words where there is nothing else. */
function withoutStopWords(words: readonly Token[]): Set<string> {
  const terms = words.map(({ term }) => term);
  const telling = terms.filter((term) => !isStopWord(term));
  return new Set(telling.length > 0 ? telling : terms);
}

/** Clauses for words that begin as these do. */
export function looseClauses(beginnings: readonly string[]): Clause[] {
  return Array.from(new Set(beginnings), (term) => clause('words', term, 'prefix', PREFIX_WEIGHT));
}

function clause(channel: Channel, term: string, match: TermMatch, weight: number): Clause {
  const weightOf = (field: Field): number => CHANNEL_WEIGHTS[channel] * FIELD_WEIGHTS[field] * weight;
  return { channel, term, match, weights: { question: weightOf('question'), body: weightOf('body') } };
}
