/** Writes and reads whole files of sections. */

import { IndexError } from '../errors.js';
import { CheckedFile } from './checked-file.js';
import type { FileEntry } from './manifest.js';
import { OpenFile } from './open-file.js';
import { checkSection, HEAD_START_BYTES, headLengthIn, layOutSections, placedSections, readSections, type SectionData } from './sections.js';
import type { Steps } from './steps.js';

/** Writes and names a file of sections. */
export function writeSections(directory: string, kind: string, sections: readonly SectionData[]): FileEntry {
  const file = new CheckedFile(directory, kind);
  try {
    for (const piece of layOutSections(sections)) file.append(piece);
    return file.finish();
  } catch (error) {
    file.discard();
    throw error;
  }
}

/**
 * All sections of a file of the index.
 *
 * @throws IndexError `damaged` or `format`
 */
export function* readSectionFile(directory: string, entry: FileEntry): Steps<Buffer[]> {
  const file = new OpenFile(directory, entry);
  try {
    return yield* readSections(file.path, yield* file.readWhole());
  } finally {
    file.close();
  }
}

/**
 * Some sections of a file of the index, each in a buffer of its own; the rest of the file is not read.
 *
 * @param chosen numbers of sections
 * @throws IndexError `damaged` or `format`
 */
export function* readChosenSections(directory: string, entry: FileEntry, chosen: readonly number[]): Steps<Buffer[]> {
  const file = new OpenFile(directory, entry);
  try {
    const start = yield* file.readWhole(0, Math.min(HEAD_START_BYTES, entry.bytes));
    const placed = placedSections(file.path, yield* file.readWhole(0, Math.min(headLengthIn(file.path, start), entry.bytes)));
    const sections: Buffer[] = [];
    for (const i of chosen) {
      const section = placed[i];
      if (!section) throw new IndexError('damaged', directory, `${file.path} has ${placed.length} sections`);
      const bytes = yield* file.readWhole(section.start, section.start + section.length);
      yield* checkSection(file.path, bytes, section, i);
      sections.push(bytes);
    }
    return sections;
  } finally {
    file.close();
  }
}
