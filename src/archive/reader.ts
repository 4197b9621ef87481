/** Says what every reader of an archive format does, and every container of files. */

import type { ArchivedPage } from '../model.js';
import type { DiskPath } from './disk-names.js';
import type { Mapping } from './json/mapping.js';
import type { Limits } from './limits.js';

/** A record that was left out: `line` counts from 1 where the format has lines, `record` where it has records. */
export interface Skipped {
  readonly file: string;
  readonly line?: number;
  readonly record?: number;
  readonly reason: string;
}

/** Told of every record left out. */
export type Report = (skipped: Skipped) => void;

/** A file's bytes in order. They are read once; an error of the disk or of what they are packed in comes out of them. */
export type ByteStream = AsyncIterable<Buffer>;

/** What is known of a file beside its bytes: from a container, a crawl's headers, or a saved page's own words. */
export interface Capture {
  readonly url?: string;
  /** The day it was archived, `YYYY-MM-DD`. */
  readonly archivedOn?: string;
  /** As a header says it, such as `gbk`. */
  readonly charset?: string;
  /** In small letters and without parameters, such as `text/html`. */
  readonly contentType?: string;
  /** See {@link ArchivedPage.capturedAs}. */
  readonly capturedAs?: readonly string[];
  /** See {@link ArchivedPage.sameAs}: a capture without bytes. */
  readonly sameAs?: readonly string[];
  /** Which fields of its records are which of ours, where somebody says so. */
  readonly mapping?: Mapping;
}

/** A file, or an entry of a container, to be read. */
export interface Source {
  /** As named in reports: `a/b.html`, `a.zip!/b.html`, `crawl.warc.gz#12` (record 12, counted from 1). */
  readonly file: string;
  /** The last name, without folders; without `.gz` where the bytes are unpacked already. */
  readonly name: string;
  readonly bytes: ByteStream;
  readonly capture: Capture;
  /** Where it lies on disk as it is, for formats that are read from their end (zip); absent inside containers. */
  readonly path?: DiskPath;
}

/** The beginning of a source, to tell its format by. */
export interface Head {
  /** See {@link Source.name}. */
  readonly name: string;
  /** Its first bytes, 64 KiB at most. */
  readonly bytes: Buffer;
  readonly capture: Capture;
}

/** A page, and what is told of how it was read where that differs from page to page of a format. */
export interface PageRead extends ArchivedPage {
  /** More exact than the format: `zhihu-2015`. */
  readonly layout?: string;
  /** Overrules {@link ArchiveReader.isPadded}. */
  readonly isPadded?: boolean;
}

/** One format. Readers stream: they hold one record or page at a time. */
export interface ArchiveReader {
  /** A short name for reports, such as `jsonl`. */
  readonly format: string;
  /** Whether its pages may hold answers to other questions; other formats state themselves which answer is whose. */
  readonly isPadded: boolean;
  /** Whether a source looks like this format. Never throws. */
  recognises(head: Head): boolean;
  /**
   * The pages of a source; their `source` is its `file`. What cannot be read is reported and left out; the rest goes on. An error thrown says
   * why nothing more of this source can be read, and is reported by who reads.
   */
  read(source: Source, report: Report, limits: Limits): AsyncIterable<PageRead>;
}

/** A format that holds files of other formats. */
export interface Container {
  /** A short name for reports, such as `zip`. */
  readonly format: string;
  /** Whether a source looks like this format. Never throws. */
  recognises(head: Head): boolean;
  /**
   * Its entries in their order. The bytes of an entry may be read, to their end or not, only until the next entry is asked for. Reports and errors
   * are as for a reader.
   */
  entries(source: Source, report: Report, limits: Limits): AsyncIterable<Source>;
}

/** `file:line: reason`, as shown to people. */
export function describe({ file, line, record, reason }: Skipped): string {
  return [file, line ?? record]
    .filter((part) => part !== undefined)
    .join(':')
    .concat(`: ${reason}`);
}
