/** Keeps which answers of the whole index belong together: copies of one text, or the answers to one question. */

import { IndexError } from '../errors.js';
import { Bitmap } from './bitmap.js';
import type { FileEntry } from './manifest.js';
import { readSectionFile, writeSections } from './section-file.js';
import { asUint32 } from './sections.js';
import type { Steps } from './steps.js';

/** Writes groups down. @param members as {@link AnswerGroups} has them */
export function writeGroups(directory: string, kind: 'copies' | 'questions', byOrdinal: Uint32Array, members: Uint32Array): FileEntry {
  return writeSections(directory, kind, [byOrdinal, members]);
}

/** Disjoint groups of answers, numbered from 1. */
export class AnswerGroups {
  /** Where each group begins in `members`. */
  private readonly starts: Uint32Array;
  /** Where each answer stands in `members`; of answers in no group it means nothing. */
  readonly places: Uint32Array;
  private readonly bySegment = new Map<string, Bitmap>();

  /**
   * @param byOrdinal for each answer the number of its group; 0 where it is in none
   * @param members the ordinals of all answers in groups, group by group, each group in an order of its own
   */
  constructor(
    readonly byOrdinal: Uint32Array,
    readonly members: Uint32Array,
  ) {
    this.places = new Uint32Array(byOrdinal.length);
    for (const [place, ordinal] of members.entries()) this.places[ordinal] = place;
    const sizes: number[] = [0];
    for (const ordinal of members) sizes[byOrdinal[ordinal] as number] = (sizes[byOrdinal[ordinal] as number] ?? 0) + 1;
    this.starts = new Uint32Array(sizes.length + 1);
    for (let group = 1; group < sizes.length; group++) this.starts[group + 1] = (this.starts[group] as number) + (sizes[group] as number);
  }

  /**
   * Reads what {@link writeGroups} wrote.
   *
   * @param answers how many the index has, deleted ones included
   * @throws IndexError `damaged`
   */
  static *open(directory: string, entry: FileEntry, answers: number): Steps<AnswerGroups> {
    const [byOrdinal, members] = yield* readSectionFile(directory, entry);
    if (byOrdinal?.length !== answers * 4 || !members) throw new IndexError('damaged', directory, `${entry.name} in ${directory} is incomplete`);
    return new AnswerGroups(asUint32(byOrdinal), asUint32(members));
  }

  /** Whether there are no groups at all. */
  get isEmpty(): boolean {
    return this.members.length === 0;
  }

  /** How many groups there are. */
  get count(): number {
    return this.starts.length - 2;
  }

  /** How many answers are in groups. */
  get size(): number {
    return this.members.length;
  }

  /** The answers of a group, in its order; none of group 0. */
  membersOf(group: number): Uint32Array {
    return this.members.subarray(this.starts[group], this.starts[group + 1]);
  }

  /** The other answers of an answer's group, in its order. */
  othersOf(ordinal: number): number[] {
    return Array.from(this.membersOf(this.byOrdinal[ordinal] ?? 0)).filter((other) => other !== ordinal);
  }

  /** Those of a segment's rows that are in groups. */
  rowsIn(base: number, answers: number): Bitmap {
    // A segment without rows has the base of the next one.
    const key = `${base} ${answers}`;
    let rows = this.bySegment.get(key);
    if (!rows) {
      rows = new Bitmap(answers);
      for (let row = 0; row < answers; row++) if ((this.byOrdinal[base + row] as number) > 0) rows.add(row);
      this.bySegment.set(key, rows);
    }
    return rows;
  }
}
