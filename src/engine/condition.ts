/** Finds the answers of a segment that satisfy a condition. */
// AND goes from the rarest part to the commonest, each looking only at what the ones before it left; a long list is then not unpacked
// but asked for the few answers that are still possible.

import { InvalidRequestError } from '../errors.js';
import { Bitmap } from '../index/bitmap.js';
import { findTerm, firstTermFrom } from '../index/dictionary.js';
import { fieldNumber, keywordFieldNumber } from '../index/fields.js';
import { BLOCK_SIZE } from '../index/posting-lists.js';
import type { PostingList, Segment } from '../index/segment.js';
import type { Answer, KeywordField } from '../model.js';
import type { Condition } from '../retrieval.js';
import type { Budget } from './budget.js';
import type { KnownRows } from './known-rows.js';
import { ListCursor } from './list-cursor.js';

/** Deeper conditions come from no reader. */
const MAX_DEPTH = 32;

/** Looking a row up in a long list costs as much as unpacking about so many postings. */
const LOOKUP_COST = 16;

/** Reading an answer and looking at its text costs as much as so many postings. */
const READING_COST = 500;

/** A condition in one segment, with the postings that it is about found, but not yet looked at. */
type Found = { readonly condition: Condition; readonly size: number } & (
  | { readonly kind: 'lists'; readonly lists: readonly FieldList[] }
  | { readonly kind: 'atLeast'; readonly least: number; readonly of: readonly Found[] }
  | { readonly kind: 'not'; readonly of: Found }
  | { readonly kind: 'read'; readonly of: Found; readonly holds: (answer: Answer) => boolean }
);

interface FieldList {
  readonly field: number;
  readonly list: PostingList;
}

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
  constructor(
    private readonly segment: Segment,
    private readonly findLists: FindLists,
    private readonly known: KnownRows,
    private readonly budget: Budget,
  ) {}

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
    if (found.kind === 'atLeast') return this.satisfyingAtLeast(found.least, found.of, within);
    const excluded = this.satisfying(found.of, within);
    // Where not all that is excluded could be found, nothing is safe to show.
    if (this.budget.isSpent) return new Bitmap(within.size);
    const rest = within.clone();
    rest.subtract(excluded);
    return rest;
  }

  private read({ of, holds }: Extract<Found, { kind: 'read' }>, within: Bitmap): Bitmap {
    const result = new Bitmap(within.size);
    for (const row of this.satisfying(of, within).rows()) {
      if (!this.budget.spend(READING_COST)) break;
      if (holds(this.segment.answer(row))) result.add(row);
    }
    return result;
  }

  private satisfyingAtLeast(least: number, parts: readonly Found[], within: Bitmap): Bitmap {
    if (least <= 0) return within.clone();
    if (least > parts.length || (least === parts.length && parts[0]?.size === 0)) return new Bitmap(within.size);
    // Who satisfies so many of all satisfies one of any n - least + 1: of the rarest, then.
    const rarest = parts.slice(0, parts.length - least + 1).map((part) => this.satisfying(part, within));
    const possible = (rarest[0] as Bitmap).clone();
    for (const rows of rarest.slice(1)) possible.unite(rows);
    if (least === 1) return possible;
    if (least === parts.length) return this.satisfyingAll(parts.slice(1), possible);
    const others = parts.slice(rarest.length).map((part) => this.satisfying(part, possible));
    return countedAtLeast(least, [...rarest, ...others], possible);
  }

  private satisfyingAll(parts: readonly Found[], among: Bitmap): Bitmap {
    let rows = among;
    for (const part of parts) {
      if (rows.isEmpty) return rows;
      rows = this.satisfying(part, rows);
    }
    return rows;
  }

  private holding(lists: readonly FieldList[], within: Bitmap): Bitmap {
    const result = new Bitmap(within.size);
    const few = within.count() * LOOKUP_COST;
    let rows: Uint32Array | undefined;
    for (const { field, list } of lists) {
      const isLookup = list.size >= BLOCK_SIZE && few < list.size;
      if (!this.budget.spend(isLookup ? few / LOOKUP_COST : list.size)) break;
      if (isLookup) {
        rows ??= within.rows();
        this.lookUp(field, list, rows, result);
      } else for (const row of this.segment.answersOf(field, list)) result.add(row);
    }
    result.intersect(within);
    return result;
  }

  private lookUp(field: number, list: PostingList, rows: Uint32Array, result: Bitmap): void {
    const cursor = new ListCursor(this.segment.longList(field, list));
    for (const row of rows) {
      if (!cursor.moveTo(row)) return;
      if (cursor.holds(row)) result.add(row);
    }
  }
}

function sizeOf(sized: readonly { readonly size: number }[]): number {
  return sized.reduce((sum, { size }) => sum + size, 0);
}

/** The possible rows that are in at least so many of the sets. */
function countedAtLeast(least: number, sets: readonly Bitmap[], possible: Bitmap): Bitmap {
  const result = new Bitmap(possible.size);
  for (const row of possible.rows()) {
    let count = 0;
    for (const set of sets) if (set.has(row)) count++;
    if (count >= least) result.add(row);
  }
  return result;
}
