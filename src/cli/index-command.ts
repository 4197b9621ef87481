/** `xunda index`: builds the index from a corpus. */

import { readCorpus } from '../archive/corpus.js';
import { type CorpusFile, digestOf, type FileDigest, listFiles } from '../archive/files.js';
import { describe, type Skipped } from '../archive/reader.js';
import { ArchiveError, IndexError } from '../errors.js';
import { IndexBuilder } from '../index/builder.js';
import { readManifest } from '../index/manifest.js';
import { openIndex } from '../library.js';
import type { IdentifiedPage, IndexStats } from '../model.js';
import { createAnalyzer } from '../text/analyzer.js';
import { createProgress, formatBytes, formatNumber, printable } from './terminal.js';

/** More lines than this about skipped records help nobody; all are counted. */
const MAX_SKIPPED_LINES = 1000;

/** What was left out, and why: reasons with how often each occurred. */
class SkippedCounter {
  total = 0;
  readonly reasons = new Map<string, number>();
  private readonly lines: string[] = [];

  add(skipped: Skipped): void {
    this.total++;
    const kind = skipped.reason.split(':')[0] as string;
    this.reasons.set(kind, (this.reasons.get(kind) ?? 0) + 1);
    if (this.lines.length < MAX_SKIPPED_LINES) this.lines.push(printable(describe(skipped)));
  }

  print(): void {
    for (const line of this.lines) console.error(`skipped ${line}`);
    if (this.total > this.lines.length) console.error(`skipped ${formatNumber(this.total - this.lines.length)} more`);
  }
}

/**
 * Builds the index and prints a summary.
 *
 * @param ifNeeded do nothing where the index was made from just these files by this program
 * @throws ArchiveError where a path cannot be read, or no answer was found in all of them; the old index then stays
 */
export async function indexCommand(paths: readonly string[], directory: string, ifNeeded: boolean): Promise<void> {
  const files = await listFiles(paths);
  if (ifNeeded && (await isCurrent(directory, files))) {
    console.log(`the index in ${directory} is up to date`);
    return;
  }
  const begun = performance.now();
  const skipped = new SkippedCounter();
  const { stats, copies } = await build(files, directory, skipped).finally(() => skipped.print());
  printSummary(directory, stats, copies, skipped, (performance.now() - begun) / 1000);
}

async function build(files: readonly CorpusFile[], directory: string, skipped: SkippedCounter): Promise<{ stats: IndexStats; copies: number }> {
  const builder = new IndexBuilder(directory, createAnalyzer());
  const sources: FileDigest[] = [];
  const progress = createProgress(
    files.reduce((sum, { bytes }) => sum + bytes, 0),
    'indexing',
  );
  const report = (record: Skipped): void => skipped.add(record);
  let answers = 0;
  let copies = 0;
  try {
    const observer = { report, read: (bytes: number) => progress.advance(bytes), done: (digest: FileDigest) => sources.push(digest) };
    for await (const page of readCorpus(files, observer)) {
      const added = builder.add(page);
      answers += added.filter((what) => what === 'new').length;
      copies += added.filter((what) => what === 'copy').length;
      reportConflicts(page, added, report);
    }
    if (answers === 0) throw new ArchiveError(`no answer was found in ${files.length} files; the index is left as it was`);
    return { stats: builder.finish(sources), copies };
  } catch (error) {
    builder.abandon();
    throw error;
  } finally {
    progress.stop();
  }
}

function reportConflicts({ answers }: IdentifiedPage, added: readonly string[], report: (skipped: Skipped) => void): void {
  for (const [i, what] of added.entries()) {
    if (what === 'conflict') report({ file: answers[i]?.id ?? '', reason: 'another text with the same id; the first one is kept' });
  }
}

/** Whether the index can be served, and was built from files of the same names and contents. */
async function isCurrent(directory: string, files: readonly CorpusFile[]): Promise<boolean> {
  const sources = sourcesOf(directory);
  if (!sources || sources.length !== files.length) return false;
  for (const [i, file] of files.entries()) {
    const source = sources[i];
    if (source?.path !== file.path || source.bytes !== file.bytes) return false;
    if ((await digestOf(file)).sha256 !== source.sha256) return false;
  }
  return true;
}

/** What an index that opens without fault was built from. */
function sourcesOf(directory: string): readonly FileDigest[] | undefined {
  try {
    openIndex(directory).close();
    return readManifest(directory).sources;
  } catch (error) {
    // Whatever is wrong with the index, building it anew mends it.
    if (error instanceof IndexError) return undefined;
    throw error;
  }
}

function printSummary(directory: string, stats: IndexStats, copies: number, skipped: SkippedCounter, seconds: number): void {
  const { pages, answers, characters, bytes } = stats;
  console.log(`pages    ${formatNumber(pages)}`);
  console.log(
    `answers  ${formatNumber(answers)} (${formatNumber(characters)} characters; ${formatNumber(copies)} exact copies stand on other pages)`,
  );
  console.log(`skipped  ${formatNumber(skipped.total)}`);
  for (const [reason, count] of [...skipped.reasons].sort((a, b) => b[1] - a[1]))
    console.log(`         ${formatNumber(count)} × ${printable(reason)}`);
  console.log(`seconds  ${seconds.toFixed(1)}`);
  console.log(`index    ${formatBytes(bytes)} in ${directory}`);
}
