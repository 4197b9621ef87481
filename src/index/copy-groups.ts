/** Keeps which answers of the whole index are copies of each other. */

import { IndexError } from '../errors.js';
import { Bitmap } from './bitmap.js';
import { findCopies } from './copies.js';
import { deletesIn, livingOf } from './deletes.js';
import type { FileEntry, SegmentEntry } from './manifest.js';
import { readSectionFile, writeSections } from './section-file.js';
import { asUint32 } from './sections.js';
import { joinSignatures, signaturesOf } from './signature-file.js';
import { runAtOnce, type Steps } from './steps.js';

/** Finds the copies among all living answers of the segments, and writes them down. */
export function writeCopyGroups(directory: string, segments: readonly SegmentEntry[]): FileEntry {
  const parts = segments.map((entry) => signaturesOf(directory, entry, liveAnswers(directory, entry)));
  const groups = findCopies(joinSignatures(parts));
  const byOrdinal = new Uint32Array(segments.reduce((sum, { answers }) => sum + answers, 0));
  let [base, next] = [0, 0];
  for (const { idKeys, live } of parts) {
    for (let row = 0; row < idKeys.length; row++) if (!live || live.has(row)) byOrdinal[base + row] = groups[next++] as number;
    base += idKeys.length;
  }
  return writeSections(directory, 'copies', [byOrdinal]);
}

function liveAnswers(directory: string, entry: SegmentEntry): Bitmap | undefined {
  if (!entry.files.deletes) return undefined;
  return livingOf(deletesIn(runAtOnce(readSectionFile(directory, entry.files.deletes)), entry, directory).answers);
}

/** Copies by their groups, which are numbered from 1. */
export class CopyGroups {
  /** All ordinals that have copies, group by group. */
  readonly members: Uint32Array;
  /** Where each group begins in `members`. */
  private readonly starts: Uint32Array;
  private readonly byBase = new Map<number, Bitmap>();

  /** @param byOrdinal for each answer the number of its group; 0 for answers without copies */
  constructor(readonly byOrdinal: Uint32Array) {
    const sizes: number[] = [0];
    for (const group of byOrdinal) if (group > 0) sizes[group] = (sizes[group] ?? 0) + 1;
    this.starts = new Uint32Array(sizes.length + 1);
    for (let group = 1; group < sizes.length; group++) this.starts[group + 1] = (this.starts[group] as number) + (sizes[group] ?? 0);
    this.members = new Uint32Array(this.starts.at(-1) as number);
    const next = this.starts.slice();
    for (const [ordinal, group] of byOrdinal.entries()) if (group > 0) this.members[next[group]++ as number] = ordinal;
  }

  /**
   * Reads what {@link writeCopyGroups} wrote.
   *
   * @throws IndexError `damaged`
   */
  static *open(directory: string, entry: FileEntry, answers: number): Steps<CopyGroups> {
    const [section] = yield* readSectionFile(directory, entry);
    if (section?.length !== answers * 4) throw new IndexError('damaged', directory, `${entry.name} in ${directory} is incomplete`);
    return new CopyGroups(asUint32(section));
  }

  /** Whether there are no copies at all. */
  get isEmpty(): boolean {
    return this.members.length === 0;
  }

  /** How many groups there are. */
  get count(): number {
    return this.starts.length - 2;
  }

  /** Those of a segment's rows that have copies. */
  membersIn(base: number, answers: number): Bitmap {
    let members = this.byBase.get(base);
    if (!members) {
      members = new Bitmap(answers);
      for (let row = 0; row < answers; row++) if ((this.byOrdinal[base + row] as number) > 0) members.add(row);
      this.byBase.set(base, members);
    }
    return members;
  }

  /** The other answers of an answer's group, in the order of the index. */
  copiesOf(ordinal: number): number[] {
    const group = this.byOrdinal[ordinal] ?? 0;
    if (group === 0) return [];
    return Array.from(this.members.subarray(this.starts[group], this.starts[group + 1])).filter((other) => other !== ordinal);
  }
}
