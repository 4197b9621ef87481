/** Tests over the sample corpus that the totals are of the hits that paging reaches, and that pages never overlap. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Hit, SearchRequest, SearchResponse } from '../../src/search-model.js';
import { readSample, searcherOver } from '../support/searcher.js';
import { ROOT } from '../support/shared.js';

const searcher = await searcherOver(await readSample());
const queries = readFileSync(join(ROOT, 'test', 'relevance', 'queries.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { text: string }).text);

/** All hits, page by page, with the first response. */
function leaf(request: Partial<SearchRequest> & { query: string }): { first: SearchResponse; hits: Hit[] } {
  const ask = (page: number): SearchResponse => searcher.search({ page, pageSize: 10, ...request });
  const first = ask(1);
  const hits = [...first.hits];
  for (let page = 2; hits.length < first.total && page <= 100; page++) hits.push(...ask(page).hits);
  return { first, hits: [...hits, ...ask(Math.ceil(first.total / 10) + 1).hits] };
}

for (const more of [{}, { copies: 'all' }, { group: 'question' }, { sort: 'newest' }] as Partial<SearchRequest>[]) {
  test(`totals are what paging reaches, each hit once, those with everything first where it is not one list: ${JSON.stringify(more)}`, () => {
    for (const query of queries) {
      const { first, hits } = leaf({ query, ...more });
      assert.equal(first.totalRelation, 'exact', query);
      assert.equal(hits.length, first.total, query);
      assert.equal(new Set(hits.map(({ id }) => id)).size, hits.length, query);
      const all = hits.filter(({ match }) => match === 'all').length;
      assert.equal(all, first.totalAll, query);
      if (more.sort === undefined && !first.mixed)
        assert.ok(
          hits.slice(0, all).every(({ match }) => match === 'all'),
          query,
        );
    }
  });
}

test('pages of any size follow one another without overlap, in short queries with many hits and few', () => {
  const short = [...'的一是有不了人在我大', '一个', '可以', '什么', '大桥', '猫', '桥墩', '长江 桥', '红烧肉 糖', '睡不着', 'Wi-Fi', '好 吃'];
  for (const query of short) {
    for (const pageSize of [1, 7, 41, 58, 64, 77, 100]) {
      const pages = Array.from(
        { length: Math.ceil(120 / pageSize) },
        (_, i) => searcher.search({ query, page: i + 1, pageSize, copies: 'all' }).hits,
      );
      const ids = pages.flat().map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, `${query} ${pageSize}`);
    }
  }
});

test('sorted by day, a search finds what it finds by score: all that matches, or all in part where nothing does', () => {
  let partial = 0;
  for (const query of [...queries, '红烧肉 量子 夏令时', '桥墩 房贷 猫', '重庆 加息 过拟合 失眠 头发']) {
    const { total, totalAll } = searcher.search({ query, page: 1, pageSize: 1 });
    const sorted = searcher.search({ query, page: 1, pageSize: 10, sort: 'newest' });
    const applied = sorted.correction?.applied === true;
    assert.deepEqual([sorted.totalAll, applied || sorted.total], [totalAll, applied || (totalAll > 0 ? totalAll : total)], query);
    if (totalAll === 0 && total > 0) partial++;
  }
  assert.ok(partial >= 10, `only ${partial} queries matched in part`);
});

test('facets count the hits that are left when their value is asked for', () => {
  for (const query of queries.slice(0, 60)) {
    const { facets, facetsAll = [] } = searcher.search({ query, page: 1, pageSize: 10, facets: ['site', 'author'] });
    for (const { value, count } of facets?.site ?? []) {
      const match = facetsAll.includes('site') ? ({ match: 'all' } as const) : {};
      assert.equal(searcher.search({ query, page: 1, pageSize: 10, filters: { site: value }, ...match }).total, count, `${query} ${value}`);
    }
  }
});
