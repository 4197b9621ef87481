/** Keeps what was deleted from a segment since it was written, and what that takes from its statistics. */
// Statistics count living answers only: a score is then what it would be had the deleted answers never been there. Merging drops
// them for good.

import { IndexError } from '../errors.js';
import { Bitmap } from './bitmap.js';
import { INDEXED_FIELDS } from './fields.js';
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

/** All deletes of a segment. */
export interface Deletes {
  /** Rows of deleted answers. */
  readonly answers: Bitmap;
  /** Rows of deleted pages. */
  readonly pages: Bitmap;
  /** By field, in the order of `INDEXED_FIELDS`. */
  readonly fields: readonly DeletedTerms[];
}

/** How many of the answers that hold a term are deleted. */
export function deletedOf({ terms, holding }: DeletedTerms, term: number): number {
  const place = firstPlaceFrom(terms, term);
  return terms[place] === term ? (holding[place] as number) : 0;
}

/** The sections of a file of deletes: the two sets, the lengths of all fields, and for each field the terms and their numbers. */
export function sectionsOfDeletes({ answers, pages, fields }: Deletes): SectionData[] {
  const lengths = Float64Array.from(fields, ({ totalLength }) => totalLength);
  return [answers.words, pages.words, lengths, ...fields.flatMap(({ terms, holding }) => [terms, holding])];
}

/**
 * The deletes that {@link sectionsOfDeletes} laid out.
 *
 * @param rows how many answers and pages the segment has, deleted ones included
 * @throws IndexError `damaged` where there are not as many sections as fields ask for
 */
export function deletesIn(sections: readonly Buffer[], rows: { readonly answers: number; readonly pages: number }, directory: string): Deletes {
  if (sections.length !== 3 + INDEXED_FIELDS.length * 2)
    throw new IndexError('damaged', directory, `a file of deletes in ${directory} is incomplete`);
  const [answers, pages, lengths] = sections as [Buffer, Buffer, Buffer];
  return {
    answers: new Bitmap(rows.answers, asUint32(answers)),
    pages: new Bitmap(rows.pages, asUint32(pages)),
    fields: INDEXED_FIELDS.map((_, field) => ({
      terms: asUint32(sections[3 + field * 2] as Buffer),
      holding: asUint32(sections[4 + field * 2] as Buffer),
      totalLength: asFloat64(lengths)[field] as number,
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
