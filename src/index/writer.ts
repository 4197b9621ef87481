/** Counts which answers hold which terms, with MiniSearch, for one segment's worth of answers. */

import MiniSearch from 'minisearch';
import { INDEXED_FIELDS } from './fields.js';

/** MiniSearch's own structure: for each field number, how often the term occurs in each answer. */
type TermPostings = Map<number, Map<number, number>>;

interface Row {
  readonly id: number;
  readonly terms: readonly (readonly string[])[];
}

/** What MiniSearch asks of its term index while answers are added. */
class TermMap extends Map<string, TermPostings> {
  fetch(term: string, create: () => TermPostings): TermPostings {
    let postings = this.get(term);
    if (!postings) {
      postings = create();
      this.set(term, postings);
    }
    return postings;
  }
}

/**
 * A MiniSearch that takes ready terms and gives out its postings without copying them.
 *
 * Its radix tree is replaced by a map: adding Chinese terms is then five times faster, and nothing here looks up prefixes.
 */
class PostingsCounter extends MiniSearch<Row> {
  readonly terms = new TermMap();

  constructor() {
    super({
      fields: [...INDEXED_FIELDS],
      // The terms come analysed; these hooks only hand them through MiniSearch's string-typed stages.
      extractField: (row, field) => (field === 'id' ? row.id : row.terms[INDEXED_FIELDS.indexOf(field as never)]) as never,
      stringifyField: (terms) => terms,
      tokenize: (terms) => terms as unknown as string[],
      processTerm: (term) => term,
      autoVacuum: false,
    });
    this._index = this.terms as unknown as typeof this._index;
  }

  /** Unique terms of each field, by answer. */
  lengthsOf(answer: number): readonly number[] {
    return this._fieldLength.get(answer) ?? [];
  }
}

/** The counted terms of a number of answers, numbered from 0 in the order they were added. */
export interface PostingsBatch {
  readonly answers: number;
  /** How many postings have been counted; what memory the batch needs grows with it (about 40 bytes each). */
  readonly postings: number;
  /** @param terms by field, in the order of `INDEXED_FIELDS` */
  add(terms: readonly (readonly string[])[]): void;
  /** All terms of a field with their postings; answers ascend within a term. */
  termsOf(field: number): Iterable<readonly [term: string, postings: ReadonlyMap<number, number>]>;
  /** How many different terms each answer has in a field. */
  lengthsOf(field: number): Uint32Array;
}

/** An empty batch. */
export function createPostingsBatch(): PostingsBatch {
  const counter = new PostingsCounter();
  let answers = 0;
  let postings = 0;
  return {
    get answers() {
      return answers;
    },
    get postings() {
      return postings;
    },
    add(terms) {
      counter.add({ id: answers, terms });
      for (const length of counter.lengthsOf(answers)) postings += length;
      answers++;
    },
    *termsOf(field) {
      for (const [term, byField] of counter.terms) {
        const found = byField.get(field);
        if (found) yield [term, found];
      }
    },
    lengthsOf(field) {
      return Uint32Array.from({ length: answers }, (_, answer) => counter.lengthsOf(answer)[field] ?? 0);
    },
  };
}
