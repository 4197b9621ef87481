/** Tells which mapping holds for which file of a corpus. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigurationError, messageOf } from '../errors.js';
import { type DiskPath, findOnDisk } from './disk-names.js';
import type { CorpusFile } from './files.js';
import { MAPPING_FILE, type Mapping, mappingOf } from './json/mapping.js';

/** A mapping is small; so is everything that may be taken for one. */
const MAX_BYTES = 2 ** 20;

interface Known {
  readonly mapping: Mapping;
  readonly sha256: string;
}

/** The mappings of a corpus: those that lie in its folders, or one that somebody names. */
export class Mappings {
  private readonly folders = new Map<string, Known>();
  private readonly named: Known | undefined;

  /**
   * @param files of the corpus; mappings lie in their folders
   * @param named the path of a mapping that holds for all of them, instead of those in their folders
   * @throws ConfigurationError naming the file and what is wrong with it
   */
  constructor(files: readonly Pick<CorpusFile, 'path'>[], named?: string) {
    this.named = named === undefined ? undefined : knownIn(named);
    if (this.named) return;
    // A file that is named by itself has the mapping beside it, too.
    for (const folder of new Set(files.map(({ path }) => dirname(path)))) {
      const { path, at } = findOnDisk(join(folder, MAPPING_FILE));
      if (existsSync(at)) this.folders.set(folder, knownIn(path, at));
    }
  }

  /** The mapping for the records of a file: the nearest above it. */
  of(path: string): Mapping | undefined {
    return this.knownOf(path)?.mapping;
  }

  /** A digest of a file and of the mapping that holds for it: another mapping makes other answers of it. */
  digestWith(path: string, sha256: string): string {
    const known = this.knownOf(path);
    return known ? createHash('sha256').update(`${sha256} ${known.sha256}`).digest('hex') : sha256;
  }

  private knownOf(path: string): Known | undefined {
    if (this.named || this.folders.size === 0) return this.named;
    for (let [folder, below] = [dirname(path), path]; folder !== below; [folder, below] = [dirname(folder), folder]) {
      const known = this.folders.get(folder);
      if (known) return known;
    }
    return undefined;
  }
}

/** @param at where it lies on disk, where that is known already */
function knownIn(path: string, at?: DiskPath): Known {
  let text: string;
  try {
    const place = at ?? findOnDisk(path).at;
    const info = statSync(place);
    // A pipe or a device may have no end.
    if (!info.isFile()) throw new Error('no regular file');
    if (info.size > MAX_BYTES) throw new Error(`larger than ${MAX_BYTES} bytes`);
    text = readFileSync(place, 'utf8');
  } catch (cause) {
    throw new ConfigurationError(`${path} cannot be read: ${messageOf(cause)}`, { cause });
  }
  return { mapping: mappingOf(text, path), sha256: createHash('sha256').update(text).digest('hex') };
}
