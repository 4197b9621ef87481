/** Tests what the engine tells of words near a word, of the characters of its words, and of those behind others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEmbeddedEngine } from '../../src/engine/embedded.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { buildIndex, withoutMerging } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf } from '../support/pages.js';

const analyzer = createAnalyzer();
const directory = temporaryFolder();
const first = pagesOf([
  answer({ id: 'a', text: 'Python 和 Pythons，银行还在重庆。' }),
  answer({ id: 'b', text: 'python，银行长大了，敬而远之。' }),
  answer({ id: 'c', text: 'pyton，银色的。' }),
]);
const second = pagesOf([answer({ id: 'd', text: 'Python，银行。' })]);
await buildIndex(directory, { 'corpus/a.txt': first.slice(0, 2), 'corpus/c.txt': first.slice(2) }, { analyzer, planMerges: withoutMerging });
// What stood in c.txt is deleted, and d is in a segment of its own.
await buildIndex(
  directory,
  { 'corpus/a.txt': first.slice(0, 2), 'corpus/d.txt': second },
  { analyzer, unchanged: ['corpus/a.txt'], planMerges: withoutMerging },
);
const engine = createEmbeddedEngine(openIndexFiles(directory, analyzer.fingerprint));
const codeOf = (character: string): number => character.codePointAt(0) as number;

test('words near a word are counted over all segments, deleted answers left out', () => {
  const near = (word: string, edits: number): string[] => engine.wordsNear(word, edits).map((one) => `${one.word} ${one.holding}`);
  assert.deepEqual(near('pyhton', 1), ['python 3']);
  assert.deepEqual(near('python', 1).toSorted(), ['python 3', 'pythons 1']);
  assert.deepEqual(near('pytho', 0), []);
  assert.deepEqual(near('', 0), []);
});

test('characters behind one are those of some answer that is not deleted', () => {
  const behind = (character: string): string => String.fromCodePoint(...engine.charactersBehind(codeOf(character)));
  assert.equal(behind('银'), '行');
  assert.equal(behind('龘'), '');
});

test('characters sound as in the words that they stand in', () => {
  const { vocabulary } = engine;
  assert.deepEqual(vocabulary.soundsOf(codeOf('庆')), ['qing']);
  assert.ok(vocabulary.soundsOf(codeOf('重')).includes('chong'));
  assert.ok(vocabulary.charactersSounding('hang').includes(codeOf('行')));
  assert.deepEqual(vocabulary.charactersSounding('zzz'), []);
  assert.deepEqual(vocabulary.soundsOf(codeOf('龘')), []);
});
