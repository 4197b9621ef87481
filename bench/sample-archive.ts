/** Indexes the sample corpus as a build does, each answer with its home. */

import { join } from 'node:path';
import { readCorpus } from '../src/archive/corpus.js';
import { listFiles } from '../src/archive/listing.js';
import { IndexUpdate } from '../src/index/update.js';
import type { Analyzer, IdentifiedPage } from '../src/model.js';
import { ROOT } from './shared.js';

/** @param directory an empty folder @returns the ids of all answers */
export async function indexSample(directory: string, analyzer: Analyzer): Promise<string[]> {
  const files = new Map<string, IdentifiedPage[]>();
  const report = ({ reason }: { reason: string }): void => console.error(reason);
  for await (const { file, ...page } of readCorpus(await listFiles([join(ROOT, 'corpus')]), { report }, analyzer))
    files.set(file.path, [...(files.get(file.path) ?? []), page]);
  const paths = [...files.keys()];
  const update = IndexUpdate.begin(directory, analyzer);
  update.plan(paths, new Set());
  for (const [place, path] of paths.entries()) for (const page of files.get(path) ?? []) await update.add(page, path, place);
  for (const place of update.placesToReadAgain()) {
    const path = paths[place] as string;
    for (const page of files.get(path) ?? []) await update.addAgain(page, path, place);
  }
  await update.commit(paths.map((path) => ({ path, bytes: 0, sha256: '' })));
  return [...new Set([...files.values()].flat().flatMap(({ answers }) => answers.map(({ id }) => id)))];
}
