/** Lays out one field of a segment: its dictionary and the postings of its terms. */

import { growingBytes, growingWords } from './growing.js';
import { PostingListWriter } from './posting-lists.js';
import type { SectionData } from './sections.js';

/** Takes the terms of a field in the order of their bytes. */
export class FieldWriter {
  private readonly terms = growingBytes();
  private readonly termOffsets = growingWords();
  private readonly sizes = growingWords();
  private readonly listOffsets = growingWords();
  private readonly lists: PostingListWriter;

  /**
   * @param answers of the segment
   * @param lengths how many different terms each answer has in this field; nothing for fields that are never scored
   */
  constructor(
    answers: number,
    private readonly lengths: Uint32Array,
  ) {
    this.lists = new PostingListWriter(lengths.length > 0 ? lengths : new Uint32Array(answers));
    this.termOffsets.push(0);
  }

  /**
   * @param term in UTF-8, behind every term before it
   * @param answers that hold the term, ascending
   * @param counts how often each holds it
   */
  append(term: Uint8Array, answers: Uint32Array, counts: Uint32Array): void {
    this.terms.reserve(term.length);
    this.terms.numbers.set(term, this.terms.used);
    this.terms.used += term.length;
    this.termOffsets.push(this.terms.used);
    this.sizes.push(answers.length);
    this.listOffsets.push(this.lists.append(answers, counts));
  }

  /** The field's sections, in the order that a segment keeps them. */
  sections(): SectionData[] {
    const { short, long } = this.lists.result();
    return [this.terms.result(), this.termOffsets.result(), this.sizes.result(), this.listOffsets.result(), short, long, this.lengths];
  }
}
