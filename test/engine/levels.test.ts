/** Tests levels of matching: which answers are found, on which level each is, and in which order they come. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createEmbeddedEngine } from '../../src/engine/embedded.js';
import type { Engine } from '../../src/engine/engine.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import type { Answer } from '../../src/model.js';
import type { Clause, Condition, Query, Verification } from '../../src/retrieval.js';
import { buildIndex } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf } from '../support/pages.js';
import { holdsForAsync } from '../support/property.js';
import { toyAnalyzer } from '../support/toy-analyzer.js';

const holds = (term: string): Condition => ({ channel: 'words', term, match: 'exact' });
const clause = (term: string): Clause => ({ channel: 'words', term, match: 'exact', weight: 1 });
const both: Condition = { atLeast: 2, of: [holds('山'), holds('水')] };

const QUERY: Query = {
  clauses: [clause('山'), clause('水'), clause('茶')],
  bm25: { k: 1, b: 0.8, d: 0.2 },
  levels: [{ condition: both }, { condition: holds('山') }],
};

async function engineOf(answers: readonly Answer[], maxBatchChars: number): Promise<Engine> {
  const directory = temporaryFolder();
  await buildIndex(directory, pagesOf(answers), { maxBatchChars });
  return createEmbeddedEngine(openIndexFiles(directory, toyAnalyzer.fingerprint));
}

const words = fc.array(fc.constantFrom('山', '水', '茶', '米'), { minLength: 1, maxLength: 8 }).map((all) => all.join(' '));
const input = fc.record({
  answers: fc.array(words, { minLength: 1, maxLength: 30 }).map((texts) => texts.map((text, i) => answer({ id: String(i), question: '问', text }))),
  size: fc.constantFrom(1, 20, 1e9),
  off: fc.uniqueArray(fc.nat(29)),
});

const verifyOf = (off: readonly number[]): Verification => ({
  sure: { atLeast: 1, of: [] },
  holds: ({ id }) => !off.includes(Number(id)),
  most: 100,
});

function levelIn(engine: Engine, ordinal: number, off: ReadonlySet<number>): number {
  const { id, text } = engine.answer(ordinal);
  if (off.has(Number(id)) || !text.includes('山')) return 2;
  return text.includes('水') ? 0 : 1;
}

test('as one list, levels change no place and no score; every candidate says on which level it is, and totals count these', async () => {
  let checked = 0;
  await holdsForAsync(
    input,
    async ({ answers, size, off }) => {
      const engine = await engineOf(answers, size);
      const { levels: _none, ...plain } = QUERY;
      const found = engine.retrieve({ ...QUERY, partial: { below: Number.POSITIVE_INFINITY }, verify: verifyOf(off) }, 100);
      const expected = engine.retrieve(plain, 100);
      const levelOf = (ordinal: number): number => levelIn(engine, ordinal, new Set(off));
      assert.deepEqual(
        found.candidates,
        expected.candidates.map((one) => ({ ...one, level: levelOf(one.ordinal) })),
      );
      assert.deepEqual(
        [found.total, found.totalRelation, found.onLevels],
        [expected.total, 'exact', found.candidates.filter(({ level }) => level < 2).length],
      );
      checked += found.onLevels;
      engine.close();
    },
    40,
  );
  assert.ok(checked > 100, `only ${checked} answers were on a level`);
});

test('level by level, better ones come first, whatever the score; partial matches fill up only below the number asked for', async () => {
  let partial = 0;
  await holdsForAsync(
    input,
    async ({ answers, size, off }) => {
      const engine = await engineOf(answers, size);
      const query = { ...QUERY, levelsFirst: true, verify: verifyOf(off) };
      const all = engine.retrieve({ ...query, levelsFirst: false, partial: { below: 1000 } }, 100).candidates;
      const ordered = all.toSorted((a, b) => a.level - b.level || b.score - a.score);
      const onLevels = ordered.filter(({ level }) => level < 2);
      assert.deepEqual(engine.retrieve({ ...query, partial: { below: onLevels.length + 1 } }, 100).candidates, ordered);
      const enough = engine.retrieve({ ...query, partial: { below: onLevels.length } }, 100);
      assert.deepEqual([enough.candidates, enough.total, enough.onLevels], [onLevels, onLevels.length, onLevels.length]);
      assert.deepEqual(engine.retrieve(query, 3).candidates, onLevels.slice(0, 3));
      partial += ordered.length - onLevels.length;
      engine.close();
    },
    40,
  );
  assert.ok(partial > 100, `only ${partial} answers matched in part`);
});

test('only answers that are asked about are found where some are', async () => {
  const engine = await engineOf(
    ['山 水', '山', '水 茶', '山 水 茶'].map((text, i) => answer({ id: String(i), question: '问', text })),
    1,
  );
  const ordinalsOf = (query: Query): number[] => engine.retrieve(query, 10).candidates.map(({ ordinal }) => ordinal);
  assert.deepEqual(ordinalsOf({ ...QUERY, among: [1, 2] }), [1]);
  assert.deepEqual(ordinalsOf({ ...QUERY, among: [2, 3], partial: { below: 9 } }).toSorted(), [2, 3]);
  assert.deepEqual(ordinalsOf({ clauses: [], bm25: QUERY.bm25, among: [0, 2], condition: holds('水') }).toSorted(), [0, 2]);
  assert.deepEqual(ordinalsOf({ ...QUERY, among: [] }), []);
  engine.close();
});

test('a term says in which answers it stands in the question', async () => {
  const engine = await engineOf([answer({ id: 'a', question: '山', text: '山 水' }), answer({ id: 'b', question: '水', text: '山 水 茶' })], 1);
  const held = engine.termScores(QUERY, [1, 0]).map((parts) => parts.map(({ term, inQuestion = false }) => [term, inQuestion]));
  assert.deepEqual(
    held.map((parts) => parts.toSorted()),
    [
      [
        ['山', false],
        ['水', true],
        ['茶', false],
      ],
      [
        ['山', true],
        ['水', false],
      ],
    ],
  );
  engine.close();
});

test('doc values tell the words of an answer, its votes, and which answers share a question', async () => {
  const engine = await engineOf(
    [
      answer({ id: 'a', question: '山', text: '山 水', votes: 3 }),
      answer({ id: 'b', question: '山', text: '米' }),
      answer({ id: 'c', question: '茶', text: '茶', foreign: true }),
    ],
    1,
  );
  const [a, b, c] = [0, 1, 2].map((ordinal) => engine.docValues(ordinal));
  assert.deepEqual([a?.words, b?.words, c?.words], [1, 1, 1]);
  assert.deepEqual([a?.votes, b?.votes], [3, undefined]);
  assert.ok(a?.question === b?.question && a?.question !== c?.question);
  engine.close();
});
