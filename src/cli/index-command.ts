/** `xunda index`: brings the index up to date with a corpus. */

import { listFiles } from '../archive/listing.js';
import { Mappings } from '../archive/mappings.js';
import type { Skipped } from '../archive/reader.js';
import type { Settings } from '../config.js';
import { ArchiveError, IndexError } from '../errors.js';
import { DRY_MAKER } from '../index/segment-maker.js';
import { IndexUpdate } from '../index/update.js';
import { createAnalyzer } from '../text/analyzer.js';
import { CorpusRun } from './corpus-run.js';
import { printFiles, printPreview, printSummary, printTakedown, SkippedCounter } from './index-report.js';
import { KnownDigests } from './known-digests.js';
import { limitsOf } from './limit-settings.js';
import { userWordsIn } from './searcher-settings.js';
import { createSegmentPool } from './segment-pool.js';
import { checkTakedown, takedownOf } from './takedown-setting.js';
import { oneLine } from './terminal.js';

/** A corpus smaller than this, in bytes on disk, is indexed before other threads would have loaded their dictionaries. */
const MIN_POOL_BYTES = 1_000_000;

/** How an index is built; by default it is brought up to date. */
export interface IndexOptions {
  /** Build from nothing, whatever is there. */
  readonly rebuild?: boolean;
  /** Tell what would change, and change nothing. */
  readonly dryRun?: boolean;
  /** Keep the answers of files that are gone. */
  readonly keepMissing?: boolean;
  /** Where to write what was left out, a JSON object a line. */
  readonly report?: string;
  /** A file that says which fields of records are which of ours, for all files. */
  readonly mapping?: string;
}

/** What is no part of an archive, though it may lie in its folder. */
export function apartFrom({ index, takedown, userWords, synonyms }: Settings, { report = '', mapping = '' }: IndexOptions): string[] {
  return [index, takedown, userWords, synonyms, report, mapping].filter(Boolean);
}

/**
 * Adds, changes and removes answers until the index holds what the files hold, and prints a summary. Files that have not changed since
 * are not read again.
 *
 * @throws ConfigurationError where a line of the operator's files is wrong, or the report cannot be written
 * @throws ArchiveError where a path cannot be read, or no answer was found in all of them; the old index then stays
 * @throws IndexError where another process is writing to it, or it was made by a newer program
 */
export async function indexCommand(paths: readonly string[], settings: Settings, options: IndexOptions): Promise<void> {
  try {
    await updateIndex(paths, settings, options);
  } catch (error) {
    if (!(error instanceof IndexError) || error.problem !== 'damaged' || options.rebuild) throw error;
    // A record that nobody had read until now.
    console.error(`building anew: ${oneLine(error.what)}`);
    await updateIndex(paths, settings, { ...options, rebuild: true });
  }
}

async function updateIndex(paths: readonly string[], settings: Settings, options: IndexOptions): Promise<void> {
  const begun = performance.now();
  const { index: directory, workers, userWords } = settings;
  const { rebuild = false, dryRun: isDry = false, keepMissing: keepsMissing = false } = options;
  const words = userWordsIn(userWords) ?? [];
  const takedown = takedownOf(settings.takedown);
  const unreadable: Skipped[] = [];
  const passedBy = new Map<string, number>();
  const files = await listFiles(paths, apartFrom(settings, options), {
    unreadable: (file, reason) => unreadable.push({ file, reason }),
    passedBy: (_, reason) => passedBy.set(reason, (passedBy.get(reason) ?? 0) + 1),
  });
  const mappings = new Mappings(files, options.mapping);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const pool = isDry || bytes < MIN_POOL_BYTES ? undefined : createSegmentPool(directory, workers, words);
  const maker = isDry ? DRY_MAKER : pool;
  const analyzer = createAnalyzer(words);
  const keys = takedown.lines.map(({ key }) => key);
  const update = IndexUpdate.begin(directory, analyzer, { rebuild, isDry, takedown: keys, ...(maker && { maker }) });
  const skipped = new SkippedCounter(options.report);
  try {
    checkTakedown(settings.takedown, takedown, update.takedownBefore);
    if (update.problem) console.error(`building anew: ${oneLine(update.problem.what)}`);
    if (keepsMissing && (rebuild || update.problem))
      console.error('answers of files that are gone cannot be kept: nothing is taken over from the index before');
    for (const record of unreadable) skipped.add(record);
    const known = KnownDigests.open(directory);
    const run = new CorpusRun({
      files,
      update,
      analyzer,
      known,
      takedown,
      mappings,
      keepsMissing,
      unreadable: new Set(unreadable.map(({ file }) => file)),
      passedBy,
      report: (record) => skipped.add(record),
      limits: limitsOf(settings),
    });
    const hasChanged = await run.readChanges().finally(() => skipped.printLines());
    if (files.length === 0 && update.sources.length === 0) throw new ArchiveError(`there is no file in ${paths.join(', ')}`);
    if (!hasChanged) {
      if (!isDry) known.save();
      console.log(`the index in ${directory} is up to date`);
      printFiles(run.counts.files);
      return;
    }
    if (pool) console.error('everything is read; writing and merging');
    if (update.answers === 0) throw new ArchiveError(`no answer was found in ${files.length} files; the index is left as it was`);
    if (isDry) {
      await update.preview();
      printPreview(directory, update.answers, run.counts, skipped);
    } else {
      // Before the commit gives the lock back: what is known of files is true whatever becomes of the index.
      known.save();
      const stats = await update.commit(run.sources);
      printSummary(directory, stats, { ...run.counts, seconds: (performance.now() - begun) / 1000 }, skipped);
    }
    printFiles(run.counts.files);
    run.formats.print();
    printTakedown(takedown, update.takedownBefore);
  } finally {
    skipped.close();
    update.abandon();
    await pool?.close();
  }
}
