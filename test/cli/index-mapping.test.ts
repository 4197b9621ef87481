/** Tests `xunda index` on records that a mapping explains. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../support/folders.js';
import { type Run, writeFiles, xunda } from './xunda.js';

const parent = temporaryFolder();
const RECORDS = '{"no":"1","topic":"怎么养鱼？","body":{"html":"<p>先养水。</p>"},"note":"备注而已"}';
const MAPPING = '{"id": "no", "question": "topic", "text": "body.html", "format": {"text": "html"}}';

function place(files: Readonly<Record<string, string>>) {
  const cwd = mkdtempSync(join(parent, 'place-'));
  writeFiles(cwd, files);
  return { cwd, run: (...args: string[]): Run => xunda(args, { cwd }) };
}

const texts = (run: (...args: string[]) => Run): string => run('search', '--json', '怎么养鱼').stdout;

test('a mapping in a folder holds in it and below it, and nowhere else', () => {
  const { run } = place({ 'corpus/a/xunda-mapping.json': MAPPING, 'corpus/a/b/records.jsonl': RECORDS, 'corpus/c.jsonl': RECORDS });
  const { stdout, stderr, status } = run('index');
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^answers {2}1\b/m);
  assert.match(stderr, /c\.jsonl:1: question is missing or empty/);
  assert.match(texts(run), /先养水/);
});

test('files are read again when their mapping changes or goes, and only then', () => {
  const { cwd, run } = place({
    'corpus/records.jsonl': RECORDS,
    'corpus/xunda-mapping.json': MAPPING,
    'corpus/sub/own.jsonl': '{"question":"茶？","text":"水。"}',
  });
  run('index');
  assert.match(run('index').stdout, /up to date/);
  writeFiles(cwd, { 'corpus/xunda-mapping.json': MAPPING.replace('body.html', 'note') });
  assert.match(run('index').stdout, /^changes .*1 changed/m);
  assert.match(texts(run), /备注而已/);
  rmSync(join(cwd, 'corpus/xunda-mapping.json'));
  assert.match(run('index').stdout, /^changes .*1 removed/m);
});

test('--mapping holds for all files, and another one changes them', () => {
  const { cwd, run } = place({ 'corpus/records.jsonl': RECORDS, 'm.json': MAPPING });
  assert.equal(run('index', '--mapping', 'm.json').status, 0);
  assert.match(run('index', '--mapping', 'm.json').stdout, /up to date/);
  writeFiles(cwd, { 'm.json': MAPPING.replace('body.html', 'note') });
  assert.match(run('index', '--mapping', 'm.json').stdout, /^changes .*1 changed/m);
});

test('a wrong mapping is a wrong setting, by its file and field', () => {
  const { run } = place({ 'corpus/records.jsonl': RECORDS, 'm.json': MAPPING.replace('topic', '') });
  const { status, stderr } = run('index', '--mapping', 'm.json');
  assert.equal(status, 2);
  assert.match(stderr, /m\.json: question: "" has an empty part/);
  assert.equal(run('index', '--mapping', 'none.json').status, 2);
});
