/** Lays out what a segment keeps for each answer and each page: where its record lies, its id, and the file it was read from. */

import type { Columns } from './columns.js';
import type { IdTable } from './id-table.js';
import { asFloat64, asUint32, type SectionData } from './sections.js';

/** The tables behind the fields of a segment file. Records themselves are in files of their own. */
export interface SegmentRows {
  /** Record `i` of the answers is `answerOffsets[i]..answerOffsets[i + 1]`. */
  readonly answerOffsets: Float64Array;
  readonly answerIds: IdTable;
  /** For each answer the number of the source of its home page. */
  readonly answerSources: Uint32Array;
  readonly columns: Columns;
  readonly pageOffsets: Float64Array;
  /** Pages by the ids of the answers on them. */
  readonly placeIds: IdTable;
  /** For each page the number of its source. */
  readonly pageSources: Uint32Array;
  /** The files that pages and answers were read from, by their numbers. */
  readonly sources: readonly string[];
}

const SECTIONS = 12;

/** The sections, in the order of the file. */
export function sectionsOfRows(rows: SegmentRows): SectionData[] {
  const { answerOffsets, answerIds, answerSources, columns, pageOffsets, placeIds, pageSources, sources } = rows;
  const names = Buffer.from(JSON.stringify(sources));
  const { votes, days, questions } = columns;
  const ofAnswers = [answerOffsets, answerIds.keys, answerIds.rows, answerSources, votes, days, questions];
  return [...ofAnswers, pageOffsets, placeIds.keys, placeIds.rows, pageSources, names];
}

/** What {@link sectionsOfRows} laid out, as views; nothing where there are not as many sections. */
export function segmentRowsOf(sections: readonly Buffer[]): SegmentRows | undefined {
  if (sections.length !== SECTIONS) return undefined;
  const section = (i: number): Buffer => sections[i] as Buffer;
  return {
    answerOffsets: asFloat64(section(0)),
    answerIds: { keys: asFloat64(section(1)), rows: asUint32(section(2)) },
    answerSources: asUint32(section(3)),
    columns: { votes: asFloat64(section(4)), days: asUint32(section(5)), questions: asFloat64(section(6)) },
    pageOffsets: asFloat64(section(7)),
    placeIds: { keys: asFloat64(section(8)), rows: asUint32(section(9)) },
    pageSources: asUint32(section(10)),
    sources: JSON.parse(section(11).toString()) as string[],
  };
}
