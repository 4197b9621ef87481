/** Turns what a reader typed into clauses for the engine and needles for the marks. */

import type { Analyzer, Channel, Clause, Field, Query, Token } from '../model.js';
import { matchKey } from '../text/fold.js';
import { runsOf } from '../text/runs.js';
import { isStopWord } from '../text/stop-words.js';
import { BM25, CHANNEL_WEIGHTS, FIELD_WEIGHTS, MIXED_WORD_WEIGHT } from './ranking.js';

/** What to look for in a text when its matches are marked; all in match keys. */
export interface Needles {
  /** The query's runs of Chinese as typed. */
  readonly cjkRuns: ReadonlySet<string>;
  /** Every two neighbouring characters of those runs. */
  readonly pairs: ReadonlySet<string>;
  /** Words of the query that carry meaning: Chinese, Latin, numbers, emoji. */
  readonly words: ReadonlySet<string>;
}

/** A query, ready to be retrieved and marked. */
export interface PreparedQuery {
  readonly query: Query;
  readonly needles: Needles;
}

const STARTS_WITH_CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Any text is a query; one without a letter, digit, Chinese character or emoji has no clauses and finds nothing. */
export function prepareQuery(text: string, analyzer: Analyzer): PreparedQuery {
  const { words, grams } = analyzer.analyze(text);
  const cjkRuns = cjkRunsOf(text);
  const telling = withoutStopWords(words);
  const pairs = new Set(grams.filter((gram) => !isSingle(gram.term)).map(({ term }) => term));
  const singles = [...cjkRuns].filter((run) => isSingle(run) && (!isStopWord(run) || (telling.size === 1 && telling.has(run))));
  const clauses = [
    ...Array.from(telling, (term) => clause('words', term, false, STARTS_WITH_CJK.test(term) ? 1 : MIXED_WORD_WEIGHT)),
    ...Array.from(pairs, (term) => clause('grams', term, false, 1)),
    // A character typed alone begins a gram wherever it stands.
    ...singles.map((term) => clause('grams', term, true, 1)),
  ];
  return { query: { clauses, bm25: BM25 }, needles: { cjkRuns, pairs, words: telling } };
}

function cjkRunsOf(text: string): Set<string> {
  const folded = matchKey(text);
  const runs = new Set<string>();
  for (const { kind, start, end } of runsOf(folded)) if (kind === 'cjk') runs.add(folded.slice(start, end));
  return runs;
}

/** All words that are no stop words; all words where there is nothing else. */
function withoutStopWords(words: readonly Token[]): Set<string> {
  const terms = words.map(({ term }) => term);
  const telling = terms.filter((term) => !isStopWord(term));
  return new Set(telling.length > 0 ? telling : terms);
}

const isSingle = (term: string): boolean => term.length === ((term.codePointAt(0) as number) > 0xffff ? 2 : 1);

function clause(channel: Channel, term: string, prefix: boolean, weight: number): Clause {
  const weightOf = (field: Field): number => CHANNEL_WEIGHTS[channel] * FIELD_WEIGHTS[field] * weight;
  return { channel, term, prefix, weights: { question: weightOf('question'), body: weightOf('body') } };
}
