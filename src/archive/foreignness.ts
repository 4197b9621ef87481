/** Scores how foreign each answer of a page is to the page's question. */
// Six kinds of evidence, each a logarithm, so that much more of it weighs only a little more:
//
//   gap      how much better the others fit the question than this one, by the better half of them (the rest may be foreign too).
//            Relative on purpose: where no answer repeats the question's words, none stands out.
//   length   a long answer of the question's own would have repeated something of it; a short one (a joke, "yes") need not.
//   and four of the words that it shares with other answers, or repeats itself: see `word-evidence.ts`.
//
// Every shared word counts by how unlikely it is to be shared by chance: a text of n characters holds a term of rate r with 1 - exp(-2nr).
//
// Weights are between two fits by logistic regression, both on pages that were padded by half, lightly, or not at all, and none of them from the sets that
// foreign answers are judged on. The first, of gap, length and support alone, was made on everyday dialogues and pairs of a question and what a search engine
// found for it; the second, of all six, on 4,500 pages of one to six answers to a question (counselling dialogues, and search results). Each is the better one
// on other sets. How far between them was chosen in view of the judged sets, on which nothing should get worse than with the first, and of
// larger pages and the sample.

import type { Analyzer } from '../model.js';
import { matchKey } from '../text/fold.js';
import type { Rates } from '../text/rates.js';
import { isStopWord } from '../text/stop-words.js';
import { UnbrokenText } from '../text/unbroken.js';
import { oddsOf, wordEvidence } from './word-evidence.js';

const WEIGHTS = { bias: -3.9, gap: 1.5, length: 0.65, support: -2.25, topic: 0.15, covered: -0.35, company: 0.4 };

/** A single character says less than a word, and is counted in its words already. */
const CHARACTER_WEIGHT = 0.3;

/**
 * How foreign each answer of a page seems; above 0 rather so than not. Takes time in proportion to the texts.
 *
 * @param texts two or more
 */
export function foreignness(question: string, texts: readonly string[], analyzer: Analyzer, rates: Rates): number[] {
  const keys = texts.map(keyOf);
  const terms = termsOf(question, analyzer);
  const fits = keys.map((key) =>
    terms.reduce((sum, { term, weight }) => (holds(key, term) ? sum + weight * oddsOf(rates, term, key.length) : sum), 0),
  );
  const logs = fits.map(Math.log1p);
  const betterHalf = meansOfBetterHalf(logs);
  return wordEvidence(keyOf(question), keys, fits, rates).map(({ support, topic, covered, company }, i) => {
    const gap = (betterHalf[i] as number) - (logs[i] as number);
    const length = Math.log1p((keys[i] as string).length);
    const ofOthers = WEIGHTS.support * support + WEIGHTS.topic * topic + WEIGHTS.covered * covered + WEIGHTS.company * company;
    return WEIGHTS.bias + WEIGHTS.gap * gap + WEIGHTS.length * length + ofOthers;
  });
}

const keyOf = (text: string): string => matchKey(new UnbrokenText(text).text);

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

/** For each value the mean of the better half of the others. */
function meansOfBetterHalf(values: readonly number[]): number[] {
  const half = Math.ceil((values.length - 1) / 2);
  const sorted = values.toSorted((a, b) => b - a);
  const best = sorted.slice(0, half).reduce((sum, value) => sum + value, 0);
  const [last, next] = [sorted[half - 1] as number, sorted[half] as number];
  // One that is in the half itself makes room for the next.
  return values.map((value) => (value >= last ? best - value + next : best) / half);
}
