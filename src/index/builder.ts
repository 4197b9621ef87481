/** Builds an index from pages, from nothing: the folder holds the old index until the moment it holds the new one. */

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, messageOf } from '../errors.js';
import type { Analyzer, Answer, IdentifiedPage, IndexStats } from '../model.js';
import { syncDirectory, TEMPORARY_SUFFIX } from './durable-files.js';
import { questionTextOf, termsByField } from './fields.js';
import { filesOf, MANIFEST_NAME, type Manifest, type SegmentEntry, type SourceEntry, statsOf, writeManifest } from './manifest.js';
import { mergeSegments } from './merge.js';
import { INDEX_FORMAT } from './sections.js';
import { SegmentWriter } from './segment-writer.js';
import { StatsCounter } from './stats.js';

/**
 * A segment is closed when it holds this many postings: about 300 MB of MiniSearch's maps. Counted in postings, not in bytes
 * of memory, so that the same corpus always gives the same segments.
 */
const MAX_SEGMENT_POSTINGS = 6_000_000;

const ENDINGS_OF_INDEX_FILES = ['.terms', '.answers', '.pages', TEMPORARY_SUFFIX];

/** What became of an answer given to the builder. */
export type Added = 'new' | 'copy' | 'conflict';

/** Takes pages in and leaves an index behind. */
export class IndexBuilder {
  private readonly segments: SegmentEntry[] = [];
  private readonly seen = new Map<string, string>();
  private readonly stats = new StatsCounter();
  private current: SegmentWriter;

  /**
   * @param directory is made where it is missing
   * @param maxSegmentPostings closes a segment when it holds so many; results do not depend on it
   * @param maxSegments more than so many are merged into one at the end; results do not depend on it either
   * @throws ConfigurationError where the folder cannot be made
   */
  constructor(
    private readonly directory: string,
    private readonly analyzer: Analyzer,
    private readonly maxSegmentPostings = MAX_SEGMENT_POSTINGS,
    private readonly maxSegments = 1,
  ) {
    try {
      mkdirSync(directory, { recursive: true });
    } catch (cause) {
      throw new ConfigurationError(`the index cannot be written to ${directory}: ${messageOf(cause)}`, { cause });
    }
    this.current = new SegmentWriter(directory);
  }

  /**
   * Adds a page and those of its answers that are new.
   *
   * @returns for each answer: `new`; `copy` where the same answer was added before, so that this page becomes another place of it;
   * `conflict` where another text was added under the same id, which is kept
   */
  add({ page, answers }: IdentifiedPage): Added[] {
    if (this.current.postings >= this.maxSegmentPostings) this.closeSegment();
    const added = answers.map((answer) => this.addAnswer(answer));
    this.current.addPage(page);
    this.stats.addPage();
    return added;
  }

  private addAnswer(answer: Answer): Added {
    const digest = createHash('sha256').update(answer.text).digest('base64').slice(0, 16);
    const before = this.seen.get(answer.id);
    if (before !== undefined) return before === digest ? 'copy' : 'conflict';
    this.seen.set(answer.id, digest);
    const question = this.analyzer.analyze(questionTextOf(answer));
    this.current.addAnswer(answer, termsByField(answer, question, this.analyzer.analyze(answer.text)));
    this.stats.addAnswer(answer);
    return 'new';
  }

  private closeSegment(): void {
    this.segments.push(this.current.finish());
    this.current = new SegmentWriter(this.directory);
  }

  /**
   * Makes what was added the current index, and removes the files of the one before.
   *
   * @param sources the files that were read, kept to tell later whether the corpus has changed
   */
  finish(sources: readonly SourceEntry[]): IndexStats {
    if (this.current.isEmpty) this.current.discard();
    else this.segments.push(this.current.finish());
    const segments = this.segments.length > this.maxSegments ? [mergeSegments(this.directory, this.segments)] : this.segments;
    syncDirectory(this.directory);
    const manifest: Manifest = {
      format: INDEX_FORMAT,
      analyzer: this.analyzer.fingerprint,
      sources,
      segments,
      stats: this.stats.result(),
    };
    writeManifest(this.directory, manifest);
    removeStrangers(this.directory, manifest);
    return statsOf(manifest);
  }

  /** Gives the build up; the index that was there before stays. */
  abandon(): void {
    this.current.discard();
  }
}

/** Removes files of earlier and of unfinished builds; files that are no index files are left alone. */
function removeStrangers(directory: string, manifest: Manifest): void {
  const kept = new Set([MANIFEST_NAME, ...filesOf(manifest).map(({ name }) => name)]);
  for (const name of readdirSync(directory)) {
    if (!kept.has(name) && ENDINGS_OF_INDEX_FILES.some((ending) => name.endsWith(ending))) rmSync(join(directory, name), { force: true });
  }
}
