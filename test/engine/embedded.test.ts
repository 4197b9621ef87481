/** Tests that the engine finds and scores what MiniSearch does, however the answers fall into segments. */
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { createEmbeddedEngine } from '../../src/engine/embedded.js';
import type { Engine } from '../../src/engine/engine.js';
import type { Scored } from '../../src/engine/top.js';
import { questionCounts } from '../../src/index/fields.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import type { Answer } from '../../src/model.js';
import type { Bm25, Candidate, Clause } from '../../src/retrieval.js';
import { buildIndex, withoutMerging } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf } from '../support/pages.js';
import { holdsForAsync } from '../support/property.js';
import { toyAnalyzer } from '../support/toy-analyzer.js';

const folder = temporaryFolder();
const BM25: Bm25 = { k: 1.2, b: 0.7, d: 0.5 };

/** @param merging whether all segments are merged into one */
async function engineOf(answers: readonly Answer[], maxBatchChars = Number.POSITIVE_INFINITY, merging = false): Promise<Engine> {
  const directory = mkdtempSync(join(folder, 'index-'));
  await buildIndex(directory, pagesOf(answers), { maxBatchChars, planMerges: merging ? (segments) => [[...segments]] : withoutMerging });
  return createEmbeddedEngine(openIndexFiles(directory, toyAnalyzer.fingerprint), { exhaustivePostings: 0 });
}

const clause = (term: string, fields: Partial<Clause> = {}): Clause => ({
  channel: 'words',
  term,
  match: 'exact',
  weight: 1,
  ...fields,
});

/** Words of a vocabulary, its first ones far more often than its last. */
function pick(vocabulary: readonly string[], seed: number, count: number): string {
  return Array.from({ length: count }, (_, i) => {
    const random = (Math.imul(seed + i * 7919, 2654435761) >>> 0) / 2 ** 32;
    return vocabulary[Math.floor(random ** 3 * vocabulary.length)];
  }).join(' ');
}

/** What MiniSearch itself gives for exact words of question and text as one field, without the factor of matched terms. */
function oracle(answers: readonly Answer[], terms: readonly string[]): Scored[] {
  const words = (text: string): string[] => toyAnalyzer.analyze(text).words.map(({ term }) => term);
  const stock = new MiniSearch({ fields: ['whole'], tokenize: words, processTerm: (term) => term });
  const wholeOf = ({ question, text }: Answer): string => {
    const [asked, whole] = [question, `${question} ${text}`].map((part) => new Set(words(part)).size) as [number, number];
    return [...Array.from({ length: questionCounts(asked, whole) }, () => question), text].join(' ');
  };
  stock.addAll(answers.map((one, id) => ({ id, whole: wholeOf(one) })));
  const results = stock.search(terms.join(' '), { bm25: BM25 });
  const found = results.map(({ id, score, queryTerms }) => ({ ordinal: id as number, score: score / queryTerms.length }));
  return found.sort((a, b) => b.score - a.score || a.ordinal - b.ordinal);
}

function assertSame(actual: readonly Scored[], expected: readonly Scored[]): void {
  const byOrdinal = new Map(actual.map(({ ordinal, score }) => [ordinal, score]));
  assert.deepEqual(
    [...byOrdinal.keys()].sort((a, b) => a - b),
    expected.map(({ ordinal }) => ordinal).sort((a, b) => a - b),
  );
  for (const { ordinal, score } of expected) {
    const own = byOrdinal.get(ordinal) as number;
    assert.ok(Math.abs(own - score) <= 1e-12 * Math.abs(score), `answer ${ordinal}: ${own} instead of ${score}`);
  }
}

const word = fc.constantFrom('山', '水', '茶', '米', '面', '火', '刀', 'tea');
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
const corpus = fc
  .array(fc.record({ question: text, text }), { minLength: 1, maxLength: 30 })
  .map((all) => all.map((fields, i) => answer({ id: String(i), ...fields })));

test('scores are those of MiniSearch without its factor of matched terms, for any split into segments', async () => {
  const terms = fc.uniqueArray(word, { minLength: 1, maxLength: 5 });
  const input = fc.record({ answers: corpus, terms, size: fc.constantFrom(1, 20, 100, 1e9) });
  await holdsForAsync(
    input,
    async ({ answers, terms, size }) => {
      const engine = await engineOf(answers, size);
      const clauses = terms.map((term) => clause(term));
      const found = engine.retrieve({ clauses, bm25: BM25 }, 1000);
      assertSame(found.candidates, oracle(answers, terms));
      assert.equal(found.total, found.candidates.length);
      assert.equal(found.totalRelation, 'exact');
      engine.close();
    },
    60,
  );
});

test('merging segments changes no score, no place and no record', async () => {
  await holdsForAsync(
    fc.record({ answers: corpus, size: fc.constantFrom(1, 20, 60) }),
    async ({ answers, size }) => {
      const query = { clauses: [clause('山'), clause('水'), clause('te', { match: 'prefix' })], bm25: BM25 };
      const [apart, merged, never] = [await engineOf(answers, size), await engineOf(answers, size, true), await engineOf(answers)];
      assert.equal(merged.stats.segments, 1);
      const foundIn = (engine: Engine) => ({ ...engine.retrieve(query, 2000), postings: 0 });
      assert.deepEqual(foundIn(merged), foundIn(apart));
      assert.deepEqual(foundIn(merged), foundIn(never));
      for (const [i, expected] of answers.entries()) {
        assert.deepEqual(merged.answer(i), expected);
        assert.deepEqual(merged.findAnswer(expected.id)?.answer, expected);
        assert.deepEqual(merged.pagesWith(expected.id), never.pagesWith(expected.id));
      }
      for (const engine of [apart, merged, never]) engine.close();
    },
    25,
  );
});

test('the first candidates are the best of all, equal ones in an order of their own, whatever the order they were added in', async () => {
  await holdsForAsync(
    fc.record({ answers: corpus, limit: fc.integer({ min: 0, max: 12 }) }),
    async ({ answers, limit }) => {
      // Every answer twice, so that there are equal scores.
      const twice = answers.flatMap((one) => [one, { ...one, id: `${one.id} again` }]);
      const [engine, other] = [await engineOf(twice, 20), await engineOf(twice.toReversed())];
      const query = { clauses: [clause('山'), clause('水')], bm25: BM25 };
      const all = engine.retrieve(query, 1000).candidates;
      for (const [i, { score }] of all.entries()) assert.ok(i === 0 || score <= (all[i - 1] as Candidate).score);
      assert.deepEqual(engine.retrieve(query, limit).candidates, all.slice(0, limit));
      assert.deepEqual(
        other.retrieve(query, limit).candidates.map(({ ordinal }) => other.answer(ordinal).id),
        all.slice(0, limit).map(({ ordinal }) => engine.answer(ordinal).id),
      );
      engine.close();
      other.close();
    },
    40,
  );
});

test('leaving out what cannot win changes neither the best answers nor their scores', async () => {
  // Enough answers for long lists, with words from everywhere to rare.
  const vocabulary = Array.from({ length: 40 }, (_, i) => `词${i}`);
  const many = fc.tuple(fc.integer({ min: 300, max: 900 }), fc.nat()).map(([size, seed]) =>
    Array.from({ length: size }, (_, i) =>
      answer({
        id: String(i),
        site: i % 3 === 0 ? 'a' : 'b',
        question: pick(vocabulary, seed + i, 3),
        text: pick(vocabulary, seed * 31 + i * 7, 1 + ((i * 13 + seed) % 40)),
      }),
    ),
  );
  await holdsForAsync(
    fc.record({
      answers: many,
      terms: fc.uniqueArray(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 8 }),
      size: fc.constantFrom(3000, 1e9),
      limit: fc.integer({ min: 1, max: 20 }),
    }),
    async ({ answers, terms, size, limit }) => {
      const engine = await engineOf(answers, size);
      const query = { clauses: terms.map((term, i) => clause(term, { weight: 1 + i })), bm25: BM25 };
      const all = engine.retrieve(query, 5000);
      const bestOnSite = engine.retrieve({ ...query, condition: { keyword: 'site', value: 'b' } }, limit).candidates;
      const allOnSite = all.candidates.filter(({ ordinal }) => engine.answer(ordinal).site === 'b');
      assert.deepEqual(
        bestOnSite.map(({ score }) => score.toPrecision(12)),
        allOnSite.slice(0, limit).map(({ score }) => score.toPrecision(12)),
      );
      const best = engine.retrieve(query, limit);
      assert.equal(all.totalRelation, 'exact');
      assert.ok(best.totalRelation === 'exact' ? best.total === all.total : best.total <= all.total);
      assert.equal(best.candidates.length, Math.min(limit, all.total));
      for (const [i, { ordinal, score }] of best.candidates.entries()) {
        const expected = all.candidates[i] as Candidate;
        assert.ok(Math.abs(score - expected.score) <= 1e-12 * expected.score, `${i}: ${score} instead of ${expected.score}`);
        // Sums that differ by rounding only may change places.
        assert.ok(
          ordinal === expected.ordinal || all.candidates.some((other) => other.ordinal === ordinal && Math.abs(other.score - score) <= 1e-12 * score),
        );
      }
      engine.close();
    },
    25,
  );
});

test('a prefix counts all terms that begin so as one', async () => {
  const engine = await engineOf(
    [
      answer({ id: 'a', question: 'x', text: '茶叶 茶杯' }),
      answer({ id: 'b', question: 'x', text: '茶叶 米' }),
      answer({ id: 'c', question: 'x', text: '米' }),
    ],
    1,
  );
  const { candidates, total } = engine.retrieve({ clauses: [clause('茶', { match: 'prefix' })], bm25: BM25 }, 10);
  assert.equal(total, 2);
  // The first holds two such terms in a text of the same length.
  assert.deepEqual(
    candidates.map(({ ordinal }) => ordinal),
    [0, 1],
  );
  engine.close();
});

test('channels are apart: a gram does not find a word of the same letters', async () => {
  const engine = await engineOf([answer({ id: 'a', question: 'x', text: '绿茶' })]);
  assert.equal(engine.retrieve({ clauses: [clause('茶')], bm25: BM25 }, 10).total, 0);
  assert.equal(engine.retrieve({ clauses: [clause('茶', { channel: 'grams' })], bm25: BM25 }, 10).total, 1);
  engine.close();
});

test('a query without clauses, or with unknown terms, finds nothing', async () => {
  const engine = await engineOf([answer({ id: 'a', text: '山' })]);
  const { foundAmong, ...found } = engine.retrieve({ clauses: [], bm25: BM25 }, 10);
  assert.deepEqual(foundAmong?.([0]), []);
  assert.deepEqual(found, {
    candidates: [],
    total: 0,
    onLevels: 0,
    answersOnLevels: 0,
    unverified: 0,
    totalRelation: 'exact',
    postings: 0,
  });
  assert.equal(engine.retrieve({ clauses: [clause('海')], bm25: BM25 }, 10).total, 0);
  engine.close();
});

test('one query leaves nothing behind for the next', async () => {
  const engine = await engineOf([answer({ id: 'a', text: '山 水' }), answer({ id: 'b', text: '水' })]);
  const ask = (term: string) => engine.retrieve({ clauses: [clause(term)], bm25: BM25 }, 10);
  const first = ask('山');
  ask('水');
  assert.deepEqual(ask('山'), first);
  engine.close();
});

test('answers and their pages are found by id and ordinal, across segments', async () => {
  const answers = Array.from({ length: 9 }, (_, i) => answer({ id: `site:${i}`, question: `第${i}问`, text: `${i} 山` }));
  const engine = await engineOf(answers, 1);
  assert.equal(engine.stats.segments, 9);
  for (const [i, expected] of answers.entries()) {
    assert.deepEqual(engine.answer(i), expected);
    assert.deepEqual(engine.findAnswer(expected.id)?.answer, expected);
    assert.deepEqual(
      engine.pagesWith(expected.id).map(({ question }) => question),
      [expected.question],
    );
  }
  assert.equal(engine.findAnswer('site:99')?.answer, undefined);
  assert.throws(() => engine.answer(9), RangeError);
  engine.close();
});
