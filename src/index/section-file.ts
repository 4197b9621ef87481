/** Writes and reads whole files of sections. */

import { CheckedFile } from './checked-file.js';
import type { FileEntry } from './manifest.js';
import { OpenFile } from './open-file.js';
import { layOutSections, readSections, type SectionData } from './sections.js';
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
