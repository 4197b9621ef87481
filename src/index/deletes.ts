/** Keeps what was deleted from a segment since it was written, and what that takes from its statistics. */
// Statistics count living answers only: a score is then what it would be had the deleted answers never been there. Merging drops
// them for good.

import { IndexError } from '../errors.js';
import { Bitmap } from './bitmap.js';
import { INDEXED_FIELDS } from './fields.js';
import { type PerKind, perKind, RECORD_KINDS } from './manifest.js';
import { asFloat64, asUint32, type SectionData } from './sections.js';
import { firstPlaceFrom } from './sorted-numbers.js';

/** What the deleted answers of a segment held in one field. */
export interface DeletedTerms {
  /** Numbers of terms in the segment's dictionary, ascending. */
  readonly terms: Uint32Array;
  /** How many deleted answers held each. */
  readonly holding: Uint32Array;
  /** The sum of the deleted answers' lengths in this field. */
  readonly totalLength: number;
}

/** All deletes of a segment: rows of each kind of record, and what deleted answers held. */
export interface Deletes extends PerKind<Bitmap> {
  /** By field, in the order of `INDEXED_FIELDS`. */
  readonly fields: readonly DeletedTerms[];
}

/** How many of the answers that hold a term are deleted. */
export function deletedOf({ terms, holding }: DeletedTerms, term: number): number {
  const place = firstPlaceFrom(terms, term);
  return terms[place] === term ? (holding[place] as number) : 0;
}

/** The sections of a file of deletes: the sets of rows, the lengths of all fields, and for each field the terms and their numbers. */
export function sectionsOfDeletes({ fields, ...deleted }: Deletes): SectionData[] {
  const lengths = Float64Array.from(fields, ({ totalLength }) => totalLength);
  return [...RECORD_KINDS.map((kind) => deleted[kind].words), lengths, ...fields.flatMap(({ terms, holding }) => [terms, holding])];
}

/**
 * The deletes that {@link sectionsOfDeletes} laid out.
 *
 * @param rows how many records the segment has, deleted ones included
 * @throws IndexError `damaged` where there are not as many sections as fields ask for
 */
export function deletesIn(sections: readonly Buffer[], rows: PerKind<number>, directory: string): Deletes {
  const first = RECORD_KINDS.length + 1;
  if (sections.length !== first + INDEXED_FIELDS.length * 2)
    throw new IndexError('damaged', directory, `a file of deletes in ${directory} is incomplete`);
  const lengths = asFloat64(sections[first - 1] as Buffer);
  return {
    ...perKind((kind) => new Bitmap(rows[kind], asUint32(sections[RECORD_KINDS.indexOf(kind)] as Buffer))),
    fields: INDEXED_FIELDS.map((_, field) => ({
      terms: asUint32(sections[first + field * 2] as Buffer),
      holding: asUint32(sections[first + field * 2 + 1] as Buffer),
      totalLength: lengths[field] as number,
    })),
  };
}

/** The rows that are not deleted; nothing where all are there. */
export function livingOf(deleted: Bitmap | undefined): Bitmap | undefined {
  if (!deleted || deleted.count() === 0) return undefined;
  const live = deleted.clone();
  live.invert();
  return live;
}
