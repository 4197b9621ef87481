/** Lists the four places a term is counted in: each field in each channel. */

import type { Analysis, Channel, Field } from '../model.js';

/** A field of one channel, as MiniSearch and the segment file know it. */
export type IndexedField = `${Field}.${Channel}`;

/** In the order of the segment file; part of the index format. */
export const INDEXED_FIELDS = ['question.words', 'question.grams', 'body.words', 'body.grams'] as const satisfies IndexedField[];

/** The position of a field in {@link INDEXED_FIELDS}. */
export function fieldNumber(field: Field, channel: Channel): number {
  return INDEXED_FIELDS.indexOf(`${field}.${channel}`);
}

/** The terms of one answer's fields, in the order of {@link INDEXED_FIELDS}, as often as they occur. */
export function termsByField(question: Analysis, body: Analysis): string[][] {
  return [question.words, question.grams, body.words, body.grams].map((tokens) => tokens.map(({ term }) => term));
}
