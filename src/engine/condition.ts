/** Finds the answers of a segment that satisfy a condition. */
// AND goes from the rarest part to the commonest, each looking only at what the ones before it left.

import { InvalidRequestError } from '../errors.js';
import { Bitmap } from '../index/bitmap.js';
import { findTerm, firstTermFrom } from '../index/dictionary.js';
import { fieldNumber, keywordFieldNumber } from '../index/fields.js';
import type { PostingList, Segment } from '../index/segment.js';
import type { KeywordField } from '../model.js';
import type { Condition } from '../retrieval.js';
import type { Budget } from './budget.js';
import { type FieldList, type Found, READING_COST } from './found-condition.js';
import type { KnownRows } from './known-rows.js';
import { SparseCondition } from './sparse-condition.js';

/** Deeper conditions come from no reader. */
const MAX_DEPTH = 32;

/** Where rows are so many times fewer than all, they are cheaper as a list than as a set. */
const SPARSE = 64;

/** The lists of a term in every segment: found once a query, whatever the number of segments. */
export type FindLists = (field: number, condition: Extract<Condition, { term: string }>) => readonly PostingList[];

/** @throws InvalidRequestError where it nests deeper than 32 levels */
export function checkDepth(condition: Condition, depth = 1): void {
  if (depth > MAX_DEPTH) throw new InvalidRequestError('q', `nests deeper than ${MAX_DEPTH} levels`);
  if ('not' in condition) checkDepth(condition.not, depth + 1);
  if ('where' in condition) checkDepth(condition.where, depth + 1);
  if ('of' in condition) for (const part of condition.of) checkDepth(part, depth + 1);
}

/**
 * The rows of a segment that satisfy a condition and are in `within`, which is not changed.
 *
 * @param findLists gives the lists of a term in this segment
 * @param known of this segment; what is found is kept there
 * @returns not to be changed
 */
export function rowsSatisfying(
  segment: Segment,
  condition: Condition,
  within: Bitmap,
  findLists: FindLists,
  known: KnownRows,
  budget: Budget,
): Bitmap {
  return known.of(condition, within) ?? new SegmentCondition(segment, findLists, known, budget).evaluate(condition, within);
}

class SegmentCondition {
  private readonly sparse: SparseCondition;

  constructor(
    private readonly segment: Segment,
    private readonly findLists: FindLists,
    private readonly known: KnownRows,
    private readonly budget: Budget,
  ) {
    this.sparse = new SparseCondition(segment, budget);
  }

  evaluate(condition: Condition, within: Bitmap): Bitmap {
    return this.satisfying(this.find(condition), within);
  }

  /** Finds the postings, and bounds how many answers there can be. */
  private find(condition: Condition): Found {
    const { answers } = this.segment;
    if ('not' in condition) return { condition, kind: 'not', of: this.find(condition.not), size: answers };
    if ('where' in condition) {
      const of = this.find(condition.where);
      return { condition, kind: 'read', of, holds: condition.holds, size: Math.min(answers, of.size * READING_COST) };
    }
    if ('of' in condition) {
      const of = condition.of.map((part) => this.find(part)).sort((a, b) => a.size - b.size);
      const needed = of.slice(0, Math.max(0, of.length - condition.atLeast + 1));
      const size = condition.atLeast <= 0 ? answers : Math.min(answers, sizeOf(needed));
      return { condition, kind: 'atLeast', least: condition.atLeast, of, size };
    }
    if ('question' in condition) {
      const rows = rowsOfQuestion(this.segment, condition.question);
      return { condition, kind: 'rows', rows, size: rows.length };
    }
    const lists = 'keyword' in condition ? this.keywordLists(condition) : this.termLists(condition);
    return { condition, kind: 'lists', lists, size: Math.min(answers, sizeOf(lists.map(({ list }) => list))) };
  }

  private termLists(condition: Extract<Condition, { term: string }>): FieldList[] {
    const field = fieldNumber(condition.field ?? 'whole', condition.channel);
    return this.findLists(field, condition).map((list) => ({ field, list }));
  }

  private keywordLists(condition: Extract<Condition, { keyword: KeywordField }>): FieldList[] {
    const field = keywordFieldNumber(condition.keyword);
    const { dictionary } = this.segment.field(field);
    const list = (number: number): FieldList => ({ field, list: this.segment.list(field, number) });
    if ('value' in condition) {
      const number = findTerm(dictionary, Buffer.from(condition.value));
      return number < 0 ? [] : [list(number)];
    }
    const first = firstTermFrom(dictionary, Buffer.from(condition.from ?? ''));
    // 0xFF is in no UTF-8 text, so it stands behind all values that begin with the bound.
    const end =
      condition.to === undefined
        ? dictionary.offsets.length - 1
        : firstTermFrom(dictionary, Buffer.concat([Buffer.from(condition.to), Buffer.of(0xff)]));
    return Array.from({ length: Math.max(0, end - first) }, (_, i) => list(first + i));
  }

  private satisfying(found: Found, within: Bitmap): Bitmap {
    const known = this.known.of(found.condition, within);
    if (known) return known;
    const rows = this.rowsOf(found, within);
    // What was cut off is found again, and its limit met again, whenever it is asked for.
    if (this.budget.stoppedBy === undefined) this.known.keep(found.condition, within, rows);
    return rows;
  }

  private rowsOf(found: Found, within: Bitmap): Bitmap {
    if (found.kind === 'lists') return this.holding(found.lists, within);
    if (found.kind === 'read') return this.read(found, within);
    if (found.kind === 'rows') return Bitmap.of(within.size, found.rows).intersection(within);
    if (found.kind === 'atLeast') return this.satisfyingAtLeast(found, within);
    const excluded = this.satisfying(found.of, within);
    // Where not all that is excluded could be found, nothing is safe to show.
    if (this.budget.isSpent) return new Bitmap(within.size);
    return within.difference(excluded);
  }

  private read({ of, holds }: Extract<Found, { kind: 'read' }>, within: Bitmap): Bitmap {
    return Bitmap.of(within.size, this.sparse.reading(holds, this.satisfying(of, within).rows()));
  }

  private satisfyingAtLeast(found: Extract<Found, { kind: 'atLeast' }>, within: Bitmap): Bitmap {
    const { least, of } = found;
    if (least <= 0) return within.clone();
    if (least > of.length || (least === of.length && of[0]?.size === 0)) return new Bitmap(within.size);
    if (least === of.length) return this.satisfyingAll(of, within);
    // Who satisfies so many of all satisfies one of any n - least + 1: of the rarest, then.
    const possible = new Bitmap(within.size);
    for (const part of of.slice(0, of.length - least + 1)) possible.unite(this.satisfying(part, within));
    return least === 1 ? possible : Bitmap.of(within.size, this.sparse.satisfying(found, possible.rows()));
  }

  /** From the rarest part on; as soon as few rows are left these are looked up one by one. */
  private satisfyingAll(parts: readonly Found[], within: Bitmap): Bitmap {
    let rows = within;
    for (const [i, part] of parts.entries()) {
      const few = Math.min(rows.count(), i === 0 ? part.size : Number.POSITIVE_INFINITY);
      if (few * SPARSE < rows.size) return Bitmap.of(rows.size, this.sparse.satisfyingAll(parts.slice(i), rows));
      // Whole lists are unpacked whatever is left: found among all rows, they are known to whoever asks for the same term next.
      rows = part.kind === 'lists' ? rows.intersection(this.satisfying(part, within)) : this.satisfying(part, rows);
    }
    return rows;
  }

  private holding(lists: readonly FieldList[], within: Bitmap): Bitmap {
    const result = new Bitmap(within.size);
    for (const { field, list } of lists) {
      if (!this.budget.spend(list.size)) break;
      result.addAll(this.segment.answersOf(field, list));
    }
    result.intersect(within);
    return result;
  }
}

function rowsOfQuestion({ rows: { columns } }: Segment, id: string): Uint32Array {
  const key = Number.parseInt(id, 16);
  const rows: number[] = [];
  for (let row = columns.questions.indexOf(key); row >= 0; row = columns.questions.indexOf(key, row + 1)) rows.push(row);
  return Uint32Array.from(rows);
}

function sizeOf(sized: readonly { readonly size: number }[]): number {
  return sized.reduce((sum, { size }) => sum + size, 0);
}
