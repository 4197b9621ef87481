/** Holds every number that decides the order, each with its reason and what it is worth. */
// Worth is nDCG@10 on judged sets that the numbers were not fitted to, with a number against without it, in the mean of eleven sets; `npm run tune`
// measures it (bench/README.md). How often the question counts is decided by the index (`index/fields.ts`).
//
// Tried and not kept, since no mean moved by more than .0002: the share of the query that stands in an answer, and a bonus where all of it stands as typed;
// one where all its words do loses .001 to .003.

import type { Bm25 } from '../retrieval.js';
import type { Likeness } from '../search-model.js';

/** What evidence weighs. A Chinese word weighs 1. */
export const WEIGHTS = {
  /**
   * How soon repetition stops to count (k), how much length counts (b), and the least that a term adds (d). Against MiniSearch's own k 1.2, b .7 and d .5, k and
   * b are worth nothing (-.001, 0), d .003: long texts gain what short ones lose.
   */
  bm25: { k: 1, b: 0.8, d: 0.1 } satisfies Bm25,
  /** Pairs of characters: words decide the order, but pairs mend what segmentation breaks. Worth .027. */
  grams: 0.9,
  /** A Latin word or a number has no pairs, and in a Chinese text it is mostly a name. Worth .004. */
  mixed: 2.5,
  /** Words that only ask (什么, 怎么, 多少) say little of what is asked about. Worth .002. */
  questionWord: 0.2,
  /**
   * By this power the rarity of a term counts: two rare words outweigh four common ones. Fitted freely it is worth nothing on unseen sets (-.001). This
   * little of it gains .007 on answers of all lengths, .006 on questions about code, .002 on drcd, and loses .002 on med_internal_qa; more loses .01 on long articles.
   */
  rarity: 1.15,
  /** The most that an answer's substance adds: many different words of its own say more than few. Worth .009, nearly all where questions have several answers. */
  substance: 0.1,
  /** So many words of its own add half of that. */
  substanceWords: 100,
  /** What ten times as many votes add; never fitted, since no judgment may be made of them. */
  votes: 0.1,
  /** Another word for the same in the place of the one typed: a region's word, or a synonym of the operator's. */
  sameMeaning: 0.75,
  /** A guess, a word that sounds so; each further guess for one stretch so many times less. */
  guess: 0.5,
};

/** The same, or other numbers to be tried. */
export type Weights = typeof WEIGHTS;

/** Nothing tells a million votes from so many. */
export const MOST_VOTES = 10_000;

/**
 * Queries up to so many characters are names and terms: answers that hold all of it come first, whatever the score. Longer ones are one list. From none to 6
 * no set loses more than .002, at 10 some lose .01, without a bound .05.
 */
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
