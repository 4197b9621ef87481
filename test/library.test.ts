/** Tests the package as a developer uses it: open an index, search it, and be told what is wrong. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  ConfigurationError,
  createSearcher,
  IndexError,
  InvalidRequestError,
  NotFoundError,
  openIndex,
  readSynonyms,
  XundaError,
} from '../src/library.js';
import type { Analyzer } from '../src/model.js';
import { createAnalyzer } from '../src/text/analyzer.js';
import { buildIndex } from './support/build.js';
import { temporaryFolder } from './support/folders.js';
import { answer, pagesOf } from './support/pages.js';
import { ROOT } from './support/shared.js';
import { toyAnalyzer } from './support/toy-analyzer.js';

const parent = temporaryFolder();

/** A built index in a folder of its own. */
async function built(name: string, analyzer: Analyzer = createAnalyzer()): Promise<string> {
  const folder = join(parent, name);
  const long = '阳台上的番茄要多晒太阳。'.repeat(40);
  await buildIndex(folder, pagesOf([answer({ id: '1', question: '怎么种番茄？', text: long }), answer({ id: '2', text: '先磨刀。' })]), { analyzer });
  return folder;
}

const folder = await built('good');
const index = openIndex(folder);
const searcher = createSearcher(index);
after(() => index.close());

test('suggests what may be meant while somebody types', () => {
  const { query, suggestions, tookMs } = searcher.suggest({ query: "fan'q", limit: 5 });
  assert.equal(query, "fan'q");
  assert.ok(suggestions.some(({ kind, text }) => kind === 'words' && text === '番茄'));
  assert.equal(typeof tookMs, 'number');
  assert.throws(() => searcher.suggest({ query: '番茄', limit: 0 }), InvalidRequestError);
});

/** The error of a kind that opening a folder ends in. */
function problemOf(directory: string): IndexError {
  try {
    openIndex(directory).close();
  } catch (error) {
    assert.ok(error instanceof IndexError && error instanceof XundaError, String(error));
    return error;
  }
  return assert.fail('it was opened');
}

test('opens an index and searches it', async () => {
  const { total, hits } = searcher.search({ query: '番茄', page: 1, pageSize: 10 });
  assert.deepEqual([total, hits.map(({ id }) => id)], [1, ['1']]);
  assert.equal(searcher.answer('2').text, '先磨刀。');
  assert.equal(searcher.stats.answers, 2);
});

test('is what the package’s name stands for, and the rest is closed', async () => {
  assert.equal(import.meta.resolve('xunda'), pathToFileURL(join(ROOT, 'dist/src/library.js')).href);
  assert.throws(() => import.meta.resolve('xunda/dist/src/server/app.js'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
});

test('refuses a bad request by the name of its parameter', async () => {
  const good = { query: '番茄', page: 1, pageSize: 10 };
  const bad: [string, Partial<typeof good>][] = [
    ['q', { query: '' }],
    ['q', { query: ' \n\u3000' }],
    ['q', { query: 'x'.repeat(2001) }],
    ...[0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1_000_001].map((page): [string, { page: number }] => ['page', { page }]),
    ...[0, -1, 1.5, Number.NaN, 101].map((pageSize): [string, { pageSize: number }] => ['pageSize', { pageSize }]),
  ];
  for (const [parameter, part] of bad) {
    assert.throws(
      () => searcher.search({ ...good, ...part }),
      (error) => error instanceof InvalidRequestError && error.parameter === parameter,
    );
  }
});

test('says that there is no answer of an id', async () => {
  for (const id of ['3', '', '__proto__'])
    assert.throws(
      () => searcher.answer(id),
      (error) => error instanceof NotFoundError && error.code === 'not_found',
    );
});

test('takes a query of 2000 characters, and another limit where one is set', async () => {
  assert.equal(searcher.search({ query: 'x'.repeat(2000), page: 1, pageSize: 1 }).total, 0);
  const strict = createSearcher(index, { maxQueryChars: 3 });
  assert.throws(() => strict.search({ query: '四个字呀', page: 1, pageSize: 1 }), { message: 'q: has 4 characters; at most 3 are allowed' });
});

test('shows as many characters as are set', async () => {
  const shown = (snippetChars: number): number =>
    createSearcher(index, { snippetChars })
      .search({ query: '番茄', page: 1, pageSize: 1 })
      .hits[0]?.snippets.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  assert.ok(shown(20) > 0 && shown(20) <= 20);
  assert.ok(shown(300) > 180 && shown(300) <= 300);
});

test('takes a setting that is undefined for one that is not given', async () => {
  const request = { query: '番茄', page: 1, pageSize: 1 };
  const loose = createSearcher(index, { snippetChars: undefined, maxQueryChars: undefined });
  assert.deepEqual(loose.search(request).hits, searcher.search(request).hits);
  assert.throws(() => loose.search({ ...request, query: 'x'.repeat(2001) }), InvalidRequestError);
});

test('refuses settings out of their range', async () => {
  for (const settings of [
    { snippetChars: -5 },
    { snippetChars: 0 },
    { snippetChars: Number.NaN },
    { snippetChars: 20.5 },
    { maxQueryChars: 0 },
    { maxQueryChars: Number.NaN },
  ]) {
    assert.throws(() => createSearcher(index, settings), ConfigurationError, JSON.stringify(settings));
  }
});

test('says that there is no index, and how to make one', async () => {
  mkdirSync(join(parent, 'empty'));
  for (const name of ['empty', 'nowhere']) {
    const { problem, message } = problemOf(join(parent, name));
    assert.deepEqual([problem, message], ['missing', `there is no index in ${join(parent, name)}; run: xunda index --index ${join(parent, name)}`]);
  }
});

test('says that an index is damaged, whichever of its files is', async () => {
  for (const [i, name] of readdirSync(folder).entries()) {
    const copy = await built(`damaged-${i}`);
    truncateSync(join(copy, name), 5);
    assert.equal(problemOf(copy).problem, 'damaged', name);
    rmSync(join(copy, name));
    assert.equal(problemOf(copy).problem, name === 'manifest.json' ? 'missing' : 'damaged', name);
  }
});

test('says that a manifest was changed by hand', async () => {
  const copy = await built('changed');
  const path = join(copy, 'manifest.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"answers":2', '"answers":3'));
  const { problem, message } = problemOf(copy);
  assert.equal(problem, 'damaged');
  assert.ok(message.endsWith(`; run: xunda index --index ${copy} --rebuild`), message);
});

test('refuses an index that another analyzer made', async () => {
  const directory = await built('toy', toyAnalyzer);
  const { problem, message } = problemOf(directory);
  assert.equal(problem, 'analyzer');
  assert.match(message, /another analyzer \(toy, this is .+\); run: xunda index/);
  assert.ok(message.endsWith(directory));
});

test('takes a table of synonyms, and nothing else in its place', () => {
  const file = join(parent, 'synonyms.txt');
  writeFileSync(file, '番茄 = 西红柿');
  assert.equal(createSearcher(index, { synonyms: readSynonyms(file) }).search({ query: '番茄', page: 1, pageSize: 10 }).hits[0]?.id, '1');
  assert.throws(() => createSearcher(index, { synonyms: file as never }), ConfigurationError);
  assert.throws(() => createSearcher(index, { synonyms: null as never }), ConfigurationError);
});
