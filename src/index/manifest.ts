/** Names the files that make up an index; an index is what its manifest says, and nothing else in the folder counts. */

import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { IndexError } from '../errors.js';
import type { IndexStats } from '../model.js';
import { writeDurably } from './durable-files.js';
import { readRegular } from './regular-file.js';
import { INDEX_FORMAT } from './sections.js';

/** The manifest's file name. It is written last, so an index without it was never finished. */
export const MANIFEST_NAME = 'manifest.json';

/** A file of the index: its name is made from its content. */
export interface FileEntry {
  readonly name: string;
  readonly bytes: number;
  readonly crc32: number;
}

/** What a segment keeps records of: answers, which are searched; older texts of answers, which are not; and pages. */
export type RecordKind = 'answers' | 'older' | 'pages';

/** All kinds of records, in the order in which files name them. */
export const RECORD_KINDS: readonly RecordKind[] = ['answers', 'older', 'pages'];

/** Something for each kind of record. */
export type PerKind<T> = Readonly<Record<RecordKind, T>>;

/** What `of` gives for each kind of record. */
export function perKind<T>(of: (kind: RecordKind) => T): PerKind<T> {
  return { answers: of('answers'), older: of('older'), pages: of('pages') };
}

/** A segment and its files. The numbers of records count deleted ones too. */
export interface SegmentEntry extends PerKind<number> {
  readonly deleted: PerKind<number>;
  readonly files: {
    readonly terms: FileEntry;
    readonly answers: FileEntry;
    /** Absent where there are no older texts. */
    readonly older?: FileEntry;
    readonly pages: FileEntry;
    readonly signatures: FileEntry;
    /** Absent where nothing was deleted. */
    readonly deletes?: FileEntry;
  };
}

/** A file that the index was built from, as named when it was built. */
export interface SourceEntry {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What is known of an index without opening its segments. Holds no times: the same corpus gives the same manifest. */
export interface Manifest {
  readonly format: number;
  /** The fingerprint of the analyzer it was built with. */
  readonly analyzer: string;
  readonly sources: readonly SourceEntry[];
  readonly segments: readonly SegmentEntry[];
  /** Which answers are copies of each other, over all segments. */
  readonly copies: FileEntry;
  /** Which answers belong to one question. */
  readonly questions: FileEntry;
  /** The Chinese words of all segments with their readings. */
  readonly vocabulary: FileEntry;
  /** The words that an operator added to the dictionary; absent where there were none. */
  readonly userWords?: FileEntry;
  /** What was left out because it is taken down, a key a line; absent where nothing is. */
  readonly takedown?: readonly string[];
  /** Answers of which one text was meant by a line, and all texts are left out: their ids, sorted, each with the key; absent where there are none. */
  readonly taken?: readonly (readonly [id: string, key: string])[];
  readonly stats: Omit<IndexStats, 'segments' | 'bytes' | 'analyzer'>;
}

/** Writes the manifest, which makes the index that it names the current one. @param check asked right before it does; where it throws, it does not */
export function writeManifest(directory: string, manifest: Manifest, check: () => void): void {
  const content = JSON.stringify(manifest);
  writeDurably(join(directory, MANIFEST_NAME), `{"checksum":${crc32(content)},"manifest":${content}}\n`, check);
}

/**
 * Reads and checks the manifest.
 *
 * @throws IndexError `missing`, `damaged`, `format`, or `newer`
 */
export function readManifest(directory: string): Manifest {
  const path = join(directory, MANIFEST_NAME);
  let text: string;
  try {
    text = readRegular(path).text;
  } catch (cause) {
    throw new IndexError('missing', directory, `there is no index in ${directory}`, { cause });
  }
  const parsed = parse(text);
  if (!parsed) throw new IndexError('damaged', directory, `${path} is damaged`);
  if (parsed.format > INDEX_FORMAT) {
    throw new IndexError(
      'newer',
      directory,
      `the index in ${directory} was made by a newer Xunda (format ${parsed.format}, this program reads ${INDEX_FORMAT}); update, or name another folder with --index`,
    );
  }
  if (parsed.format !== INDEX_FORMAT) {
    throw new IndexError('format', directory, `the index in ${directory} has format ${parsed.format}, this program reads ${INDEX_FORMAT}`);
  }
  return parsed;
}

/** The manifest, or nothing where the text is not what {@link writeManifest} wrote. */
function parse(text: string): Manifest | undefined {
  const match = /^\{"checksum":(\d+),"manifest":(.*)\}\n$/s.exec(text);
  if (!match || crc32(match[2] as string) !== Number(match[1])) return undefined;
  return JSON.parse(match[2] as string) as Manifest;
}

/** Names of all files that belong to an index. */
export function filesOf(manifest: Manifest): FileEntry[] {
  const ofSegments = manifest.segments.flatMap(({ files: { terms, answers, older, pages, signatures, deletes } }) => [
    terms,
    answers,
    ...(older ? [older] : []),
    pages,
    signatures,
    ...(deletes ? [deletes] : []),
  ]);
  return [...ofSegments, manifest.copies, manifest.questions, manifest.vocabulary, ...(manifest.userWords ? [manifest.userWords] : [])];
}

/** What the manifest alone tells of an index. */
export function statsOf(manifest: Manifest): IndexStats {
  return {
    ...manifest.stats,
    segments: manifest.segments.length,
    bytes: filesOf(manifest).reduce((sum, { bytes }) => sum + bytes, 0),
    analyzer: manifest.analyzer,
  };
}
