/** Counts what a query found: each group of copies, or each question, as one. */

import type { Bitmap } from '../index/bitmap.js';
import { type OpenedIndex, segmentOf } from '../index/open-index.js';
import type { Collapse } from '../retrieval.js';

/** The rows found in each segment. */
export class Matched {
  /** How many answers each question has, where these are collapsed. */
  readonly sizes: ReadonlyMap<number, number> | undefined;

  constructor(
    private readonly index: OpenedIndex,
    readonly rows: readonly Bitmap[],
    private readonly collapse: Collapse | undefined,
  ) {
    this.sizes = collapse === 'question' ? this.sizesOfQuestions() : undefined;
  }

  /** How many keys the answers have. */
  count(): number {
    if (this.sizes) return this.sizes.size;
    const answers = this.rows.reduce((sum, rows) => sum + rows.count(), 0);
    return this.collapse === 'copies' ? answers - this.repeated() : answers;
  }

  private sizesOfQuestions(): Map<number, number> {
    const sizes = new Map<number, number>();
    for (const [i, { segment }] of this.index.segments.entries()) {
      const { questions } = segment.rows.columns;
      for (const row of (this.rows[i] as Bitmap).rows()) {
        const key = questions[row] as number;
        sizes.set(key, (sizes.get(key) ?? 0) + 1);
      }
    }
    return sizes;
  }

  /** How many answers are copies of others that were found too. */
  private repeated(): number {
    const { copies, segments } = this.index;
    if (copies.isEmpty) return 0;
    const seen = new Set<number>();
    let members = 0;
    for (const [i, { base, segment }] of segments.entries()) {
      for (const row of (this.rows[i] as Bitmap).rowsAlsoIn(copies.membersIn(base, segment.answers))) {
        seen.add(copies.byOrdinal[base + row] as number);
        members++;
      }
    }
    return members - seen.size;
  }
}

/** What each answer counts as; answers that count for themselves have negative keys. */
export function keyOf({ copies, segments }: OpenedIndex, ordinal: number, collapse: Collapse | undefined): number {
  if (collapse === 'copies') return copies.byOrdinal[ordinal] || -1 - ordinal;
  if (collapse === undefined) return -1 - ordinal;
  const { segment, base } = segmentOf(segments, ordinal);
  return segment.rows.columns.questions[ordinal - base] as number;
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
