/** Tests what `xunda inspect` shows of files. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { zipOf } from '../support/containers.js';
import { temporaryFolder } from '../support/folders.js';
import { xunda } from './xunda.js';

const cwd = temporaryFolder();
const lines = Array.from({ length: 5 }, (_, i) => JSON.stringify({ question: `第${i}问？`, text: `第${i}答。`, author: '阿木', votes: 1200 })).join(
  '\n',
);
writeFileSync(join(cwd, 'a.zip'), zipOf([{ name: '汤.jsonl', content: `${lines}\n{}\n` }]));
writeFileSync(join(cwd, 'b.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]));

test('shows where pages are, what is in them, what was left out, and how much there is', () => {
  const { stdout, status } = xunda(['inspect', 'a.zip', '--pages', '2'], { cwd });
  assert.equal(status, 0);
  assert.match(stdout, /^a\.zip\n {2}in {8}a\.zip!\/汤\.jsonl\n {2}jsonl {5}第0问？/);
  assert.match(stdout, /answer {4}阿木 · 1,200 votes · 4 characters\n {12}第0答。/);
  assert.ok(stdout.includes('… and 3 more pages') && !stdout.includes('第2问'));
  assert.match(stdout, /left out {2}a\.zip!\/汤\.jsonl:6: question is missing or empty/);
  assert.match(stdout, /in all {4}5 pages, 5 answers, 20 characters, 1 left out; jsonl/);
});

test('a file of no known format is told so, and one that is not there ends it with 1', () => {
  assert.match(xunda(['inspect', 'b.png'], { cwd }).stdout, /b\.png: no known format\n.*no format/s);
  const { stderr, status } = xunda(['inspect', 'c.html'], { cwd });
  assert.deepEqual([status, stderr.includes('cannot read c.html')], [1, true]);
  assert.equal(xunda(['inspect', 'b.png', '--pages', '0'], { cwd }).status, 2);
});

test('a mapping explains records here too', () => {
  writeFileSync(join(cwd, 'm.json'), '{"question": "q", "text": "t"}');
  writeFileSync(join(cwd, 'r.jsonl'), '{"q":"茶怎么泡？","t":"用热水。"}');
  assert.match(xunda(['inspect', 'r.jsonl', '--mapping', 'm.json'], { cwd }).stdout, /茶怎么泡？/);
});

test('of a thousand lines that were left out and more, the others are counted', () => {
  writeFileSync(join(cwd, 'd.jsonl'), '{}\n'.repeat(1200));
  const { stdout } = xunda(['inspect', 'd.jsonl'], { cwd });
  assert.equal(stdout.match(/^ {2}left out {2}d\.jsonl:/gm)?.length, 1000);
  assert.match(stdout, /^ {2}left out {2}200 more\n {2}in all {4}.* 1,200 left out/m);
});
