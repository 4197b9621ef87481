/** Remembers where the texts that an update came upon have their home. */

import { crc32 } from 'node:zlib';
import type { Answer } from '../model.js';
import type { Batch } from './batch.js';
import { ANYWHERE, type AnswerText, type Home } from './home.js';
import type { Counted } from './stats.js';

/** By which two answers under one id are told from two texts of one: numbers made from its question and its author. */
export interface About {
  readonly question: number;
  readonly author: number;
}

/** What an answer is about. */
export function aboutOf({ question, author }: Pick<Answer, 'question' | 'author'>): About {
  return { question: crc32(question), author: crc32(author) };
}

/** Whether neither the question nor the author is the same. */
export function isOther(one: About, other: About): boolean {
  return one.question !== other.question && one.author !== other.author;
}

/** A record on its way into a segment. */
export interface Spot {
  readonly batch: Batch;
  readonly number: number;
  readonly counted: Counted;
  readonly about: About;
}

/** A text whose home is known so far. */
export interface SettledText {
  readonly home: Home;
  /** Absent where its record is in the old index, or is to be fetched. */
  readonly spot?: Spot;
}

/** Settled texts by their answers. */
export class SettledTexts {
  private readonly byId = new Map<string, readonly (SettledText & Pick<AnswerText, 'revision'>)[]>();

  find({ id, revision }: AnswerText): SettledText | undefined {
    const texts = this.byId.get(id);
    return revision === undefined ? texts && SETTLED : texts?.find((one) => one.revision === revision);
  }

  /** Adds a text, or what is known of it now. Of one that can only be the same wherever it stands, that it is settled is all there is to know. */
  add({ id, revision }: AnswerText, settled: SettledText): void {
    const texts = this.byId.get(id) ?? NONE;
    this.byId.set(id, revision === undefined ? texts : [...texts.filter((one) => one.revision !== revision), { revision, ...settled }]);
  }

  /** What is under way under an id: nothing; texts of one answer; or of others, too. */
  beside(id: string, about: About): 'nothing' | 'texts' | 'others' {
    let found: 'nothing' | 'texts' = 'nothing';
    for (const { spot } of this.byId.get(id) ?? []) {
      if (spot && isOther(about, spot.about)) return 'others';
      if (spot) found = 'texts';
    }
    return found;
  }

  delete(id: string): void {
    this.byId.delete(id);
  }

  /** Answers that may have several texts. */
  *ids(): Generator<string> {
    for (const [id, texts] of this.byId) if (texts.length > 0) yield id;
  }

  /** The texts of an answer that are on their way into a segment. */
  underWay(id: string): { readonly home: Home; readonly spot: Spot }[] {
    return (this.byId.get(id) ?? []).flatMap(({ home, spot }) => (spot ? [{ home, spot }] : []));
  }
}

/** Shared by all that need no more: half a million answers are settled in one update. */
const NONE: readonly never[] = [];
const SETTLED: SettledText = { home: ANYWHERE };
