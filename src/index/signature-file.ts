/** Keeps the signatures of a segment's answers in a file of their own, which only updates read. */

import { IndexError } from '../errors.js';
import type { Bitmap } from './bitmap.js';
import type { FileEntry, SegmentEntry } from './manifest.js';
import { readSectionFile, writeSections } from './section-file.js';
import { asFloat64 } from './sections.js';
import { SIGNATURE_BYTES } from './signature.js';
import { runAtOnce } from './steps.js';

/** The signatures of some answers, one after another, and for each answer the number made from its id. */
export interface Signatures {
  readonly bytes: Uint8Array;
  readonly idKeys: Float64Array;
}

/** Writes the signatures of a segment's answers. @returns what the manifest says of the file */
export function writeSignatures(directory: string, { bytes, idKeys }: Signatures): FileEntry {
  return writeSections(directory, 'signatures', [bytes, idKeys]);
}

/** A segment's signatures, with what lives of it. */
export interface LiveSignatures extends Signatures {
  /** Absent where all do. */
  readonly live: Bitmap | undefined;
}

/** @throws IndexError `damaged` */
export function signaturesOf(directory: string, { files }: SegmentEntry, live: Bitmap | undefined): LiveSignatures {
  const [bytes, idKeys] = runAtOnce(readSectionFile(directory, files.signatures));
  if (!bytes || !idKeys) throw new IndexError('damaged', directory, `${files.signatures.name} in ${directory} is incomplete`);
  return { bytes, idKeys: asFloat64(idKeys), live };
}

/** Signatures one after another as one, those of deleted answers left out. */
export function joinSignatures(parts: readonly LiveSignatures[]): Signatures {
  const kept = parts.map(({ idKeys, live }) => live?.rows() ?? Uint32Array.from(idKeys.keys()));
  const size = kept.reduce((sum, rows) => sum + rows.length, 0);
  const bytes = new Uint8Array(size * SIGNATURE_BYTES);
  const idKeys = new Float64Array(size);
  let next = 0;
  for (const [i, part] of parts.entries()) {
    for (const row of kept[i] as Uint32Array) {
      bytes.set(part.bytes.subarray(row * SIGNATURE_BYTES, (row + 1) * SIGNATURE_BYTES), next * SIGNATURE_BYTES);
      idKeys[next++] = part.idKeys[row] as number;
    }
  }
  return { bytes, idKeys };
}
