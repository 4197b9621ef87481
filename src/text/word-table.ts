/** Keeps which words may stand for which: from what is typed to what a text may say instead. */

import { matchKey } from './fold.js';
import { keyOf, type Unit, unitsOf } from './units.js';

/** Words and what may stand for each. Plain data: it can be handed to another thread. */
export interface WordTable {
  /** For the {@link keyOf} a word, match keys of the words that may stand for it; never itself. */
  readonly alternatives: ReadonlyMap<string, readonly string[]>;
  /** For the first unit of a word, how many units the words have that begin so; the longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
  /** For the match key of a word, what stands around it where its letters stand by chance (国小 in 中国小说). */
  readonly notIn: ReadonlyMap<string, readonly Surroundings[]>;
}

/** Match keys of what stands before and behind a word. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/**
 * Whether a word counts where it stands in a text, by what stands around it: it does where the table says nothing of it.
 *
 * @param folded a match key of a query or of an answer
 */
export function countsAt({ notIn }: WordTable, folded: string, start: number, end: number): boolean {
  return !standsBetween(notIn.get(folded.slice(start, end)) ?? [], folded, start, end);
}

/** Whether one of these stands around a stretch of a match key. */
export function standsBetween(around: readonly Surroundings[], folded: string, start: number, end: number): boolean {
  return around.some(
    ({ before, after }) => start >= before.length && folded.startsWith(before, start - before.length) && folded.startsWith(after, end),
  );
}

/** A word as it is compared. */
interface Entry {
  readonly units: readonly Unit[];
  readonly key: string;
  /** Its match key. */
  readonly text: string;
}

function entryOf(word: string): Entry {
  const text = matchKey(word);
  const units = unitsOf(text);
  return { units, key: keyOf(units), text };
}

/** A table that is being made. Words may be given in any writing. */
export class WordTableMaker {
  private readonly alternatives = new Map<string, string[]>();
  private readonly lengths = new Map<string, number[]>();
  private readonly notIn = new Map<string, Surroundings[]>();

  /** Says that any of `others` may stand for any of `words`, which says nothing of two that are the same to the fold. */
  add(words: readonly string[], others: readonly string[]): void {
    const right = others.map(entryOf);
    for (const word of words.map(entryOf)) for (const other of right) this.addEntry(word, other);
  }

  /** Says that all the words may stand for each other. */
  addGroup(words: readonly string[]): void {
    this.add(words, words);
  }

  private addEntry({ units, key }: Entry, other: Entry): void {
    const first = units[0];
    const known = this.alternatives.get(key) ?? [];
    if (!first || key === other.key || known.includes(other.text)) return;
    this.alternatives.set(key, [...known, other.text]);
    this.addLength(first.text, units.length);
  }

  private addLength(first: string, length: number): void {
    const known = this.lengths.get(first) ?? [];
    if (known.includes(length)) return;
    const lengths = [...known, length].sort((a, b) => b - a);
    this.lengths.set(first, lengths);
  }

  /** Says that the word does not count inside a longer text, wherever in it the word stands. */
  exclude(word: string, longer: string): void {
    const [key, text] = [matchKey(word), matchKey(longer)];
    for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
      const around = { before: text.slice(0, at), after: text.slice(at + key.length) };
      this.notIn.set(key, [...(this.notIn.get(key) ?? []), around]);
    }
  }

  /** The table as it is now. */
  finish(): WordTable {
    return { alternatives: this.alternatives, lengths: this.lengths, notIn: this.notIn };
  }
}
