/** Finds the words that may stand for those of a query, by all channels that are on. */

import type { Likeness } from '../search-model.js';
import { regionalWords } from '../text/regional.js';
import type { WordTable } from '../text/word-table.js';
import type { Alternative } from './alternative.js';
import { type AlternativeTables, alternativesIn } from './alternatives.js';
import type { AlternativeToParts, Likenesses, ReadPart } from './plan.js';

/** All channels, in the order in which they explain a match. */
export const CHANNELS: readonly Likeness[] = ['region', 'synonym', 'pinyin', 'typo'];

/** The sources of one search. */
export class ChannelledLikenesses implements Likenesses {
  private readonly tables: AlternativeTables;

  /** @param synonyms the operator's, if any */
  constructor(channels: readonly Likeness[], synonyms: WordTable | undefined) {
    this.tables = {
      ...(channels.includes('region') && { region: regionalWords() }),
      ...(channels.includes('synonym') && synonyms && { synonym: synonyms }),
    };
  }

  within({ folded, analysis: { words } }: ReadPart): readonly Alternative[] {
    return alternativesIn(folded, words, this.tables);
  }

  across(_parts: readonly ReadPart[]): readonly AlternativeToParts[] {
    return [];
  }
}
