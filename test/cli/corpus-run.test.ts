/** Tests what a pass over a corpus keeps of files that it may not read. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DEFAULT_LIMITS } from '../../src/archive/limits.js';
import { listFiles } from '../../src/archive/listing.js';
import { Mappings } from '../../src/archive/mappings.js';
import { Takedown } from '../../src/archive/takedown.js';
import { CorpusRun } from '../../src/cli/corpus-run.js';
import { KnownDigests } from '../../src/cli/known-digests.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import { IndexUpdate } from '../../src/index/update.js';
import { temporaryFolder } from '../support/folders.js';
import { toyAnalyzer } from '../support/toy-analyzer.js';

const line = (id: string): string => `${JSON.stringify({ id, question: '茶怎么泡？', text: `水 茶 ${id}` })}\n`;

test('answers of a folder that may not be read stay, those of a file that is gone go', async () => {
  const [corpus, directory] = [temporaryFolder(), temporaryFolder()];
  mkdirSync(join(corpus, 'shut'));
  for (const [name, id] of [
    ['a', '1'],
    ['gone', '2'],
    ['shut/b', '3'],
    ['shutter', '4'],
  ])
    writeFileSync(join(corpus, `${name}.jsonl`), line(id as string));
  const all = await listFiles([corpus]);
  const pass = async (names: RegExp, unreadable: ReadonlySet<string>) => {
    const update = IndexUpdate.begin(directory, toyAnalyzer);
    const files = all.filter(({ path }) => names.test(path));
    const run = new CorpusRun({
      files,
      update,
      analyzer: toyAnalyzer,
      known: KnownDigests.open(directory),
      takedown: new Takedown([]),
      mappings: new Mappings(files),
      keepsMissing: false,
      unreadable,
      passedBy: new Map(),
      report: ({ reason }) => assert.fail(reason),
      limits: DEFAULT_LIMITS,
    });
    assert.ok(await run.readChanges());
    await update.commit(run.sources);
    const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
    const found = ['1', '2', '3', '4'].filter((id) => index.findAnswer(id));
    index.close();
    const { listed, opened, gone, kept } = run.counts.files;
    return [found, { listed, opened, gone, kept }];
  };
  await pass(/./, new Set());
  const [found, counts] = await pass(/a\.jsonl$/, new Set([join(corpus, 'shut')]));
  assert.deepEqual([found, counts], [['1', '3'], { listed: 1, opened: 0, gone: 2, kept: 1 }]);
});
