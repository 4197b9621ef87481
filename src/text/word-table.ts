/** Keeps which words may stand for which: from what is typed to what a text may say instead. */

import { matchKey } from './fold.js';
import { keyOf, unitsOf } from './units.js';

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
  const around = notIn.get(folded.slice(start, end)) ?? [];
  return !around.some(
    ({ before, after }) => start >= before.length && folded.startsWith(before, start - before.length) && folded.startsWith(after, end),
  );
}

/** A table that is being made. Words may be given in any writing. */
export class WordTableMaker {
  private readonly alternatives = new Map<string, string[]>();
  private readonly lengths = new Map<string, number[]>();
  private readonly notIn = new Map<string, Surroundings[]>();

  /** Says that `other` may stand for `word`, which is nothing new where the two are the same to the fold. */
  add(word: string, other: string): void {
    const units = unitsOf(matchKey(word));
    const key = keyOf(units);
    const text = matchKey(other);
    if (units.length === 0 || key === keyOf(unitsOf(text))) return;
    const known = this.alternatives.get(key) ?? [];
    if (known.includes(text)) return;
    this.alternatives.set(key, [...known, text]);
    const first = (units[0] as { readonly text: string }).text;
    const lengths = this.lengths.get(first) ?? [];
    if (!lengths.includes(units.length))
      this.lengths.set(
        first,
        [...lengths, units.length].sort((a, b) => b - a),
      );
  }

  /** Says that all the words may stand for each other. */
  addGroup(words: readonly string[]): void {
    for (const word of words) for (const other of words) if (other !== word) this.add(word, other);
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
