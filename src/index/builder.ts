/** Brings an index up to date with its files: the folder holds the old index until the moment it holds the new one. */

import type { Answer, IdentifiedPage } from '../model.js';
import { Batch } from './batch.js';
import { ANYWHERE, type AnswerText, type Home, homeOn, isBetterHome, keyOfText } from './home.js';
import type { SegmentEntry } from './manifest.js';
import { type ChosenText, searchNewest } from './newest-text.js';
import type { OldAnswer, OldIndex } from './old-index.js';
import type { SegmentMaker } from './segment-maker.js';
import { aboutOf, isOther, SettledTexts, type Spot } from './settled.js';
import { countedOf, StatsCounter } from './stats.js';

/**
 * What became of an answer given to the builder: `new`; `changed`, where another record was kept under its id, which may go on as an
 * older text; `same`; `copy`, where the same text stands on another page that is its home, so that this page becomes another place of
 * it; `conflict`, as `changed`, but with another question and another author: two answers may share the id, and only the newer one is searched; `later`, where it does not fit the page, and a page that it fits may still come.
 */
export type Added = 'new' | 'changed' | 'same' | 'copy' | 'conflict' | 'later';

/**
 * A batch is closed when it holds this many characters, which take about 250 MB while they are counted. Counted in characters, not in
 * bytes of memory, so that the same corpus always gives the same segments.
 */
const MAX_BATCH_CHARS = 4_000_000;

/** Collects pages into batches, decides for each text of an answer which page is its home, and for each answer which text is searched. */
export class IndexBuilder {
  readonly stats: StatsCounter;
  private readonly settled = new SettledTexts();
  /** Texts that fit no page so far, by the best of those they stand on. */
  private readonly unfitting = new Map<string, { readonly text: AnswerText; readonly home: Home }>();
  /** Homes of texts that are to be taken from files that were read before, or did not change. */
  private readonly wanted = new Map<string, Home>();
  /** Answers of the source's own ids of which a record was in a file that changed or is gone. */
  private readonly touched = new Set<string>();
  private readonly jobs: { readonly batch: Batch; readonly written: Promise<SegmentEntry> }[] = [];
  private batch = new Batch();
  private order = 0;

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
    const added = answers.map((answer) => this.judge(answer, path, homeOn(page, answer, place, this.order++)));
    this.batch.addPage(page, path);
    return added;
  }

  /** Places of files that must be read again, since only now it is known that answers in them have their home there. To be asked when all was added. */
  placesToReadAgain(): number[] {
    for (const { text, home } of this.unfitting.values()) this.want(text, home);
    this.unfitting.clear();
    for (const homeless of this.old?.homeless() ?? []) {
      const { answer } = homeless;
      if (answer.revision) this.touched.add(answer.id);
      if (this.wanted.has(keyOfText(answer))) continue;
      const home = this.old?.bestHome(answer);
      if (home === undefined) this.remove(homeless);
      else this.fetch(answer, home);
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
      const key = keyOfText(answer);
      const home = this.wanted.get(key);
      // Of pages alike, the first one in the file is the home.
      const here = homeOn(page, answer, place, home?.order ?? 0);
      if (!home || isBetterHome(home, here) || isBetterHome(here, home)) return [];
      this.wanted.delete(key);
      return [this.settle(answer, path, home)];
    });
  }

  /**
   * Removes answers that are taken down, in all their texts. To be asked when all was added.
   *
   * @param ids of answers that may have several texts
   * @param isMeant asked of answers in files that cannot be read any more; absent where none of them can be meant
   */
  takeDown(ids: Iterable<string>, isMeant?: (answer: Answer) => boolean): void {
    for (const id of ids) {
      for (const old of this.old?.recordsOf(id) ?? []) this.remove(old);
      for (const { spot } of this.settled.underWay(id)) this.takeOut(spot, false);
      this.settled.delete(id);
    }
    if (isMeant) for (const old of this.old?.inMissingFiles() ?? []) if (isMeant(old.answer)) this.remove(old);
  }

  /** Ends the last batch, and waits for all segments: in the order of their answers. */
  async finish(): Promise<SegmentEntry[]> {
    // A file that changed after it was listed may hold them no more; the next update reads it anew.
    for (const lost of this.old?.homeless() ?? []) this.remove(lost);
    await this.chooseTexts();
    this.closeBatch();
    return await Promise.all(
      this.jobs.map(async ({ batch, written }) => {
        const leaving = batch.lateLeaving;
        return leaving ? this.maker.rewrite(await written, leaving) : written;
      }),
    );
  }

  private judge(answer: Answer, path: string, home: Home): Added {
    const before = this.settled.find(answer);
    if (before && !isBetterHome(home, before.home)) return 'copy';
    const key = keyOfText(answer);
    if (home.isForeign) return this.judgeForeign(answer, home);
    const unchanged = before ? undefined : this.old?.bestHome(answer);
    if (unchanged && isBetterHome(unchanged, home)) return this.leave(answer, unchanged);
    this.unfitting.delete(key);
    this.wanted.delete(key);
    return this.settle(answer, path, home);
  }

  private judgeForeign({ id, revision }: Answer, home: Home): Added {
    const text = { id, ...(revision && { revision }) };
    const key = keyOfText(text);
    const before = this.unfitting.get(key);
    if (!before || isBetterHome(home, before.home)) this.unfitting.set(key, { text, home });
    return before ? 'copy' : 'later';
  }

  /** Its home stays in, or goes to, an unchanged file. */
  private leave(text: AnswerText, home: Home): Added {
    if (this.old?.find(text)?.home !== home.place) this.fetch(text, home);
    this.settled.add(text, { home });
    return 'copy';
  }

  /** Finds the home of a text that fits no page that was added: the best of them, or a better one in an unchanged file. */
  private want(text: AnswerText, home: Home): void {
    const unchanged = this.old?.bestHome(text);
    if (!unchanged || isBetterHome(home, unchanged)) this.wanted.set(keyOfText(text), home);
    else if (this.old?.find(text)?.home !== unchanged.place) this.fetch(text, unchanged);
  }

  /** Has a text taken from the file of its home; where that cannot be read any more, the record that is there stays. */
  private fetch(text: AnswerText, home: Home): void {
    const old = this.old?.isMissing(home.place) ? this.old.find(text) : undefined;
    if (old) this.old?.keep(old);
    else this.wanted.set(keyOfText(text), home);
  }

  /** Makes a page the home of a text. */
  private settle(answer: Answer, path: string, home: Home): Added {
    const before = this.settled.find(answer);
    if (before?.spot) this.takeOut(before.spot, false);
    const known = this.old?.recordsOf(answer.id) ?? [];
    const old = known.find((record) => record.answer.revision === answer.revision);
    if (old && old.home === home.place && JSON.stringify(old.answer) === JSON.stringify(answer)) {
      this.old?.keep(old);
      this.settled.add(answer, { home });
      return 'same';
    }
    if (old) this.remove(old);
    const about = aboutOf(answer);
    const beside = known.some((record) => isOther(about, aboutOf(record.answer))) ? 'others' : this.settled.beside(answer.id, about);
    this.addAnswer(answer, path, home, about);
    if (beside === 'others') return 'conflict';
    return known.length > 0 || beside === 'texts' ? 'changed' : 'new';
  }

  private addAnswer(answer: Answer, path: string, home: Home, about = aboutOf(answer)): void {
    const counted = countedOf(answer);
    const spot = { batch: this.batch, number: this.batch.addAnswer(answer, path), counted, about };
    this.settled.add(answer, answer.revision ? { home, spot } : { home });
    this.stats.add(counted);
  }

  private takeOut({ batch, number, counted }: Spot, becomesOlder: boolean): void {
    batch.leave(number, becomesOlder);
    this.stats.takeBack(counted);
  }

  private remove(old: OldAnswer): void {
    this.old?.delete(old);
    if (old.shelf === 'answers') this.stats.remove(countedOf(old.answer));
  }

  private async chooseTexts(): Promise<void> {
    for (const id of new Set([...this.settled.ids(), ...this.touched])) {
      await this.makeRoom();
      searchNewest([...this.oldTextsOf(id), ...this.newTextsOf(id)]);
    }
  }

  private newTextsOf(id: string): ChosenText[] {
    return this.settled.underWay(id).map(({ home, spot }) => ({ home, isSearched: true, move: () => this.takeOut(spot, true) }));
  }

  private oldTextsOf(id: string): ChosenText[] {
    const { old } = this;
    if (!old) return [];
    return old.recordsOf(id).map((record) => {
      const { answer } = record;
      const isSearched = record.shelf === 'answers';
      const move = (): void => {
        const path = old.sourceOf(record);
        this.remove(record);
        if (isSearched) this.batch.addOlder(answer, path);
        else this.addAnswer(answer, path, home);
      };
      const home = this.settled.find(answer)?.home ?? old.bestHome(answer) ?? ANYWHERE;
      return { home, isSearched, move };
    });
  }

  private async makeRoom(): Promise<void> {
    if (this.batch.characters < this.maxBatchChars) return;
    this.closeBatch();
    await this.jobs[this.jobs.length - 1 - this.maker.ahead]?.written;
  }

  private closeBatch(): void {
    const { batch } = this;
    if (batch.isEmpty) return;
    const written = this.maker.write(batch.take());
    // Whoever awaits it meets the error; until then it must not end the process.
    written.catch(() => {});
    this.jobs.push({ batch, written });
    this.batch = new Batch();
  }
}
