/** Holds every number that decides the order, each with its reason and what it was measured to gain. */
// Measured in nDCG@10 on drcd / drcd with Simplified queries / cmrc2018 / dureader_demo (judged 2) / med_internal_qa / egret_wenda,
// all queries; with the numbers below: .957 / .957 / .992 / .745 / .202 / .158. Gains were measured one by one, while the others stood still.
//
// MiniSearch multiplies a score by the number of query terms that matched. We do not: the sum already grows with each term. With
// the factor dureader_demo gains .006 and drcd .001, but med_internal_qa loses .005 and egret_wenda .023, whose questions are long.

import type { Channel, Field } from '../model.js';
import type { Bm25 } from '../retrieval.js';

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

/** The question is a field of its own. Half its weight gains .004 on drcd and loses .006 on dureader_demo, so neither side. */
export const FIELD_WEIGHTS: Readonly<Record<Field, number>> = { question: 1, body: 1 };
