/** Finds which terms of the index a term stands for, in each segment. */

import { findPrefix, findTerm } from '../index/dictionary.js';
import { findFuzzy, maxEditsOf } from '../index/fuzzy.js';
import type { PlacedSegment } from '../index/open-index.js';
import type { PostingList, Segment } from '../index/segment.js';
import type { TermMatch } from '../model.js';
import { type Budget, MAX_FUZZY_TERMS } from './budget.js';

/** So many terms are remembered: one search asks for each of its own several times. */
const MAX_KNOWN = 4096;

/** Finds the lists of terms in one opened index, which does not change. */
export class TermLists {
  private readonly known = new Map<string, PostingList[][]>();

  constructor(private readonly segments: readonly PlacedSegment[]) {}

  /** The lists of all terms that a term stands for in one field, segment by segment. */
  of(field: number, term: string, match: TermMatch, budget: Budget): PostingList[][] {
    if (match !== 'exact') return listsOf(this.segments, field, term, match, budget);
    const key = `${field} ${term}`;
    const known = this.known.get(key);
    if (known) return known;
    if (this.known.size >= MAX_KNOWN) this.known.clear();
    const lists = listsOf(this.segments, field, term, match, budget);
    this.known.set(key, lists);
    return lists;
  }
}

function listsOf(segments: readonly PlacedSegment[], field: number, term: string, match: TermMatch, budget: Budget): PostingList[][] {
  const bytes = Buffer.from(term);
  const found = segments.map(({ segment }) => numbersOf(segment, field, bytes, term, match));
  const most = match === 'fuzzy' ? Math.min(MAX_FUZZY_TERMS, budget.maxTerms) : budget.maxTerms;
  const kept = found.some(({ length }) => length > 1) ? mostFrequent(segments, field, found, most, budget) : found;
  return segments.map(({ segment }, i) => (kept[i] as readonly number[]).map((number) => segment.list(field, number)));
}

/** The numbers of the terms in one segment's dictionary. */
function numbersOf(segment: Segment, field: number, bytes: Buffer, term: string, match: TermMatch): readonly number[] {
  const { dictionary } = segment.field(field);
  const edits = match === 'fuzzy' ? maxEditsOf(term) : 0;
  if (edits > 0) return findFuzzy(dictionary, term, edits);
  if (match === 'prefix') {
    const [from, to] = findPrefix(dictionary, bytes);
    return Array.from({ length: to - from }, (_, i) => from + i);
  }
  const found = findTerm(dictionary, bytes);
  return found < 0 ? [] : [found];
}

/** Leaves out terms that few answers of all segments together hold, where there are too many; equally frequent ones by their bytes. */
function mostFrequent(segments: readonly PlacedSegment[], field: number, found: readonly (readonly number[])[], most: number, budget: Budget) {
  const bytesOf = (segment: Segment, number: number): string => {
    const { bytes, offsets } = segment.field(field).dictionary;
    return bytes.toString('latin1', offsets[number], offsets[number + 1]);
  };
  // No segment has more terms than all together: mostly this says that there is nothing to leave out.
  if (found.reduce((sum, { length }) => sum + length, 0) <= most) return found;
  const holding = new Map<string, number>();
  for (const [i, { segment }] of segments.entries()) {
    for (const number of found[i] as readonly number[]) {
      const term = bytesOf(segment, number);
      holding.set(term, (holding.get(term) ?? 0) + segment.list(field, number).holding);
    }
  }
  if (holding.size <= most) return found;
  budget.leaveOutTerms();
  const kept = new Set(
    [...holding]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, most)
      .map(([term]) => term),
  );
  return segments.map(({ segment }, i) => (found[i] as readonly number[]).filter((number) => kept.has(bytesOf(segment, number))));
}
