/** Tests `xunda widget`: the two lines for a site, and the scripts to host elsewhere. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../support/folders.js';
import { writeFiles, xunda } from './xunda.js';

const cwd = temporaryFolder();
const run = (...args: string[]) => xunda(['widget', ...args], { cwd });

test('prints two lines with the name and the digest of the present box', () => {
  const { status, stdout, stderr } = run('--public-url', 'https://archive.example/');
  assert.equal(status, 0);
  assert.match(
    stdout,
    /^<script type="module" src="https:\/\/archive\.example\/widget\.[0-9a-f]{12}\.js" integrity="sha384-[A-Za-z0-9+/]{64}" crossorigin="anonymous"><\/script>\n<xunda-search><\/xunda-search>\n$/,
  );
  assert.match(stderr, /change with the next version/);
});

test('prints them for old pages, and as JSON', () => {
  assert.match(run('--classic').stdout, /^<script defer src="https:\/\/YOUR-SITE\.example\/widget\.classic\.[0-9a-f]{12}\.js"/);
  const { html, url, integrity, bytes } = JSON.parse(run('--json', '--public-url', 'https://a.example').stdout) as Record<string, string>;
  assert.ok(html?.includes(url ?? '!') && html.includes(integrity ?? '!') && Number(bytes) > 1000);
});

test('writes both scripts to a folder, as they are served', () => {
  const { status, stdout } = run('--out', 'box');
  assert.equal(status, 0);
  assert.equal(readdirSync(join(cwd, 'box')).length, 2);
  const name = /widget\.[0-9a-f]{12}\.js/.exec(stdout)?.[0] ?? '';
  const digest = createHash('sha384')
    .update(readFileSync(join(cwd, 'box', name)))
    .digest('base64');
  assert.ok(stdout.includes(digest));
});

test('says what is wrong', () => {
  writeFiles(cwd, { file: 'a file' });
  const unwritable = run('--out', 'file');
  assert.equal(unwritable.status, 2);
  assert.match(unwritable.stderr, /^xunda: the box cannot be written to file: /);
  const wrong = run('--public-url', 'archive');
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /^xunda: --public-url has "archive"; a web address without a path/);
});
