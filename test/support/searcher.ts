/** Searches answers made for tests, and the sample corpus, with real words. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readCorpus } from '../../src/archive/corpus.js';
import { listFiles } from '../../src/archive/listing.js';
import type { Skipped } from '../../src/archive/reader.js';
import { createEmbeddedEngine } from '../../src/engine/embedded.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import type { IdentifiedPage, UserWord } from '../../src/model.js';
import { createSearcherOver, type Searcher, type SearcherSettings } from '../../src/search/searcher.js';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { buildIndex, type Files } from './build.js';
import { temporaryFolder } from './folders.js';
import { ROOT } from './shared.js';

/** Indexes pages in a folder of their own. */
export async function searcherOver(
  pages: readonly IdentifiedPage[] | Files,
  settings: Partial<SearcherSettings> = {},
  userWords: readonly UserWord[] = [],
): Promise<Searcher> {
  const directory = temporaryFolder();
  const analyzer = createAnalyzer(userWords);
  await buildIndex(directory, pages, { analyzer });
  const engine = createEmbeddedEngine(openIndexFiles(directory, analyzer.fingerprint));
  return createSearcherOver(engine, analyzer, { snippetChars: 100, maxQueryChars: 200, ...settings });
}

/** The pages of the sample corpus by their files, all of which can be read. */
export async function readSample(): Promise<Files> {
  const files: Record<string, IdentifiedPage[]> = {};
  const skipped: Skipped[] = [];
  const observer = { report: (record: Skipped): void => void skipped.push(record) };
  for await (const { file, ...page } of readCorpus(await listFiles([join(ROOT, 'corpus')]), observer, createAnalyzer())) {
    files[file.path] = [...(files[file.path] ?? []), page];
  }
  assert.deepEqual(skipped, []);
  return files;
}
