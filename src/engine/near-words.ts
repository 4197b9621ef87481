/** Finds the Latin words of the whole index that are near a word. */

import { termText } from '../index/dictionary.js';
import { fieldNumber } from '../index/fields.js';
import { findFuzzy } from '../index/fuzzy.js';
import type { OpenedIndex } from '../index/open-index.js';
import type { HeldWord } from './engine.js';

const WORDS = fieldNumber('whole', 'words');

/** The words at most so many edits away, over all segments, each with how many answers that are not deleted hold it; those that none does are left out. */
export function wordsNear(index: OpenedIndex, word: string, maxEdits: number): HeldWord[] {
  const holding = new Map<string, number>();
  for (const { segment } of index.segments) {
    const { dictionary } = segment.field(WORDS);
    for (const number of findFuzzy(dictionary, word, maxEdits)) {
      const term = termText(dictionary, number);
      holding.set(term, (holding.get(term) ?? 0) + segment.list(WORDS, number).holding);
    }
  }
  return Array.from(holding, ([near, count]) => ({ word: near, holding: count })).filter((near) => near.holding > 0);
}
