/** Builds indexes for tests. */

import type { SegmentEntry } from '../../src/index/manifest.js';
import { IndexUpdate, type UpdateOptions } from '../../src/index/update.js';
import type { Analyzer, IdentifiedPage, IndexStats } from '../../src/model.js';
import { toyAnalyzer } from './toy-analyzer.js';

/** Leaves every segment as it is. */
export const withoutMerging = (segments: readonly SegmentEntry[]): SegmentEntry[][] => segments.map((entry) => [entry]);

/** Files by their paths, each with its pages, in the order in which they are read. */
export type Files = Readonly<Record<string, readonly IdentifiedPage[]>>;

/** Brings an index up to date with files, as `xunda index` does: by default with one file that has all the pages. */
export async function buildIndex(
  directory: string,
  pages: readonly IdentifiedPage[] | Files,
  options: UpdateOptions & { readonly analyzer?: Analyzer; readonly unchanged?: readonly string[] } = {},
): Promise<IndexStats> {
  const { unchanged = [], analyzer = toyAnalyzer } = options;
  const files = Object.entries(Array.isArray(pages) ? { 'corpus/a.txt': pages as IdentifiedPage[] } : (pages as Files));
  const update = IndexUpdate.begin(directory, analyzer, options);
  try {
    update.plan(
      files.map(([path]) => path),
      new Set(unchanged),
    );
    for (const [place, [path, content]] of files.entries()) {
      if (!unchanged.includes(path)) for (const page of content) await update.add(page, path, place);
    }
    for (const place of update.placesToReadAgain()) {
      const [path, content] = files[place] as (typeof files)[number];
      for (const page of content) await update.addAgain(page, path, place);
    }
    return await update.commit(files.map(([path, content]) => ({ path, bytes: content.length, sha256: 'ab' })));
  } finally {
    update.abandon();
  }
}
