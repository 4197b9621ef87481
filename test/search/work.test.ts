/** Tests that the work of a search is bounded by counting it, so that a busy machine gives the same answer as a quiet one. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Engine, Retrieved } from '../../src/engine/engine.js';
import { Work } from '../../src/search/work.js';
import type { SearchResponse, SuggestResponse } from '../../src/search-model.js';
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

/** What somebody types on the way to a query. */
const TYPED = [...queries.flatMap((query) => [query.slice(0, 2), query.slice(0, 5), query]), "hong'shao", 'ji qi x', 'tran', '的 了 是', 's', '桥'];

const untimed = ({ tookMs: _tookMs, ...response }: SuggestResponse): Omit<SuggestResponse, 'tookMs'> => response;

test('the same is suggested on a clock that stands and on one that runs, the first time as later', async () => {
  const [quiet, busy] = [await searcherOver(sample, { clock: clockOf(0) }), await searcherOver(sample, { clock: clockOf(1) })];
  for (const query of TYPED) {
    const first = untimed(quiet.suggest({ query, limit: 8 }));
    assert.equal(first.stoppedBy, undefined, query);
    assert.deepEqual(untimed(busy.suggest({ query, limit: 8 })), first, query);
    assert.deepEqual(untimed(quiet.suggest({ query, limit: 8 })), first, query);
  }
});

test('where suggestions met a limit of their work, the response says so, beside hits too', async () => {
  const slow = await searcherOver(sample, { clock: clockOf(10_000) });
  assert.deepEqual([slow.suggest({ query: '长江', limit: 8 }).stoppedBy, slow.suggest({ query: '？', limit: 8 }).stoppedBy], ['time', undefined]);
  const { stoppedBy, hits } = slow.search({ query: '长江大桥', page: 1, pageSize: 5, suggestions: 4 });
  assert.deepEqual([stoppedBy, hits.length], ['time', 5]);
});

test('a question that meets its own limit leaves the others what there is, until all of it is spent', () => {
  const asked: (number | undefined)[] = [];
  const engine = {
    retrieve: ({ limits }) => {
      asked.push(limits?.maxPostings);
      return { postings: limits?.maxPostings, stoppedBy: 'postings' } as Retrieved;
    },
  } as Partial<Engine> as Engine;
  const work = new Work({ maxPostings: 500_000, timeMs: 1 }, clockOf(0));
  const bounded = work.over(engine, { maxPostings: 200_000 });
  const query = { clauses: [], bm25: { k: 1, b: 0, d: 0 } };
  const met = [1, 2, 3].map(() => {
    bounded.retrieve(query, 1);
    return [work.isLeft, work.stoppedBy];
  });
  assert.deepEqual(asked, [200_000, 200_000, 100_000]);
  assert.deepEqual(met, [
    [true, undefined],
    [true, undefined],
    [false, 'postings'],
  ]);
});
