/** Turns what a reader typed into terms, and these into clauses for the engine. */

import type { Analysis, Channel, Range, TermMatch, Token } from '../model.js';
import type { Clause } from '../retrieval.js';
import { matchKey } from '../text/fold.js';
import { isOneCharacter, isTwoCharacters } from '../text/grams.js';
import { isCjkTerm, runsOf } from '../text/runs.js';
import { isQuestionWord, isStopWord } from '../text/stop-words.js';
import { WEIGHTS, type Weights } from './ranking.js';

/** What is looked for of a text that was typed; all in match keys. */
export interface QueryTerms {
  /** Its runs of Chinese. */
  readonly cjkRuns: ReadonlySet<string>;
  /** Every two neighbouring characters of those runs, and of Chinese inside other words. */
  readonly pairs: ReadonlySet<string>;
  /** Names that neighbouring Latin words and numbers make, in one piece. */
  readonly names: ReadonlySet<string>;
  /** Words that were typed in names of letters and digits only, with these names: the 6 of CAT 6 and of Cat-6. */
  readonly pieces: ReadonlyMap<string, readonly string[]>;
  /** Words that carry meaning: Chinese, Latin, numbers, emoji, and these names. Function words only where there is nothing else. */
  readonly words: ReadonlySet<string>;
  /** Latin words, numbers and emoji that lie in no other word, function words too. */
  readonly wholes: ReadonlySet<string>;
  /** Those of them that have joining signs inside, as typed: for each text its term. */
  readonly signed: ReadonlyMap<string, string>;
}

/** Any text has terms, but for one without a letter, digit, Chinese character or emoji. */
export function termsOf(text: string, { words, grams, joined = [] }: Analysis): QueryTerms {
  const folded = matchKey(text);
  const wholes = words.filter(({ term }, i) => !isCjkTerm(term) && !words.some((other, j) => j < i && contains(other, words[i] as Token)));
  const runs = cjkRunsOf(folded).filter((run) => !wholes.some((whole) => contains(whole, run)));
  const asked = words.filter((word) => isAskedFor(word, wholes, folded));
  const crumbs = crumbsOf(asked, runs);
  const telling = withoutStopWords(asked.filter((word) => !crumbs.has(word)));
  const names = new Set(joined.map(({ term }) => term));
  return {
    cjkRuns: new Set(runs.map(({ start, end }) => folded.slice(start, end))),
    pairs: new Set(grams.filter((gram) => !isOneCharacter(gram.term)).map(({ term }) => term)),
    names,
    pieces: piecesOf(words, [...joined, ...wholes.filter(({ term }) => LETTER.test(term) && DIGIT.test(term))]),
    words: new Set([...telling, ...names]),
    wholes: new Set(wholes.map(({ term }) => term)),
    signed: new Map(wholes.map(({ term, start, end }) => [folded.slice(start, end), term] as const).filter(([typed]) => hasJoiningSign(typed))),
  };
}

const LETTER = /\p{L}/u;
const DIGIT = /\p{N}/u;

function piecesOf(words: readonly Token[], names: readonly Token[]): Map<string, string[]> {
  const pieces = new Map<string, string[]>();
  const alone = new Set<string>();
  for (const word of names.length > 0 ? words : []) {
    const around = names.filter((name) => contains(name, word) && name.term !== word.term).map(({ term }) => term);
    if (around.length === 0) alone.add(word.term);
    pieces.set(word.term, [...(pieces.get(word.term) ?? []), ...around]);
  }
  for (const term of alone) pieces.delete(term);
  return pieces;
}

/** Names are no longer; in a sentence beside them their characters still say a little (drcd and cmrc2018 lose .0006 without). */
const MAX_NAME_UNITS = 5;

/**
 * Characters into which the dictionary cuts a run that it holds no word of (通膨, 米诺地尔): where one of them stands alone, it says nothing of the
 * name that was typed. Its pairs do. With a function word in it a run is no name.
 */
function crumbsOf(words: readonly Token[], runs: readonly Range[]): Set<Token> {
  const crumbs = new Set<Token>();
  if (runs.some(({ start, end }) => end - start > MAX_NAME_UNITS)) return crumbs;
  for (const run of runs) {
    const within = words.filter((word) => contains(run, word));
    const isName = within.length > 1 && within.every(({ term }) => isOneCharacter(term)) && !within.some(({ term }) => isStopWord(term));
    if (isName) for (const word of within) crumbs.add(word);
  }
  return crumbs;
}

/** What of a query scores. */
export function clausesOf({ cjkRuns, pairs, words }: QueryTerms, weights = WEIGHTS): Clause[] {
  const singles = [...cjkRuns].filter((run) => isOneCharacter(run) && (!isStopWord(run) || (words.size === 1 && words.has(run))));
  return [
    ...Array.from(words, (term) => wordClause(term, weights)),
    ...Array.from(pairs)
      .filter((term) => !words.has(term))
      .map((term) => clause('grams', term, 'exact', weights.grams * askingWeight(term, weights))),
    // A character typed alone begins a gram wherever it stands.
    ...singles.map((term) => clause('grams', term, 'prefix', weights.grams)),
  ];
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

/** Whether a word consists of parts that signs join. */
export const hasJoiningSign = (word: string): boolean => JOINING_SIGN.test(word);

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

/**
 * A word of two characters is one of the grams too, and the two lists are nearly the same: one of them, with both weights, orders as well
 * (no judged set moves by more than .002, two gain .001) for half the work, and finds the word where the dictionary cut otherwise.
 */
function wordClause(term: string, weights: Weights): Clause {
  if (!isCjkTerm(term)) return clause('words', term, 'exact', weights.mixed);
  const asking = askingWeight(term, weights);
  if (isTwoCharacters(term)) return clause('grams', term, 'exact', (1 + weights.grams) * asking);
  return clause('words', term, 'exact', asking);
}

const askingWeight = (term: string, { questionWord }: Weights): number => (isQuestionWord(term) ? questionWord : 1);

/**
 * The clauses with rarity counted by a power of its own: BM25's score of a term has it once as a factor.
 *
 * @param rarityOf a term, as the engine counts it
 */
export function withRarity(clauses: readonly Clause[], rarityOf: (channel: Channel, term: string) => number, power = WEIGHTS.rarity): Clause[] {
  return clauses.map((one) => (one.match === 'exact' ? { ...one, weight: one.weight * rarityOf(one.channel, one.term) ** (power - 1) } : one));
}

/** Clauses for words that begin as these do. */
export function looseClauses(beginnings: ReadonlySet<string>): Clause[] {
  return Array.from(beginnings, (term) => clause('words', term, 'prefix', 1));
}

function clause(channel: Channel, term: string, match: TermMatch, weight: number): Clause {
  return { channel, term, match, weight };
}
