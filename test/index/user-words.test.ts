/** Tests that an index keeps the words it was built with, and that other words mean another index. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { createEmbeddedEngine } from '../../src/engine/embedded.js';
import { IndexError } from '../../src/errors.js';
import { MANIFEST_NAME, readManifest } from '../../src/index/manifest.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import { IndexUpdate } from '../../src/index/update.js';
import { verifyIndex } from '../../src/index/verify.js';
import type { UserWord } from '../../src/model.js';
import { createSearcherOver } from '../../src/search/searcher.js';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { matchKey } from '../../src/text/fold.js';
import { buildIndex } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf } from '../support/pages.js';
import { holdsForAsync } from '../support/property.js';
import { readSample } from '../support/searcher.js';
import { toyAnalyzer } from '../support/toy-analyzer.js';

const WORDS: readonly UserWord[] = [{ word: '六安', reading: ['lu', 'an'] }, { word: '焜锅馍' }];
const withWords = (userWords: readonly UserWord[]) => ({ ...toyAnalyzer, userWords });
const PAGES = pagesOf([answer({ id: '1', text: '茶' }), answer({ id: '2', text: '水' })]);

const wordsIn = (directory: string): readonly UserWord[] => {
  const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
  index.close();
  return index.userWords;
};

const contents = (directory: string): Record<string, string> =>
  Object.fromEntries(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name)).toString('base64')]));

test('an index keeps its words, in a file that it names, checks and removes with them', async () => {
  const directory = temporaryFolder();
  await buildIndex(directory, PAGES, { analyzer: withWords(WORDS) });
  assert.deepEqual(wordsIn(directory), WORDS);
  assert.deepEqual(verifyIndex(directory).damages, []);
  await buildIndex(directory, PAGES);
  assert.deepEqual(wordsIn(directory), []);
  assert.ok(!readdirSync(directory).some((name) => name.endsWith('.words')));
});

test('with the same words it is brought up to date, with others it is built anew', async () => {
  const directory = temporaryFolder();
  await buildIndex(directory, PAGES, { analyzer: withWords(WORDS) });
  const same = IndexUpdate.begin(directory, withWords(WORDS));
  assert.deepEqual([same.problem, same.sources.length], [undefined, 1]);
  same.abandon();
  for (const words of [[], WORDS.slice(1), [{ word: '六安' }, { word: '焜锅馍' }]]) {
    const other = IndexUpdate.begin(directory, withWords(words));
    assert.equal(other.problem?.problem, 'words');
    assert.equal(other.problem?.what, `the index in ${directory} was made with other user words (2 then, ${words.length} now)`);
    assert.deepEqual(other.sources, []);
    other.abandon();
  }
  assert.deepEqual(wordsIn(directory), WORDS);
});

test('built anew with other words, it has the bytes of one built from nothing', async () => {
  const [changed, fresh] = [temporaryFolder(), temporaryFolder()];
  const pages = pagesOf([answer({ id: '1', text: '吃焜锅馍' }), answer({ id: '2', text: '六安瓜片' })]);
  await buildIndex(changed, pages, { analyzer: createAnalyzer() });
  await buildIndex(changed, pages, { analyzer: createAnalyzer(WORDS) });
  await buildIndex(fresh, pages, { analyzer: createAnalyzer(WORDS) });
  assert.deepEqual(contents(changed), contents(fresh));
});

test('a file of words that is damaged or gone is told', async () => {
  const directory = temporaryFolder();
  await buildIndex(directory, PAGES, { analyzer: withWords(WORDS) });
  const path = join(directory, readManifest(directory).userWords?.name as string);
  const good = readFileSync(path, 'utf8');
  for (const bad of [good.replace('lu', 'li'), good.slice(1)]) {
    writeFileSync(path, bad);
    assert.throws(
      () => wordsIn(directory),
      (error) => error instanceof IndexError && error.problem === 'damaged',
    );
    assert.equal(verifyIndex(directory).damages.length, 1);
  }
  assert.ok(readdirSync(directory).includes(MANIFEST_NAME));
});

const files = await readSample();
const answers = Object.values(files).flatMap((pages) => pages.flatMap((page) => page.answers));
const runs = answers.flatMap(({ text }) => text.match(/\p{Script=Han}{6,}/gu) ?? []);
/** Two to four characters that stand somewhere in the sample: real words and what lies across them. */
const stretch = fc.tuple(fc.nat(runs.length - 1), fc.nat(2), fc.integer({ min: 2, max: 4 })).map(([which, start, length]) => {
  const run = runs[which] as string;
  return matchKey(run.slice(start, start + length));
});

test('whatever the words are, an answer that holds the typed text is found', async () => {
  const folded = answers.map(({ id, text }) => ({ id, key: matchKey(text) }));
  const sorted = (words: readonly string[]): UserWord[] => [...new Set(words)].sort().map((word) => ({ word }));
  await holdsForAsync(
    fc.tuple(fc.array(stretch, { minLength: 20, maxLength: 200 }), fc.array(stretch, { minLength: 40, maxLength: 40 })),
    async ([words, queries]) => {
      const analyzer = createAnalyzer(sorted(words));
      const directory = temporaryFolder();
      await buildIndex(directory, files, { analyzer });
      const index = openIndexFiles(directory, analyzer.fingerprint);
      const searcher = createSearcherOver(createEmbeddedEngine(index), createAnalyzer(index.userWords), { snippetChars: 20, maxQueryChars: 20 });
      for (const query of [...queries, ...words.slice(0, 20)]) {
        const found = new Set<string>();
        for (let page = 1, more = true; more; page++) {
          const { hits } = searcher.search({ query, page, pageSize: 100, copies: 'all' });
          for (const { id, match } of hits) if (match === 'all') found.add(id);
          more = hits.length === 100;
        }
        for (const { id, key } of folded) if (key.includes(query)) assert.ok(found.has(id), `${query} does not find ${id}`);
      }
      index.close();
    },
    3,
  );
});
