/** Tests what is listed of the index's dictionaries, over several segments and without what is deleted. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEmbeddedEngine } from '../../src/engine/embedded.js';
import type { Engine } from '../../src/engine/engine.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import { buildIndex, withoutMerging } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf } from '../support/pages.js';
import { toyAnalyzer } from '../support/toy-analyzer.js';

const texts = ['apple apply', 'apple april', 'apply bee', 'apple', '苹果'];

/** A segment for each answer; of two files, the second one is deleted again. */
async function engineOf(): Promise<Engine> {
  const directory = temporaryFolder();
  const made = (file: string) =>
    pagesOf(texts.map((text, i) => answer({ id: `${file}${i}`, question: '?', text, author: `author ${file}${i % 2}` })));
  const a = made('a');
  await buildIndex(directory, { a, b: made('b') }, { maxBatchChars: 1, planMerges: withoutMerging });
  await buildIndex(directory, { a }, { unchanged: ['a'], planMerges: withoutMerging });
  return createEmbeddedEngine(openIndexFiles(directory, toyAnalyzer.fingerprint));
}

const engine = await engineOf();

test('lists the words that begin so, most frequent first, equally frequent ones by their characters', () => {
  const words = (prefix: string, limit: number): string[] => engine.wordsBeginning(prefix, limit).map(({ word, holding }) => `${word} ${holding}`);
  assert.deepEqual(words('ap', 9), ['apple 3', 'apply 2', 'april 1']);
  assert.deepEqual(words('ap', 1), ['apple 3']);
  assert.deepEqual(words('apple', 9), ['apple 3']);
  assert.deepEqual(words('苹', 9), ['苹果 1']);
  assert.deepEqual(words('x', 9), []);
  assert.deepEqual(words('ap', 0), []);
});

test('lists all values of a keyword field that a living answer has', () => {
  assert.deepEqual(engine.values('author'), [
    { value: 'author a0', count: 3 },
    { value: 'author a1', count: 2 },
  ]);
});
