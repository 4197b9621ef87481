/** Finds which of few rows of a segment satisfy a condition, by looking them up one by one. */

import { Bitmap } from '../index/bitmap.js';
import { BLOCK_SIZE } from '../index/posting-lists.js';
import type { Segment } from '../index/segment.js';
import type { Answer } from '../model.js';
import type { Budget } from './budget.js';
import { type FieldList, type Found, READING_COST } from './found-condition.js';
import { countsOf } from './list-cursor.js';

/** More short lists than these are put together. */
const MANY_LISTS = 8;

/** Of one segment. Rows ascend. */
export class SparseCondition {
  constructor(
    private readonly segment: Segment,
    private readonly budget: Budget,
  ) {}

  /** @param parts the rarest first @param within in which few rows satisfy the first part, or which has few rows */
  satisfyingAll([rarest, ...others]: readonly Found[], within: Bitmap): Uint32Array {
    return rarest ? this.all(others, this.first(rarest, within)) : within.rows();
  }

  /** The rows of a set that satisfy a condition, found by its postings where these are fewer. */
  private first(found: Found, within: Bitmap): Uint32Array {
    if (within.count() <= found.size) return this.satisfying(found, within.rows());
    switch (found.kind) {
      case 'lists':
        return this.rowsIn(found.lists, within);
      case 'rows':
        return found.rows.filter((row) => within.has(row));
      case 'read':
        return this.reading(found.holds, this.first(found.of, within));
      case 'atLeast': {
        if (found.least === found.of.length) return this.satisfyingAll(found.of, within);
        // Who satisfies so many of all satisfies one of any n - least + 1: of the rarest, then.
        const possible = union(found.of.slice(0, found.of.length - found.least + 1).map((part) => this.first(part, within)));
        return found.least === 1 ? possible : this.satisfying(found, possible);
      }
      default:
        return this.satisfying(found, within.rows());
    }
  }

  private all(parts: readonly Found[], rows: Uint32Array): Uint32Array {
    let left = rows;
    for (const part of parts) {
      if (left.length === 0) return left;
      left = this.satisfying(part, left);
    }
    return left;
  }

  /** Those of the rows that satisfy a condition. */
  satisfying(found: Found, rows: Uint32Array): Uint32Array {
    switch (found.kind) {
      case 'lists':
        return this.holding(found.lists, rows);
      case 'rows': {
        const own = new Set(found.rows);
        return rows.filter((row) => own.has(row));
      }
      case 'read':
        return this.reading(found.holds, this.satisfying(found.of, rows));
      case 'not': {
        const excluded = new Set(this.satisfying(found.of, rows));
        // Where not all that is excluded could be found, nothing is safe to show.
        return this.budget.isSpent ? new Uint32Array(0) : rows.filter((row) => !excluded.has(row));
      }
      case 'atLeast':
        return found.least === found.of.length ? this.all(found.of, rows) : this.atLeast(found.least, found.of, rows);
    }
  }

  /** Those of the rows whose answers hold, as far as they may be read. */
  reading(holds: (answer: Answer) => boolean, rows: Uint32Array): Uint32Array {
    return rows.filter((row) => this.budget.spend(READING_COST) && holds(this.segment.answer(row)));
  }

  private atLeast(least: number, parts: readonly Found[], rows: Uint32Array): Uint32Array {
    if (least <= 0) return rows;
    const counts = new Map<number, number>();
    for (const part of parts) for (const row of this.satisfying(part, rows)) counts.set(row, (counts.get(row) ?? 0) + 1);
    return rows.filter((row) => (counts.get(row) ?? 0) >= least);
  }

  /** The rows of the lists that are in a set. */
  private rowsIn(lists: readonly FieldList[], within: Bitmap): Uint32Array {
    const found = lists.map(({ field, list }) => (this.budget.spend(list.size) ? this.segment.answersOf(field, list) : new Uint32Array(0)));
    return union(found.map((rows) => rows.filter((row) => within.has(row))));
  }

  /** The rows that stand in one of the lists. */
  private holding(lists: readonly FieldList[], rows: Uint32Array): Uint32Array {
    const counts = new Uint32Array(rows.length);
    // The beginning of a word may stand for thousands, each in a few answers: together they are looked at once.
    const short = lists.length > MANY_LISTS ? new Bitmap(this.segment.answers) : undefined;
    for (const { field, list } of lists) {
      if (!this.budget.spend(short ? list.size : Math.min(list.size, rows.length))) break;
      if (short && list.size < BLOCK_SIZE) short.addAll(this.segment.answersOf(field, list));
      else countsOf(this.segment, field, list, rows, counts);
    }
    return rows.filter((row, i) => counts[i] !== 0 || short?.has(row));
  }
}

function union(sets: readonly Uint32Array[]): Uint32Array {
  const [one] = sets;
  if (one && sets.length === 1) return one;
  return Uint32Array.from(new Set(sets.flatMap((rows) => Array.from(rows)))).sort();
}
