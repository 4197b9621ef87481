/** Tests the program around its commands: help, version, wrong usage. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { OPTIONS } from '../../src/config.js';
import { temporaryFolder } from '../support/folders.js';
import { ROOT } from '../support/shared.js';
import { xunda } from './xunda.js';

const cwd = temporaryFolder();
const COMMANDS = ['index', 'serve', 'search', 'stats', 'verify', 'evaluate'];
const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;

test('--help lists the commands, and goes to standard output', () => {
  for (const args of [['--help'], ['-h'], ['help']]) {
    const { status, stdout, stderr } = xunda(args, { cwd });
    assert.deepEqual([status, stderr], [0, '']);
    for (const command of COMMANDS) assert.match(stdout, new RegExp(`^ {2}${command} `, 'm'));
  }
});

test('every command has its own --help', () => {
  for (const command of COMMANDS) {
    const { status, stdout, stderr } = xunda([command, '--help'], { cwd });
    assert.deepEqual([status, stderr], [0, ''], command);
    assert.match(stdout, new RegExp(`^Usage: xunda ${command} `));
  }
});

test('the help of index and serve names every setting with its default and its variables', () => {
  const stdout = ['index', 'serve'].map((command) => xunda([command, '--help'], { cwd }).stdout.replace(/\s+/g, ' ')).join(' ');
  for (const { flag, valueName, description, fallback, environment } of Object.values(OPTIONS)) {
    assert.ok(
      stdout.includes(`${flag} <${valueName}> ${description} (default: ${String(fallback) || 'none'}; also ${environment.join(', else ')})`),
      flag,
    );
  }
});

test('--version is the package’s, everywhere', () => {
  for (const args of [['--version'], ['-V'], ...COMMANDS.map((command) => [command, '--version'])]) {
    assert.deepEqual(xunda(args, { cwd }), { status: 0, stdout: `${VERSION}\n`, stderr: '' }, args.join(' '));
  }
});

test('without a command it shows how it is used, and fails', () => {
  const { status, stdout, stderr } = xunda([], { cwd });
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /^Usage: xunda /);
});

test('wrong usage ends with 2, a reason, and nothing on standard output', () => {
  const wrong: [string[], RegExp][] = [
    [['bogus'], /unknown command 'bogus'/],
    [['--bogus'], /unknown option '--bogus'/],
    ...COMMANDS.map((command): [string[], RegExp] => [
      [command, ...(/search|evaluate/.test(command) ? ['x'] : []), '--bogus'],
      /unknown option '--bogus'/,
    ]),
    [['search'], /the query is empty; type at least one word, or give a filter/],
    [['search', '\u200b'], /the query is empty; type at least one word, or give a filter/],
    [['search', '茶', '--sort', 'best'], /sort is "best"; relevance, newest, oldest, votes are allowed/],
    [['search', '--from', '2021-13'], /from is "2021-13"; a year, a month or a day is allowed/],
    [['evaluate'], /missing required argument 'set'/],
    [['stats', 'a'], /too many arguments/],
    [['serve', 'a'], /too many arguments/],
    [['stats', '--index'], /argument missing/],
    [['serve', '--port'], /argument missing/],
  ];
  for (const [args, reason] of wrong) {
    const { status, stdout, stderr } = xunda(args, { cwd });
    assert.deepEqual([status, stdout], [2, ''], args.join(' '));
    assert.match(stderr, reason);
    assert.doesNotMatch(stderr, /\n {4}at /, 'no stack');
  }
});

test('a bad value ends with 2 and names its flag and what is allowed', () => {
  const wrong: [string[], RegExp][] = [
    [['serve', '--port', 'abc'], /--port is "abc"; a whole number from 0 to 65535 is allowed/],
    [['serve', '--port=-1'], /--port is "-1"/],
    [['serve', '--host', ''], /--host is empty/],
    [['serve', '--snippet-chars', '5'], /--snippet-chars is "5"; a whole number from 20 to 2000 is allowed/],
    [['search', 'a', '--max-query-chars', '1.5'], /--max-query-chars is "1\.5"/],
    [['search', 'a', '--page', '0'], /--page <number>.*'0'.*\n?.*whole number from 1 to/],
    [['search', 'a', '--page-size', '101'], /--page-size <number>.*'101'.*1 to 100/],
    [['stats', '--index', ' '], /--index is empty/],
    [['evaluate', 'x', '--min-rel', '0'], /--min-rel <number>.*'0'/],
  ];
  for (const [args, reason] of wrong) {
    const { status, stdout, stderr } = xunda(args, { cwd });
    assert.deepEqual([status, stdout], [2, ''], args.join(' '));
    assert.match(stderr, reason);
  }
});

test('a bad variable ends with 2 and is named', () => {
  for (const [name, value] of [
    ['XUNDA_PORT', 'x'],
    ['PORT', '70000'],
    ['XUNDA_HOST', ' '],
    ['XUNDA_SNIPPET_CHARS', '19'],
    ['XUNDA_MAX_QUERY_CHARS', '0'],
  ] as const) {
    const { status, stderr } = xunda(['serve'], { cwd, env: { [name]: value } });
    assert.equal(status, 2, name);
    assert.match(stderr, new RegExp(`^xunda: ${name} `));
  }
});

test('without an index it says in one sentence which command makes one, and ends with 1', () => {
  for (const args of [['stats'], ['search', '番茄'], ['serve', '--port', '0']]) {
    const { status, stdout, stderr } = xunda(args, { cwd });
    assert.deepEqual([status, stdout], [1, ''], args.join(' '));
    assert.match(stderr, /^xunda: there is no index in index; run: xunda index\b[^\n]*\n$/);
  }
});
