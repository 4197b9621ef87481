/** Collects what will be one segment. */

import type { Answer, Page } from '../model.js';
import type { SegmentBatch, SourcedAnswer } from './segment-writer.js';
import { firstPlaceFrom } from './sorted-numbers.js';
import { SourceNumbers } from './source-numbers.js';

/** Rows of answers that a segment is to lose: for good, or because they become older texts. */
export interface Leaving {
  readonly gone: readonly number[];
  readonly older: readonly number[];
}

/** Answers, older texts and pages on their way into one segment. */
export class Batch {
  /** UTF-16 code units of all texts. */
  characters = 0;
  private readonly sources = new SourceNumbers();
  private answers: SourcedAnswer[] = [];
  private older: SourcedAnswer[] = [];
  private pages: { page: Page; source: number }[] = [];
  /** By the number of the answer in this batch, whether it becomes an older text. */
  private leaving = new Map<number, boolean>();
  /** Numbers, ascending, of answers that left before the segment was written. */
  private left = new Uint32Array(0);

  get isEmpty(): boolean {
    return this.answers.length === 0 && this.older.length === 0 && this.pages.length === 0;
  }

  /** @returns its number in this batch */
  addAnswer(answer: Answer, path: string): number {
    return this.answers.push(this.sourced(answer, path)) - 1;
  }

  addOlder(answer: Answer, path: string): void {
    this.older.push(this.sourced(answer, path));
  }

  addPage(page: Page, path: string): void {
    this.pages.push({ page, source: this.sources.numberOf(path) });
  }

  private sourced(answer: Answer, path: string): SourcedAnswer {
    this.characters += answer.text.length + answer.question.length + (answer.questionDetail?.length ?? 0);
    return { answer, source: this.sources.numberOf(path) };
  }

  /** An answer is not to be one of the segment, which may be written already. */
  leave(number: number, becomesOlder: boolean): void {
    this.leaving.set(number, becomesOlder);
  }

  /** Gives what is to be written, and forgets it; answers that leave from now on are to be taken out of the segment. */
  take(): SegmentBatch {
    const { answers, pages, leaving, sources } = this;
    const moved = answers.filter((_, number) => leaving.get(number));
    const content = {
      sources: sources.names,
      answers: answers.filter((_, number) => !leaving.has(number)),
      older: [...this.older, ...moved],
      pages,
    };
    this.left = Uint32Array.from(sorted(leaving.keys()));
    this.leaving = new Map();
    [this.answers, this.older, this.pages] = [[], [], []];
    return content;
  }

  /** What is to be taken out of the segment that was written; nothing where all can stay. */
  get lateLeaving(): Leaving | undefined {
    if (this.leaving.size === 0) return undefined;
    const numbers = sorted(this.leaving.keys());
    const rowsThat = (becomeOlder: boolean): number[] =>
      numbers.filter((number) => this.leaving.get(number) === becomeOlder).map((number) => number - firstPlaceFrom(this.left, number));
    return { gone: rowsThat(false), older: rowsThat(true) };
  }
}

const sorted = (numbers: Iterable<number>): number[] => [...numbers].sort((a, b) => a - b);
