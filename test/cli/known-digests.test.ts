/** Tests what is remembered of files: a digest, as long as size and time are the same. */
import assert from 'node:assert/strict';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { digestOf } from '../../src/archive/files.js';
import { KnownDigests } from '../../src/cli/known-digests.js';
import { temporaryFolder } from '../support/folders.js';

const folder = temporaryFolder();
const path = join(folder, 'a.txt');

/** A file as listed an hour after it was written. */
function listed(content: string) {
  writeFileSync(path, content);
  const { size, ctimeMs } = statSync(path);
  return { path, bytes: size, changedMs: ctimeMs, listedMs: ctimeMs + 3_600_000 };
}

const WRONG = '0'.repeat(64);

/** What is known afterwards, if a wrong digest was remembered: it tells whether the file was read. */
async function remembered(file: ReturnType<typeof listed>, content = 'same size'): Promise<KnownDigests> {
  const known = KnownDigests.open(folder);
  known.remember(file, { path, bytes: content.length, sha256: WRONG });
  known.save();
  return KnownDigests.open(folder);
}

test('a file that did not change is not read', async () => {
  const file = listed('same size');
  assert.equal((await (await remembered(file)).of(file)).sha256, WRONG);
});

test('a file with another time or size is read', async () => {
  const file = listed('same size');
  const known = await remembered(file);
  assert.deepEqual(await known.of({ ...file, changedMs: file.changedMs + 1 }), await digestOf(file));
  writeFileSync(path, 'longer than before');
  assert.notEqual((await known.of({ ...file, bytes: 18 })).sha256, WRONG);
});

test('a file that changed just before it was listed may change again unseen, and is read', async () => {
  const file = { ...listed('same size') };
  const fresh = { ...file, listedMs: file.changedMs + 1000 };
  assert.deepEqual(await (await remembered(fresh)).of(fresh), await digestOf(file));
});

test('what was read is remembered; what is asked for no more is forgotten', async () => {
  const file = listed('same size');
  const first = KnownDigests.open(folder);
  await first.of({ ...file, changedMs: file.changedMs - 5 });
  first.save();
  writeFileSync(path, 'other one');
  assert.equal(
    (await KnownDigests.open(folder).of({ ...file, changedMs: file.changedMs - 5 })).sha256,
    (await digestOf({ path: listedCopy(), bytes: 9 })).sha256,
  );
  const second = KnownDigests.open(folder);
  second.save();
  assert.notDeepEqual(await KnownDigests.open(folder).of({ ...file, changedMs: file.changedMs - 5 }), { path, bytes: 9, sha256: WRONG });
});

/** A file with what `a.txt` held first. */
function listedCopy(): string {
  const copy = join(folder, 'copy.txt');
  writeFileSync(copy, 'same size');
  return copy;
}

test('what is damaged is as if it were not there', async () => {
  const file = listed('same size');
  const [name] = readdirSync(folder).filter((other) => other.endsWith('.json'));
  for (const content of ['', '{', '{}', 'null', '[1,[2],["a",3],["a",[1,2]]]', JSON.stringify([[path, [9, String(file.changedMs), WRONG]]])]) {
    writeFileSync(join(folder, name as string), content);
    assert.deepEqual(await KnownDigests.open(folder).of(file), await digestOf(file), content);
  }
});
