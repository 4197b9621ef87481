/** Finds which answers of the whole index belong together, and writes it down. */

import { writeGroups } from './answer-groups.js';
import { type Columns, joinColumns } from './columns.js';
import { concatenated } from './concatenated.js';
import { findCopies } from './copies.js';
import { deletesIn, livingOf } from './deletes.js';
import type { Manifest, SegmentEntry } from './manifest.js';
import { readSectionFile } from './section-file.js';
import { readColumns } from './segment-rows.js';
import { joinSignatures, type LiveSignatures, signaturesOf } from './signature-file.js';
import { runAtOnce } from './steps.js';

/** A text is full that is so long, as a share of the longest copy: a line of thanks makes no fuller text. */
const FULL = 0.9;

/** @throws IndexError `damaged` */
export function writeGroupFiles(directory: string, segments: readonly SegmentEntry[]): Pick<Manifest, 'copies' | 'questions'> {
  const parts = segments.map((entry) => signaturesOf(directory, entry, livingIn(directory, entry)));
  const living = livingOrdinals(parts);
  const { bytes, idKeys } = joinSignatures(parts);
  const columns = joinColumns(segments.map((entry) => readColumns(directory, entry)));
  // By their ids before all: what is equal otherwise does not depend on when it was indexed.
  const byId = Uint32Array.from(living.keys()).sort((a, b) => (idKeys[a] as number) - (idKeys[b] as number) || a - b);
  const write = (kind: 'copies' | 'questions', numbers: Uint32Array, ordered: (group: number[]) => number[]) => {
    const groups: number[][] = Array.from({ length: numbers.reduce((most, number) => Math.max(most, number), 0) + 1 }, () => []);
    for (const i of byId) if (numbers[i]) groups[numbers[i] as number]?.push(living[i] as number);
    const byOrdinal = new Uint32Array(columns.days.length);
    for (const [i, ordinal] of living.entries()) byOrdinal[ordinal] = numbers[i] as number;
    return writeGroups(directory, kind, byOrdinal, Uint32Array.from(groups.flatMap(ordered)));
  };
  return {
    copies: write('copies', findCopies({ bytes, idKeys }), (group) => preferred(group, columns)),
    questions: write('questions', questionNumbers(living, columns), (group) => group),
  };
}

function livingIn(directory: string, entry: SegmentEntry): LiveSignatures['live'] {
  if (!entry.files.deletes) return undefined;
  return livingOf(deletesIn(runAtOnce(readSectionFile(directory, entry.files.deletes)), entry, directory).answers);
}

/** The ordinals of the answers that are not deleted, ascending. */
function livingOrdinals(parts: readonly LiveSignatures[]): Uint32Array {
  let base = 0;
  const ordinals = parts.map(({ idKeys, live }) => {
    const rows = live?.rows() ?? Uint32Array.from(idKeys.keys());
    const own = rows.map((row) => base + row);
    base += idKeys.length;
    return own;
  });
  return concatenated(ordinals);
}

/** Questions from 1 in the order of their first answers. */
function questionNumbers(living: Uint32Array, { questions }: Columns): Uint32Array {
  const numbers = new Map<number, number>();
  return living.map((ordinal) => {
    const key = questions[ordinal] as number;
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return number;
  });
}

/**
 * Copies in the order in which a reader would rather see them: full texts first, of these the earliest, then the longest. By score alone it would often be one
 * that was cut short: what is typed weighs more in a shorter text.
 */
function preferred(copies: readonly number[], { lengths, days }: Pick<Columns, 'lengths' | 'days'>): number[] {
  const lengthOf = (ordinal: number): number => lengths[ordinal] as number;
  const longest = copies.reduce((most, ordinal) => Math.max(most, lengthOf(ordinal)), 0);
  const isFull = (ordinal: number): boolean => lengthOf(ordinal) >= FULL * longest;
  // What has no day comes behind all days.
  const dayOf = (ordinal: number): number => (days[ordinal] as number) || Number.POSITIVE_INFINITY;
  return copies.toSorted((a, b) => {
    const byLength = lengthOf(b) - lengthOf(a);
    if (!isFull(a) || !isFull(b) || dayOf(a) === dayOf(b)) return byLength;
    return dayOf(a) - dayOf(b);
  });
}
