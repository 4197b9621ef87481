/** Counts the values that found answers have in a field. */

import type { Bitmap } from '../index/bitmap.js';
import { termText } from '../index/dictionary.js';
import { keywordFieldNumber } from '../index/fields.js';
import type { OpenedIndex } from '../index/open-index.js';
import type { Collapse } from '../retrieval.js';
import type { FacetCount, FacetField, Facets } from '../search-model.js';
import { keyOf } from './matched.js';

/** Nobody reads more values of a field than this. */
const MAX_VALUES = 50;

/**
 * The most frequent values of each field among the rows found. Copies that count as one count once for each value: so many hits are
 * left when only that value is asked for.
 */
export function facetsOf(index: OpenedIndex, rows: readonly Bitmap[], fields: readonly FacetField[], collapse: Collapse | undefined): Facets {
  return Object.fromEntries(
    fields.map((field) => [field, mostFrequent(field === 'year' ? byYear(index, rows, collapse) : byValue(index, rows, field, collapse))]),
  );
}

/** Counts hits by value, copies once. */
class ValueCounter {
  readonly counts = new Map<string, number>();
  private readonly seen = new Set<string>();

  constructor(
    private readonly index: OpenedIndex,
    private readonly collapse: Collapse | undefined,
  ) {}

  add(value: string, ordinal: number): void {
    const key = keyOf(this.index, ordinal, this.collapse);
    if (key >= 0) {
      const once = `${key} ${value}`;
      if (this.seen.has(once)) return;
      this.seen.add(once);
    }
    this.counts.set(value, (this.counts.get(value) ?? 0) + 1);
  }
}

function byValue(index: OpenedIndex, rows: readonly Bitmap[], field: Exclude<FacetField, 'year'>, collapse: Collapse | undefined) {
  const number = keywordFieldNumber(field);
  const counter = new ValueCounter(index, collapse);
  for (const [i, { segment, base }] of index.segments.entries()) {
    const found = rows[i] as Bitmap;
    const { dictionary, sizes } = segment.field(number);
    // An archive has as many authors as answers, nearly: their lists share one room, and names are read where they count.
    const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
    const [answers, counts] = [new Uint32Array(largest), new Uint32Array(largest)];
    for (let term = 0; term < sizes.length; term++) {
      const list = segment.list(number, term);
      segment.unpack(number, list, answers, counts);
      let value: string | undefined;
      for (let k = 0; k < list.size; k++) {
        const row = answers[k] as number;
        if (!found.has(row)) continue;
        value ??= termText(dictionary, term);
        if (value !== '') counter.add(value, base + row);
      }
    }
  }
  return counter.counts;
}

function byYear(index: OpenedIndex, rows: readonly Bitmap[], collapse: Collapse | undefined) {
  const counter = new ValueCounter(index, collapse);
  for (const [i, { segment, base }] of index.segments.entries()) {
    const { days } = segment.rows.columns;
    for (const row of (rows[i] as Bitmap).rows()) {
      const day = days[row] as number;
      if (day > 0) counter.add(String(Math.floor(day / 10_000)).padStart(4, '0'), base + row);
    }
  }
  return counter.counts;
}

function mostFrequent(counts: ReadonlyMap<string, number>): FacetCount[] {
  const sorted = Array.from(counts, ([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return sorted.slice(0, MAX_VALUES);
}
