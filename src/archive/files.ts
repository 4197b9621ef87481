/** Finds the files of a corpus and opens them as streams. */

import { createHash } from 'node:crypto';
import { createReadStream, type Dirent, existsSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { ArchiveError, messageOf } from '../errors.js';
import type { Mapping } from './json/mapping.js';
import type { Source } from './reader.js';

/** A file of the corpus. */
export interface CorpusFile {
  /** As named by the person who asked, or joined to the folder they named. */
  readonly path: string;
  readonly bytes: number;
  /** When its content, or anything else of it, last changed, in ms since 1970. */
  readonly changedMs: number;
  /** When it was looked at. */
  readonly listedMs: number;
}

/**
 * All files that the paths name, folders with everything below them, in the order of their names: the same corpus is always read in
 * the same order, and no file twice. Names that begin with a dot are left out; links are followed where they are named, not inside folders.
 * A name that is not there may be a pattern of names, such as `saved/*.html`.
 *
 * @param apart files and folders that are no archive though they may lie in one: the index, the operator's files
 * @throws ArchiveError where a path is not there, fits no file, or cannot be read
 */
export async function listFiles(paths: readonly string[], apart: readonly string[] = []): Promise<CorpusFile[]> {
  const files: CorpusFile[] = [];
  for (const path of new Set(paths)) {
    try {
      if (!existsSync(path) && isDynamicPattern(path)) {
        files.push(...filesThatFit(path));
        continue;
      }
      const info = statSync(path);
      if (info.isDirectory()) listFolder(path, files);
      else files.push(fileOf(path, info));
    } catch (cause) {
      throw new ArchiveError(`cannot read ${path}: ${messageOf(cause)}`, { cause });
    }
  }
  const left = apart.map((path) => resolve(path));
  const isApart = (path: string): boolean => left.some((one) => path === one || path.startsWith(one + sep));
  // A folder and a file in it may both be named.
  const all = [...new Map(files.map((file) => [file.path, file])).values()];
  return left.length === 0 ? all : all.filter(({ path }) => !isApart(resolve(path)));
}

/** @throws Error where there are none */
function filesThatFit(pattern: string): CorpusFile[] {
  const paths = globSync(pattern, { followSymbolicLinks: false, onlyFiles: true, expandDirectories: false });
  if (paths.length === 0) throw new Error('no file has a name like that');
  return paths.sort().map((path) => fileOf(path, statSync(path)));
}

// Asked one after another in this thread, 60,000 files take a fifth of a second; asked through the thread pool, seconds.
function listFolder(folder: string, files: CorpusFile[]): void {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort(byName)) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) listFolder(path, files);
    else if (entry.isFile()) files.push(fileOf(path, statSync(path)));
  }
}

const fileOf = (path: string, { size, ctimeMs }: Stats): CorpusFile => ({ path, bytes: size, changedMs: ctimeMs, listedMs: Date.now() });

/** By code units: the same on every machine, whatever its language. */
const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** A file as it lies on disk, so that a later look can tell whether it changed. */
export interface FileDigest {
  readonly path: string;
  readonly bytes: number;
  /** As hex. */
  readonly sha256: string;
}

/** The digest of a file, read from beginning to end. */
export async function digestOf({ path, bytes }: Pick<CorpusFile, 'path' | 'bytes'>): Promise<FileDigest> {
  const hash = createHash('sha256');
  for await (const chunk of openFile(path)) hash.update(chunk);
  return { path, bytes, sha256: hash.digest('hex') };
}

const READ_OPTIONS = { highWaterMark: 1 << 18 };

/** A smaller file is read at once, in this thread: asked for through the thread pool, it takes several times as long. */
const SMALL_BYTES = 1 << 20;

/**
 * A file's bytes as they lie on disk. Errors come out of them; who stops reading closes the file.
 *
 * @param onRead told of every chunk as it comes from disk
 */
export async function* openFile(path: string, onRead?: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  const { size } = statSync(path);
  for await (const chunk of size > 0 && size <= SMALL_BYTES ? [readFileSync(path)] : createReadStream(path, READ_OPTIONS)) {
    onRead?.(chunk as Buffer);
    yield chunk as Buffer;
  }
}

/** A file as readers take it. @param mapping of the fields of its records */
export function sourceAt(path: string, mapping?: Mapping, onRead?: (chunk: Buffer) => void): Source {
  return { file: path, name: basename(path), bytes: openFile(path, onRead), capture: mapping ? { mapping } : {}, path };
}
