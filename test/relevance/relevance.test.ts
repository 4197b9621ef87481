/** Tests that the order of results does not get worse on judged queries over the sample corpus. */
// queries.jsonl: what readers type, of each kind, with what they want; qrels.jsonl: 2 answers it well, 1 is about it. Queries of the kind
// "no answer" have no judgments, and are not counted in the mean: nothing may have all that they ask.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { mean, ndcg } from '../../src/evaluate/metrics.js';
import { readSample, searcherOver } from '../support/searcher.js';
import { ROOT } from '../support/shared.js';

/** The mean nDCG@10 when it was last looked at; change it together with what moved it. */
const BASELINE = 0.873;
/** A fall by more than this fails. */
const ALLOWED = 0.01;

const linesOf = <T>(name: string): T[] =>
  readFileSync(join(ROOT, 'test', 'relevance', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

const queries = linesOf<{ id: string; text: string; kind: string; note: string }>('queries.jsonl');
const qrels = linesOf<{ qid: string; did: string; rel: number }>('qrels.jsonl');

const searcher = await searcherOver(await readSample(), { snippetChars: 40 });

test('every judgment is of a query and an answer that are there', () => {
  const known = new Set(queries.map(({ id }) => id));
  assert.equal(known.size, queries.length);
  assert.ok(queries.length >= 120);
  assert.equal(new Set(qrels.map(({ qid, did }) => `${qid} ${did}`)).size, qrels.length);
  for (const { qid, did, rel } of qrels)
    assert.ok(known.has(qid) && searcher.answer(did).id === did && (rel === 1 || rel === 2), `${qid} ${did} ${rel}`);
  for (const { id, kind } of queries) {
    const best = Math.max(0, ...qrels.filter(({ qid }) => qid === id).map(({ rel }) => rel));
    assert.equal(best, kind === 'no answer' ? 0 : 2, id);
  }
});

test('what no answer is about, no answer has all of', () => {
  const unanswered = queries.filter(({ kind }) => kind === 'no answer');
  assert.ok(unanswered.length >= 15);
  for (const { text } of unanswered) {
    const { match, totalAll, hits } = searcher.search({ query: text, page: 1, pageSize: 10 });
    assert.deepEqual([match, totalAll, hits.filter((hit) => hit.match === 'all')], ['some', 0, []], text);
  }
});

/** Of a list of queries, those whose first hit is not as it should be. */
const failing = (kind: string, isRight: (hit: { id: string; text: string }, qid: string) => boolean): string[] =>
  queries
    .filter((query) => query.kind === kind)
    .filter(({ id, text }) => {
      const [hit] = searcher.search({ query: text, page: 1, pageSize: 10 }).hits;
      return !hit || !isRight(searcher.answer(hit.id), id);
    })
    .map(({ text }) => text);

test('a topic word shows first an answer that has something to say', () => {
  assert.ok(queries.filter(({ kind }) => kind === 'topic word').length >= 24);
  assert.deepEqual(
    failing('topic word', ({ text }) => text.length >= 60),
    [],
  );
});

test('a query whose best answer is one line shows it first', () => {
  assert.ok(queries.filter(({ kind }) => kind === 'one line').length >= 15);
  assert.deepEqual(
    failing('one line', ({ id, text }, qid) => text.length < 60 && qrels.some(({ qid: of, did, rel }) => of === qid && did === id && rel === 2)),
    [],
  );
});

test('the order is as good as it was', (context) => {
  const byKind = new Map<string, number[]>();
  for (const { id, text, kind } of queries.filter((query) => query.kind !== 'no answer')) {
    const judgments = new Map(qrels.filter(({ qid }) => qid === id).map(({ did, rel }) => [did, rel]));
    const ranked = searcher.search({ query: text, page: 1, pageSize: 10 }).hits.map((hit) => hit.id);
    byKind.set(kind, [...(byKind.get(kind) ?? []), ndcg(ranked, judgments, 1, 10)]);
  }
  for (const [kind, values] of byKind) context.diagnostic(`${kind}: ${mean(values).toFixed(3)} of ${values.length}`);
  const all = mean([...byKind.values()].flat());
  context.diagnostic(`all: ${all.toFixed(4)}`);
  assert.ok(all >= BASELINE - ALLOWED, `nDCG@10 is ${all.toFixed(4)}, it was ${BASELINE}`);
});
