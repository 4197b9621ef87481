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
export const INDEX_FORMAT = 10;

/** What a section may be given as. */
export type SectionData = Uint8Array | Uint16Array | Uint32Array | Float64Array;

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

/** Where a section lies in its file, in bytes, and the checksum of what it holds. */
export interface PlacedSection {
  readonly start: number;
  readonly length: number;
  readonly crc32: number;
}

/** So many bytes of a file tell how long its head is. */
export const HEAD_START_BYTES = 16;

/**
 * The length of a file's head in bytes.
 *
 * @param file named in errors
 * @param bytes the first {@link HEAD_START_BYTES} of it, or more
 * @throws IndexError `format` for a file of another format, `damaged` for what is no such file
 */
export function headLengthIn(file: string, bytes: Buffer): number {
  if (bytes.length < HEAD_START_BYTES || !bytes.subarray(0, 8).equals(MAGIC)) throw damaged(file, 'is no segment file');
  const format = bytes.readUInt32LE(8);
  if (format !== INDEX_FORMAT) throw new IndexError('format', dirname(file), `${file} has format ${format}, this program reads ${INDEX_FORMAT}`);
  return headLength(bytes.readUInt32LE(12));
}

/**
 * Where the sections of a file lie.
 *
 * @param head as many bytes as {@link headLengthIn} says, or fewer where the file ends before
 * @throws IndexError `damaged`
 */
export function placedSections(file: string, head: Buffer): PlacedSection[] {
  const length = headLengthIn(file, head);
  if (head.length < length || crc32(head.subarray(0, length - 8)) !== head.readUInt32LE(length - 8)) throw damaged(file, 'has a damaged head');
  let start = length;
  return Array.from({ length: head.readUInt32LE(12) }, (_, i) => {
    const section = { start, length: head.readDoubleLE(24 + i * 16), crc32: head.readUInt32LE(16 + i * 16) };
    start += section.length + padding(section.length);
    return section;
  });
}

/**
 * Compares a section's bytes with its checksum.
 *
 * @param i the section's number, named in errors
 * @throws IndexError `damaged`
 */
export function* checkSection(file: string, bytes: Buffer, section: PlacedSection, i: number): Steps<void> {
  if (bytes.length !== section.length) throw damaged(file, 'is cut short');
  if ((yield* checksumOf(bytes)) !== section.crc32) throw damaged(file, `does not match its checksum in section ${i}`);
}

/**
 * The sections of a file, as views on its bytes, after every checksum was compared.
 *
 * @param file named in errors
 * @throws IndexError `format` for a file of another format, `damaged` for anything that does not add up
 */
export function* readSections(file: string, bytes: Buffer): Steps<Buffer[]> {
  const placed = placedSections(file, bytes.subarray(0, headLengthIn(file, bytes)));
  const sections: Buffer[] = [];
  for (const [i, section] of placed.entries()) {
    const content = bytes.subarray(section.start, section.start + section.length);
    yield* checkSection(file, content, section, i);
    sections.push(content);
  }
  return sections;
}

function damaged(file: string, what: string): IndexError {
  return new IndexError('damaged', dirname(file), `${file} ${what}`);
}

function* checksumOf(bytes: Buffer): Steps<number> {
  let checksum = 0;
  for (let at = 0; at < bytes.length; at += STEP_BYTES) {
    checksum = crc32(bytes.subarray(at, at + STEP_BYTES), checksum);
    yield;
  }
  return checksum;
}

/** A section as 16-bit numbers, without copying. */
export function asUint16(section: Buffer): Uint16Array {
  return new Uint16Array(section.buffer, section.byteOffset, section.length / 2);
}

/** A section as 32-bit numbers, without copying. */
export function asUint32(section: Buffer): Uint32Array {
  return new Uint32Array(section.buffer, section.byteOffset, section.length / 4);
}

/** A section as 64-bit floating point numbers, without copying. */
export function asFloat64(section: Buffer): Float64Array {
  return new Float64Array(section.buffer, section.byteOffset, section.length / 8);
}
