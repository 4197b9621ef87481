/** Says what is known of a condition in one segment before any posting is looked at. */

import type { PostingList } from '../index/segment.js';
import type { Answer } from '../model.js';
import type { Condition } from '../retrieval.js';

/** Reading an answer and looking at its text costs as much as so many postings. */
export const READING_COST = 1500;

/** A condition in one segment, with the postings that it is about found, but not yet looked at. */
export type Found = { readonly condition: Condition; readonly size: number } & (
  | { readonly kind: 'lists'; readonly lists: readonly FieldList[] }
  | { readonly kind: 'atLeast'; readonly least: number; readonly of: readonly Found[] }
  | { readonly kind: 'rows'; readonly rows: Uint32Array }
  | { readonly kind: 'not'; readonly of: Found }
  | { readonly kind: 'read'; readonly of: Found; readonly holds: (answer: Answer) => boolean }
);

/** A list of postings, and the field that it is of. */
export interface FieldList {
  readonly field: number;
  readonly list: PostingList;
}
