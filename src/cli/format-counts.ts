/** Counts what came of each format, for the table at the end of a run. */

import type { Added } from '../index/builder.js';
import { formatNumber, oneLine } from './terminal.js';

interface Counts {
  /** The last one that was counted. */
  file: string | undefined;
  files: number;
  pages: number;
  answers: number;
  copies: number;
}

/** By format, in the order in which the formats came. */
export class FormatCounts {
  private readonly counts = new Map<string, Counts>();

  /** A page was taken up. @param file that it came from; files come one after another */
  add(format: string, file: string, answers: readonly Added[]): void {
    const counts = this.counts.get(format) ?? { file: undefined, files: 0, pages: 0, answers: 0, copies: 0 };
    this.counts.set(format, counts);
    if (counts.file !== file) counts.files++;
    counts.file = file;
    counts.pages++;
    counts.answers += answers.length;
    counts.copies += answers.filter((what) => what === 'copy').length;
  }

  /** Prints a line a format, below a head; nothing where nothing was read. */
  print(): void {
    if (this.counts.size === 0) return;
    const rows = [...this.counts].map(([format, { files, pages, answers, copies }]) => [
      oneLine(format),
      ...[files, pages, answers, copies].map(formatNumber),
    ]);
    const all = [['format', 'files', 'pages', 'answers', 'copies'], ...rows];
    const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => (row[column] as string).length)));
    for (const [name, ...numbers] of all) {
      const cells = numbers.map((number, i) => number.padStart(widths[i + 1] as number));
      console.log(`read     ${(name as string).padEnd(widths[0] as number)}  ${cells.join('  ')}`);
    }
  }
}
