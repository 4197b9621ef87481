/** Remembers the digests of files by their sizes and times, so that a file that did not change is not read again. */

import { join } from 'node:path';
import { type CorpusFile, digestOf, type FileDigest } from '../archive/files.js';
import { writeDurably } from '../index/durable-files.js';
import { readRegular } from '../index/regular-file.js';

/** Beside the index, and no part of it: whoever deletes it loses time only, and an index does not depend on the times of its files. */
const NAME = 'digests.json';

/** Some file systems tell times by two seconds: a file that changed so shortly before it was looked at may change again unseen. */
const COARSEST_CLOCK_MS = 2000;

/** Size in bytes, time of the last change in ms, digest. */
type Known = readonly [bytes: number, changedMs: number, sha256: string];

/** The digests that are known of the files of an index. */
export class KnownDigests {
  private readonly now = new Map<string, Known>();
  private hasChanged = false;

  private constructor(
    private readonly path: string,
    private readonly before: ReadonlyMap<string, Known>,
  ) {}

  /** What is kept in the folder of an index; nothing where it is missing or damaged. */
  static open(directory: string): KnownDigests {
    const path = join(directory, NAME);
    return new KnownDigests(path, read(path));
  }

  /** The digest of a file: remembered, where size and time are as they were, else read from beginning to end. */
  async of(file: CorpusFile): Promise<FileDigest> {
    const { path, bytes, changedMs } = file;
    const known = this.before.get(path);
    if (known?.[0] !== bytes || known[1] !== changedMs) {
      const digest = await digestOf(file);
      this.remember(file, digest);
      return digest;
    }
    this.now.set(path, known);
    return { path, bytes, sha256: known[2] };
  }

  /**
   * Keeps a digest for the next time.
   *
   * @param file as it was listed, before it was read
   */
  remember({ path, bytes, changedMs, listedMs }: CorpusFile, digest: FileDigest): void {
    if (digest.bytes !== bytes || changedMs > listedMs - COARSEST_CLOCK_MS) return;
    this.now.set(path, [bytes, changedMs, digest.sha256]);
    this.hasChanged = true;
  }

  /** Writes what is known of the files asked for, and forgets all others. */
  save(): void {
    if (!this.hasChanged && this.now.size === this.before.size) return;
    writeDurably(this.path, JSON.stringify([...this.now]));
  }
}

function read(path: string): Map<string, Known> {
  try {
    const entries = JSON.parse(readRegular(path).text) as unknown;
    return new Map(Array.isArray(entries) ? entries.filter(isEntry) : []);
  } catch {
    // Missing, or not what was written: everything is read once more.
    return new Map();
  }
}

function isEntry(entry: unknown): entry is [string, Known] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string' || !Array.isArray(entry[1])) return false;
  const [bytes, changedMs, sha256] = entry[1] as unknown[];
  return typeof bytes === 'number' && typeof changedMs === 'number' && typeof sha256 === 'string';
}
