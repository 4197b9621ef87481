/** Writes down what an update deleted from a segment. */

import type { Analyzer } from '../model.js';
import type { DeletedTerms } from './deletes.js';
import { sectionsOfDeletes } from './deletes.js';
import { findTerm } from './dictionary.js';
import { INDEXED_FIELDS, indexedAnswer } from './fields.js';
import { perKind, RECORD_KINDS, type SegmentEntry } from './manifest.js';
import type { OldSegment } from './old-index.js';
import { writeSections } from './section-file.js';

/** A segment of which more is dead is rewritten at once: one part in three. */
const MAX_DEAD_SHARE = 1 / 3;

/** Whether so much of a segment is deleted that it should be rewritten; its terms are then not worth counting. */
export function isMostlyDead(entry: SegmentEntry): boolean {
  const { answers, older, pages, deleted } = entry;
  return deleted.answers + deleted.older > (answers + older) * MAX_DEAD_SHARE || deleted.pages > pages * MAX_DEAD_SHARE;
}

/**
 * What the manifest will say of the segment: as before where nothing was deleted, else with a new file of deletes.
 *
 * @param analyzer the one that the segment was made with: the terms of deleted answers are found by analysing them again
 */
export function commitDeletes(directory: string, analyzer: Analyzer, entry: SegmentEntry, old: OldSegment): SegmentEntry {
  const deleted = perKind((kind) => old.deleted[kind].count());
  if (RECORD_KINDS.every((kind) => deleted[kind] === entry.deleted[kind])) return entry;
  const counted = { ...entry, deleted };
  const fields = isMostlyDead(counted) ? NOTHING : deletedTerms(analyzer, old);
  const deletes = writeSections(directory, 'deletes', sectionsOfDeletes({ ...old.deleted, fields }));
  return { ...counted, files: { ...entry.files, deletes } };
}

const NOTHING: readonly DeletedTerms[] = INDEXED_FIELDS.map(() => ({ terms: new Uint32Array(0), holding: new Uint32Array(0), totalLength: 0 }));

/** Adds the terms of newly deleted answers to those of answers deleted before. */
function deletedTerms(analyzer: Analyzer, { segment, deleted }: OldSegment): DeletedTerms[] {
  const holding = INDEXED_FIELDS.map((_, field) => {
    const before = segment.deletes?.fields[field];
    return new Map(Array.from(before?.terms ?? [], (term, i) => [term, before?.holding[i] as number]));
  });
  const lengths = INDEXED_FIELDS.map((_, field) => segment.deletes?.fields[field]?.totalLength ?? 0);
  const newly = deleted.answers.clone();
  if (segment.deletes) newly.subtract(segment.deletes.answers);
  for (const row of newly.rows()) {
    const answer = segment.answer(row);
    const { terms } = indexedAnswer(answer, analyzer);
    for (const [field, counts] of holding.entries()) {
      for (const term of new Set(terms[field])) {
        const number = findTerm(segment.field(field).dictionary, Buffer.from(term));
        counts.set(number, (counts.get(number) ?? 0) + 1);
      }
      (lengths[field] as number) += segment.field(field).lengths[row] ?? 0;
    }
  }
  return holding.map((counts, field) => {
    const sorted = [...counts].sort((a, b) => a[0] - b[0]);
    return {
      terms: Uint32Array.from(sorted, ([term]) => term),
      holding: Uint32Array.from(sorted, ([, count]) => count),
      totalLength: lengths[field] as number,
    };
  });
}
