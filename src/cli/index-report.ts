/** Tells what `xunda index` left out, and sums up what it did. */

import { closeSync, openSync, writeSync } from 'node:fs';
import type { Skipped } from '../archive/reader.js';
import type { Takedown } from '../archive/takedown.js';
import { ConfigurationError, messageOf } from '../errors.js';
import type { IndexStats } from '../model.js';
import type { CorpusRunCounts } from './corpus-run.js';
import type { FileCounts } from './file-counts.js';
import { MAX_SKIPPED_LINES, skippedLine } from './skipped-line.js';
import { formatBytes, formatNumber, oneLine } from './terminal.js';

/** What was left out, and why: reasons with how often each occurred. */
export class SkippedCounter {
  private total = 0;
  private readonly reasons = new Map<string, number>();
  private readonly lines: string[] = [];
  private readonly file: number | undefined;

  /**
   * @param path of a file that gets every record as a line of JSON
   * @throws ConfigurationError where it cannot be written
   */
  constructor(path?: string) {
    this.file = path === undefined ? undefined : opened(path);
  }

  add(skipped: Skipped): void {
    this.total++;
    if (this.file !== undefined) writeSync(this.file, `${JSON.stringify(skipped)}\n`);
    const kind = oneLine(skipped.reason.split(':')[0] as string);
    this.reasons.set(kind, (this.reasons.get(kind) ?? 0) + 1);
    if (this.lines.length < MAX_SKIPPED_LINES) this.lines.push(skippedLine(skipped));
  }

  /** Closes the file. */
  close(): void {
    if (this.file !== undefined) closeSync(this.file);
  }

  /** Prints each record that was left out. */
  printLines(): void {
    for (const line of this.lines) console.error(`skipped ${line}`);
    if (this.total > this.lines.length) console.error(`skipped ${formatNumber(this.total - this.lines.length)} more`);
  }

  /** Prints how many there were of each kind. */
  printSums(): void {
    console.log(`skipped  ${formatNumber(this.total)}`);
    for (const [reason, count] of [...this.reasons].sort((a, b) => b[1] - a[1])) console.log(`         ${formatNumber(count)} × ${reason}`);
  }
}

function opened(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (cause) {
    throw new ConfigurationError(`the report cannot be written to ${path}: ${messageOf(cause)}`, { cause });
  }
}

/** What a run did, and how long it took. */
export interface IndexRun extends CorpusRunCounts {
  readonly seconds: number;
}

/** Prints the summary of a run that changed the index. */
export function printSummary(directory: string, stats: IndexStats, run: IndexRun, skipped: SkippedCounter): void {
  const { pages, answers, characters, olderTexts, bytes } = stats;
  const { added, before } = run;
  const copies = before === undefined ? `; ${copiesStand(added.copy + added.later)} on other pages` : '';
  const history = olderTexts > 0 ? `; ${formatNumber(olderTexts)} older ${olderTexts === 1 ? 'text is' : 'texts are'} kept as history` : '';
  console.log(`pages    ${formatNumber(pages)}`);
  console.log(`answers  ${formatNumber(answers)} (${formatNumber(characters)} characters${copies}${history})`);
  if (before !== undefined) printChanges(answers, before, run);
  skipped.printSums();
  console.log(`seconds  ${run.seconds.toFixed(1)}`);
  console.log(`index    ${formatBytes(bytes)} in ${directory}`);
}

const copiesStand = (count: number): string => (count === 1 ? '1 exact copy stands' : `${formatNumber(count)} exact copies stand`);

/** Prints what a run would have changed. @param answers how many the index would have had */
export function printPreview(directory: string, answers: number, run: CorpusRunCounts, skipped: SkippedCounter): void {
  console.log(`answers  ${formatNumber(answers)} would be in ${directory}; nothing was written`);
  printChanges(answers, run.before ?? 0, run);
  skipped.printSums();
}

function printChanges(answers: number, before: number, { added, files }: CorpusRunCounts): void {
  const removed = before + added.new - answers;
  const changes = `${formatNumber(added.new)} new, ${formatNumber(added.changed + added.conflict)} changed, ${formatNumber(removed)} removed`;
  const gone = [files.gone > 0 && `${formatNumber(files.gone)} gone`, files.kept > 0 && `${formatNumber(files.kept)} missing and kept`].filter(
    Boolean,
  );
  const read = `${formatNumber(files.opened)} of ${formatNumber(files.listed)} files read`;
  console.log(`changes  ${changes}; ${[read, ...gone].join(', ')}`);
}

/** Prints what became of everything that was seen: nothing of it is lost without a word. */
export function printFiles({ seen, read, reported, passedBy }: FileCounts): void {
  const total = [...passedBy.values()].reduce((sum, count) => sum + count, 0);
  console.log(
    `files    ${formatNumber(seen)} seen: ${formatNumber(read)} read, ${formatNumber(reported)} reported, ${formatNumber(total)} passed by`,
  );
  for (const [reason, count] of passedBy) console.log(`         ${formatNumber(count)} × ${reason}`);
}

/** Prints what the lines of a takedown list removed: all that did, and those that are new. @param before the keys of the list before */
export function printTakedown(takedown: Takedown, before: readonly string[]): void {
  for (const { key, date, reason, removed } of takedown.counts) {
    if (removed > 0 || !before.includes(key)) console.log(`takedown ${oneLine(`${key} (${date}, ${reason}): ${formatNumber(removed)} removed`)}`);
  }
}
