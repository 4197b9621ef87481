/** Counts the values that found answers have in a field. */

import type { Bitmap } from '../index/bitmap.js';
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

/** Ordinals by value. */
type Counter = (value: string, ordinal: number) => void;

function counted(index: OpenedIndex, collapse: Collapse | undefined, run: (count: Counter) => void): Map<string, number> {
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  run((value, ordinal) => {
    const key = keyOf(index, ordinal, collapse);
    if (key >= 0) {
      const once = `${key} ${value}`;
      if (seen.has(once)) return;
      seen.add(once);
    }
    counts.set(value, (counts.get(value) ?? 0) + 1);
  });
  return counts;
}

function byValue(index: OpenedIndex, rows: readonly Bitmap[], field: Exclude<FacetField, 'year'>, collapse: Collapse | undefined) {
  const number = keywordFieldNumber(field);
  return counted(index, collapse, (count) => {
    for (const [i, { segment, base }] of index.segments.entries()) {
      const found = rows[i] as Bitmap;
      const { bytes, offsets } = segment.field(number).dictionary;
      for (let term = 0; term < offsets.length - 1; term++) {
        const value = bytes.toString('utf8', offsets[term], offsets[term + 1]);
        if (value === '') continue;
        for (const row of segment.answersOf(number, segment.list(number, term))) if (found.has(row)) count(value, base + row);
      }
    }
  });
}

function byYear(index: OpenedIndex, rows: readonly Bitmap[], collapse: Collapse | undefined) {
  return counted(index, collapse, (count) => {
    for (const [i, { segment, base }] of index.segments.entries()) {
      const { days } = segment.rows.columns;
      for (const row of (rows[i] as Bitmap).rows()) {
        const day = days[row] as number;
        if (day > 0) count(String(Math.floor(day / 10_000)).padStart(4, '0'), base + row);
      }
    }
  });
}

function mostFrequent(counts: ReadonlyMap<string, number>): FacetCount[] {
  const sorted = Array.from(counts, ([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return sorted.slice(0, MAX_VALUES);
}
