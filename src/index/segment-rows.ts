/** Lays out what a segment keeps for each of its records: where it lies, its id, and the file it was read from. */

import type { Columns } from './columns.js';
import type { IdTable } from './id-table.js';
import { type PerKind, perKind, RECORD_KINDS } from './manifest.js';
import { asFloat64, asUint32, type SectionData } from './sections.js';

/** What is kept of one kind of record. Records themselves are in files of their own. */
export interface RecordTable {
  /** Record `i` is `offsets[i]..offsets[i + 1]` of its file. */
  readonly offsets: Float64Array;
  /** Rows by the ids of their answers: a page has those of all answers on it. */
  readonly ids: IdTable;
  /** For each row the number of its source: of a page, or of an answer's home page. */
  readonly sources: Uint32Array;
}

/** The tables behind the fields of a segment file. */
export interface SegmentRows extends PerKind<RecordTable> {
  /** Of answers. */
  readonly columns: Columns;
  /** The files that records were read from, by their numbers. */
  readonly sources: readonly string[];
}

const SECTIONS_PER_KIND = 4;
const SECTIONS = RECORD_KINDS.length * SECTIONS_PER_KIND + 4;

/** The sections, in the order of the file. */
export function sectionsOfRows(rows: SegmentRows): SectionData[] {
  const { votes, days, questions } = rows.columns;
  const tables = RECORD_KINDS.flatMap((kind) => {
    const { offsets, ids, sources } = rows[kind];
    return [offsets, ids.keys, ids.rows, sources];
  });
  return [...tables, votes, days, questions, Buffer.from(JSON.stringify(rows.sources))];
}

/** What {@link sectionsOfRows} laid out, as views; nothing where there are not as many sections. */
export function segmentRowsOf(sections: readonly Buffer[]): SegmentRows | undefined {
  if (sections.length !== SECTIONS) return undefined;
  const section = (i: number): Buffer => sections[i] as Buffer;
  const tables = perKind((kind) => {
    const first = RECORD_KINDS.indexOf(kind) * SECTIONS_PER_KIND;
    return {
      offsets: asFloat64(section(first)),
      ids: { keys: asFloat64(section(first + 1)), rows: asUint32(section(first + 2)) },
      sources: asUint32(section(first + 3)),
    };
  });
  const [votes, days, questions, names] = sections.slice(-4) as [Buffer, Buffer, Buffer, Buffer];
  return {
    ...tables,
    columns: { votes: asFloat64(votes), days: asUint32(days), questions: asFloat64(questions) },
    sources: JSON.parse(names.toString()) as string[],
  };
}
