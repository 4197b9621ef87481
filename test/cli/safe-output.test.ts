/** Tests that nothing from outside drives the terminal, forges a line, or fills the screen. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { skippedLine } from '../../src/cli/skipped-line.js';
import { temporaryFolder } from '../support/folders.js';
import { CORPUS, type Run, writeFiles, xunda } from './xunda.js';

const NASTY = '\u001b]0;x\u0007\u202egnp\u2066\u009b\rxunda: done';
const LONG = '长'.repeat(1_000_000);

const cwd = temporaryFolder();
writeFiles(cwd, {
  'corpus/a.jsonl': [
    CORPUS,
    JSON.stringify({
      id: 'n',
      question: `怎么画画？${NASTY}`,
      author: NASTY,
      text: `先画线。${NASTY}`,
      site: NASTY,
      topics: [NASTY],
      answeredOn: NASTY,
    }),
    JSON.stringify({ id: 'l', question: `怎么唱歌？${LONG.slice(0, 100_000)}`, author: LONG.slice(0, 100_000), text: '先唱。', votes: LONG }),
    `{"question": ${NASTY}`,
    JSON.stringify({ question: '怎么？', text: 1, [LONG]: LONG }),
  ].join('\n'),
  [`corpus/b${NASTY.replaceAll('/', '')}\nskipped corpus: all.jsonl`]: '{"question": oops',
  'corpus/c.jsonl': `{"question":"怎么？","text":"好。","answeredOn":"${LONG}"}`,
});

function assertSafe(what: string, { stdout, stderr }: Run): void {
  for (const line of `${stdout}${stderr}`.split('\n')) {
    assert.doesNotMatch(line, /\p{Cc}|\p{Bidi_Control}/u, what);
    assert.ok(line.length < 4500, `${what}: a line of ${line.length} characters`);
  }
  assert.doesNotMatch(stderr, /^xunda: done|^skipped corpus: all/m, what);
}

test('no command prints what drives the terminal, forges a line, or is longer than anybody reads', () => {
  for (const args of [
    ['index'],
    ['index', '--rebuild', '--dry-run'],
    ['inspect', 'corpus'],
    ['stats'],
    ['search', '画画'],
    ['search', '唱歌'],
    ['search', '画画', '--explain', '--facets', 'author,topic'],
    ['search', `"${NASTY}"`, '--author', NASTY],
    ['index', `nowhere${NASTY}`],
    ['search', '茶', '--sort', NASTY],
    ['search', '茶', '--from', NASTY],
    ['search', '茶', '--page', NASTY],
    [`--${NASTY}`],
    [NASTY],
  ])
    assertSafe(args.join(' ').slice(0, 60), xunda(args, { cwd }));
});

test('a name as long as names can be hides no reason', () => {
  const line = skippedLine({ file: `corpus/${'长'.repeat(4000)}\n`, line: 3, reason: `no answer: ${LONG}` });
  assert.match(line, /^corpus\/长+…… \(4,008 characters\):3: no answer: 长+…… \(1,000,011 characters\)$/);
});

test('a report for programs keeps everything, escaped as JSON is', () => {
  xunda(['index', '--rebuild', '--report', 'report.jsonl'], { cwd });
  const lines = readFileSync(join(cwd, 'report.jsonl'), 'utf8').trimEnd().split('\n');
  assert.ok(lines.some((line) => (JSON.parse(line) as { file: string }).file.includes('\nskipped corpus: all')));
});
