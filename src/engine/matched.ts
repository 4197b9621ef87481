/** Knows what a query found: counts answers or questions, copies of one text once, and tells which copy stands for all. */

import { Bitmap } from '../index/bitmap.js';
import { concatenated } from '../index/concatenated.js';
import { type OpenedIndex, segmentOf } from '../index/open-index.js';
import type { Query } from '../retrieval.js';
import { orderingOf } from './ordering.js';
import type { Rows } from './pass-runner.js';

/** The rows found in each segment. */
export class Matched {
  /** Whether some of the answers found may be copies of others, and count once. */
  readonly collapses: boolean;
  private counted: number | undefined;
  private uncopied: Uint32Array | undefined;
  private copies: ReadonlyMap<number, number[]> | undefined;
  /** Sorts copies: which of two stands for the other one too. */
  private readonly compare: (a: number, b: number) => number;

  /** @param levels the rows on each level of the query or a better one */
  constructor(
    private readonly index: OpenedIndex,
    readonly rows: Rows,
    private readonly levels: readonly Rows[],
    readonly query: Pick<Query, 'collapse' | 'group' | 'order'>,
  ) {
    this.collapses = collapses(index, query);
    const { order = 'relevance' } = query;
    const { places } = index.copies;
    this.compare =
      order === 'relevance'
        ? (a, b) => this.levelOf(a) - this.levelOf(b) || (places[a] as number) - (places[b] as number)
        : (a, b) => compareBy(index, order, a, b);
  }

  /** How many answers or questions they are. */
  count(): number {
    this.counted ??= this.query.group ? this.questions().count() : this.answers();
    return this.counted;
  }

  /** Which level an answer is on; as many as there are levels where it is on none. */
  levelOf(ordinal: number): number {
    return levelOf(this.index, this.levels, ordinal);
  }

  /** Of the copies of a text that were found, the one that stands for all; nothing where none was. @param group its number */
  leaderOf(group: number): number | undefined {
    return this.copiesFound()
      .get(group)
      ?.reduce((a, b) => (this.compare(a, b) <= 0 ? a : b));
  }

  /** Of some answers those that were found, of copies only the one that stands for all. */
  among(ordinals: readonly number[]): { readonly ordinal: number; readonly level: number }[] {
    const { byOrdinal } = this.index.copies;
    const leads = (ordinal: number): boolean =>
      !this.collapses || byOrdinal[ordinal] === 0 || this.leaderOf(byOrdinal[ordinal] as number) === ordinal;
    return ordinals
      .filter((ordinal) => isAmong(this.index, this.rows, ordinal) && leads(ordinal))
      .map((ordinal) => ({ ordinal, level: this.levelOf(ordinal) }));
  }

  /** The copies that were found of each text, by the number of their group, in no order. */
  copiesFound(): ReadonlyMap<number, readonly number[]> {
    this.copies ??= this.findCopies();
    return this.copies;
  }

  /** The same, of each text the one that stands for all first. */
  copiesInOrder(): (readonly number[])[] {
    return Array.from(this.copiesFound().values(), (copies) => copies.toSorted(this.compare));
  }

  /** The ordinals of the answers found that are copies of no other answer; of all, where copies count one by one. */
  alone(): Uint32Array {
    this.uncopied ??= this.findAlone();
    return this.uncopied;
  }

  private findCopies(): Map<number, number[]> {
    const { copies, segments } = this.index;
    const found = new Map<number, number[]>();
    for (const [i, { base, segment }] of this.collapses ? segments.entries() : []) {
      for (const row of (this.rows[i] as Bitmap).rowsAlsoIn(copies.rowsIn(base, segment.answers))) {
        const group = copies.byOrdinal[base + row] as number;
        const known = found.get(group);
        if (known) known.push(base + row);
        else found.set(group, [base + row]);
      }
    }
    return found;
  }

  private findAlone(): Uint32Array {
    const { copies, segments } = this.index;
    const found = segments.map(({ base, segment }, i) => {
      const rows = this.rows[i] as Bitmap;
      const own = (this.collapses ? rows.difference(copies.rowsIn(base, segment.answers)) : rows).rows();
      return base === 0 ? own : own.map((row) => row + base);
    });
    return concatenated(found);
  }

  /** How many answers they are, also where questions are counted. */
  answers(): number {
    let answers = 0;
    for (const rows of this.rows) answers += rows.count();
    for (const copies of this.copiesFound().values()) answers -= copies.length - 1;
    return answers;
  }

  /** The numbers of the questions of all answers found, but for copies for which another one stands. */
  private questions(): Bitmap {
    const { copies, questions, segments } = this.index;
    const { byOrdinal } = questions;
    const found = new Bitmap(questions.count + 1);
    for (const [i, { base, segment }] of segments.entries()) {
      found.addFor(this.rows[i] as Bitmap, byOrdinal, base, this.collapses ? copies.rowsIn(base, segment.answers) : undefined);
    }
    for (const group of this.copiesFound().keys()) found.add(byOrdinal[this.leaderOf(group) as number] as number);
    return found;
  }
}

/** Whether some of the answers that a query finds may be copies of others, and count once. */
export function collapses({ copies }: OpenedIndex, { collapse }: Pick<Query, 'collapse'>): boolean {
  return collapse === 'copies' && !copies.isEmpty;
}

/** Which level an answer is on; as many as there are levels where it is on none. */
export function levelOf(index: OpenedIndex, levels: readonly Rows[], ordinal: number): number {
  const level = levels.findIndex((rows) => isAmong(index, rows, ordinal));
  return level < 0 ? levels.length : level;
}

/** Whether an answer is among rows by segment; all are of a segment without rows. */
export function isAmong({ segments }: OpenedIndex, rows: readonly (Bitmap | undefined)[], ordinal: number): boolean {
  const at = segments.findLastIndex(({ base }) => base <= ordinal);
  return rows[at]?.has(ordinal - (segments[at]?.base ?? 0)) ?? true;
}

/** Sorts answers by an order that is not by relevance, equal ones as candidates are. */
function compareBy({ segments }: OpenedIndex, order: NonNullable<Query['order']>, one: number, other: number): number {
  const [a, b] = [one, other].map((ordinal) => {
    const { segment, base } = segmentOf(segments, ordinal);
    const row = ordinal - base;
    return { number: orderingOf(segment, order)?.(row) as number, idKey: segment.idKeys[row] as number };
  }) as [{ number: number; idKey: number }, { number: number; idKey: number }];
  return a.number === b.number ? a.idKey - b.idKey : b.number - a.number;
}

/** Rows by segment of several sets as one; nothing where one of them is not known. */
export function unionOf(sets: readonly (readonly Bitmap[] | undefined)[]): Bitmap[] | undefined {
  const [first, ...others] = sets;
  if (!first || others.some((set) => !set)) return undefined;
  return first.map((rows, i) => {
    const union = rows.clone();
    for (const set of others) union.unite(set?.[i] as Bitmap);
    return union;
  });
}
