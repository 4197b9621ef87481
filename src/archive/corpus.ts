/** Reads a whole corpus: recognises each file, and gives out its pages with their answers told apart. */

import { createHash } from 'node:crypto';
import type { Analyzer, IdentifiedPage } from '../model.js';
import { type CorpusFile, digestOf, type FileDigest, sourceAt } from './files.js';
import { markForeign } from './foreign.js';
import { identify } from './identity.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import type { Mappings } from './mappings.js';
import { pagesOf } from './pages.js';
import type { Report } from './reader.js';

/** A page with the file it was read from, and how. */
export interface ReadPage extends IdentifiedPage {
  readonly file: CorpusFile;
  /** See `ArchiveReader.format`. */
  readonly format: string;
}

/** Follows the reading of a corpus. */
export interface CorpusObserver {
  /** A record, or a whole file, was left out. */
  readonly report: Report;
  /** So many more bytes were read from disk. */
  readonly read?: (bytes: number) => void;
  /** A file was read to its end, or as far as it could be. */
  readonly done?: (digest: FileDigest) => void;
}

/**
 * All pages of the files, in their order. A damaged file loses itself and what follows in it, never its neighbours: its error is
 * reported and the next file is read. Memory is bounded by the largest page.
 *
 * @param analyzer tells the words of questions, to see which answers fit them
 * @param mappings say which fields of records are which of ours
 */
export async function* readCorpus(
  files: readonly CorpusFile[],
  observer: CorpusObserver,
  analyzer: Analyzer,
  limits: Limits = DEFAULT_LIMITS,
  mappings?: Mappings,
): AsyncGenerator<ReadPage> {
  for (const file of files) {
    const hash = createHash('sha256');
    let read = 0;
    const source = sourceAt(file, mappings?.of(file.path), (chunk) => {
      read += chunk.length;
      hash.update(chunk);
      observer.read?.(chunk.length);
    });
    for await (const { page, format, isPadded } of pagesOf(source, observer.report, limits)) {
      const identified = identify(page);
      yield { ...(isPadded ? markForeign(identified, analyzer) : identified), file, format };
    }
    const isComplete = read === file.bytes;
    if (!isComplete) observer.read?.(Math.max(0, file.bytes - read));
    observer.done?.(isComplete ? { path: file.path, bytes: read, sha256: hash.digest('hex') } : await digestOf(file));
  }
}
