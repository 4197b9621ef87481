/** Finds the files of a corpus and opens them as streams. */

import { createHash } from 'node:crypto';
import { closeSync, createReadStream, type Dirent, existsSync, fstatSync, openSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
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
 * @param unreadable told of files and folders below those named that may not be read; they are passed by. What vanishes meanwhile is gone, in silence
 * @throws ArchiveError where a path is not there, fits no file, or cannot be read
 */
export async function listFiles(
  paths: readonly string[],
  apart: readonly string[] = [],
  unreadable: (path: string, reason: string) => void = () => {},
): Promise<CorpusFile[]> {
  const files: CorpusFile[] = [];
  const attempt = (path: string, add: () => void): void => {
    try {
      add();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') unreadable(path, messageOf(error));
    }
  };
  for (const path of new Set(paths)) {
    try {
      if (!existsSync(path) && isDynamicPattern(path)) {
        for (const one of namesThatFit(path)) attempt(one, () => files.push(readableFile(one)));
        continue;
      }
      const info = statSync(path);
      if (info.isDirectory()) listFolder(path, files, attempt);
      else files.push(fileOf(path, info));
    } catch (cause) {
      throw new ArchiveError(`cannot read ${path}: ${messageOf(cause)}`, { cause });
    }
  }
  const left = new Set(apart.map((path) => resolve(path)));
  // A folder and a file in it may both be named.
  const all = [...new Map(files.map((file) => [file.path, file])).values()];
  return left.size === 0 ? all : all.filter(({ path }) => !isWithin(resolve(path), left));
}

/** Whether a path is one of these, or lies below one: as many steps as it has folders, however many these are. */
export function isWithin(path: string, these: ReadonlySet<string>): boolean {
  for (let one = path; ; one = dirname(one)) {
    if (these.has(one)) return true;
    if (one === dirname(one)) return false;
  }
}

/** @throws Error where there are none */
function namesThatFit(pattern: string): string[] {
  const paths = globSync(pattern, { followSymbolicLinks: false, onlyFiles: true, expandDirectories: false, absolute: isAbsolute(pattern) });
  if (paths.length === 0) throw new Error('no file has a name like that');
  return paths.sort();
}

// Asked one after another in this thread, 60,000 files take a quarter of a second; asked through the thread pool, seconds.
function listFolder(folder: string, files: CorpusFile[], attempt: (path: string, add: () => void) => void): void {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort(byName)) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) attempt(path, () => listFolder(path, files, attempt));
    else if (entry.isFile()) attempt(path, () => files.push(readableFile(path)));
    else if (entry.isSymbolicLink()) attempt(path, refuseLink);
  }
}

function refuseLink(): never {
  throw new Error('a link: not followed');
}

/** @throws Error where it may not be read: found now, its answers can be kept */
function readableFile(path: string): CorpusFile {
  const descriptor = openSync(path, 'r');
  try {
    return fileOf(path, fstatSync(descriptor));
  } finally {
    closeSync(descriptor);
  }
}

const fileOf = (path: string, { size, ctimeMs }: Stats): CorpusFile => ({ path, bytes: size, changedMs: ctimeMs, listedMs: Date.now() });

/** By code units: the same on every machine, whatever its language. */
const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** A file as it lies on disk, so that a later look can tell whether it changed. */
export interface FileDigest {
  readonly path: string;
  readonly bytes: number;
  /** As hex; empty where it could not be read. */
  readonly sha256: string;
}

/** The digest of a file, read from beginning to end. One that vanished since it was listed has none and no bytes: it never is as it was. */
export async function digestOf({ path, bytes }: Pick<CorpusFile, 'path' | 'bytes'>): Promise<FileDigest> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of openFile(path)) hash.update(chunk);
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
