/** Counts how many living answers hold each word, over all segments of an index. */

import { deletedOf, deletesIn } from './deletes.js';
import { fieldNumber, SECTIONS_PER_FIELD } from './fields.js';
import type { SegmentEntry } from './manifest.js';
import { readChosenSections, readSectionFile } from './section-file.js';
import { asUint32 } from './sections.js';
import { runAtOnce } from './steps.js';

/** Question and text as one. */
const WORDS = fieldNumber('whole', 'words');

/** A word's bytes in UTF-8, one a character: so written, words sort as the dictionary does. */
export type ByteString = string;

/**
 * The words that living answers hold, and how many do, in the order of the dictionary. Reads no more of the segments than that.
 *
 * @throws IndexError `damaged`
 */
export function countWords(directory: string, segments: readonly SegmentEntry[]): [word: ByteString, holding: number][] {
  const counts = new Map<ByteString, number>();
  for (const entry of segments) {
    const [terms, offsets, sizes] = dictionaryOf(directory, entry);
    const { deletes } = entry.files;
    const deleted = deletes && deletesIn(runAtOnce(readSectionFile(directory, deletes)), entry, directory).fields[WORDS];
    for (let term = 0; term < sizes.length; term++) {
      const holding = (sizes[term] as number) - (deleted ? deletedOf(deleted, term) : 0);
      if (holding === 0) continue;
      const word = terms.toString('latin1', offsets[term], offsets[term + 1]);
      counts.set(word, (counts.get(word) ?? 0) + holding);
    }
  }
  // One segment's are in order already.
  return segments.length === 1 ? [...counts] : [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

function dictionaryOf(directory: string, { files }: SegmentEntry): [Buffer, Uint32Array, Uint32Array] {
  const first = WORDS * SECTIONS_PER_FIELD;
  const [terms, offsets, sizes] = runAtOnce(readChosenSections(directory, files.terms, [first, first + 1, first + 2])) as [Buffer, Buffer, Buffer];
  return [terms, asUint32(offsets), asUint32(sizes)];
}
