/** `xunda index`: brings the index up to date with a corpus. */

import { type ReadPage, readCorpus } from '../archive/corpus.js';
import { type CorpusFile, digestOf, type FileDigest, listFiles } from '../archive/files.js';
import type { Skipped } from '../archive/reader.js';
import type { Settings } from '../config.js';
import { ArchiveError } from '../errors.js';
import type { Added } from '../index/builder.js';
import type { SourceEntry } from '../index/manifest.js';
import { IndexUpdate } from '../index/update.js';
import type { Analyzer, IndexStats } from '../model.js';
import { createAnalyzer } from '../text/analyzer.js';
import { printSummary, SkippedCounter } from './index-report.js';
import { userWordsIn } from './searcher-settings.js';
import { createSegmentPool } from './segment-pool.js';
import { createProgress, printable } from './terminal.js';

/** A corpus smaller than this, in bytes on disk, is indexed before other threads would have loaded their dictionaries. */
const MIN_POOL_BYTES = 1_000_000;

/**
 * Adds, changes and removes answers until the index holds what the files hold, and prints a summary. Files that have not changed since
 * are not read again, but for their digests.
 *
 * @param rebuild build from nothing, whatever is there
 * @throws ConfigurationError where a line of the operator's words is wrong
 * @throws ArchiveError where a path cannot be read, or no answer was found in all of them; the old index then stays
 * @throws IndexError where another process is writing to it, or it was made by a newer program
 */
export async function indexCommand(paths: readonly string[], { index: directory, workers, userWords }: Settings, rebuild: boolean): Promise<void> {
  const begun = performance.now();
  const words = userWordsIn(userWords) ?? [];
  const files = await listFiles(paths);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const pool = bytes < MIN_POOL_BYTES ? undefined : createSegmentPool(directory, workers, words);
  const analyzer = createAnalyzer(words);
  const update = IndexUpdate.begin(directory, analyzer, { rebuild, ...(pool && { maker: pool }) });
  const skipped = new SkippedCounter();
  try {
    if (update.problem) console.error(`building anew: ${printable(update.problem.what)}`);
    const run = new CorpusRun(
      files,
      update,
      analyzer,
      (record) => skipped.add(record),
      () => pool && console.error('everything is read; writing and merging'),
    );
    const stats = await run.finish().finally(() => skipped.printLines());
    if (!stats) {
      console.log(`the index in ${directory} is up to date`);
      return;
    }
    printSummary(directory, stats, { ...run.counts, seconds: (performance.now() - begun) / 1000 }, skipped);
  } finally {
    update.abandon();
    await pool?.close();
  }
}

/** One pass over a corpus. */
class CorpusRun {
  private readonly added: Record<Added, number> = { new: 0, changed: 0, same: 0, copy: 0, conflict: 0, later: 0 };
  private readonly digests = new Map<string, FileDigest>();
  private readonly places: ReadonlyMap<string, number>;
  private filesRead = 0;

  constructor(
    private readonly files: readonly CorpusFile[],
    private readonly update: IndexUpdate,
    private readonly analyzer: Analyzer,
    private readonly report: (skipped: Skipped) => void,
    /** Called when all was read: what is left can take as long as a third of the reading. */
    private readonly beforeCommit: () => void,
  ) {
    this.places = new Map(files.map(({ path }, place) => [path, place]));
  }

  get counts() {
    const { added, filesRead, files, update } = this;
    return { added, filesRead, files: files.length, ...(update.answersBefore !== undefined && { before: update.answersBefore }) };
  }

  /** Reads what must be read and commits it; gives nothing where nothing has changed. */
  async finish(): Promise<IndexStats | undefined> {
    const { files, update } = this;
    const unchanged = await this.unchangedFiles();
    if (unchanged.size === files.length && files.length === update.sources.length) return undefined;
    update.plan(
      files.map(({ path }) => path),
      unchanged,
    );
    await this.read(
      files.filter(({ path }) => !unchanged.has(path)),
      (page, place) => this.add(page, place),
    );
    const again = update.placesToReadAgain().map((place) => files[place] as CorpusFile);
    if (again.length > 0)
      await this.read(again, async (page, place) => {
        for (const what of await update.addAgain(page, page.file.path, place)) {
          this.added[what]++;
          this.added.later--;
        }
      });
    this.beforeCommit();
    if (update.answers === 0) throw new ArchiveError(`no answer was found in ${files.length} files; the index is left as it was`);
    return await update.commit(files.map(({ path }) => this.digests.get(path) as SourceEntry));
  }

  /**
   * Files whose content is as it was when the index was made. None where they now come in another order: an answer is kept as it
   * stands in the first file that has it.
   */
  private async unchangedFiles(): Promise<ReadonlySet<string>> {
    const sources = new Map(this.update.sources.map((source) => [source.path, source]));
    const unchanged = new Set<string>();
    for (const file of this.files) {
      const source = sources.get(file.path);
      if (source?.bytes !== file.bytes) continue;
      const digest = await digestOf(file);
      if (digest.sha256 !== source.sha256) continue;
      unchanged.add(file.path);
      this.digests.set(file.path, digest);
    }
    const before = [...sources.keys()].filter((path) => unchanged.has(path));
    const isInOrder = [...unchanged].every((path, i) => path === before[i]);
    return isInOrder ? unchanged : new Set();
  }

  private async read(files: readonly CorpusFile[], take: (page: ReadPage, place: number) => Promise<void>): Promise<void> {
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const progress = createProgress(bytes, 'indexing');
    const done = (digest: FileDigest): void => {
      this.digests.set(digest.path, digest);
      this.filesRead++;
    };
    try {
      for await (const page of readCorpus(files, { report: this.report, read: (amount) => progress.advance(amount), done }, this.analyzer)) {
        await take(page, this.places.get(page.file.path) as number);
      }
    } finally {
      progress.stop();
    }
  }

  private async add(page: ReadPage, place: number): Promise<void> {
    const added = await this.update.add(page, page.file.path, place);
    for (const [i, what] of added.entries()) {
      this.added[what]++;
      if (what === 'conflict') this.report({ file: page.answers[i]?.id ?? '', reason: 'another text with the same id; the first one is kept' });
    }
  }
}
