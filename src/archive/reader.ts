/** Says what every reader of an archive format does. */

import type { ArchivedPage } from '../model.js';

/** A record that was left out: `line` counts from 1 where the format has lines. */
export interface Skipped {
  readonly file: string;
  readonly line?: number;
  readonly reason: string;
}

/** Told of every record left out. */
export type Report = (skipped: Skipped) => void;

/** A file's bytes in order, already decompressed. */
export type ByteStream = AsyncIterable<Buffer>;

/** One format. Readers stream: they hold one record or page at a time. */
export interface ArchiveReader {
  /** A short name for reports, such as `jsonl`. */
  readonly format: string;
  /** Whether its pages may hold answers to other questions; other formats state themselves which answer is whose. */
  readonly isPadded: boolean;
  /**
   * Whether a file looks like this format.
   *
   * @param name the file's name without folders and without `.gz`
   * @param head the file's first bytes (up to 4 KiB), decompressed
   */
  recognises(name: string, head: Buffer): boolean;
  /**
   * The pages of a file. What cannot be read is reported and left out; the rest goes on.
   *
   * @param file as named in reports and in `ArchivedPage.source`
   */
  read(file: string, bytes: ByteStream, report: Report): AsyncIterable<ArchivedPage>;
}

/** `file:line: reason`, as shown to people. */
export function describe({ file, line, reason }: Skipped): string {
  return line === undefined ? `${file}: ${reason}` : `${file}:${line}: ${reason}`;
}
