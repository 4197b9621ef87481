/** Lays out what a segment keeps for each of its records: where it lies, its id, and the file it was read from. */

import type { Columns } from './columns.js';
import { INDEXED_FIELDS, SECTIONS_PER_FIELD } from './fields.js';
import type { IdTable } from './id-table.js';
import { type PerKind, perKind, RECORD_KINDS, type SegmentEntry } from './manifest.js';
import { readChosenSections } from './section-file.js';
import { asFloat64, asUint32, type SectionData } from './sections.js';
import { runAtOnce } from './steps.js';

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
/** Where the columns begin: behind the tables. */
const FIRST_COLUMN = RECORD_KINDS.length * SECTIONS_PER_KIND;
const COLUMNS = 4;
const SECTIONS = FIRST_COLUMN + COLUMNS + 1;

/** The sections, in the order of the file. */
export function sectionsOfRows(rows: SegmentRows): SectionData[] {
  const { votes, days, questions, lengths } = rows.columns;
  const tables = RECORD_KINDS.flatMap((kind) => {
    const { offsets, ids, sources } = rows[kind];
    return [offsets, ids.keys, ids.rows, sources];
  });
  return [...tables, votes, days, questions, lengths, Buffer.from(JSON.stringify(rows.sources))];
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
  return {
    ...tables,
    columns: columnsIn(sections.slice(FIRST_COLUMN)),
    sources: JSON.parse(section(SECTIONS - 1).toString()) as string[],
  };
}

function columnsIn(sections: readonly Buffer[]): Columns {
  const [votes, days, questions, lengths] = sections as [Buffer, Buffer, Buffer, Buffer];
  return { votes: asFloat64(votes), days: asUint32(days), questions: asFloat64(questions), lengths: asUint32(lengths) };
}

/**
 * The columns of a segment, without the rest of it.
 *
 * @throws IndexError `damaged`
 */
export function readColumns(directory: string, { files }: SegmentEntry): Columns {
  const first = INDEXED_FIELDS.length * SECTIONS_PER_FIELD + FIRST_COLUMN;
  const numbers = Array.from({ length: COLUMNS }, (_, i) => first + i);
  return columnsIn(runAtOnce(readChosenSections(directory, files.terms, numbers)));
}
