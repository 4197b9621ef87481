/** Tells what `xunda index` left out, and sums up what it did. */

import { describe, type Skipped } from '../archive/reader.js';
import type { Added } from '../index/builder.js';
import type { IndexStats } from '../model.js';
import { formatBytes, formatNumber, printable } from './terminal.js';

/** More lines than this about skipped records help nobody; all are counted. */
const MAX_SKIPPED_LINES = 1000;

/** What was left out, and why: reasons with how often each occurred. */
export class SkippedCounter {
  private total = 0;
  private readonly reasons = new Map<string, number>();
  private readonly lines: string[] = [];

  add(skipped: Skipped): void {
    this.total++;
    const kind = skipped.reason.split(':')[0] as string;
    this.reasons.set(kind, (this.reasons.get(kind) ?? 0) + 1);
    if (this.lines.length < MAX_SKIPPED_LINES) this.lines.push(printable(describe(skipped)));
  }

  /** Prints each record that was left out. */
  printLines(): void {
    for (const line of this.lines) console.error(`skipped ${line}`);
    if (this.total > this.lines.length) console.error(`skipped ${formatNumber(this.total - this.lines.length)} more`);
  }

  /** Prints how many there were of each kind. */
  printSums(): void {
    console.log(`skipped  ${formatNumber(this.total)}`);
    for (const [reason, count] of [...this.reasons].sort((a, b) => b[1] - a[1]))
      console.log(`         ${formatNumber(count)} × ${printable(reason)}`);
  }
}

/** What a run did. */
export interface IndexRun {
  /** How often each thing became of an answer. */
  readonly added: Readonly<Record<Added, number>>;
  /** Answers that were there before; absent where the index was built from nothing. */
  readonly before?: number;
  readonly filesRead: number;
  readonly files: number;
  readonly seconds: number;
}

/** Prints the summary of a run that changed the index. */
export function printSummary(directory: string, stats: IndexStats, run: IndexRun, skipped: SkippedCounter): void {
  const { pages, answers, characters, bytes } = stats;
  const { added, before } = run;
  const copies = before === undefined ? `; ${formatNumber(added.copy + added.later)} exact copies stand on other pages` : '';
  console.log(`pages    ${formatNumber(pages)}`);
  console.log(`answers  ${formatNumber(answers)} (${formatNumber(characters)} characters${copies})`);
  if (before !== undefined) {
    const removed = before + added.new - answers;
    console.log(
      `changes  ${formatNumber(added.new)} new, ${formatNumber(added.changed)} changed, ${formatNumber(removed)} removed; ${formatNumber(run.filesRead)} of ${formatNumber(run.files)} files read`,
    );
  }
  skipped.printSums();
  console.log(`seconds  ${run.seconds.toFixed(1)}`);
  console.log(`index    ${formatBytes(bytes)} in ${directory}`);
}
