/** Tells how many answers hold something that the index alone cannot tell for sure. */

import type { Engine } from '../engine/engine.js';
import type { Answer } from '../model.js';
import type { Query } from '../retrieval.js';
import { UnbrokenText } from '../text/unbroken.js';

/**
 * How many answers hold something, by the index, and by reading some of those of which the index says that they may: as many of all as of these,
 * rounded up.
 *
 * @param atMost so many answers are read
 */
export function holdingAsRead(engine: Engine, query: Query, atMost: number, holds: (answer: Answer) => boolean): number {
  const { candidates, total } = engine.retrieve(query, atMost);
  const holding = candidates.filter(({ ordinal }) => holds(engine.answer(ordinal))).length;
  return holding === 0 ? 0 : Math.ceil((total * holding) / candidates.length);
}

/** How many answers hold the rarest pair of neighbours of a text: no more can hold the text. Infinite for a single character. */
export function rarestPair(engine: Engine, text: string): number {
  const characters = Array.from(text, (character) => character.codePointAt(0) as number);
  return Math.min(...characters.slice(1).map((second, i) => engine.holdingPair(characters[i] as number, second)));
}

/** The texts by which an answer is found, one by one, unbroken. */
export function ownTextsOf({ question, questionDetail = '', text, foreign }: Answer): string[] {
  return (foreign ? [text] : [question, questionDetail, text]).map((written) => new UnbrokenText(written).text);
}
