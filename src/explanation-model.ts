/** The nouns of explaining a hit, as types only. */

import type { Channel, TermMatch } from './model.js';

/** What one term adds to a score. */
export interface ScorePart {
  readonly channel: Channel;
  readonly term: string;
  /** Whether the term stands for itself, or for all that begin so. */
  readonly match: TermMatch;
  readonly score: number;
  /** The question holds it. */
  readonly inQuestion?: true;
}

/** What adds to the score of an answer beside its terms. */
export interface Evidence {
  /** From the best answer to the same question, as far as that one was found by terms in the question. */
  readonly question: number;
  /** How much it has to say: from its number of different words. */
  readonly substance: number;
  /** From its votes; 0 where they are not known. */
  readonly votes: number;
}

/** How a hit came to its place: by its score, the sum of what follows (of less, where the search was cut short); in short queries by how it stands first. */
export interface Explanation extends Partial<Evidence> {
  /** Its author has the name that was typed; every piece stands as typed, all words of every piece do, others that mean or sound the same do, or less. */
  readonly stands: 'name' | 'literal' | 'words' | 'alike' | 'less';
  /** What its terms add, the most first. */
  readonly terms: readonly ScorePart[];
}
