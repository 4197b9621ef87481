/** A program that goes on updating an index until it is killed, and says which state it has committed. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { IndexUpdate } from '../../src/index/update.js';
import { crashAnalyzer, filesOfState, stateIn, unchangedBetween } from './crash-states.js';

const directory = process.argv[2] as string;

/** Small batches: many segments to be written and merged. */
const MAX_BATCH_CHARS = 150;

async function commitState(state: number): Promise<void> {
  const files = Object.entries(filesOfState(state));
  const unchanged = unchangedBetween(state - 1, state);
  const update = IndexUpdate.begin(directory, crashAnalyzer, { maxBatchChars: MAX_BATCH_CHARS });
  update.plan(
    files.map(([path]) => path),
    new Set(state === 0 ? [] : unchanged),
  );
  for (const [place, [path, pages]] of files.entries()) {
    if (state === 0 || !unchanged.includes(path)) for (const page of pages) await update.add(page, path, place);
  }
  update.placesToReadAgain();
  await update.commit(files.map(([path, pages]) => ({ path, bytes: pages.length, sha256: String(state) })));
}

let state = existsSync(join(directory, 'manifest.json')) ? stateIn(directory) + 1 : 0;
process.stdout.write('ready\n');
for (; ; state++) {
  await commitState(state);
  process.stdout.write(`${state}\n`);
}
