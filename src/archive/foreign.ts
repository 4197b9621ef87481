/** Tells which answers of a page seem to belong to other questions: mirrors pad their pages. */
// Three kinds of evidence, each a logarithm, so that much more of it weighs only a little more:
//
//   gap      how much better the others fit the question than this one, by the better half of them (the rest may be foreign too).
//            Relative on purpose: where no answer repeats the question's words, none stands out.
//   length   a long answer of the question's own would have repeated something of it; a short one (a joke, "yes") need not.
//   support  words that it shares with answers that do fit: an own answer without the question's words often has theirs.
//
// Every shared word counts by how unlikely it is to be shared by chance: a text of n characters holds a term of rate r with 1 - exp(-2nr).
// Weights were fitted by logistic regression on pages made from everyday dialogues and from pairs of a question and what a search engine found
// for it (none of them from the sets that foreign answers are judged on), padded by half, lightly, or not at all, and rounded.

import type { Analyzer, IdentifiedPage } from '../model.js';
import { matchKey } from '../text/fold.js';
import { loadRates, type Rates } from '../text/rates.js';
import { isStopWord } from '../text/stop-words.js';
import { UnbrokenText } from '../text/unbroken.js';

const WEIGHTS = { bias: -4.4, gap: 1.25, length: 0.85, support: -2.95 };

/**
 * Scores are logarithms of odds where as many answers of a page are foreign as not. From here on, another page is the better home: .9 or
 * more of those are foreign then. It is not lower, since an answer that stands on one page only has no other home.
 */
const SUSPECTED = 0.1;

/**
 * From here on, an answer without a better home is taken for foreign, and loses its question.
 *
 * A page of two answers with a foreign one is padded by half, a page of seven need not be: of `size` answers it is supposed that one is foreign,
 * which puts the odds at 1 to `size - 1` before any text is read. So .9 of those taken are foreign with two answers a page as with six.
 * That a page has none is not supposed: of such pages with two answers, 12 in 100 are taken wrongly, with four, 2 in 100.
 */
const foreignFrom = (size: number): number => SUSPECTED + Math.log(size - 1);

/** How likely an answer repeats a word of its question, or of another answer to it, for other reasons than chance. */
const REPEATED = 0.2;
/** A single character says less than a word, and is counted in its words already. */
const CHARACTER_WEIGHT = 0.3;
/** The fit at which an answer's words count half as support. */
const HALF_FIT = 5;

/** The page with the answers named that seem to be foreign, those that most likely are marked. A lone answer has nothing to compare it with. */
export function markForeign({ page, answers }: IdentifiedPage, analyzer: Analyzer): IdentifiedPage {
  if (answers.length < 2) return { page, answers };
  const texts = answers.map(({ text }) => text);
  const scores = foreignness(page.question, texts, analyzer, loadRates());
  const taken = foreignFrom(answers.length);
  const suspected = page.answers.filter((_, i) => (scores[i] as number) > SUSPECTED);
  return {
    page: suspected.length > 0 ? { ...page, foreign: suspected } : page,
    answers: answers.map((answer, i) => ((scores[i] as number) > taken ? { ...answer, foreign: true } : answer)),
  };
}

/**
 * How foreign each answer of a page seems; above 0 rather so than not.
 *
 * @param texts two or more
 */
export function foreignness(question: string, texts: readonly string[], analyzer: Analyzer, rates: Rates): number[] {
  const keys = texts.map((text) => matchKey(new UnbrokenText(text).text));
  const terms = termsOf(question, analyzer);
  const fits = keys.map((key) =>
    terms.reduce((sum, { term, weight }) => (holds(key, term) ? sum + weight * oddsOf(rates, term, key.length) : sum), 0),
  );
  const logs = fits.map(Math.log1p);
  const supports = supportsOf(keys, fits, rates);
  return keys.map((key, i) => {
    const gap = meanOfBetterHalf(logs.filter((_, j) => j !== i)) - (logs[i] as number);
    return WEIGHTS.bias + WEIGHTS.gap * gap + WEIGHTS.length * Math.log1p(key.length) + WEIGHTS.support * Math.log1p(supports[i] as number);
  });
}

/** How much better than by chance it is explained that a text of so many characters holds a term. */
function oddsOf(rates: Rates, term: string, length: number): number {
  const chance = Math.max(1e-4, 1 - Math.exp(-2 * length * rates.of(term)));
  return Math.log((REPEATED + (1 - REPEATED) * chance) / chance);
}

function termsOf(question: string, analyzer: Analyzer): { term: string; weight: number }[] {
  const words = analyzer.analyze(question).words.map(({ term }) => term);
  const telling = new Set(words.filter((term) => term.length > 1 && !isStopWord(term)));
  const characters = new Set(
    matchKey(question)
      .match(/\p{Script=Han}/gu)
      ?.filter((character) => !isStopWord(character)),
  );
  return [...Array.from(telling, (term) => ({ term, weight: 1 })), ...Array.from(characters, (term) => ({ term, weight: CHARACTER_WEIGHT }))];
}

/** Latin words and numbers only whole. */
function holds(key: string, term: string): boolean {
  if (!/[a-z0-9]/.test(term)) return key.includes(term);
  const goesOn = (a: string, b: string): boolean => /^(?:[a-z]{2}|\d{2})$/.test(a + b);
  for (let at = key.indexOf(term); at >= 0; at = key.indexOf(term, at + 1)) {
    if (!goesOn(key.charAt(at - 1), term.charAt(0)) && !goesOn(term.slice(-1), key.charAt(at + term.length))) return true;
  }
  return false;
}

/** The telling words of a text without segmenting it: its pairs that are words, and its Latin words. */
function bagOf(key: string, rates: Rates): Set<string> {
  const bag = new Set(key.match(/[a-z][a-z0-9+#.-]+/g)?.filter((word) => !isStopWord(word)));
  for (let i = 0; i + 1 < key.length; i++) {
    const pair = key.slice(i, i + 2);
    if (rates.isWord(pair) && !isStopWord(pair.charAt(0)) && !isStopWord(pair.charAt(1))) bag.add(pair);
  }
  return bag;
}

/** For every answer its words that stand in other answers, counted by how well the best of these fits. */
function supportsOf(keys: readonly string[], fits: readonly number[], rates: Rates): number[] {
  const bags = keys.map((key) => bagOf(key, rates));
  const best = new Map<string, { value: number; owner: number; second: number }>();
  for (const [i, bag] of bags.entries()) {
    const fit = fits[i] as number;
    if (fit === 0) continue;
    for (const term of bag) {
      const value = (fit / (fit + HALF_FIT)) * oddsOf(rates, term, (keys[i] as string).length);
      const old = best.get(term);
      if (!old) best.set(term, { value, owner: i, second: 0 });
      else if (value > old.value) best.set(term, { value, owner: i, second: old.value });
      else old.second = Math.max(old.second, value);
    }
  }
  return bags.map((bag, i) => {
    let sum = 0;
    for (const term of bag) {
      const found = best.get(term);
      if (found) sum += found.owner === i ? found.second : found.value;
    }
    // Long texts share words anyway.
    return sum / Math.sqrt((keys[i] as string).length / 6 + 5);
  });
}

function meanOfBetterHalf(values: number[]): number {
  const half = values.sort((a, b) => b - a).slice(0, Math.ceil(values.length / 2));
  return half.reduce((sum, value) => sum + value, 0) / half.length;
}
