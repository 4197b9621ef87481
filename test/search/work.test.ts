/** Tests that the work of a search is bounded by counting it, so that a busy machine gives the same answer as a quiet one. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { SearchResponse } from '../../src/search-model.js';
import { readSample, searcherOver } from '../support/searcher.js';
import { ROOT } from '../support/shared.js';

const sample = await readSample();
const queries = readFileSync(join(ROOT, 'test', 'relevance', 'queries.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { text: string }).text);

/** A slip, a phrase that stands nowhere, letters that read as pinyin, and much of everything. */
const MORE = ['通涨', 'Tranformer', '"长江火箭大桥"', 'jiqi xuexi', 'hongsaorou', '的'.repeat(2000), '长江大桥 '.repeat(300), 'a OR '.repeat(300)];

const without = ({ tookMs: _tookMs, ...response }: SearchResponse): Omit<SearchResponse, 'tookMs'> => response;

/** A clock that has gone on by so many ms whenever somebody looks. */
function clockOf(step: number): () => number {
  let now = 0;
  return () => (now += step);
}

test('the first search of a query gives what a later one does, on a clock that stands and on one that runs', async () => {
  const settings = { maxQueryChars: 10_000 };
  const quiet = await searcherOver(sample, { ...settings, clock: clockOf(0) });
  const busy = await searcherOver(sample, { ...settings, clock: clockOf(1) });
  for (const query of [...MORE, ...queries]) {
    const request = { query, page: 1, pageSize: 10, facets: ['author'] as const };
    const first = without(quiet.search(request));
    assert.notEqual(first.stoppedBy, 'time', query);
    assert.deepEqual(without(busy.search(request)), first, query);
    assert.deepEqual(without(quiet.search(request)), first, query);
  }
});

test('where the clock is the last resort, the response says so', async () => {
  const slow = await searcherOver(sample, { clock: clockOf(10_000) });
  const { stoppedBy, correction } = slow.search({ query: '通涨', page: 1, pageSize: 10 });
  assert.deepEqual([stoppedBy, correction], ['time', undefined]);
  // What asks for no correction is done before anybody looks at the clock.
  assert.equal(slow.search({ query: '长江大桥', page: 1, pageSize: 5 }).stoppedBy, undefined);
});

test('where postings run out, what was found is shown, the same every time', async () => {
  const poor = await searcherOver(sample, { workLimits: { maxPostings: 0, timeMs: 1e9 } });
  const ask = (): SearchResponse => poor.search({ query: '通涨', page: 1, pageSize: 10 });
  const first = without(ask());
  assert.equal(first.stoppedBy, 'postings');
  assert.deepEqual(without(ask()), first);
});
