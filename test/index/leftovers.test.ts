/** Tests that a build removes what builds left, and nothing that is not theirs. */
import assert from 'node:assert/strict';
import { lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesOf, MANIFEST_NAME, readManifest } from '../../src/index/manifest.js';
import { buildIndex } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf } from '../support/pages.js';

const OURS = ['writing-12-0-0123456789abcdef.tmp', 'writer.lock.0123456789abcdef.tmp', '0123456789abcdef.pages', '0123456789abcdef.terms'];

const OTHERS = [
  'notes.tmp',
  '.tmp',
  'manifest.json.tmp',
  'writing-12-0.tmp',
  'my writing-12-0-0123456789abcdef.tmp',
  'writing-12-0-0123456789abcdef.tmp.tmp',
  'writing-12-0-0123456789ABCDEF.tmp',
  'writer.lock.tmp',
  'writer-lock.0123456789abcdef.tmp',
  '0123456789abcdef.txt',
  'a0123456789abcdef.pages',
];

test('files that look like ours only at their end stay, those that are ours go', async () => {
  const directory = temporaryFolder();
  await buildIndex(directory, pagesOf([answer({ id: '1', text: '茶' })]));
  for (const name of [...OURS, ...OTHERS]) writeFileSync(join(directory, name), '');
  await buildIndex(directory, pagesOf([answer({ id: '2', text: '水' })]));
  const files = filesOf(readManifest(directory)).map(({ name }) => name);
  assert.deepEqual(readdirSync(directory).toSorted(), [MANIFEST_NAME, ...files, ...OTHERS].toSorted());
});

test('folders and links stay under whatever name', async () => {
  const directory = temporaryFolder();
  const names = ['writing-12-0-0123456789abcdef.tmp', '0123456789abcdef.pages', 'writing-12-0-fedcba9876543210.tmp', 'fedcba9876543210.terms'];
  for (const name of names.slice(0, 2)) mkdirSync(join(directory, name));
  for (const name of names.slice(2)) symlinkSync('/nowhere/at/all', join(directory, name));
  await buildIndex(directory, pagesOf([answer({ id: '1', text: '茶' })]));
  for (const name of names) assert.ok(!lstatSync(join(directory, name)).isFile(), name);
});
