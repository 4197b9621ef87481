/** Counts which answers hold which terms, with MiniSearch, for one segment's worth of answers. */
// MiniSearch takes the answers, their ids and lengths, and counts their terms one by one. Only its containers are ours: its radix tree
// and the maps in it are replaced by views of one log. What this rests on in MiniSearch is pinned by a golden test.

import MiniSearch from 'minisearch';
import { INDEXED_FIELDS, TEXT_FIELDS } from './fields.js';
import { type GroupedPostings, PostingsLog } from './postings-log.js';
import { TermSlots } from './term-slots.js';

interface Row {
  readonly id: number;
  readonly terms: readonly (readonly string[])[];
}

/** Stands for MiniSearch's map from answers to counts, of the term that was looked up last. */
class CountsView {
  slot = 0;

  constructor(private readonly log: PostingsLog) {}

  get(_answer: number): number | undefined {
    return this.log.countOf(this.slot);
  }

  set(_answer: number, count: number): void {
    this.log.setCount(this.slot, count);
  }
}

/** Stands for MiniSearch's map from fields to answers: a slot is of one field, so there is nothing to choose. */
class FieldsView {
  constructor(private readonly counts: CountsView) {}

  get(_field: number): CountsView {
    return this.counts;
  }
}

/** Stands for MiniSearch's tree of terms, and gives every term of every field its slot. */
class TermIndex {
  readonly log = new PostingsLog();
  readonly fieldTerms = INDEXED_FIELDS.map(() => new TermSlots());
  private readonly counts = new CountsView(this.log);
  private readonly fields = new FieldsView(this.counts);

  fetch(slotAndOne: number): FieldsView {
    this.counts.slot = slotAndOne - 1;
    return this.fields;
  }

  /**
   * The terms of one field as MiniSearch gets them: a number costs it a fifth of what a text does. Slots plus one, since it leaves
   * out terms that are falsy.
   */
  slotsOf(field: number, terms: readonly string[]): number[] {
    const slots = this.fieldTerms[field] as TermSlots;
    return terms.map((term) => slots.slotOf(term, this.createSlot) + 1);
  }

  private readonly createSlot = (): number => this.log.createSlot();
}

const FIELD_NUMBERS = new Map<string, number>(INDEXED_FIELDS.map((name, field) => [name, field]));

/** A MiniSearch that takes ready terms, and gives out its postings without copying them. */
class PostingsCounter extends MiniSearch<Row> {
  readonly terms = new TermIndex();

  constructor() {
    super({
      fields: [...INDEXED_FIELDS],
      // The terms come analysed; these hooks only hand them through MiniSearch's string-typed stages.
      extractField: (row, field) => (field === 'id' ? row.id : row.terms[FIELD_NUMBERS.get(field) as number]) as never,
      stringifyField: (terms) => terms,
      tokenize: (terms, field) => this.terms.slotsOf(FIELD_NUMBERS.get(field as string) as number, terms as never) as never,
      processTerm: (term) => term,
      autoVacuum: false,
    });
    this._index = this.terms as unknown as typeof this._index;
  }

  override add(row: Row): void {
    this.terms.log.beginAnswer();
    super.add(row);
  }

  /** How many different terms an answer has in a field. */
  lengthOf(answer: number, field: number): number {
    return this._fieldLength.get(answer)?.[field] ?? 0;
  }
}

/** A term with the answers that hold it, ascending, and how often each does. */
export type TermPostings = readonly [term: string, answers: Uint32Array, counts: Uint32Array];

/** The counted terms of a number of answers, numbered from 0 in the order they were added. */
export interface PostingsBatch {
  readonly answers: number;
  /** How many postings have been counted; what memory the batch needs grows with it (about 20 bytes each). */
  readonly postings: number;
  /** @param terms by field, in the order of `INDEXED_FIELDS` */
  add(terms: readonly (readonly string[])[]): void;
  /** All terms of each field with their postings, sorted by nothing in particular. No more answers may be added then. */
  finish(): { termsOf(field: number): Iterable<TermPostings> };
  /** How many different terms each answer has in a field; nothing for fields that are never scored. */
  lengthsOf(field: number): Uint32Array;
}

/** An empty batch. */
export function createPostingsBatch(): PostingsBatch {
  const counter = new PostingsCounter();
  let answers = 0;
  return {
    get answers() {
      return answers;
    },
    get postings() {
      return counter.terms.log.size;
    },
    add: (terms) => counter.add({ id: answers++, terms }),
    finish: () => {
      const grouped = counter.terms.log.grouped();
      return { termsOf: (field) => termsIn(counter.terms.fieldTerms[field] as TermSlots, grouped) };
    },
    lengthsOf: (field) => Uint32Array.from({ length: field < TEXT_FIELDS.length ? answers : 0 }, (_, answer) => counter.lengthOf(answer, field)),
  };
}

function* termsIn({ terms, slots }: TermSlots, { starts, answers, counts }: GroupedPostings): Generator<TermPostings> {
  for (const [i, term] of terms.entries()) {
    const slot = slots[i] as number;
    const [start, end] = [starts[slot], starts[slot + 1]];
    yield [term, answers.subarray(start, end), counts.subarray(start, end)];
  }
}
