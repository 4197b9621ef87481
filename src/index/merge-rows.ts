/** Merges what segments keep for each answer and page. */

import { joinIdTables, NO_ROW } from './id-table.js';
import type { MergedSegment } from './merge.js';
import type { SegmentRows } from './segment-rows.js';

/** The tables of the merged segment; where its records lie is known to those who copy them. */
export function mergeRows(segments: readonly MergedSegment[]): Omit<SegmentRows, 'answerOffsets' | 'pageOffsets'> {
  const sources = new SourceNumbers();
  // Pages first: a segment that was never in pieces numbers its sources in the order of its pages.
  const pageSources = segments.flatMap(({ segment, pageRows }) => sources.renumber(segment.rows.pageSources, pageRows, segment.rows.sources));
  const answerSources = segments.flatMap(({ segment, answerRows }) => sources.renumber(segment.rows.answerSources, answerRows, segment.rows.sources));
  return {
    answerIds: joinIdTables(segments.map(({ segment, answerRows }) => ({ table: segment.rows.answerIds, newRows: answerRows }))),
    placeIds: joinIdTables(segments.map(({ segment, pageRows }) => ({ table: segment.rows.placeIds, newRows: pageRows }))),
    answerSources: Uint32Array.from(answerSources),
    pageSources: Uint32Array.from(pageSources),
    sources: sources.names,
  };
}

/** Numbers files in the order they are met. */
class SourceNumbers {
  private readonly numbers = new Map<string, number>();

  get names(): string[] {
    return [...this.numbers.keys()];
  }

  /** The sources of all living rows by their new numbers. */
  renumber(sources: Uint32Array, rows: Uint32Array, names: readonly string[]): number[] {
    const renumbered: number[] = [];
    for (let row = 0; row < rows.length; row++) {
      if (rows[row] !== NO_ROW) renumbered.push(this.numberOf(names[sources[row] as number] as string));
    }
    return renumbered;
  }

  private numberOf(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(name, number);
    }
    return number;
  }
}
