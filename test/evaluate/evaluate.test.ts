/** Tests how a judged set is run through a searcher. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from '../../src/evaluate/evaluate.js';
import type { JudgedQuery } from '../../src/evaluate/judged-set.js';
import type { Searcher } from '../../src/search/searcher.js';
import type { Hit, SearchRequest } from '../../src/search-model.js';

/** Finds what it is told to, and keeps what it was asked. */
function searcherOf(found: Record<string, readonly string[]>): { searcher: Searcher; asked: SearchRequest[] } {
  const asked: SearchRequest[] = [];
  const hitOf = (id: string): Hit => ({
    id,
    score: 1,
    match: 'all',
    question: { text: '', marks: [] },
    snippets: [],
    author: '',
    site: '',
    topics: [],
  });
  const searcher: Searcher = {
    stats: { answers: 0, olderTexts: 0, pages: 0, characters: 0, sites: [], segments: 0, bytes: 0, analyzer: 'toy' },
    search: (request) => {
      asked.push(request);
      const hits = (found[request.query] ?? []).map(hitOf);
      return {
        query: request.query,
        page: 1,
        pageSize: 100,
        match: 'all',
        total: hits.length,
        totalAll: hits.length,
        totalRelation: 'exact',
        tookMs: 0,
        hits,
      };
    },
    answer: () => assert.fail('no answer is asked for'),
    question: () => assert.fail(),
    questions: () => assert.fail(),
    similar: () => assert.fail('no similar answers are asked for'),
    suggest: () => assert.fail('no suggestions are asked for'),
  };
  return { searcher, asked };
}

const queryOf = (text: string, grades: Record<string, number>): JudgedQuery => ({ id: text, text, judgments: new Map(Object.entries(grades)) });

test('means are over all queries, those that find nothing included', () => {
  const { searcher } = searcherOf({ 甲: ['a'], 乙: ['x', 'b'] });
  const result = evaluate(searcher, [queryOf('甲', { a: 1 }), queryOf('乙', { b: 1, c: 1 }), queryOf('丙', { c: 1 })], 1);
  assert.equal(result.queries, 3);
  assert.equal(result['MRR@10'], (1 + 1 / 2 + 0) / 3);
  assert.equal(result['Recall@100'], (1 + 1 / 2 + 0) / 3);
  // Of the second: 1/log2(3) against 1 + 1/log2(3).
  const second = 1 / Math.log2(3) / (1 + 1 / Math.log2(3));
  assert.ok(Math.abs(result['nDCG@10'] - (1 + second) / 3) < 1e-12);
  assert.ok(result.msPerQuery >= 0);
});

test('asks each query once, for the first hundred hits', () => {
  const { searcher, asked } = searcherOf({});
  evaluate(searcher, [queryOf('甲', { a: 1 }), queryOf('乙', { a: 1 })], 1);
  assert.deepEqual(asked, [
    { query: '甲', page: 1, pageSize: 100, copies: 'all' },
    { query: '乙', page: 1, pageSize: 100, copies: 'all' },
  ]);
});

test('counts a blank query as one that finds nothing, without asking it', () => {
  const { searcher, asked } = searcherOf({ 甲: ['a'] });
  const result = evaluate(searcher, [queryOf('甲', { a: 1 }), queryOf(' \n', { a: 1 })], 1);
  assert.deepEqual([asked.length, result.queries, result['MRR@10']], [1, 2, 0.5]);
});

test('looks at ten hits for the order and at a hundred for the recall', () => {
  const before = Array.from({ length: 10 }, (_, i) => `x${i}`);
  const { searcher } = searcherOf({ 甲: [...before, 'a'] });
  const result = evaluate(searcher, [queryOf('甲', { a: 1 })], 1);
  assert.deepEqual([result['nDCG@10'], result['MRR@10'], result['Recall@100']], [0, 0, 1]);
});

test('counts from the least grade on', () => {
  const { searcher } = searcherOf({ 甲: ['a', 'b'] });
  assert.equal(evaluate(searcher, [queryOf('甲', { a: 1, b: 2 })], 2)['MRR@10'], 1 / 2);
});

test('of no queries all means are 0', () => {
  const result = evaluate(searcherOf({}).searcher, [], 1);
  assert.deepEqual([result.queries, result['nDCG@10'], result['MRR@10'], result['Recall@100']], [0, 0, 0, 0]);
});
