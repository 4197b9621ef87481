/** Reads and lays out files made of checked sections, each a plain array of numbers or bytes. */
// Layout, all little-endian: 8 bytes magic; uint32 format; uint32 number of sections; then 16 bytes a section: uint32 checksum
// (CRC-32 of its bytes), uint32 zero, float64 length in bytes. uint32 checksum of all that, uint32 zero. Then the sections in
// order, each begun at a multiple of 8, with zeros between.

import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { IndexError } from '../errors.js';
import type { Steps } from './steps.js';

const MAGIC = Buffer.from('XUNDASEG', 'latin1');
const ALIGNMENT = 8;

/** Raised with any change of a file in `index/`; older and newer ones are refused. */
export const INDEX_FORMAT = 5;

/** What a section may be given as. */
export type SectionData = Uint8Array | Uint32Array | Float64Array;

const bytesOf = (data: SectionData): Uint8Array => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
const padding = (length: number): number => -length & (ALIGNMENT - 1);
const headLength = (sections: number): number => 16 + sections * 16 + 8;

/** The file's bytes, as pieces to be written one after another. */
export function layOutSections(sections: readonly SectionData[]): Uint8Array[] {
  const head = Buffer.alloc(headLength(sections.length));
  MAGIC.copy(head);
  head.writeUInt32LE(INDEX_FORMAT, 8);
  head.writeUInt32LE(sections.length, 12);
  const pieces: Uint8Array[] = [head];
  for (const [i, data] of sections.entries()) {
    const bytes = bytesOf(data);
    head.writeUInt32LE(crc32(bytes), 16 + i * 16);
    head.writeDoubleLE(bytes.length, 24 + i * 16);
    pieces.push(bytes, new Uint8Array(padding(bytes.length)));
  }
  const sumAt = head.length - 8;
  head.writeUInt32LE(crc32(head.subarray(0, sumAt)), sumAt);
  return pieces;
}

/** Bytes whose checksum is computed in one step: a millisecond or two. */
const STEP_BYTES = 4 << 20;

/**
 * The sections of a file, as views on its bytes, after every checksum was compared.
 *
 * @param file named in errors
 * @throws IndexError `format` for a file of another format, `damaged` for anything that does not add up
 */
export function* readSections(file: string, bytes: Buffer): Steps<Buffer[]> {
  const damaged = (what: string): IndexError => new IndexError('damaged', dirname(file), `${file} ${what}`);
  if (bytes.length < headLength(0) || !bytes.subarray(0, 8).equals(MAGIC)) throw damaged('is no segment file');
  const format = bytes.readUInt32LE(8);
  if (format !== INDEX_FORMAT) throw new IndexError('format', dirname(file), `${file} has format ${format}, this program reads ${INDEX_FORMAT}`);
  const count = bytes.readUInt32LE(12);
  const headEnd = headLength(count);
  if (headEnd > bytes.length || crc32(bytes.subarray(0, headEnd - 8)) !== bytes.readUInt32LE(headEnd - 8)) throw damaged('has a damaged head');

  const sections: Buffer[] = [];
  let at = headEnd;
  for (let i = 0; i < count; i++) {
    const length = bytes.readDoubleLE(24 + i * 16);
    const section = bytes.subarray(at, at + length);
    if (section.length !== length) throw damaged('is cut short');
    if ((yield* checksumOf(section)) !== bytes.readUInt32LE(16 + i * 16)) throw damaged(`does not match its checksum in section ${i}`);
    sections.push(section);
    at += length + padding(length);
  }
  return sections;
}

function* checksumOf(bytes: Buffer): Steps<number> {
  let checksum = 0;
  for (let at = 0; at < bytes.length; at += STEP_BYTES) {
    checksum = crc32(bytes.subarray(at, at + STEP_BYTES), checksum);
    yield;
  }
  return checksum;
}

/** A section as 32-bit numbers, without copying. */
export function asUint32(section: Buffer): Uint32Array {
  return new Uint32Array(section.buffer, section.byteOffset, section.length / 4);
}

/** A section as 64-bit floating point numbers, without copying. */
export function asFloat64(section: Buffer): Float64Array {
  return new Float64Array(section.buffer, section.byteOffset, section.length / 8);
}
