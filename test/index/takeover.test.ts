/** Tests that a writer which was suspended, and wakes after another took its lock over, changes nothing. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { filesOf, MANIFEST_NAME, readManifest } from '../../src/index/manifest.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import { verifyIndex } from '../../src/index/verify.js';
import { LOCK_NAME, STALE_MS } from '../../src/index/writer-lock.js';
import { buildIndex } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf } from '../support/pages.js';
import { toyAnalyzer } from '../support/toy-analyzer.js';

const WRITER = fileURLToPath(new URL('./suspended-writer.js', import.meta.url));

const contents = (directory: string): Map<string, string> =>
  new Map(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name)).toString('base64')]));

const isSuspended = (pid: number): boolean => / T /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));

/** What a writer said that was suspended before the n-th call of a function, and overtaken meanwhile; nothing where it makes fewer calls. */
async function overtaken(call: string, n: number): Promise<string | undefined> {
  const directory = temporaryFolder();
  await buildIndex(directory, pagesOf([answer({ id: '1', text: '茶 壶' })]));
  const writer = spawn(process.execPath, [WRITER, directory, call, String(n)], { stdio: ['ignore', 'pipe', 'inherit'] });
  after(() => writer.kill('SIGKILL'));
  const ended = once(writer, 'close');
  let said = '';
  writer.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  while (said === '') await once(writer.stdout, 'data');
  if (!said.startsWith('suspended')) {
    await ended;
    return undefined;
  }
  while (!isSuspended(writer.pid as number)) await wait(1);
  const lock = join(directory, LOCK_NAME);
  const wasHeld = existsSync(lock);
  const old = new Date(Date.now() - 2 * STALE_MS);
  if (wasHeld) utimesSync(lock, old, old);
  await buildIndex(directory, pagesOf([answer({ id: 'new', text: '碗' })]));
  const before = contents(directory);
  writer.kill('SIGCONT');
  await ended;
  const what = `${call} ${n}: ${said}`;
  const now = contents(directory);
  // What it began to write may be left, under names that no manifest has; the next build removes it.
  if (wasHeld) for (const [name, content] of before) assert.ok(now.get(name) === content, `${what}: ${name}`);
  assert.deepEqual(verifyIndex(directory).damages, [], what);
  const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
  if (wasHeld) assert.ok(index.findAnswer('new'), what);
  index.close();
  await buildIndex(directory, pagesOf([answer({ id: 'last', text: '盘' })]));
  const kept = filesOf(readManifest(directory)).map(({ name }) => name);
  assert.deepEqual(readdirSync(directory).toSorted(), [MANIFEST_NAME, ...kept].toSorted(), what);
  return said.split('\n')[1];
}

test('wherever it was suspended, it changes nothing, and says that it lost the lock', { skip: !existsSync('/proc/self/stat') }, async () => {
  const said: string[] = [];
  for (const call of ['linkSync', 'renameSync', 'rmSync']) {
    for (let n = 1; ; n++) {
      const one = await overtaken(call, n);
      if (one === undefined) break;
      said.push(one);
      assert.ok(n < 100);
    }
  }
  const lost = said.filter((line) => /writing to the index/.test(line));
  assert.ok(lost.length > 5, said.join('\n'));
  assert.equal(lost.length + said.filter((line) => line === 'done').length, said.length, said.join('\n'));
});
