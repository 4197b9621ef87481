/** Tests `xunda verify`: a whole index is said to be whole, and a flipped byte anywhere is found. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../support/folders.js';
import { CORPUS, type Run, writeFiles, xunda } from './xunda.js';

const cwd = temporaryFolder();
writeFiles(cwd, { 'corpus/a.jsonl': CORPUS });
xunda(['index'], { cwd });
const verify = (): Run => xunda(['verify'], { cwd });

test('says that a whole index is whole', () => {
  assert.deepEqual(verify().status, 0);
  assert.match(verify().stdout, /^the index in index is whole \(7 files, [\d.]+ \w+\)\n$/);
});

test('names the file in which a byte is flipped, wherever it is', () => {
  for (const name of readdirSync(join(cwd, 'index')).filter((file) => file !== 'manifest.json')) {
    const path = join(cwd, 'index', name);
    const whole = readFileSync(path);
    const damage = /\.(answers|pages)$/.test(name) ? 'is damaged in records? \\d[\\d, ]*' : 'does not match its checksum';
    for (const at of [0, whole.length >> 1, whole.length - 1]) {
      const harmed = Buffer.from(whole);
      harmed[at] = (harmed[at] as number) ^ 1;
      writeFileSync(path, harmed);
      const { status, stdout, stderr } = verify();
      assert.deepEqual([status, stdout], [1, ''], `${name} at ${at}`);
      assert.match(stderr, new RegExp(`^damaged index/${name} ${damage}\nxunda: 1 of 7 files [^\n]+; run: xunda index --index index --rebuild\n$`));
    }
    writeFileSync(path, whole.subarray(0, -1));
    assert.match(verify().stderr, new RegExp(`^damaged index/${name} has ${whole.length - 1} bytes instead of ${whole.length}$`, 'm'));
    writeFileSync(path, whole);
  }
  assert.equal(verify().status, 0);
});

test('names the records that are damaged, and a new build mends them', () => {
  const name = readdirSync(join(cwd, 'index')).find((file) => file.endsWith('.answers')) as string;
  const path = join(cwd, 'index', name);
  const whole = readFileSync(path);
  const second = whole.indexOf(10) + 1;
  const harmed = Buffer.from(whole);
  for (const at of [20, second + 20]) harmed[at] = (harmed[at] as number) ^ 1;
  writeFileSync(path, harmed);
  assert.match(verify().stderr, new RegExp(`^damaged index/${name} is damaged in records 0, 1$`, 'm'));
  const { status, stdout, stderr } = xunda(['search', '--json', '生锈'], { cwd });
  assert.deepEqual([status, (JSON.parse(stdout) as { hits: object[] }).hits], [0, []]);
  assert.match(stderr, new RegExp(`^warning: index/${name} is damaged in record 1$`, 'm'));
  // Its file has changed, so that the record is read, and found to be damaged.
  writeFiles(cwd, { 'corpus/a.jsonl': `${CORPUS}\n` });
  const mended = xunda(['index'], { cwd });
  assert.deepEqual([mended.status, verify().status], [0, 0]);
  assert.match(mended.stderr, /^building anew: \S+ is damaged in record \d$/m);
});

test('says in one sentence that there is no index', () => {
  const { status, stderr } = xunda(['verify', '--index', 'nowhere'], { cwd });
  assert.equal(status, 1);
  assert.match(stderr, /^xunda: there is no index in nowhere; run: xunda index --index nowhere\n$/);
});
