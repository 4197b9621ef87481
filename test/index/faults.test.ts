/** Tests law 8 under fault: whatever is killed, full, cut short or flipped, there is the old index or the new one. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs, { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { IndexError } from '../../src/errors.js';
import { filesOf, MANIFEST_NAME, readManifest } from '../../src/index/manifest.js';
import { IndexUpdate } from '../../src/index/update.js';
import { buildIndex } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf } from '../support/pages.js';
import { toyAnalyzer } from '../support/toy-analyzer.js';
import { crashAnalyzer, stateIn } from './crash-states.js';

/** `XUNDA_KILLS=400 npm test` kills more often. */
const KILLS = Number(process.env.XUNDA_KILLS ?? 60);
const MAX_LIFE_MS = 60;

const WRITER = fileURLToPath(new URL('./crash-writer.js', import.meta.url));

/** Lets a writer live for a while, kills it, and gives the last state that it said was committed. */
async function killAfter(directory: string, lifeMs: number): Promise<number> {
  const writer = spawn(process.execPath, [WRITER, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  writer.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  while (!said.includes('ready')) await once(writer.stdout, 'data');
  await wait(lifeMs);
  assert.equal(writer.exitCode, null, 'the writer goes on until it is killed');
  writer.kill('SIGKILL');
  await once(writer, 'close');
  // A line may be cut off by the kill: then the commit was made, but not said.
  return Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1)?.replace('ready', '-1'));
}

test('killed at any moment, it leaves the last state that was committed, or the one that was being committed', async () => {
  const directory = temporaryFolder();
  let committed = -1;
  for (let kill = 0; kill < KILLS; kill++) {
    // Spread evenly, and never the same twice: the golden ratio's multiples. Where a machine is too busy to commit anything, longer.
    const longest = MAX_LIFE_MS * (committed < 1 ? kill + 1 : 1);
    const said = await killAfter(directory, ((kill * 0.618034) % 1) * longest);
    const known = Math.max(committed, said);
    if (known === -1 && !fs.existsSync(join(directory, MANIFEST_NAME))) continue;
    committed = stateIn(directory);
    assert.ok(committed === known || committed === known + 1, `state ${committed} after state ${known}`);
  }
  assert.ok(committed > 0, 'something was committed between the kills');
  await buildIndex(directory, pagesOf([answer({ id: 'x' })]), { rebuild: true });
  const kept = [MANIFEST_NAME, ...filesOf(readManifest(directory)).map(({ name }) => name)];
  assert.deepEqual(readdirSync(directory).sort(), kept.sort(), 'the next build cleans up');
});

const ANSWERS = Array.from({ length: 12 }, (_, i) => answer({ id: `id${i}`, text: `茶 ${i}` }));

/** Everything in a folder but what a writer leaves while it works. */
const contents = (directory: string): Record<string, string> =>
  Object.fromEntries(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name)).toString('base64')]));

/** Runs something while the n-th call of a function of `fs` on a file fails. (A folder's own flush needs no room.) */
async function withFailing<T>(name: 'writeSync' | 'fsyncSync', call: number, code: string, run: () => Promise<T>): Promise<T> {
  const original = fs[name];
  let calls = 0;
  fs[name] = ((...args: Parameters<typeof original>) => {
    if (fs.fstatSync(args[0]).isFile() && ++calls === call) throw Object.assign(new Error(`${code}: injected`), { code, syscall: name });
    return (original as (...args: unknown[]) => unknown)(...args);
  }) as never;
  syncBuiltinESMExports();
  try {
    return await run();
  } finally {
    fs[name] = original as never;
    syncBuiltinESMExports();
  }
}

test('a disk that gets full at any write leaves the old index, says so, and the next update succeeds', async () => {
  for (const name of ['writeSync', 'fsyncSync'] as const) {
    for (let call = 1, failed = true; failed; call++) {
      const directory = temporaryFolder();
      await buildIndex(directory, pagesOf(ANSWERS), { analyzer: crashAnalyzer });
      const before = contents(directory);
      const changed = { 'corpus/a.txt': pagesOf(ANSWERS.slice(2)), 'corpus/b.txt': pagesOf([answer({ id: 'new' })]) };
      const build = () => buildIndex(directory, changed, { maxBatchChars: 20, analyzer: crashAnalyzer });
      try {
        await withFailing(name, call, 'ENOSPC', build);
        failed = false;
      } catch (error) {
        assert.ok(error instanceof IndexError && error.problem === 'full', String(error));
        assert.match(error.message, /^there is no room left for the index in [^;]+ \(ENOSPC\); what was there before stays$/);
        const after = contents(directory);
        for (const [file, content] of Object.entries(before)) assert.equal(after[file], content, `${name} ${call}: ${file}`);
        await build();
        assert.equal(readManifest(directory).stats.answers, 11);
      }
      assert.ok(call < 1000);
    }
  }
});

test('another failure of the disk is told as it is', async () => {
  const directory = temporaryFolder();
  await assert.rejects(
    withFailing('writeSync', 1, 'EIO', () => buildIndex(directory, pagesOf(ANSWERS))),
    /EIO/,
  );
});

test('an index from the future is refused, and not overwritten', async () => {
  const directory = temporaryFolder();
  await buildIndex(directory, pagesOf(ANSWERS));
  const content = JSON.stringify({ ...readManifest(directory), format: 99 });
  writeFileSync(join(directory, MANIFEST_NAME), `{"checksum":${crc32(content)},"manifest":${content}}\n`);
  const before = contents(directory);
  assert.throws(
    () => IndexUpdate.begin(directory, toyAnalyzer, { rebuild: true }),
    (error) => error instanceof IndexError && error.problem === 'newer' && /made by a newer Xunda/.test(error.message),
  );
  assert.deepEqual(contents(directory), before);
});

test('a damaged manifest does not cost the files that it named until there is a new one', async () => {
  const directory = temporaryFolder();
  await buildIndex(directory, pagesOf(ANSWERS));
  const names = filesOf(readManifest(directory)).map(({ name }) => name);
  writeFileSync(join(directory, MANIFEST_NAME), 'damaged');
  const update = IndexUpdate.begin(directory, toyAnalyzer);
  assert.equal(update.problem?.problem, 'damaged');
  update.abandon();
  for (const name of names) assert.ok(readdirSync(directory).includes(name));
});
