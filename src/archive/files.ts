/** Opens the files of a corpus as streams. */

import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { DiskPath } from './disk-names.js';
import type { Mapping } from './json/mapping.js';
import type { Source } from './reader.js';

/** A file of the corpus. */
export interface CorpusFile {
  /** As named by the person who asked, or joined to the folder they named; bytes that are not UTF-8 as `\xNN`. */
  readonly path: string;
  /** Where it lies on disk, where its name is not UTF-8. */
  readonly at?: Buffer;
  readonly bytes: number;
  /** When its content, or anything else of it, last changed, in ms since 1970. */
  readonly changedMs: number;
  /** When it was looked at. */
  readonly listedMs: number;
}

/** A file as it lies on disk, so that a later look can tell whether it changed. */
export interface FileDigest {
  readonly path: string;
  readonly bytes: number;
  /** As hex; empty where it could not be read. */
  readonly sha256: string;
}

/** The digest of a file, read from beginning to end. One that vanished since it was listed has none and no bytes: it never is as it was. */
export async function digestOf({ path, at, bytes }: Pick<CorpusFile, 'path' | 'at' | 'bytes'>): Promise<FileDigest> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of openFile(at ?? path)) hash.update(chunk);
  } catch {
    // Whoever reads it meets the same error, and tells of it.
    return { path, bytes: 0, sha256: '' };
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

const READ_OPTIONS = { highWaterMark: 1 << 18 };

/** A smaller file is read at once, in this thread: asked for through the thread pool, it takes several times as long. */
const SMALL_BYTES = 1 << 20;

/**
 * A file's bytes as they lie on disk. Errors come out of them, also where it is no regular file, which may have no end; who stops reading closes the file.
 *
 * @param onRead told of every chunk as it comes from disk
 */
export async function* openFile(path: DiskPath, onRead?: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  const info = statSync(path);
  if (!info.isFile()) throw new Error('no regular file any more');
  const { size } = info;
  for await (const chunk of size > 0 && size <= SMALL_BYTES ? [readFileSync(path)] : createReadStream(path, READ_OPTIONS)) {
    onRead?.(chunk as Buffer);
    yield chunk as Buffer;
  }
}

/** A file as readers take it. @param mapping of the fields of its records */
export function sourceAt({ path, at }: Pick<CorpusFile, 'path' | 'at'>, mapping?: Mapping, onRead?: (chunk: Buffer) => void): Source {
  const capture = mapping ? { mapping } : {};
  return { file: path, name: basename(path), bytes: openFile(at ?? path, onRead), capture, path: at ?? path };
}
