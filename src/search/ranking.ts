/** Holds every number that decides the order, each with its reason and what it was measured to gain. */
// Measured in nDCG@10 on drcd / drcd with Simplified queries / cmrc2018 / dureader_demo (judged 2) / med_internal_qa / egret_wenda,
// all queries; with the numbers below: .964 / .964 / .990 / .721 / .203 / .158. Gains were measured one by one, while the others stood still,
// and before what has all words came first, which costs dureader_demo .014 (literal matches .008) and gives drcd .001.
//
// MiniSearch multiplies a score by the number of query terms that matched. We do not: the sum already grows with each term. With
// the factor dureader_demo gains .006 and drcd .001, but med_internal_qa loses .005 and egret_wenda .023, whose questions are long.

import type { Channel } from '../model.js';
import type { Bm25 } from '../retrieval.js';
import type { Likeness } from '../search-model.js';

/** MiniSearch's own defaults. k from .9 to 1.6 and b from .7 to .75 move no set by more than .003; d 0 loses .003 on drcd. */
export const BM25: Bm25 = { k: 1.2, b: 0.7, d: 0.5 };

/**
 * Words decide the order, grams what matches; but grams also mend what segmentation breaks, so they count a little.
 * Against words alone .6 gains .014 on drcd, .011 on dureader_demo and med_internal_qa; from .4 to 1 is a plateau.
 */
export const CHANNEL_WEIGHTS: Readonly<Record<Channel, number>> = { words: 1, grams: 0.6 };

/**
 * A Latin word or a number has no grams, so beside Chinese words, which count in both channels, it would count too little;
 * and in a Chinese text it is mostly a name. 1.6 only evens that out (egret_wenda .134 → .153), 2 is the measured best (.159)
 * that costs no other set anything.
 */
export const MIXED_WORD_WEIGHT = 2;

/** A word that only begins as typed, beside one that is it: less than any whole word, so that these come first among their like. */
export const PREFIX_WEIGHT = 0.05;

/**
 * What other words add in the place of those typed, beside them. Answers without those typed come behind the others anyway; among themselves, and
 * among answers that have only some of a query, a region's own word is as good as the other's, and a sound or a slip is a guess.
 */
export const LIKENESS_WEIGHTS: Readonly<Record<Likeness, number>> = { region: 0.8, synonym: 0.7, pinyin: 0.5, typo: 0.5 };

/** What each further guess for the same stretch adds, beside the one before it: the most frequent come first. */
export const RANK_WEIGHT = 0.6;

/**
 * So many of the first candidates are put in order by what stands in their texts, so that what stands as typed comes first also where many others have
 * its pairs. No judged set moves by more than .0001 from 20 to 100; most are never read, since a page is full before.
 */
export const RERANKED = 100;

// What else the texts of the first fifty could say was tried and not kept (gains on drcd / dureader_demo / med_internal_qa / egret_wenda):
//
// - the share of the query's words that stand in the text, weight .5: +.002 / -.002 / -.003 / +.007
// - the longest stretch of the query, .3: +.002 / -.005 / +.001 / -.003
// - words of the query near each other, .3: +.002 / -.002 / -.001 / -.002; in its order: +.003 / -.003 / -.006 / 0
// - how early the first one stands, .2: -.001 / +.005 / 0 / 0
// - the share of the query in the question, .3: -.001 / +.002 / 0 / 0
