/** Brings an index up to date with its files: the folder holds the old index until the moment it holds the new one. */

import { createHash } from 'node:crypto';
import type { Answer, IdentifiedPage, Page } from '../model.js';
import type { SegmentEntry } from './manifest.js';
import type { OldAnswer, OldIndex } from './old-index.js';
import type { SegmentMaker } from './segment-maker.js';
import type { SegmentBatch } from './segment-writer.js';
import { SourceNumbers } from './source-numbers.js';
import { StatsCounter } from './stats.js';

/**
 * What became of an answer given to the builder: `new`; `changed`, where another record was kept under its id; `same`; `copy`,
 * where the same text stands on a page before, so that this page becomes another place of it; `conflict`, where another
 * text stands on a page before, which is kept.
 */
export type Added = 'new' | 'changed' | 'same' | 'copy' | 'conflict';

/**
 * A batch is closed when it holds this many characters, which take about 250 MB while they are counted. Counted in characters, not in
 * bytes of memory, so that the same corpus always gives the same segments.
 */
const MAX_BATCH_CHARS = 4_000_000;

/** Collects pages into batches, and decides for each answer which page is its home. */
export class IndexBuilder {
  readonly stats: StatsCounter;
  private readonly seen = new Map<string, string>();
  /** Answers to be taken from files that did not change, since the files before them in which they stood did. */
  private readonly wanted = new Map<string, number>();
  private readonly jobs: Promise<SegmentEntry>[] = [];
  private batch: Batch = new Batch();

  /**
   * @param old the index before, under the listing whose places `add` is given; absent to build from nothing
   * @param maxBatchChars results do not depend on it
   */
  constructor(
    private readonly maker: SegmentMaker,
    private readonly old?: OldIndex,
    private readonly maxBatchChars = MAX_BATCH_CHARS,
  ) {
    this.stats = new StatsCounter(old?.manifest.stats);
  }

  /**
   * Adds a page of a new or changed file, and those of its answers that have their home there.
   *
   * @param path of the file
   * @param place of the file in the listing; pages come in its order
   * @returns for each answer what became of it
   */
  async add({ page, answers }: IdentifiedPage, path: string, place: number): Promise<Added[]> {
    await this.makeRoom();
    const added = answers.map((answer) => this.judge(answer, path, place));
    this.batch.addPage(page, path);
    return added;
  }

  /** Places of unchanged files that must be read again, since answers in them lost an earlier home. To be asked when all was added. */
  placesToReadAgain(): number[] {
    for (const homeless of this.old?.homeless() ?? []) {
      const place = this.old?.firstPlace(homeless.answer.id);
      if (place === undefined) this.remove(homeless);
      else this.wanted.set(homeless.answer.id, place);
    }
    return [...new Set(this.wanted.values())].sort((a, b) => a - b);
  }

  /** Takes from a page of a file read again the answers that have their home there now. */
  async addAgain({ answers }: IdentifiedPage, path: string, place: number): Promise<void> {
    await this.makeRoom();
    for (const answer of answers) {
      if (this.wanted.get(answer.id) !== place) continue;
      this.wanted.delete(answer.id);
      this.settle(answer, path, place);
    }
  }

  /** Ends the last batch, and waits for all segments: in the order of their answers. */
  async finish(): Promise<SegmentEntry[]> {
    // A file that changed after it was listed may hold them no more; the next update reads it anew.
    for (const lost of this.old?.homeless() ?? []) this.remove(lost);
    this.closeBatch();
    return await Promise.all(this.jobs);
  }

  private judge(answer: Answer, path: string, place: number): Added {
    const digest = digestOf(answer.text);
    const before = this.seen.get(answer.id);
    if (before !== undefined) return before === digest ? 'copy' : 'conflict';
    const first = this.old?.firstPlace(answer.id);
    if (first === undefined || first > place) {
      this.seen.set(answer.id, digest);
      return this.settle(answer, path, place);
    }
    const old = this.old?.find(answer.id);
    const isHome = old?.home === first;
    if (!isHome) this.wanted.set(answer.id, first);
    // Its home stays in, or goes to, an unchanged file that is read before this one.
    const kept = old && isHome ? digestOf(old.answer.text) : digest;
    this.seen.set(answer.id, kept);
    return kept === digest ? 'copy' : 'conflict';
  }

  /** Makes a page the home of an answer. */
  private settle(answer: Answer, path: string, place: number): Added {
    const old = this.old?.find(answer.id);
    if (old && old.home === place && JSON.stringify(old.answer) === JSON.stringify(answer)) {
      this.old?.keep(old);
      return 'same';
    }
    if (old) this.remove(old);
    this.batch.addAnswer(answer, path);
    this.stats.addAnswer(answer);
    return old ? 'changed' : 'new';
  }

  private remove(old: OldAnswer): void {
    this.old?.delete(old);
    this.stats.removeAnswer(old.answer);
  }

  private async makeRoom(): Promise<void> {
    if (this.batch.characters < this.maxBatchChars) return;
    this.closeBatch();
    await this.jobs[this.jobs.length - 1 - this.maker.ahead];
  }

  private closeBatch(): void {
    if (this.batch.isEmpty) return;
    const job = this.maker.write(this.batch.content());
    // Whoever awaits it meets the error; until then it must not end the process.
    job.catch(() => {});
    this.jobs.push(job);
    this.batch = new Batch();
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64').slice(0, 16);
}

/** What will be one segment. */
class Batch {
  characters = 0;
  private readonly sources = new SourceNumbers();
  private readonly answers: { answer: Answer; source: number }[] = [];
  private readonly pages: { page: Page; source: number }[] = [];

  get isEmpty(): boolean {
    return this.answers.length === 0 && this.pages.length === 0;
  }

  addAnswer(answer: Answer, path: string): void {
    this.answers.push({ answer, source: this.sources.numberOf(path) });
    this.characters += answer.text.length + answer.question.length + (answer.questionDetail?.length ?? 0);
  }

  addPage(page: Page, path: string): void {
    this.pages.push({ page, source: this.sources.numberOf(path) });
  }

  content(): SegmentBatch {
    return { sources: this.sources.names, answers: this.answers, pages: this.pages };
  }
}
