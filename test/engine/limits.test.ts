/** Tests the bounds on a query's work: what is found until then is the answer, and it says so. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEmbeddedEngine } from '../../src/engine/embedded.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import type { TermMatch } from '../../src/model.js';
import type { Bm25, Clause, QueryLimits } from '../../src/retrieval.js';
import { buildIndex } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf } from '../support/pages.js';
import { toyAnalyzer } from '../support/toy-analyzer.js';

const BM25: Bm25 = { k: 1.2, b: 0.7, d: 0.5 };
const SIZE = 1000;

/** Every answer holds 茶; one holds 罕; each has a word of its own that begins with 词, and every tenth holds 词语. */
const directory = temporaryFolder();
const answers = Array.from({ length: SIZE }, (_, i) =>
  answer({ id: String(i), question: '问', text: `茶 词${String(i).padStart(4, '0')}${i === 7 ? ' 罕' : ''}${i % 10 === 0 ? ' 词语' : ''}` }),
);
await buildIndex(directory, pagesOf(answers), { maxBatchChars: 2000 });

const clause = (term: string, match: TermMatch = 'exact'): Clause => ({ channel: 'words', term, match, weight: 1 });

function ask(clauses: readonly Clause[], limits: Partial<QueryLimits>, clock?: () => number) {
  const engine = createEmbeddedEngine(openIndexFiles(directory, toyAnalyzer.fingerprint), { exhaustivePostings: 0, ...(clock && { clock }) });
  const { candidates, ...rest } = engine.retrieve({ clauses, bm25: BM25, limits }, 5);
  const ids = candidates.map(({ ordinal }) => engine.answer(ordinal).id);
  engine.close();
  return { ids, ...rest };
}

test('a query within its limits says nothing of them', () => {
  const { stoppedBy, total, totalRelation } = ask([clause('词', 'prefix')], {});
  assert.deepEqual([stoppedBy, total, totalRelation], [undefined, SIZE, 'exact']);
});

test('of too many terms the most frequent are kept', () => {
  const { ids, stoppedBy, total, totalRelation } = ask([clause('词', 'prefix')], { maxTerms: 1 });
  assert.deepEqual([stoppedBy, total, totalRelation], ['terms', SIZE / 10, 'atLeast']);
  assert.ok(ids.every((id) => Number(id) % 10 === 0));
});

test('with too many postings the rarest words are looked at first', () => {
  const { ids, stoppedBy, totalRelation } = ask([clause('茶'), clause('罕')], { maxPostings: 10 });
  assert.deepEqual([ids, stoppedBy, totalRelation], [['7'], 'postings', 'atLeast']);
});

test('no postings at all find nothing, and that is no error', () => {
  const { ids, total, totalRelation, stoppedBy } = ask([clause('茶')], { maxPostings: 0 });
  assert.deepEqual([ids, total, totalRelation, stoppedBy], [[], 0, 'atLeast', 'postings']);
});

test('time counts only for queries that are much work', () => {
  let now = 0;
  const clock = (): number => (now += 1000);
  assert.equal(ask([clause('茶')], { timeMs: 1 }, clock).stoppedBy, undefined);
  // Asked for often enough, the same common word is.
  const many = Array.from({ length: 1500 }, () => clause('茶'));
  const { stoppedBy, totalRelation, ids } = ask(many, { timeMs: 1 }, clock);
  assert.deepEqual([stoppedBy, totalRelation, ids.length], ['time', 'atLeast', 5]);
  assert.equal(ask(many, { timeMs: 1e12 }, clock).stoppedBy, undefined);
});

test('of thousands of words the rarest are looked at', () => {
  const many = Array.from({ length: 2500 }, () => clause('茶'));
  const { ids, stoppedBy } = ask([...many, clause('罕')], {});
  assert.deepEqual([ids[0], stoppedBy], ['7', 'terms']);
});

test('finding beginnings of many words leaves time to look at their answers', () => {
  let now = 0;
  const clock = (): number => (now += 1000);
  const many = Array.from({ length: 1500 }, () => clause('词', 'prefix'));
  const { ids, stoppedBy } = ask(many, { timeMs: 1 }, clock);
  assert.equal(ids.length, 5);
  assert.notEqual(stoppedBy, undefined);
});
