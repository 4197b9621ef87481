/** Takes one pass over a corpus: what did not change stays, the rest is read into an update. */

import { type ReadPage, readCorpus } from '../archive/corpus.js';
import type { CorpusFile, FileDigest } from '../archive/files.js';
import type { Limits } from '../archive/limits.js';
import { isWithin } from '../archive/listing.js';
import type { Mappings } from '../archive/mappings.js';
import type { Report } from '../archive/reader.js';
import type { Takedown } from '../archive/takedown.js';
import type { Added } from '../index/builder.js';
import type { SourceEntry } from '../index/manifest.js';
import type { IndexUpdate } from '../index/update.js';
import type { Analyzer, IdentifiedPage } from '../model.js';
import { FileCounter, type FileCounts } from './file-counts.js';
import { FormatCounts } from './format-counts.js';
import type { KnownDigests } from './known-digests.js';
import { createProgress } from './terminal.js';

/** What a pass goes over, and whom it tells. */
export interface CorpusRunParts {
  readonly files: readonly CorpusFile[];
  readonly update: IndexUpdate;
  readonly analyzer: Analyzer;
  readonly known: KnownDigests;
  readonly takedown: Takedown;
  readonly mappings: Mappings;
  /** Whether answers of files that are not listed any more stay. */
  readonly keepsMissing: boolean;
  /** Files and folders that may not be read: what is known of files there stays, whether or not the missing ones do. */
  readonly unreadable: ReadonlySet<string>;
  /** How many things were passed by when files were listed, by reasons. */
  readonly passedBy: ReadonlyMap<string, number>;
  readonly report: Report;
  readonly limits: Limits;
}

/** What a pass did. */
export interface CorpusRunCounts {
  /** How often each thing became of an answer. */
  readonly added: Readonly<Record<Added, number>>;
  /** Answers that were there before; absent where the index was built from nothing. */
  readonly before?: number;
  readonly files: FileCounts & { readonly gone: number; readonly kept: number };
}

/** One pass over a corpus; what it found is in the update. */
export class CorpusRun {
  private readonly added: Record<Added, number> = { new: 0, changed: 0, same: 0, copy: 0, conflict: 0, later: 0 };
  private readonly digests = new Map<string, SourceEntry>();
  private readonly files: ReadonlyMap<string, CorpusFile>;
  /** Paths of all files that answers come from, in the order in which they are read: the listed ones, and missing ones that are kept. */
  private readonly paths: readonly string[];
  private readonly places: ReadonlyMap<string, number>;
  private readonly missing: ReadonlySet<string>;
  private readonly filesRead = new FileCounter();
  /** What came of each format in this pass. */
  readonly formats = new FormatCounts();

  constructor(private readonly parts: CorpusRunParts) {
    this.files = new Map(parts.files.map((file) => [file.path, file]));
    const gone = parts.update.sources.filter(({ path }) => !this.files.has(path));
    this.missing = new Set(gone.map(({ path }) => path).filter((path) => parts.keepsMissing || isWithin(path, parts.unreadable)));
    this.paths = withMissing(
      parts.files.map(({ path }) => path),
      parts.update.sources.map(({ path }) => path),
      this.missing,
    );
    this.places = new Map(this.paths.map((path, place) => [path, place]));
    for (const source of gone) this.digests.set(source.path, source);
  }

  get counts(): CorpusRunCounts {
    const { added, files, missing, parts } = this;
    const gone = parts.update.sources.filter(({ path }) => !files.has(path)).length - missing.size;
    const before = parts.update.answersBefore;
    const counted = this.filesRead.counts(parts.files, parts.unreadable, parts.passedBy);
    return { added, files: { ...counted, gone, kept: missing.size }, ...(before !== undefined && { before }) };
  }

  /** The files that answers come from, as they were read. */
  get sources(): SourceEntry[] {
    return this.paths.map((path) => this.digests.get(path) as SourceEntry);
  }

  /** Reads what must be read. Gives `false` where the index is as it would become. */
  async readChanges(): Promise<boolean> {
    const { update } = this.parts;
    this.parts.takedown.remember(update.takenBefore);
    const unchanged = await this.unchangedPaths();
    const isSame = unchanged.size === this.paths.length && this.paths.length === update.sources.length && this.isSameTakedown();
    if (isSame) return false;
    update.plan(this.paths, unchanged, this.missing);
    await this.read(
      this.paths.filter((path) => !unchanged.has(path)),
      (page, path, place, format) => this.add(page, path, place, format),
    );
    const again = update.placesToReadAgain().map((place) => this.paths[place] as string);
    if (again.length > 0)
      await this.read(again, async (page, path, place) => {
        for (const what of await update.addAgain(page, path, place)) {
          this.added[what]++;
          this.added.later--;
        }
      });
    update.takeDown(this.parts.takedown.taken, (answer) => this.parts.takedown.takes(answer));
    return true;
  }

  private isSameTakedown(): boolean {
    const keys = this.parts.takedown.lines.map(({ key }) => key);
    return JSON.stringify(keys) === JSON.stringify(this.parts.update.takedownBefore);
  }

  /**
   * Files whose content is as it was when the index was made, and missing ones that are kept. None where they now come in another order,
   * since an answer is kept as it stands in the first file that has it; none that has an answer of a new line of the takedown list; and none where the
   * list lost a line, whose answers may be anywhere.
   */
  private async unchangedPaths(): Promise<ReadonlySet<string>> {
    const sources = new Map(this.parts.update.sources.map((source) => [source.path, source]));
    const unchanged = new Set<string>();
    for (const path of this.paths) {
      const [file, source] = [this.files.get(path), sources.get(path)];
      if (!file) unchanged.add(path);
      if (!file || source?.bytes !== file.bytes) continue;
      const digest = await this.parts.known.of(file);
      if (this.asRead(digest).sha256 !== source.sha256) continue;
      unchanged.add(path);
      this.digests.set(path, this.asRead(digest));
    }
    const before = [...sources.keys()].filter((path) => unchanged.has(path));
    const isInOrder = [...unchanged].every((path, i) => path === before[i]);
    for (const path of isInOrder ? this.takenDownSources() : this.paths) if (!this.missing.has(path)) unchanged.delete(path);
    return unchanged;
  }

  /** What answers depend on: a file as it is, and its mapping. */
  private asRead(digest: FileDigest): FileDigest {
    return { ...digest, sha256: this.parts.mappings.digestWith(digest.path, digest.sha256) };
  }

  private takenDownSources(): Iterable<string> {
    const { takedown, update } = this.parts;
    const before = new Set(update.takedownBefore);
    const now = new Set(takedown.lines.map(({ key }) => key));
    if ([...before].some((key) => !now.has(key))) return this.paths;
    if ([...now].every((key) => before.has(key))) return [];
    return update.sourcesOf((answer) => takedown.takes(answer));
  }

  private async read(
    paths: readonly string[],
    take: (page: IdentifiedPage, path: string, place: number, format: string) => Promise<void>,
  ): Promise<void> {
    const { analyzer, known, limits, mappings, report, takedown } = this.parts;
    const files = paths.map((path) => this.files.get(path) as CorpusFile);
    const progress = createProgress(
      files.reduce((sum, { bytes }) => sum + bytes, 0),
      'indexing',
    );
    const done = (digest: FileDigest): void => {
      this.digests.set(digest.path, this.asRead(digest));
      known.remember(this.files.get(digest.path) as CorpusFile, digest);
      this.filesRead.ended(digest.path);
    };
    const told: Report = (skipped) => {
      this.filesRead.reported();
      report(skipped);
    };
    const observer = { report: told, read: (amount: number) => progress.advance(amount), done };
    try {
      for await (const page of readCorpus(files, observer, analyzer, limits, mappings)) {
        this.filesRead.gavePage();
        await take(takedown.applyTo(withoutFile(page)), page.file.path, this.places.get(page.file.path) as number, page.format);
      }
    } finally {
      progress.stop();
    }
  }

  private async add(page: IdentifiedPage, path: string, place: number, format: string): Promise<void> {
    const became = await this.parts.update.add(page, path, place);
    this.formats.add(format, path, became);
    for (const [i, what] of became.entries()) {
      this.added[what]++;
      const id = page.answers[i]?.id ?? '';
      if (what === 'conflict') this.parts.report({ file: path, reason: `another answer has the same id: ${id}; only the newer one is searched` });
    }
  }
}

const withoutFile = ({ page, answers }: ReadPage): IdentifiedPage => ({ page, answers });

/** The listed paths, with each missing one behind the one that it followed before. */
function withMissing(listed: readonly string[], before: readonly string[], missing: ReadonlySet<string>): string[] {
  if (missing.size === 0) return [...listed];
  const known = new Set(listed);
  const behind = new Map<string | undefined, string[]>();
  let last: string | undefined;
  for (const path of before) {
    if (known.has(path)) last = path;
    if (!missing.has(path)) continue;
    if (!behind.has(last)) behind.set(last, []);
    behind.get(last)?.push(path);
  }
  return [...(behind.get(undefined) ?? []), ...listed.flatMap((path) => [path, ...(behind.get(path) ?? [])])];
}
