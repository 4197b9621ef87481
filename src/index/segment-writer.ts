/** Writes one segment out of a batch of answers and pages. */

import type { Analyzer, Answer, Page } from '../model.js';
import { columnsOf } from './columns.js';
import { FieldWriter } from './field-writer.js';
import { INDEXED_FIELDS, indexedAnswer } from './fields.js';
import { captureKey, keyOf, packIdTable } from './id-table.js';
import { type PerKind, perKind, type SegmentEntry } from './manifest.js';
import { RecordFiles } from './record-files.js';
import { writeSections } from './section-file.js';
import type { SectionData } from './sections.js';
import { type RecordTable, sectionsOfRows } from './segment-rows.js';
import { SIGNATURE_BYTES, signatureOf } from './signature.js';
import { writeSignatures } from './signature-file.js';
import { createPostingsBatch, type PostingsBatch } from './writer.js';

/** What one segment is made of; plain data, so that it can be handed to another thread. */
export interface SegmentBatch {
  /** The files that records come from. */
  readonly sources: readonly string[];
  /** `source` is a position in `sources`: of the answer's home page. */
  readonly answers: readonly SourcedAnswer[];
  /** Answers with texts that they had before. */
  readonly older: readonly SourcedAnswer[];
  readonly pages: readonly { readonly page: Page; readonly source: number }[];
}

/** An answer, and the number of the file that it was read from. */
export interface SourcedAnswer {
  readonly answer: Answer;
  readonly source: number;
}

/**
 * Writes and names the files of a segment. Names are made from the content, so equal batches give equal names.
 *
 * @returns what the manifest says of the segment
 */
export function writeSegment(directory: string, analyzer: Analyzer, batch: SegmentBatch): SegmentEntry {
  const postings = createPostingsBatch();
  const records = new RecordFiles(directory);
  try {
    const signatures = new Uint8Array(batch.answers.length * SIGNATURE_BYTES);
    for (const [row, { answer }] of batch.answers.entries()) {
      const { terms, body } = indexedAnswer(answer, analyzer);
      postings.add(terms);
      signatures.set(signatureOf(body), row * SIGNATURE_BYTES);
      records.of('answers').append(answer);
    }
    for (const { answer } of batch.older) records.of('older').append(answer);
    for (const { page } of batch.pages) records.of('pages').append(page);
    const sections = [...fieldSections(postings), ...rowSections(batch, records.offsets)];
    const files = {
      terms: writeSections(directory, 'terms', sections),
      ...records.finish(),
      signatures: writeSignatures(directory, { bytes: signatures, idKeys: Float64Array.from(batch.answers, ({ answer }) => keyOf(answer.id)) }),
    };
    return { ...perKind((kind) => batch[kind].length), deleted: perKind(() => 0), files };
  } catch (error) {
    records.discard();
    throw error;
  }
}

function fieldSections(postings: PostingsBatch): SectionData[] {
  const { termsOf } = postings.finish();
  return INDEXED_FIELDS.flatMap((_, field) => {
    const terms = Array.from(termsOf(field)).sort((a, b) => compareTerms(a[0], b[0]));
    const writer = new FieldWriter(postings.answers, postings.lengthsOf(field));
    for (const [term, answers, counts] of terms) writer.append(Buffer.from(term), answers, counts);
    return writer.sections();
  });
}

/** In the order of their UTF-8 bytes, which is that of their code points: JavaScript's own but for surrogates. */
function compareTerms(a: string, b: string): number {
  if (a === b) return 0;
  return HAS_SURROGATE.test(a) || HAS_SURROGATE.test(b) ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : a < b ? -1 : 1;
}

const HAS_SURROGATE = /[\uD800-\uDFFF]/;

function rowSections({ sources, answers, older, pages }: SegmentBatch, offsets: PerKind<Float64Array>): SectionData[] {
  const tableOf = (records: readonly SourcedAnswer[]): Omit<RecordTable, 'offsets'> => ({
    ids: packIdTable(records.map(({ answer }, row) => [answer.id, row])),
    sources: sourcesOf(records),
  });
  return sectionsOfRows({
    answers: { offsets: offsets.answers, ...tableOf(answers) },
    older: { offsets: offsets.older, ...tableOf(older) },
    pages: {
      offsets: offsets.pages,
      ids: packIdTable(pages.flatMap(({ page }, row) => namesToFindBy(page).map((id) => [id, row] as const))),
      sources: sourcesOf(pages),
    },
    columns: columnsOf(answers.map(({ answer }) => answer)),
    sources,
  });
}

const sourcesOf = (records: readonly { readonly source: number }[]): Uint32Array => Uint32Array.from(records, ({ source }) => source);

/** A page is found by its answers, or by the capture that it is the same as. */
function namesToFindBy({ answers, sameAs = [] }: Page): string[] {
  return [...new Set([...answers, ...sameAs.map(captureKey)])];
}
