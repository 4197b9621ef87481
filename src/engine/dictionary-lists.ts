/** Lists what the index's dictionaries hold, most frequent first or all of it. */

import { deletedOf } from '../index/deletes.js';
import { findPrefix, findTerm, termText } from '../index/dictionary.js';
import { fieldNumber, keywordFieldNumber } from '../index/fields.js';
import type { OpenedIndex } from '../index/open-index.js';
import type { Segment } from '../index/segment.js';
import type { KeywordField } from '../model.js';
import type { FacetCount } from '../search-model.js';
import type { HeldWord } from './engine.js';

const WORDS = fieldNumber('whole', 'words');

/** {@link Engine.wordsBeginning} */
export function wordsBeginning({ segments }: OpenedIndex, prefix: string, limit: number): HeldWord[] {
  const bytes = Buffer.from(prefix);
  const words = new Set(segments.flatMap(({ segment }) => mostFrequent(segment, bytes, limit)));
  const counted = Array.from(words, (word): HeldWord => {
    const term = Buffer.from(word);
    return { word, holding: segments.reduce((sum, { segment }) => sum + holdingOf(segment, findTerm(segment.field(WORDS).dictionary, term)), 0) };
  });
  return counted.sort((a, b) => b.holding - a.holding || (a.word < b.word ? -1 : 1)).slice(0, limit);
}

/** {@link Engine.values} */
export function valuesOf({ segments }: OpenedIndex, keyword: KeywordField): FacetCount[] {
  const field = keywordFieldNumber(keyword);
  const counts = new Map<string, number>();
  for (const { segment } of segments) {
    const { dictionary, sizes } = segment.field(field);
    for (let term = 0; term < sizes.length; term++) {
      const value = termText(dictionary, term);
      counts.set(value, (counts.get(value) ?? 0) + holdingOf(segment, term, field));
    }
  }
  return Array.from(counts, ([value, count]) => ({ value, count })).filter(({ count }) => count > 0);
}

/** The words of one segment, equally frequent ones in the order of the dictionary. Thousands may begin so, and few are kept. */
function mostFrequent(segment: Segment, prefix: Buffer, limit: number): string[] {
  const { dictionary } = segment.field(WORDS);
  const [from, to] = findPrefix(dictionary, prefix);
  const kept: { readonly term: number; readonly holding: number }[] = [];
  for (let term = from; term < to; term++) {
    const holding = holdingOf(segment, term);
    if (holding === 0 || (kept.length === limit && holding <= (kept.at(-1)?.holding ?? 0))) continue;
    const before = kept.findLastIndex((other) => other.holding >= holding);
    kept.splice(before + 1, 0, { term, holding });
    if (kept.length > limit) kept.pop();
  }
  return kept.map(({ term }) => termText(dictionary, term));
}

/** How many living answers of a segment hold a term; 0 for a number below 0, which is that of no term. */
function holdingOf(segment: Segment, term: number, field = WORDS): number {
  if (term < 0) return 0;
  const deleted = segment.deletes?.fields[field];
  return (segment.field(field).sizes[term] as number) - (deleted ? deletedOf(deleted, term) : 0);
}
