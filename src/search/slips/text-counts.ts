/** Counts the answers that hold a Chinese text as it stands. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer } from '../../model.js';
import { isTwoCharacters } from '../../text/grams.js';
import { holdingAsRead, rarestPair } from '../held.js';
import { Piece, textsOf } from '../piece.js';
import { WEIGHTS } from '../ranking.js';

/** Answers read for each text: pairs of characters that stand apart from each other are seldom all in one answer. */
const MAX_READ = 2;
/** More are not counted: each takes half a millisecond, or two where answers are long. */
const MAX_COUNTED = 8;

/** Of one query; counts each text once. */
export class TextCounts {
  private readonly counts = new Map<string, number>();
  private counted = 0;

  constructor(
    private readonly engine: Engine,
    private readonly analyzer: Analyzer,
  ) {}

  /**
   * How many answers hold a text; of a longer one a good guess, by a few that were read. 0 when too many were asked for already.
   *
   * @param text a match key
   */
  of(text: string): number {
    const known = this.counts.get(text);
    if (known !== undefined) return known;
    const count = this.count(text);
    this.counts.set(text, count);
    return count;
  }

  /** How many hold its rarest pair of characters: no more can hold the text, and of two characters just so many do. */
  atMost(text: string): number {
    return rarestPair(this.engine, text);
  }

  private count(text: string): number {
    const most = this.atMost(text);
    if (most === 0 || isTwoCharacters(text)) return most;
    const word = this.engine.vocabulary.holding(text);
    if (word > 0 || this.counted++ >= MAX_COUNTED) return word;
    const piece = Piece.ofText(text, this.analyzer);
    if (!piece) return 0;
    const query = { clauses: [], bm25: WEIGHTS.bm25, condition: piece.literal };
    return holdingAsRead(this.engine, query, MAX_READ, (answer) => piece.standing(textsOf(answer)) === 3);
  }
}
