/** Updates an index: locks it, compares it with its files, and puts a new one in its place in one step. */

import { IndexError } from '../errors.js';
import type { Analyzer, Answer, IdentifiedPage, IndexStats } from '../model.js';
import { type Added, IndexBuilder } from './builder.js';
import { commitDeletes } from './commit-deletes.js';
import { syncDirectory } from './durable-files.js';
import { writeGroupFiles } from './group-files.js';
import { removeUnfinished, removeUnnamed } from './leftovers.js';
import { type Manifest, type SegmentEntry, type SourceEntry, statsOf, writeManifest } from './manifest.js';
import { isMerged, planMerges, planOneSegment } from './merge-policy.js';
import { OldIndex } from './old-index.js';
import { type OpenedIndex, openIndexFiles } from './open-index.js';
import { INDEX_FORMAT } from './sections.js';
import { createLocalMaker, type SegmentMaker } from './segment-maker.js';
import { areSameWords, writeUserWords } from './user-words-file.js';
import { writeVocabulary } from './vocabulary-writer.js';
import { takeWriterLock, type WriterLock } from './writer-lock.js';

/** How an update is done; none of it changes what is found. */
export interface UpdateOptions {
  /** Build from nothing, whatever is there. */
  readonly rebuild?: boolean;
  /** Who writes the segments; by default this thread. */
  readonly maker?: SegmentMaker;
  readonly maxBatchChars?: number;
  readonly planMerges?: typeof planMerges;
  /** Leave the folder as it is: there will be no commit. */
  readonly isDry?: boolean;
  /** What is left out of it, as {@link Manifest.takedown} keeps it. */
  readonly takedown?: readonly string[];
}

/** An update under way, which holds the index's lock. It ends with `commit` or `abandon`. */
export class IndexUpdate {
  private builder: IndexBuilder;
  private old: OldIndex | undefined;
  private taken: NonNullable<Manifest['taken']> = [];
  private readonly maker: SegmentMaker;

  private constructor(
    private readonly directory: string,
    private readonly analyzer: Analyzer,
    /** Absent where nothing will be written. */
    private readonly lock: WriterLock | undefined,
    private readonly before: OpenedIndex | undefined,
    /** Why the index that is there cannot be built upon, if there is one. */
    readonly problem: IndexError | undefined,
    private readonly options: UpdateOptions,
  ) {
    this.maker = options.maker ?? createLocalMaker(directory, analyzer);
    this.builder = new IndexBuilder(this.maker, undefined, options.maxBatchChars);
  }

  /**
   * Takes the lock, cleans up after builds that were interrupted, and opens the index that is there. Without {@link plan} the index
   * is then built from nothing.
   *
   * @param directory is made where it is missing
   * @throws ConfigurationError where the folder cannot be made
   * @throws IndexError `locked`, or `newer`: an index that this program cannot read is not thrown away
   */
  static begin(directory: string, analyzer: Analyzer, options: UpdateOptions = {}): IndexUpdate {
    const lock = options.isDry ? undefined : takeWriterLock(directory);
    try {
      // First: a writer whose lock was taken over may wake, and then finds that what it was about to commit is gone.
      if (lock) removeUnfinished(directory);
      const { index, problem } = openOld(directory, analyzer);
      if (lock && index) removeUnnamed(directory, index.manifest, lock.isHeld);
      return new IndexUpdate(directory, analyzer, lock, index, problem, options);
    } catch (error) {
      lock?.release();
      throw error;
    }
  }

  /** The files that the index before was made from; none where it is not built upon. */
  get sources(): readonly SourceEntry[] {
    return this.options.rebuild ? [] : (this.before?.manifest.sources ?? []);
  }

  /** What was left out of the index before, whether or not it is built upon. */
  get takedownBefore(): readonly string[] {
    return this.before?.manifest.takedown ?? [];
  }

  /** Answers that were left out of it in all their texts, as {@link Manifest.taken} keeps them. */
  get takenBefore(): NonNullable<Manifest['taken']> {
    return this.before?.manifest.taken ?? [];
  }

  /** The files in which answers stand of which this is true. */
  sourcesOf(isMeant: (answer: Answer) => boolean): ReadonlySet<string> {
    const sources = new Set<string>();
    const segments = this.before?.segments.map(({ segment }) => segment) ?? [];
    for (const segment of segments) {
      for (const { shelf, row, answer } of segment.allShelved()) {
        if (!isMeant(answer)) continue;
        sources.add(segment.sourceOf(shelf, row));
        for (const other of segments) for (const place of other.pagesWith(answer.id)) sources.add(other.sourceOf('pages', place.row));
      }
    }
    return sources;
  }

  /**
   * Builds upon the index that is there.
   *
   * @param paths of all files, in the order in which they are read
   * @param unchanged those that are as they were when the index was made; their pages stay
   * @param missing those of these that cannot be read any more
   */
  plan(paths: readonly string[], unchanged: ReadonlySet<string>, missing: ReadonlySet<string> = new Set()): void {
    if (!this.before || this.options.rebuild) return;
    this.old = new OldIndex(this.before, new Map(paths.map((path, place) => [path, place])), unchanged, missing);
    this.builder = new IndexBuilder(this.maker, this.old, this.options.maxBatchChars);
  }

  /** How many answers the index has that is built upon; nothing where none is. */
  get answersBefore(): number | undefined {
    return this.old?.manifest.stats.answers;
  }

  /** How many answers the index would have if it were committed now. */
  get answers(): number {
    return this.builder.stats.answers;
  }

  /** {@link IndexBuilder.add} */
  add(page: IdentifiedPage, path: string, place: number): Promise<Added[]> {
    return this.whileHeld(() => this.builder.add(page, path, place));
  }

  /** {@link IndexBuilder.placesToReadAgain} */
  placesToReadAgain(): number[] {
    return this.builder.placesToReadAgain();
  }

  /** {@link IndexBuilder.addAgain} */
  addAgain(page: IdentifiedPage, path: string, place: number): Promise<Added[]> {
    return this.whileHeld(() => this.builder.addAgain(page, path, place));
  }

  /**
   * {@link IndexBuilder.takeDown}
   *
   * @param taken answers that may have several texts, each with the key that takes it down
   */
  takeDown(taken: ReadonlyMap<string, string>, isMeant: (answer: Answer) => boolean): void {
    this.taken = [...taken].sort(([a], [b]) => (a < b ? -1 : 1));
    this.builder.takeDown(taken.keys(), this.hasNewKeys ? isMeant : undefined);
  }

  private get hasNewKeys(): boolean {
    return this.options.takedown?.some((key) => !this.takedownBefore.includes(key)) ?? false;
  }

  /** Ends a dry update; {@link answers} is then what a commit would have left. */
  async preview(): Promise<void> {
    await this.builder.finish();
  }

  /**
   * Makes what was added, with what stays, the current index, and removes the files of the one before.
   *
   * @param sources the files as they were read, kept to tell later whether they have changed
   */
  async commit(sources: readonly SourceEntry[]): Promise<IndexStats> {
    return this.whileHeld(() => this.write(sources)).finally(() => this.abandon());
  }

  private async write(sources: readonly SourceEntry[]): Promise<IndexStats> {
    const added = await this.builder.finish();
    const segments = await this.mergedSegments([...this.oldSegments(), ...added]);
    const stats = this.builder.stats.result(segments, this.old?.segments ?? []);
    const { fingerprint, userWords = [] } = this.analyzer;
    const words = writeUserWords(this.directory, userWords);
    const manifest: Manifest = {
      format: INDEX_FORMAT,
      analyzer: fingerprint,
      sources,
      segments,
      ...writeGroupFiles(this.directory, segments),
      vocabulary: writeVocabulary(this.directory, segments, this.analyzer, this.before?.vocabulary),
      ...(words && { userWords: words }),
      ...(this.options.takedown?.length && { takedown: this.options.takedown }),
      ...(this.taken.length > 0 && { taken: this.taken }),
      stats,
    };
    syncDirectory(this.directory);
    writeManifest(this.directory, manifest, () => this.lock?.check());
    removeUnnamed(this.directory, manifest, () => this.lock?.isHeld() ?? false);
    return statsOf(manifest);
  }

  /** Where the lock was taken over meanwhile, that is why something failed: what was under way has been removed. */
  private async whileHeld<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      this.lock?.check();
      throw error;
    }
  }

  /** Gives the update up; the index that was there before stays. Does nothing after `commit`. */
  abandon(): void {
    this.before?.close();
    this.lock?.release();
  }

  private oldSegments(): SegmentEntry[] {
    const { old } = this;
    if (!old) return [];
    return old.manifest.segments.map((entry, i) => {
      const segment = old.segments[i];
      return segment ? commitDeletes(this.directory, this.analyzer, entry, segment) : entry;
    });
  }

  private async mergedSegments(segments: readonly SegmentEntry[]): Promise<SegmentEntry[]> {
    const merged: SegmentEntry[] = [];
    const plan = this.options.planMerges ?? (this.old ? planMerges : planOneSegment);
    // What is taken down must not stay on the disk until a merge comes by.
    const known = new Set(this.takenBefore.map(([id]) => id));
    const purges = this.hasNewKeys || this.taken.some(([id]) => !known.has(id));
    for (const group of plan(segments)) {
      if (isMerged(group) || (purges && group.some(({ files }) => files.deletes))) merged.push(await this.maker.merge(group));
      else merged.push(...group);
    }
    return merged;
  }
}

/** The index before, or why it cannot be built upon; nothing of both where there is none. */
function openOld(directory: string, { fingerprint, userWords = [] }: Analyzer): { readonly index?: OpenedIndex; readonly problem?: IndexError } {
  try {
    const index = openIndexFiles(directory, fingerprint);
    if (areSameWords(index.userWords, userWords)) return { index };
    index.close();
    const what = `the index in ${directory} was made with other user words (${index.userWords.length} then, ${userWords.length} now)`;
    return { problem: new IndexError('words', directory, what) };
  } catch (error) {
    if (!(error instanceof IndexError) || error.problem === 'newer') throw error;
    return error.problem === 'missing' ? {} : { problem: error };
  }
}
