/** Merges what segments keep for each record. */

import { joinColumns } from './columns.js';
import { joinIdTables, NO_ROW } from './id-table.js';
import { type PerKind, perKind, type RecordKind } from './manifest.js';
import type { MergedSegment } from './merge.js';
import type { RecordTable, SegmentRows } from './segment-rows.js';
import { SourceNumbers } from './source-numbers.js';

/** The tables of the merged segment. @param offsets where its records lie, which those know who copied them */
export function mergeRows(segments: readonly MergedSegment[], offsets: PerKind<Float64Array>): SegmentRows {
  const sources = new SourceNumbers();
  const tableOf = (kind: RecordKind): RecordTable => {
    const moves = segments.flatMap((merged) => movesTo(kind, merged));
    return {
      offsets: offsets[kind],
      ids: joinIdTables(moves.map(({ table, newRows }) => ({ table: table.ids, newRows }))),
      sources: Uint32Array.from(moves.flatMap((move) => renumbered(sources, move))),
    };
  };
  // Pages first: a segment that was never in pieces numbers its sources in the order of its pages.
  const pages = tableOf('pages');
  return {
    ...perKind((kind) => (kind === 'pages' ? pages : tableOf(kind))),
    columns: joinColumns(
      segments.map(({ segment }) => segment.rows.columns),
      (i, row) => segments[i]?.newRows.answers[row] !== NO_ROW,
    ),
    sources: sources.names,
  };
}

/** The records of a table, each with its new row in the merged one. */
interface Move {
  readonly table: RecordTable;
  readonly newRows: Uint32Array;
  /** Paths by their numbers in the table. */
  readonly names: readonly string[];
}

/** In the order in which records were copied: answers that become older texts behind those that were so before. */
function movesTo(kind: RecordKind, { segment, newRows, olderRows }: MergedSegment): Move[] {
  const { rows } = segment;
  const names = rows.sources;
  const stay = { table: rows[kind], newRows: newRows[kind], names };
  return kind === 'older' ? [stay, { table: rows.answers, newRows: olderRows, names }] : [stay];
}

/** The sources of all rows that are taken over by their new numbers. */
function renumbered(numbers: SourceNumbers, { table: { sources }, newRows, names }: Move): number[] {
  const taken: number[] = [];
  for (let row = 0; row < sources.length; row++) {
    if (newRows[row] !== NO_ROW) taken.push(numbers.numberOf(names[sources[row] as number] as string));
  }
  return taken;
}
