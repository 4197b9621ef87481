/** Tests that no pipe or device in the place of an index's file is waited for. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { IndexError } from '../../src/errors.js';
import { MANIFEST_NAME } from '../../src/index/manifest.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import { openRegular, readRegular } from '../../src/index/regular-file.js';
import { verifyIndex } from '../../src/index/verify.js';
import { buildIndex } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf } from '../support/pages.js';
import { toyAnalyzer } from '../support/toy-analyzer.js';

const pages = pagesOf([answer({ id: '1', text: '茶 壶' })]);

function pipeAt(path: string): void {
  rmSync(path, { force: true });
  assert.equal(spawnSync('mkfifo', [path]).status, 0);
}

test('the text of a file is read, and nothing else', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a'), '茶');
  assert.equal(readRegular(join(folder, 'a')).text, '茶');
  pipeAt(join(folder, 'b'));
  for (const path of [join(folder, 'b'), '/dev/zero', folder]) assert.throws(() => openRegular(path), new Error(`${path} is no regular file`));
  assert.throws(() => readRegular(join(folder, 'none')), /ENOENT/);
});

test('an index whose file is a pipe is damaged, and built anew', async () => {
  const directory = temporaryFolder();
  await buildIndex(directory, pages);
  const names = readdirSync(directory).filter((name) => name !== MANIFEST_NAME);
  for (const name of names) {
    const place = temporaryFolder();
    await buildIndex(place, pages);
    pipeAt(join(place, name));
    assert.throws(() => openIndexFiles(place, toyAnalyzer.fingerprint).close(), IndexError, name);
    assert.equal(verifyIndex(place).damages.length, 1, name);
  }
});

test('a manifest that is a pipe or a device is none', async () => {
  const directory = temporaryFolder();
  const path = join(directory, MANIFEST_NAME);
  for (const make of [() => pipeAt(path), () => symlinkSync('/dev/zero', path)]) {
    rmSync(path, { force: true });
    make();
    assert.throws(
      () => openIndexFiles(directory, toyAnalyzer.fingerprint),
      (error) => error instanceof IndexError && error.problem === 'missing',
    );
    await buildIndex(directory, pages);
    openIndexFiles(directory, toyAnalyzer.fingerprint).close();
  }
});
