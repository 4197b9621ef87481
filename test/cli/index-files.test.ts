/** Tests that `xunda index` accounts for everything it sees, and that neither it nor `inspect` waits for what has no end. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../support/folders.js';
import { CORPUS, type Run, writeFiles, xunda } from './xunda.js';

const parent = temporaryFolder();

/** A corpus with an entry of every kind; the index and the list of what is taken down lie in it. */
function everyKind() {
  const cwd = mkdtempSync(join(parent, 'place-'));
  writeFiles(cwd, {
    'a.jsonl': CORPUS,
    'b/c.jsonl': CORPUS.replaceAll('"id":"', '"id":"c'),
    'b/xunda-mapping.json': '{"question":"question","text":"text"}',
    'unknown.bin': Buffer.from([0, 1, 2, 255]),
    'takedown.txt': '',
    '.hidden': '',
  });
  mkdirSync(join(cwd, 'empty'));
  writeFileSync(Buffer.concat([Buffer.from(`${cwd}/`), Buffer.from([0xb2, 0xe8])]), CORPUS.replaceAll('"id":"', '"id":"g'));
  symlinkSync(join(cwd, 'b'), join(cwd, 'link'));
  assert.equal(spawnSync('mkfifo', [join(cwd, 'fifo')]).status, 0);
  return { cwd, run: (...args: string[]): Run => xunda(args, { cwd, env: { XUNDA_TAKEDOWN: 'takedown.txt' } }) };
}

/** The sums at the end of a run. */
function sumsOf({ stdout }: Run) {
  const [, seen, read, reported, passedBy] =
    /^files {4}(\d+) seen: (\d+) read, (\d+) reported, (\d+) passed by$/m.exec(stdout) ?? assert.fail(stdout);
  const reasons = stdout.split(/^files .*\n/m)[1]?.match(/^ {9}\d+ × .*$/gm) ?? [];
  return {
    seen: Number(seen),
    read: Number(read),
    reported: Number(reported),
    passedBy: Number(passedBy),
    reasons: reasons.map((line) => line.trim()),
  };
}

test('what was seen is what was read, reported and passed by', () => {
  const { run } = everyKind();
  const first = run('index', '.');
  assert.equal(first.status, 0);
  const sums = sumsOf(first);
  // Of the folder: ten entries that are no folders with something in them, of which b has two.
  assert.deepEqual(
    [sums.seen, sums.read, sums.reported, sums.passedBy],
    [sums.read + sums.reported + sums.passedBy, 2, 4, sums.reasons.reduce((sum, line) => sum + Number.parseInt(line, 10), 0)],
  );
  assert.deepEqual(sums.reasons, ['1 × names that begin with a dot', '1 × the index and the files of the operator', '1 × without a page in them']);
  assert.equal(first.stderr.match(/^skipped /gm)?.length, sums.reported);
  assert.match(first.stderr, /^skipped \\xb2\\xe8: a name that is not UTF-8/m);
  const second = sumsOf(run('index', '.'));
  assert.deepEqual([second.seen, second.reasons.at(-1)], [sums.seen + 1, '4 × as they were when they were read before'], 'now there is an index');
});

test('a file whose name is not UTF-8 is indexed when it is named', () => {
  const { run } = everyKind();
  const named = run('index', '\\xb2\\xe8');
  assert.deepEqual([named.status, sumsOf(named).read], [0, 1]);
  assert.match(run('inspect', '\ufffd\ufffd').stdout, /^\\xb2\\xe8\n/);
});

test('what has no end is refused by name, wherever a file may be named', () => {
  const { run } = everyKind();
  for (const path of ['fifo', '/dev/zero']) {
    for (const args of [
      ['index', path],
      ['inspect', path],
      ['index', 'a.jsonl', '--mapping', path],
      ['index', 'a.jsonl', '--takedown', path],
      ['index', 'a.jsonl', '--user-words', path],
    ]) {
      const { status, stderr } = run(...args);
      assert.deepEqual([status, stderr.split('\n').length], [args.length > 2 ? 2 : 1, 2], args.join(' '));
      assert.match(stderr, new RegExp(`^xunda: .*${path}.*(not read|no regular file)`));
    }
  }
});
