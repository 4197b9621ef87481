/** Tests that an index keeps the Chinese words of its living answers with their readings. */
import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { IndexError } from '../../src/errors.js';
import { termText } from '../../src/index/dictionary.js';
import { readManifest } from '../../src/index/manifest.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import { readChosenSections, writeSections } from '../../src/index/section-file.js';
import { runAtOnce } from '../../src/index/steps.js';
import { verifyIndex } from '../../src/index/verify.js';
import { findWord, openVocabulary, readingsOfWord, type StoredVocabulary } from '../../src/index/vocabulary.js';
import type { Analyzer, Reading } from '../../src/model.js';
import { buildIndex } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf } from '../support/pages.js';
import { toyAnalyzer } from '../support/toy-analyzer.js';

const READINGS: Readonly<Record<string, readonly string[]>> = { 行: ['xing2', 'hang2'], 重庆: ['chong2 qing4'], 茶: ['cha2'], 𠮷: [] };
const parse = (written: string): Reading => written.split(' ').map((one) => ({ letters: one.slice(0, -1), tone: Number(one.slice(-1)) }));

/** Counts how often it is asked for readings. */
function readingAnalyzer(): Analyzer & { asked: string[] } {
  const asked: string[] = [];
  const readings = (term: string) => {
    asked.push(term);
    return READINGS[term]?.map(parse);
  };
  return { ...toyAnalyzer, readings, asked };
}

function vocabularyIn(directory: string): StoredVocabulary {
  return runAtOnce(openVocabulary(directory, readManifest(directory).vocabulary));
}

/** All words with how many answers hold them and their readings. */
function shown(vocabulary: StoredVocabulary): unknown[] {
  return Array.from(vocabulary.holding, (holding, word) => {
    const readings = readingsOfWord(vocabulary, word).map((reading) => reading.map(({ letters, tone }) => letters + tone).join(' '));
    return [termText(vocabulary.words, word), holding, readings];
  });
}

const ANSWERS = [answer({ id: 'a', text: '茶 行 tea' }), answer({ id: 'b', text: '茶 重庆 茶' }), answer({ id: 'c', text: '𠮷 30亿' })];

test('keeps each Chinese word with its readings, the likeliest first, and how many answers hold it', async () => {
  const directory = temporaryFolder();
  await buildIndex(directory, pagesOf(ANSWERS), { analyzer: readingAnalyzer() });
  const vocabulary = vocabularyIn(directory);
  assert.deepEqual(shown(vocabulary), [
    ['茶', 2, ['cha2']],
    ['行', 1, ['xing2', 'hang2']],
    ['重庆', 1, ['chong2 qing4']],
    ['𠮷', 1, []],
  ]);
  assert.equal(findWord(vocabulary, '重庆'), 2);
  assert.equal(findWord(vocabulary, '重'), -1);
  assert.deepEqual(vocabulary.syllables, ['cha', 'chong', 'hang', 'qing', 'xing']);
});

test('words of deleted answers are gone, and those that are known are not asked for again', async () => {
  const directory = temporaryFolder();
  const [a, b, c] = ANSWERS.map((one) => pagesOf([one])) as [ReturnType<typeof pagesOf>, ReturnType<typeof pagesOf>, ReturnType<typeof pagesOf>];
  await buildIndex(directory, { a, b }, { analyzer: readingAnalyzer() });
  const analyzer = readingAnalyzer();
  await buildIndex(directory, { b, c }, { analyzer, unchanged: ['b'] });
  assert.deepEqual(shown(vocabularyIn(directory)), [
    ['茶', 1, ['cha2']],
    ['重庆', 1, ['chong2 qing4']],
    ['𠮷', 1, []],
  ]);
  assert.ok(!analyzer.asked.includes('茶') && !analyzer.asked.includes('重庆'));
  const fresh = temporaryFolder();
  await buildIndex(fresh, { b, c }, { analyzer: readingAnalyzer() });
  assert.deepEqual(readManifest(directory).vocabulary, readManifest(fresh).vocabulary);
});

test('an index without answers, or without Chinese, has an empty vocabulary', async () => {
  const directory = temporaryFolder();
  await buildIndex(directory, []);
  assert.deepEqual(shown(vocabularyIn(directory)), []);
  await buildIndex(directory, pagesOf([answer({ id: 'a', question: 'tea', text: 'tea' })]));
  assert.deepEqual(shown(vocabularyIn(directory)), []);
});

test('a damaged vocabulary is refused, and named by verification', async () => {
  const directory = temporaryFolder();
  await buildIndex(directory, pagesOf(ANSWERS));
  const { name, bytes } = readManifest(directory).vocabulary;
  writeFileSync(join(directory, name), Buffer.alloc(bytes));
  assert.throws(
    () => openIndexFiles(directory, toyAnalyzer.fingerprint),
    (error) => error instanceof IndexError && error.problem === 'damaged' && error.message.includes(name),
  );
  assert.match(verifyIndex(directory).damages.join('\n'), new RegExp(name));
  renameSync(join(directory, name), join(directory, 'elsewhere'));
  assert.throws(() => openIndexFiles(directory, toyAnalyzer.fingerprint), IndexError);
});

test('some sections of a file are read without the others, and what is not there is refused', () => {
  const directory = temporaryFolder();
  const entry = writeSections(directory, 'vocabulary', [Buffer.from('one'), Uint32Array.of(7, 8), Buffer.from('three')]);
  const [numbers, text] = runAtOnce(readChosenSections(directory, entry, [1, 0])) as [Buffer, Buffer];
  assert.deepEqual([...new Uint32Array(numbers.buffer, numbers.byteOffset, 2)], [7, 8]);
  assert.equal(text.toString(), 'one');
  for (const chosen of [[3], [-1], [0.5]]) {
    assert.throws(
      () => runAtOnce(readChosenSections(directory, entry, chosen)),
      (error) => error instanceof IndexError && error.problem === 'damaged',
    );
  }
  const other = writeSections(directory, 'vocabulary', [Buffer.from('one')]);
  assert.throws(() => runAtOnce(openVocabulary(directory, other)), IndexError);
});
