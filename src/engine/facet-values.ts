/** Knows which values each answer has in the fields that hits are counted by. */
// Postings tell which answers have a value; counting a few answers' values by them would mean to read the lists of all values. So they are turned around once, when a
// field is first counted by (Lucene keeps such columns as sorted-set doc values). Answers go question by question there: that is how they are counted.

import { termText } from '../index/dictionary.js';
import { keywordFieldNumber } from '../index/fields.js';
import type { OpenedIndex } from '../index/open-index.js';
import type { FacetField } from '../search-model.js';

/** The values of a field, numbered from 0. The answer in a place has `values[starts[place]..starts[place + 1]]`, each once. */
export interface FacetColumn {
  /** How many numbers there are; some may be no answer's. */
  readonly size: number;
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
  /** A value by its number. */
  readonly textOf: (value: number) => string;
}

/** A value and the answers that have it, by their ordinals. */
interface ValueList {
  readonly value: number;
  readonly ordinals: Uint32Array;
}

/** Of one opened index. */
export class FacetValues {
  private readonly columns = new Map<FacetField, FacetColumn>();
  private byPlace: Uint32Array | undefined;

  constructor(private readonly index: OpenedIndex) {}

  /** The place of each answer by its ordinal: those of one question are next to each other. */
  get places(): Uint32Array {
    return this.index.questions.places;
  }

  /** The number of the question in each place. */
  get questions(): Uint32Array {
    const { byOrdinal, members } = this.index.questions;
    this.byPlace ??= members.map((ordinal) => byOrdinal[ordinal] as number);
    return this.byPlace;
  }

  /** The values of a field; no value is empty. */
  of(field: FacetField): FacetColumn {
    let column = this.columns.get(field);
    if (!column) {
      column = field === 'year' ? this.years() : this.valuesOf(field);
      this.columns.set(field, column);
    }
    return column;
  }

  /** Years of the day that speaks for an answer, by their own numbers. */
  private years(): FacetColumn {
    const byYear = new Map<number, number[]>();
    for (const { segment, base } of this.index.segments) {
      for (const [row, day] of segment.rows.columns.days.entries()) {
        const year = Math.floor(day / 10_000);
        const ordinals = byYear.get(year);
        if (ordinals) ordinals.push(base + row);
        else byYear.set(year, [base + row]);
      }
    }
    byYear.delete(0);
    const lists = Array.from(byYear, ([value, ordinals]) => ({ value, ordinals: Uint32Array.from(ordinals) }));
    const size = lists.reduce((most, { value }) => Math.max(most, value), 0) + 1;
    return { size, ...this.turned(lists), textOf: (year) => String(year).padStart(4, '0') };
  }

  private valuesOf(field: Exclude<FacetField, 'year'>): FacetColumn {
    const number = keywordFieldNumber(field);
    const numbers = new Map<string, number>();
    const lists = this.index.segments.flatMap(({ segment, base }) => {
      const { dictionary } = segment.field(number);
      return Array.from({ length: dictionary.offsets.length - 1 }, (_, term): ValueList => {
        const text = termText(dictionary, term);
        const value = numbers.get(text) ?? numbers.size;
        numbers.set(text, value);
        const rows = text === '' ? new Uint32Array() : segment.answersOf(number, segment.list(number, term));
        return { value, ordinals: rows.map((row) => base + row) };
      });
    });
    const texts = [...numbers.keys()];
    return { size: texts.length, ...this.turned(lists), textOf: (value) => texts[value] as string };
  }

  /** Values by answers instead of answers by values. */
  private turned(lists: readonly ValueList[]): Pick<FacetColumn, 'starts' | 'values'> {
    const { places, index } = this;
    const lives = (ordinal: number): boolean => index.questions.byOrdinal[ordinal] !== 0;
    const starts = new Uint32Array(this.questions.length + 1);
    for (const { ordinals } of lists) for (const ordinal of ordinals) if (lives(ordinal)) (starts[(places[ordinal] as number) + 1] as number)++;
    for (let place = 1; place < starts.length; place++) (starts[place] as number) += starts[place - 1] as number;
    const values = new Uint32Array(starts.at(-1) as number);
    const next = starts.slice();
    for (const { value, ordinals } of lists) {
      for (const ordinal of ordinals) if (lives(ordinal)) values[next[places[ordinal] as number]++ as number] = value;
    }
    return { starts, values };
  }
}
