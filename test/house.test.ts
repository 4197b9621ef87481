/** Tests that the code keeps to the plan of the house: who may import what, and which file knows which package. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './support/shared.js';

/** What each room may import from `src/`, beside itself; a name may be a room or a file without its ending. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  model: [],
  'explanation-model': ['model'],
  'search-model': ['model', 'explanation-model', 'suggestion-model'],
  'suggestion-model': ['model'],
  'question-model': ['model'],
  errors: [],
  retrieval: ['model', 'search-model'],
  config: ['errors'],
  text: ['model', 'errors'],
  archive: ['model', 'errors', 'text/fold', 'text/rates', 'text/stop-words', 'text/operator-file', 'text/unbroken'],
  index: ['model', 'errors', 'text/unbroken'],
  engine: ['model', 'explanation-model', 'search-model', 'errors', 'retrieval', 'index'],
  search: ['model', 'explanation-model', 'search-model', 'suggestion-model', 'question-model', 'errors', 'retrieval', 'text', 'engine/engine'],
  evaluate: ['model', 'search-model', 'errors', 'search'],
  server: ['model', 'search-model', 'suggestion-model', 'question-model', 'errors', 'search'],
  widget: ['model', 'search-model', 'suggestion-model'],
  library: [
    'model',
    'explanation-model',
    'search-model',
    'suggestion-model',
    'question-model',
    'errors',
    'config',
    'text',
    'index',
    'engine',
    'search',
  ],
  cli: ['model', 'search-model', 'errors', 'config', 'text', 'archive', 'index', 'engine', 'search', 'evaluate', 'server', 'library'],
};

/** The only files that may know a package. */
const MAY_USE: Record<string, readonly string[]> = {
  nodejieba: ['text/words'],
  'opencc-js': ['text/fold', 'text/regional'],
  'pinyin-pro': ['text/pinyin'],
  minisearch: ['index/writer'],
  express: [
    'server/app',
    'server/api',
    'server/browser-search',
    'server/cross-origin',
    'server/feeds',
    'server/listen',
    'server/pages/routes',
    'server/scripts',
    'server/site-map',
  ],
  helmet: ['server/app'],
  compression: ['server/app'],
  cors: ['server/cross-origin'],
  commander: ['cli/exit-code', 'cli/main', 'cli/options'],
  'cli-progress': ['cli/terminal'],
  picocolors: ['cli/terminal'],
  piscina: ['cli/segment-pool'],
  htmlparser2: ['archive/html/parse'],
  // The types of its nodes are those of every layout.
  domhandler: [
    'archive/html',
    'archive/html/fragment',
    'archive/html/layout',
    'archive/html/parse',
    'archive/html/qa-page',
    'archive/html/readable',
    'archive/html/text',
    'archive/html/zhihu-2015',
    'archive/html/zhihu-2021',
  ],
  'css-select': ['archive/html/parse'],
  linkedom: ['archive/html/readable'],
  '@mozilla/readability': ['archive/html/readable'],
  tinyglobby: ['archive/listing'],
  yauzl: ['archive/zip'],
  'tar-stream': ['archive/tar'],
  warcio: ['archive/warc'],
  marked: ['archive/markdown-text'],
  yaml: ['archive/front-matter'],
};

interface SourceFile {
  /** Below `src/`, without its ending. */
  readonly name: string;
  readonly code: string;
  readonly imports: readonly string[];
}

const SRC = join(ROOT, 'src');

const files: readonly SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map((path) => {
    const code = readFileSync(join(SRC, path), 'utf8');
    const imports = Array.from(
      code.matchAll(/^(?:import|export)\s[^;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm),
      (match) => (match[1] ?? match[2] ?? match[3]) as string,
    );
    return { name: path.replace(/\.ts$/, ''), code, imports };
  });

const roomOf = (name: string): string => name.split('/')[0] as string;

/** What a relative import names, below `src/`. */
function target(file: SourceFile, imported: string): string {
  return relative(SRC, join(SRC, dirname(file.name), imported)).replace(/\.js$/, '');
}

test('every room imports only from the rooms it may', () => {
  for (const file of files) {
    const room = roomOf(file.name);
    const allowed = MAY_IMPORT[room];
    assert.ok(allowed, `${file.name} stands in no known room`);
    for (const imported of file.imports.filter((path) => path.startsWith('.'))) {
      const name = target(file, imported);
      const permitted = roomOf(name) === room || allowed.some((other) => name === other || name.startsWith(`${other}/`));
      assert.ok(permitted, `${file.name} may not import ${name}`);
    }
  }
});

test('every package is known to the files that own it, and to no other', () => {
  for (const file of files) {
    for (const imported of file.imports.filter((path) => !path.startsWith('.') && !path.startsWith('node:'))) {
      const name = imported
        .split('/')
        .slice(0, imported.startsWith('@') ? 2 : 1)
        .join('/');
      assert.ok(MAY_USE[name]?.includes(file.name), `${file.name} may not use ${imported}`);
    }
  }
});

test('every dependency is used, and every owner still stands', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  assert.deepEqual(Object.keys(dependencies).sort(), Object.keys(MAY_USE).sort());
  for (const owner of Object.values(MAY_USE).flat())
    assert.ok(
      files.some(({ name }) => name === owner),
      `${owner} is gone`,
    );
});

test('every file says on its first line what it is for', () => {
  for (const { name, code } of files) assert.match(code.replace(/^#!.*\n/, ''), /^\/\*\* \S.*\. \*\/\n/, name);
});

test('only the library is a barrel, and no file is a drawer for odds and ends', () => {
  for (const { name, code } of files) {
    if (name !== 'library') assert.doesNotMatch(code, /^export .* from /m, `${name} exports what another file has`);
    assert.doesNotMatch(name, /(^|\/)(index|utils?|helpers?|common|types)$/, name);
  }
});

test('process is touched in cli/ only', () => {
  for (const { name, code } of files) {
    if (roomOf(name) === 'cli') continue;
    assert.doesNotMatch(code.replaceAll(/process\.pid|`process\.env`/g, ''), /\bprocess\.[a-z]/, name);
  }
});

test('no file is long', () => {
  for (const { name, code } of files) assert.ok(code.split('\n').length <= 250, `${name} has ${code.split('\n').length} lines`);
});
