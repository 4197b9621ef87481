/** Brings an index up to date with its files: the folder holds the old index until the moment it holds the new one. */

import { createHash } from 'node:crypto';
import type { Answer, IdentifiedPage, Page } from '../model.js';
import type { SegmentEntry } from './manifest.js';
import { type Home, isBetterHome, type OldAnswer, type OldIndex } from './old-index.js';
import { isForeignOn } from './open-index.js';
import type { SegmentMaker } from './segment-maker.js';
import type { SegmentBatch } from './segment-writer.js';
import { SourceNumbers } from './source-numbers.js';
import { StatsCounter } from './stats.js';

/**
 * What became of an answer given to the builder: `new`; `changed`, where another record was kept under its id; `same`; `copy`,
 * where the same text stands on another page that is its home, so that this page becomes another place of it; `conflict`, where another
 * text stands on a page before, which is kept; `later`, where it does not fit the page, and a page that it fits may still come.
 */
export type Added = 'new' | 'changed' | 'same' | 'copy' | 'conflict' | 'later';

/**
 * A batch is closed when it holds this many characters, which take about 250 MB while they are counted. Counted in characters, not in
 * bytes of memory, so that the same corpus always gives the same segments.
 */
const MAX_BATCH_CHARS = 4_000_000;

/** Collects pages into batches, and decides for each answer which page is its home. */
export class IndexBuilder {
  readonly stats: StatsCounter;
  private readonly seen = new Map<string, string>();
  /** Answers that fit no page so far, by the first of those they stand on. */
  private readonly unfitting = new Map<string, { readonly place: number; readonly digest: string }>();
  /** Answers to be taken from files that were read before, or did not change. */
  private readonly wanted = new Map<string, Home>();
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
    const added = answers.map((answer) => this.judge(answer, path, { place, isForeign: isForeignOn(page, answer.id) }));
    this.batch.addPage(page, path);
    return added;
  }

  /** Places of files that must be read again, since only now it is known that answers in them have their home there. To be asked when all was added. */
  placesToReadAgain(): number[] {
    for (const [id, { place }] of this.unfitting) this.want(id, { place, isForeign: true });
    this.unfitting.clear();
    for (const homeless of this.old?.homeless() ?? []) {
      if (this.wanted.has(homeless.answer.id)) continue;
      const home = this.old?.bestHome(homeless.answer.id);
      if (home === undefined) this.remove(homeless);
      else this.fetch(homeless.answer.id, home);
    }
    return [...new Set(Array.from(this.wanted.values(), ({ place }) => place))].sort((a, b) => a - b);
  }

  /**
   * Takes from a page of a file read again the answers that have their home there.
   *
   * @returns what became of those
   */
  async addAgain({ page, answers }: IdentifiedPage, path: string, place: number): Promise<Added[]> {
    await this.makeRoom();
    return answers.flatMap((answer) => {
      const isForeign = isForeignOn(page, answer.id);
      const home = this.wanted.get(answer.id);
      if (home?.place !== place || home.isForeign !== isForeign) return [];
      this.wanted.delete(answer.id);
      return [this.settle(answer, path, home)];
    });
  }

  /** Ends the last batch, and waits for all segments: in the order of their answers. */
  async finish(): Promise<SegmentEntry[]> {
    // A file that changed after it was listed may hold them no more; the next update reads it anew.
    for (const lost of this.old?.homeless() ?? []) this.remove(lost);
    this.closeBatch();
    return await Promise.all(this.jobs);
  }

  private judge(answer: Answer, path: string, home: Home): Added {
    const { id } = answer;
    const digest = digestOf(answer.text);
    const before = this.seen.get(id) ?? this.unfitting.get(id)?.digest;
    if (this.seen.has(id) || (before !== undefined && home.isForeign)) return before === digest ? 'copy' : 'conflict';
    if (home.isForeign) {
      this.unfitting.set(id, { place: home.place, digest });
      return 'later';
    }
    const unchanged = this.old?.bestHome(id);
    if (unchanged && isBetterHome(unchanged, home)) return this.leave(id, digest, unchanged);
    this.unfitting.delete(id);
    this.seen.set(id, digest);
    return this.settle(answer, path, home);
  }

  /** Its home stays in, or goes to, an unchanged file. */
  private leave(id: string, digest: string, home: Home): Added {
    const old = this.old?.find(id);
    const isHome = old?.home === home.place;
    if (!isHome) this.fetch(id, home);
    const kept = old && isHome ? digestOf(old.answer.text) : digest;
    this.seen.set(id, kept);
    return kept === digest ? 'copy' : 'conflict';
  }

  /** Finds the home of an answer that fits no page that was added: the first of them, or a better one in an unchanged file. */
  private want(id: string, home: Home): void {
    const unchanged = this.old?.bestHome(id);
    if (!unchanged || isBetterHome(home, unchanged)) this.wanted.set(id, home);
    else if (this.old?.find(id)?.home !== unchanged.place) this.fetch(id, unchanged);
  }

  /** Has an answer taken from the file of its home; where that cannot be read any more, the record that is there stays. */
  private fetch(id: string, home: Home): void {
    const old = this.old?.isMissing(home.place) ? this.old.find(id) : undefined;
    if (old) this.old?.keep(old);
    else this.wanted.set(id, home);
  }

  /** Makes a page the home of an answer. */
  private settle(answer: Answer, path: string, { place }: Home): Added {
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
