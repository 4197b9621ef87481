/** Reads the numbers that the index keeps of each answer. */

import { fieldNumber } from '../index/fields.js';
import { type OpenedIndex, segmentOf } from '../index/open-index.js';
import type { DocValues } from '../retrieval.js';

const WHOLE = fieldNumber('whole', 'words');
const QUESTION = fieldNumber('question', 'words');

/** {@link Engine.docValues}: the words of its own text are those that its question does not have as well. */
export function docValuesOf({ segments, questions }: OpenedIndex, ordinal: number): DocValues {
  const { segment, base } = segmentOf(segments, ordinal);
  const row = ordinal - base;
  const { votes } = segment.rows.columns;
  const words = (segment.field(WHOLE).lengths[row] as number) - (segment.field(QUESTION).lengths[row] as number);
  const known = votes[row] as number;
  return { question: questions.byOrdinal[ordinal] as number, words, ...(Number.isFinite(known) && { votes: known }) };
}
