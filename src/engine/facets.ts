/** Counts the values that found answers have in a field. */

import { Bitmap } from '../index/bitmap.js';
import type { FacetCount, FacetField, Facets } from '../search-model.js';
import type { FacetColumn, FacetValues } from './facet-values.js';
import type { Matched } from './matched.js';
import { Threshold } from './threshold.js';

/** Nobody reads more values of a field than this. */
const MAX_VALUES = 50;

/**
 * The most frequent values of each field among what was found. Each counts what is left when only that value is asked for: a text once, however many of its copies have the
 * value; where questions are counted, each of which an answer has it.
 */
export function facetsOf(values: FacetValues, matched: Matched, fields: readonly FacetField[]): Facets {
  const counter = new FacetCounter(values, matched);
  return Object.fromEntries(fields.map((field) => [field, mostFrequent(values.of(field), counter.countsOf(values.of(field)))]));
}

/** How often each value counts, and those that do. */
interface ValueCounts {
  readonly counts: Uint32Array;
  readonly counted: number[];
}

/** Counts the values of what one query found. */
class FacetCounter {
  /** Where what was found stands in columns, copies left out; ascending. */
  private readonly places: Uint32Array;

  constructor(
    private readonly all: FacetValues,
    private readonly matched: Matched,
  ) {
    this.places = Bitmap.of(
      all.questions.length,
      matched.alone().map((ordinal) => all.places[ordinal] as number),
    ).rows();
  }

  countsOf(column: FacetColumn): ValueCounts {
    const counts = new Uint32Array(column.size);
    const counted: number[] = [];
    const count = (value: number): void => {
      if (counts[value] === 0) counted.push(value);
      (counts[value] as number)++;
    };
    if (this.matched.query.group) this.countQuestions(column, count);
    else this.countAnswers(column, count);
    return { counts, counted };
  }

  private countAnswers(column: FacetColumn, count: (value: number) => void): void {
    const { starts, values } = column;
    for (const place of this.places) {
      for (let i = starts[place] as number; i < (starts[place + 1] as number); i++) count(values[i] as number);
    }
    this.eachLeader(column, count);
  }

  /** Places go question by question, leaders among the others: it is enough to remember for each value which question it counted last. */
  private countQuestions(column: FacetColumn, count: (value: number) => void): void {
    const { size, starts, values } = column;
    const { questions } = this.all;
    const last = new Uint32Array(size);
    const countIn = (place: number, value: number): void => {
      if (last[value] === questions[place]) return;
      last[value] = questions[place] as number;
      count(value);
    };
    const led: { readonly place: number; readonly value: number }[] = [];
    this.eachLeader(column, (value, place) => led.push({ place, value }));
    led.sort((a, b) => a.place - b.place);
    let next = 0;
    const countLedBefore = (end: number): void => {
      for (let one = led[next]; one && one.place < end; one = led[++next]) countIn(one.place, one.value);
    };
    for (const place of this.places) {
      countLedBefore(place);
      for (let i = starts[place] as number; i < (starts[place + 1] as number); i++) countIn(place, values[i] as number);
    }
    countLedBefore(Number.POSITIVE_INFINITY);
  }

  /** For each text and each value that copies of it have, the place of the copy that stands for these. */
  private eachLeader({ size, starts, values }: FacetColumn, visit: (value: number, place: number) => void): void {
    const texts = this.matched.copiesInOrder();
    if (texts.length === 0) return;
    const last = new Uint32Array(size);
    for (const [i, copies] of texts.entries()) {
      for (const copy of copies) {
        const place = this.all.places[copy] as number;
        for (let k = starts[place] as number; k < (starts[place + 1] as number); k++) {
          const value = values[k] as number;
          if (last[value] === i + 1) continue;
          last[value] = i + 1;
          visit(value, place);
        }
      }
    }
  }
}

/** The most frequent values first. The texts of most are not looked at: a field may have as many values as there are answers. */
function mostFrequent({ textOf }: FacetColumn, { counts, counted }: ValueCounts): FacetCount[] {
  const best = new Threshold(MAX_VALUES);
  for (const value of counted) best.offer(counts[value] as number);
  const most = counted.filter((value) => (counts[value] as number) >= best.value);
  return most
    .map((value) => ({ value: textOf(value), count: counts[value] as number }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MAX_VALUES);
}
