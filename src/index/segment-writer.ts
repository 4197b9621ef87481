/** Writes one segment: takes answers and pages one by one, keeps their texts on disk, and lays out their postings at the end. */

import type { Answer, Page } from '../model.js';
import { CheckedFile, RecordFile } from './checked-file.js';
import { FieldWriter } from './field-writer.js';
import { INDEXED_FIELDS } from './fields.js';
import { packIdTable } from './id-table.js';
import type { FileEntry, SegmentEntry } from './manifest.js';
import { layOutSections, type SectionData } from './sections.js';
import { createPostingsBatch } from './writer.js';

/** One segment being written. After `finish` or `discard` it is of no more use. */
export class SegmentWriter {
  private readonly batch = createPostingsBatch();
  private readonly answerFile: RecordFile;
  private readonly pageFile: RecordFile;
  private readonly answerIds: [string, number][] = [];
  private readonly placeIds: [string, number][] = [];
  private pages = 0;

  constructor(private readonly directory: string) {
    this.answerFile = new RecordFile(directory, 'answers');
    this.pageFile = new RecordFile(directory, 'pages');
  }

  /** How many postings it holds in memory. */
  get postings(): number {
    return this.batch.postings;
  }

  get isEmpty(): boolean {
    return this.batch.answers === 0 && this.pages === 0;
  }

  /** @param terms the answer's terms by field, in the order of `INDEXED_FIELDS` */
  addAnswer(answer: Answer, terms: readonly (readonly string[])[]): void {
    this.answerIds.push([answer.id, this.batch.answers]);
    this.batch.add(terms);
    this.answerFile.append(answer);
  }

  addPage(page: Page): void {
    for (const id of new Set(page.answers)) this.placeIds.push([id, this.pages]);
    this.pages++;
    this.pageFile.append(page);
  }

  /**
   * Writes and names the segment's files. Names are made from the content, so equal segments have equal names.
   *
   * @returns what the manifest says of the segment
   */
  finish(): SegmentEntry {
    const answerIds = packIdTable(this.answerIds);
    const placeIds = packIdTable(this.placeIds);
    const sections = [
      ...this.fieldSections(),
      this.answerFile.offsets,
      answerIds.keys,
      answerIds.rows,
      this.pageFile.offsets,
      placeIds.keys,
      placeIds.rows,
    ];
    const files = { terms: writeSections(this.directory, sections), answers: this.answerFile.finish(), pages: this.pageFile.finish() };
    return { answers: this.batch.answers, pages: this.pages, files };
  }

  private fieldSections(): SectionData[] {
    const { termsOf } = this.batch.finish();
    return INDEXED_FIELDS.flatMap((_, field) => {
      const terms = Array.from(termsOf(field)).sort((a, b) => compareTerms(a[0], b[0]));
      const writer = new FieldWriter(this.batch.answers, this.batch.lengthsOf(field));
      for (const [term, answers, counts] of terms) writer.append(Buffer.from(term), answers, counts);
      return writer.sections();
    });
  }

  discard(): void {
    this.answerFile.discard();
    this.pageFile.discard();
  }
}

/** In the order of their UTF-8 bytes, which is that of their code points: JavaScript's own but for surrogates. */
function compareTerms(a: string, b: string): number {
  if (a === b) return 0;
  return HAS_SURROGATE.test(a) || HAS_SURROGATE.test(b) ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : a < b ? -1 : 1;
}

const HAS_SURROGATE = /[\uD800-\uDFFF]/;

/** Writes and names the file of sections. */
export function writeSections(directory: string, sections: readonly SectionData[]): FileEntry {
  const file = new CheckedFile(directory, 'terms');
  try {
    for (const piece of layOutSections(sections)) file.append(piece);
    return file.finish();
  } catch (error) {
    file.discard();
    throw error;
  }
}
