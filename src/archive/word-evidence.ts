/** Weighs the words of a page's answers: which of them stand in the question, in answers that fit it, and in answers that do not. */

import type { Rates } from '../text/rates.js';
import { isStopWord } from '../text/stop-words.js';

/** What the words of an answer say of where it belongs. Each is a logarithm, from 0. */
export interface WordEvidence {
  /** Words that it shares with answers that fit the question: an own answer without the question's words often has theirs. */
  readonly support: number;
  /** Words that it repeats, and neither the question nor an answer that fits it has: what it is about is not what the page is about. */
  readonly topic: number;
  /** Words that it repeats, and the question or an answer that fits it has. */
  readonly covered: number;
  /**
   * Words that an answer that does not fit shares with others that do not: a page is often padded with several answers to one question. Nothing where a page
   * has two answers, of which one fits.
   */
  readonly company: number;
}

/** How likely an answer repeats a word of its question, or of another answer to it, for other reasons than chance. */
const REPEATED = 0.2;
/** The fit at which an answer's words count half as those of one that fits. */
const HALF_FIT = 5;

/** How much better than by chance it is explained that a text of so many characters holds a term: a natural logarithm, 0 or more. */
export function oddsOf(rates: Rates, term: string, length: number): number {
  const chance = Math.max(1e-4, 1 - Math.exp(-2 * length * rates.of(term)));
  return Math.log((REPEATED + (1 - REPEATED) * chance) / chance);
}

/** An answer that holds a term. */
interface Holder {
  readonly owner: number;
  /** How well it fits the question, from 0 to 1. */
  readonly fitness: number;
  readonly odds: number;
}

/** The two answers in which a term counts most for the question. */
interface Holders {
  readonly first: Holder;
  readonly second?: Holder;
}

/**
 * The evidence of each answer, in their order. Takes time in proportion to the texts.
 *
 * @param question its match key, unbroken
 * @param keys the same of each answer
 * @param fits how well each answer fits the question by the question's words: 0 where it has none
 */
export function wordEvidence(question: string, keys: readonly string[], fits: readonly number[], rates: Rates): WordEvidence[] {
  const asked = bagOf(question, rates);
  const bags = keys.map((key) => bagOf(key, rates));
  const fitness = fits.map((fit) => fit / (fit + HALF_FIT));
  const holders = holdersOf(bags, keys, fitness, rates);
  return bags.map((bag, owner) => {
    const length = (keys[owner] as string).length;
    let [support, topic, covered, company] = [0, 0, 0, 0];
    for (const [term, times] of bag) {
      const odds = oddsOf(rates, term, length);
      const other = otherHolder(holders.get(term) as Holders, owner);
      const isAsked = asked.has(term);
      if (other) support += other.fitness * other.odds;
      if (other && !isAsked) company += (1 - other.fitness) * Math.min(odds, other.odds);
      const share = isAsked ? 1 : (other?.fitness ?? 0);
      covered += Math.log(times) * odds * share;
      topic += Math.log(times) * odds * (1 - share);
    }
    // Long texts share words anyway.
    const chance = Math.sqrt(length / 6 + 5);
    const misfit = keys.length > 2 ? 1 - (fitness[owner] as number) : 0;
    return {
      support: Math.log1p(support / chance),
      topic: Math.log1p(topic),
      covered: Math.log1p(covered),
      company: Math.log1p((misfit * company) / chance),
    };
  });
}

/** The telling words of a text without segmenting it, and how often it has each: its pairs that are words, and its Latin words. */
function bagOf(key: string, rates: Rates): Map<string, number> {
  const bag = new Map<string, number>();
  const add = (term: string): void => void bag.set(term, (bag.get(term) ?? 0) + 1);
  for (const word of key.match(/[a-z][a-z0-9+#.-]+/g) ?? []) if (!isStopWord(word)) add(word);
  for (let i = 0; i + 1 < key.length; i++) {
    const pair = key.slice(i, i + 2);
    if (rates.isWord(pair) && !isStopWord(pair.charAt(0)) && !isStopWord(pair.charAt(1))) add(pair);
  }
  return bag;
}

function holdersOf(
  bags: readonly ReadonlyMap<string, number>[],
  keys: readonly string[],
  fitness: readonly number[],
  rates: Rates,
): Map<string, Holders> {
  const found = new Map<string, Holders>();
  for (const [owner, bag] of bags.entries()) {
    for (const term of bag.keys()) {
      const one = { owner, fitness: fitness[owner] as number, odds: oddsOf(rates, term, (keys[owner] as string).length) };
      const old = found.get(term);
      if (!old) found.set(term, { first: one });
      else if (isBetter(one, old.first)) found.set(term, { first: one, second: old.first });
      else if (!old.second || isBetter(one, old.second)) found.set(term, { first: old.first, second: one });
    }
  }
  return found;
}

/** Where both count the same, mostly nothing, the odds decide, and never the order of the answers. */
function isBetter(one: Holder, than: Holder): boolean {
  const more = one.fitness * one.odds - than.fitness * than.odds;
  return more > 0 || (more === 0 && one.odds > than.odds);
}

function otherHolder({ first, second }: Holders, owner: number): Holder | undefined {
  return first.owner === owner ? second : first;
}
