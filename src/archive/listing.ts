/** Finds the files of a corpus, and accounts for everything that lies among them. */

import { closeSync, constants, existsSync, fstatSync, lstatSync, openSync, type Stats, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { ArchiveError, messageOf } from '../errors.js';
import { type DiskPath, entriesOf, type FolderEntry, findOnDisk, joinOnDisk } from './disk-names.js';
import type { CorpusFile } from './files.js';

/** Follows a listing. Each path is told of once: what it gives as a file is told to neither. */
export interface ListingObserver {
  /** A file or folder that should be read and cannot be. */
  readonly unreadable?: (path: string, reason: string) => void;
  /** Something that is no part of an archive, or not any more. */
  readonly passedBy?: (path: string, reason: string) => void;
}

/**
 * All files that the paths name, folders with everything below them, in the order of their names: the same corpus is always read in
 * the same order, and no file twice. Names that begin with a dot are passed by; links are followed where they are named, not inside folders.
 * A name that is not there may be a pattern of names, such as `saved/*.html`. Files whose names are not UTF-8 are read where they are named.
 *
 * @param apart files and folders that are no archive though they may lie in one: the index, the operator's files
 * @throws ArchiveError where a path is not there, fits no file, cannot be read, or is no file with an end, such as a device
 */
export async function listFiles(paths: readonly string[], apart: readonly string[] = [], observer: ListingObserver = {}): Promise<CorpusFile[]> {
  const listing = new Listing(new Set(apart.map((path) => resolve(path))));
  for (const path of new Set(paths)) {
    try {
      listing.addNamed(path);
    } catch (cause) {
      throw new ArchiveError(`cannot read ${path}: ${messageOf(cause)}`, { cause });
    }
  }
  listing.tell(observer);
  return [...listing.files.values()];
}

/** Whether a path is one of these, or lies below one: as many steps as it has folders, however many these are. */
export function isWithin(path: string, these: ReadonlySet<string>): boolean {
  for (let one = path; ; one = dirname(one)) {
    if (these.has(one)) return true;
    if (one === dirname(one)) return false;
  }
}

/** What was found so far, by paths, since a folder and a file in it may both be named. */
class Listing {
  readonly files = new Map<string, CorpusFile>();
  private readonly unreadable = new Map<string, string>();
  private readonly passedBy = new Map<string, string>();

  constructor(private readonly apart: ReadonlySet<string>) {}

  /** @throws Error where it cannot be read */
  addNamed(named: string): void {
    if (!existsSync(named) && isDynamicPattern(named) && findOnDisk(named).at === named) {
      this.addPattern(named);
      return;
    }
    const { path, at } = findOnDisk(named);
    const info = statSync(at);
    if (isWithin(resolve(path), this.apart)) this.passBy(path, APART);
    else if (info.isDirectory()) this.addFolder(path, at);
    else this.files.set(path, fileOf(path, at, regular(info)));
  }

  tell({ unreadable, passedBy }: ListingObserver): void {
    for (const [path, reason] of this.unreadable) if (!this.files.has(path)) unreadable?.(path, reason);
    for (const [path, reason] of this.passedBy) if (!this.files.has(path) && !this.unreadable.has(path)) passedBy?.(path, reason);
  }

  // Asked one after another in this thread, 60,000 files take a quarter of a second; asked through the thread pool, seconds.
  private addFolder(folder: string, at: DiskPath, depth = 0): void {
    if (depth > MAX_DEPTH) throw new Error(`more than ${MAX_DEPTH} folders in one another`);
    const absolute = resolve(folder);
    for (const entry of entriesOf(at).sort(byName)) {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.')) this.passBy(path, 'names that begin with a dot');
      else if (this.apart.size > 0 && this.apart.has(join(absolute, entry.name))) this.passBy(path, APART);
      // Below a folder that is named so itself, names are found again through it.
      else if (entry.bytes && typeof at === 'string') this.refuse(path, NOT_UTF8);
      else if (entry.kind.isDirectory()) this.attempt(path, () => this.addFolder(path, joinOnDisk(at, entry), depth + 1));
      else this.attempt(path, () => this.addFile(path, joinOnDisk(at, entry), entry.kind));
    }
  }

  /** @throws Error where no file fits */
  private addPattern(pattern: string): void {
    const options = { followSymbolicLinks: false, onlyFiles: true, expandDirectories: false, absolute: isAbsolute(pattern) };
    const found = globSync(pattern, { ...options, fs: { readdirSync: ((folder: string) => this.entriesForPattern(folder)) as never } });
    if (found.length === 0) throw new Error('no file has a name like that');
    for (const path of found.sort()) {
      if (isWithin(resolve(path), this.apart)) this.passBy(path, APART);
      else
        this.attempt(path, () =>
          existsSync(path) || !path.includes('\\x') ? this.addFile(path, path, lstatSync(path)) : this.refuse(path, NOT_UTF8),
        );
    }
  }

  /** The pattern is asked of everything that is no folder: what fits and cannot be read is told of. */
  private entriesForPattern(folder: string): object[] {
    let entries: FolderEntry[] = [];
    this.attempt(folder.replace(/(?<=.)\/$/, ''), () => {
      entries = entriesOf(folder);
    });
    return entries.flatMap(({ name, bytes, kind }) => {
      const isDirectory = kind.isDirectory();
      if (bytes && isDirectory) this.refuse(join(folder, name), NOT_UTF8);
      return bytes && isDirectory ? [] : [{ name, isDirectory: () => isDirectory, isFile: () => !isDirectory, isSymbolicLink: () => false }];
    });
  }

  /** @throws Error where it may not be read: found now, its answers can be kept */
  private addFile(path: string, at: DiskPath, kind: Kind): void {
    // A device may do something when it is opened: its kind is asked before.
    regular(kind);
    // Whatever has taken its place since must not be waited for.
    const descriptor = openSync(at, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      this.files.set(path, fileOf(path, at, regular(fstatSync(descriptor))));
    } finally {
      closeSync(descriptor);
    }
  }

  private attempt(path: string, add: () => void): void {
    try {
      add();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') this.passBy(path, 'gone while folders were looked at');
      else this.refuse(path, messageOf(error));
    }
  }

  private refuse(path: string, reason: string): void {
    this.unreadable.set(path, reason);
  }

  private passBy(path: string, reason: string): void {
    this.passedBy.set(path, reason);
  }
}

/** Of folders below one that is named: names of all systems end before. */
const MAX_DEPTH = 500;

const APART = 'the index and the files of the operator';

const NOT_UTF8 = 'a name that is not UTF-8: read where it is named by itself';

type Kind = Pick<Stats, 'isFile' | 'isFIFO' | 'isSocket' | 'isCharacterDevice' | 'isBlockDevice' | 'isSymbolicLink'>;

/** @throws Error for what has no end that could be read to */
function regular<T extends Kind>(kind: T): T {
  if (kind.isFile()) return kind;
  if (kind.isSymbolicLink()) throw new Error('a link: not followed');
  if (kind.isFIFO()) throw new Error('a FIFO: not read');
  if (kind.isSocket()) throw new Error('a socket: not read');
  if (kind.isCharacterDevice() || kind.isBlockDevice()) throw new Error('a device: not read');
  throw new Error('no regular file: not read');
}

const fileOf = (path: string, at: DiskPath, { size, ctimeMs }: Stats): CorpusFile => ({
  path,
  ...(typeof at !== 'string' && { at }),
  bytes: size,
  changedMs: ctimeMs,
  listedMs: Date.now(),
});

/** By code units: the same on every machine, whatever its language. */
const byName = (a: FolderEntry, b: FolderEntry): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
