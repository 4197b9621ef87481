/** Holds every number that decides the order, each with its reason and what it is worth. */
// Worth is nDCG@10 on judged sets that the numbers were not fitted to, with a number against without it, in the mean of all sets; `npm run tune`
// measures it (bench/README.md).

import type { Bm25 } from '../retrieval.js';
import type { Likeness } from '../search-model.js';

/** What evidence weighs. A Chinese word weighs 1. */
export interface Weights {
  /** How soon repetition stops to count (k), how much length counts (b), and the least that a term adds (d). */
  readonly bm25: Bm25;
  /** Pairs of characters: words decide the order, but pairs mend what segmentation breaks. */
  readonly grams: number;
  /** A Latin word or a number has no pairs, and in a Chinese text it is mostly a name. */
  readonly mixed: number;
  /** Words that only ask (什么, 怎么, 多少) say little of what is asked about. */
  readonly questionWord: number;
  /** By this power the rarity of a term counts: two rare words outweigh four common ones. */
  readonly rarity: number;
  /** The most that an answer's substance adds: many different words of its own say more than few. */
  readonly substance: number;
  /** So many words of its own add half of that. */
  readonly substanceWords: number;
  /** What ten times as many votes add; never fitted, since no judgment may be made of them. */
  readonly votes: number;
  /** Another word for the same in the place of the one typed: a region's word, or a synonym of the operator's. */
  readonly sameMeaning: number;
  /** A guess, a word that sounds so or a slip mended; each further guess for one stretch so many times less. */
  readonly guess: number;
}

/** The weights of the product. */
export const WEIGHTS: Weights = {
  bm25: { k: 1, b: 0.8, d: 0.1 },
  grams: 0.9,
  mixed: 2.5,
  questionWord: 0.2,
  rarity: 1.15,
  substance: 0.1,
  substanceWords: 100,
  votes: 0.1,
  sameMeaning: 0.75,
  guess: 0.5,
};

/** Nothing tells a million votes from so many. */
export const MOST_VOTES = 10_000;

/** Queries up to so many characters are names and terms: answers that hold all of it come first, whatever the score. Longer ones are one list. */
export const STRICT_CHARACTERS = 6;

/**
 * So many of the first candidates are ordered by what is known beside their terms, and read where the index cannot tell how they match. In one list a
 * question has few answers among the best: no judged set tells 16 from 200.
 */
export const RESCORED = { strict: 64, list: 16 };

/** What other words add in the place of those typed. @param rank of the guess, from 0 */
export function likenessWeight(why: Likeness, rank: number, { sameMeaning, guess } = WEIGHTS): number {
  return why === 'region' || why === 'synonym' ? sameMeaning : guess ** (rank + 1);
}
