/** Finds the stretches of a query for which other words may stand: regional words and the operator's synonyms. */

import type { Range } from '../../model.js';
import { keyOf, type Unit, unitsOf } from '../../text/units.js';
import { countsAt, type WordTable } from '../../text/word-table.js';
import type { Alternative } from './alternative.js';

/** The tables by the likeness that they give; a likeness without a table gives nothing. */
export interface AlternativeTables {
  readonly region?: WordTable;
  readonly synonym?: WordTable;
}

/**
 * What may stand for stretches of a text: in each table the longest word first, from left to right, so that no two stretches of one
 * likeness overlap. A stretch may have several alternatives; they follow one another, the likeliest first.
 *
 * A stretch counts only where it is made of words, so that the 国小 of 中国小说 is no primary school: it begins and ends where words
 * do, or it is a dictionary word at the beginning or the end of a longer one (软件 in 软件包; not 品质 in 商品质量).
 *
 * @param folded the match key of a query, or of a part of it
 * @param words of the same text, as the analyzer gives them; {@link Alternative.text} is a match key, which may have several words
 * (冯·诺依曼, `machine learning`)
 */
export function alternativesIn(folded: string, words: readonly Range[], tables: AlternativeTables): Alternative[] {
  const units = unitsOf(folded);
  const borders = new Borders(words);
  const found: Alternative[] = [];
  for (const why of ['region', 'synonym'] as const) {
    const table = tables[why];
    if (!table) continue;
    for (let at = 0; at < units.length; ) {
      const count = longestAt(units, at, table, folded, borders);
      if (count === 0) {
        at++;
        continue;
      }
      const [first, last] = [units[at] as Unit, units[at + count - 1] as Unit];
      for (const text of table.alternatives.get(keyOf(units, at, at + count)) ?? []) {
        const notIn = table.notIn.get(text);
        found.push({ start: first.start, end: last.end, text, why, ...(notIn && { notIn }) });
      }
      at += count;
    }
  }
  return found;
}

/** How many units the longest word has that stands there and counts; 0 where none does. */
function longestAt(units: readonly Unit[], at: number, table: WordTable, folded: string, borders: Borders): number {
  const first = units[at] as Unit;
  for (const count of table.lengths.get(first.text) ?? []) {
    const last = units[at + count - 1];
    if (!last || !table.alternatives.has(keyOf(units, at, at + count))) continue;
    const isJoined = units.slice(at + 1, at + count).every(({ joins }) => joins);
    if (isJoined && borders.allow(first.start, last.end) && countsAt(table, folded, first.start, last.end)) return count;
  }
  return 0;
}

/** Where words begin and end. */
class Borders {
  /** Words that lie in no other one, in order. */
  private readonly outer: Range[] = [];
  private readonly inner = new Set<string>();

  /** @param words by their beginnings, longer ones first */
  constructor(words: readonly Range[]) {
    for (const word of words) {
      const last = this.outer.at(-1);
      if (last && word.end <= last.end) this.inner.add(`${word.start} ${word.end}`);
      else this.outer.push(word);
    }
  }

  /** Whether a stretch is made of words. */
  allow(start: number, end: number): boolean {
    const [before, behind] = [this.around(start), this.around(end)];
    if (!before && !behind) return true;
    const longer = before ?? (behind as Range);
    const isAtAnEnd = longer.start === start || longer.end === end;
    return isAtAnEnd && start >= longer.start && end <= longer.end && this.inner.has(`${start} ${end}`);
  }

  /** The word that goes on at a position. */
  private around(position: number): Range | undefined {
    let [low, high] = [0, this.outer.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.outer[middle] as Range).end <= position) low = middle + 1;
      else high = middle;
    }
    const word = this.outer[low];
    return word && word.start < position ? word : undefined;
  }
}
