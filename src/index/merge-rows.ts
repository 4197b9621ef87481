/** Merges what segments keep for each answer and page. */

import { joinColumns } from './columns.js';
import { joinIdTables, NO_ROW } from './id-table.js';
import type { MergedSegment } from './merge.js';
import type { SegmentRows } from './segment-rows.js';
import { SourceNumbers } from './source-numbers.js';

/** The tables of the merged segment; where its records lie is known to those who copy them. */
export function mergeRows(segments: readonly MergedSegment[]): Omit<SegmentRows, 'answerOffsets' | 'pageOffsets'> {
  const sources = new SourceNumbers();
  // Pages first: a segment that was never in pieces numbers its sources in the order of its pages.
  const pageSources = segments.flatMap(({ segment, pageRows }) => renumbered(sources, segment.rows.pageSources, pageRows, segment.rows.sources));
  const answerSources = segments.flatMap(({ segment, answerRows }) =>
    renumbered(sources, segment.rows.answerSources, answerRows, segment.rows.sources),
  );
  return {
    answerIds: joinIdTables(segments.map(({ segment, answerRows }) => ({ table: segment.rows.answerIds, newRows: answerRows }))),
    placeIds: joinIdTables(segments.map(({ segment, pageRows }) => ({ table: segment.rows.placeIds, newRows: pageRows }))),
    answerSources: Uint32Array.from(answerSources),
    columns: joinColumns(
      segments.map(({ segment }) => segment.rows.columns),
      (i, row) => segments[i]?.answerRows[row] !== NO_ROW,
    ),
    pageSources: Uint32Array.from(pageSources),
    sources: sources.names,
  };
}

/** The sources of all living rows by their new numbers. */
function renumbered(numbers: SourceNumbers, sources: Uint32Array, rows: Uint32Array, names: readonly string[]): number[] {
  const living: number[] = [];
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] !== NO_ROW) living.push(numbers.numberOf(names[sources[row] as number] as string));
  }
  return living;
}
