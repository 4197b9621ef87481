/** Tests that every number beside a value is the total of the list that the value leads to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answer } from '../../src/model.js';
import type { Searcher } from '../../src/search/searcher.js';
import type { FacetField, Filters, SearchRequest, SearchResponse } from '../../src/search-model.js';
import { answer, pagesOf } from '../support/pages.js';
import { holdsFor } from '../support/property.js';
import { searcherOver } from '../support/searcher.js';

/** `XUNDA_RUNS=5000` for the long run, `XUNDA_SEED=7` for other archives and queries. */
const RUNS = Number(process.env.XUNDA_RUNS ?? 1500);
const SEED = Number(process.env.XUNDA_SEED ?? 20_200_101);
const ARCHIVES = 12;

const FIELDS: readonly FacetField[] = ['author', 'site', 'topic', 'year'];
const WORDS = ['红烧肉', '糖色', '通胀', '银行', '桥墩', '番茄', '西红柿', 'wifi6'] as const;
/** One is a word of the answers, one a topic. */
const AUTHORS = ['小满', '阿木', '桥墩', '老周', ''];
const SITES = ['jian.example', 'wen.example', ''];
const TOPICS = ['烹饪', '经济', '长江大桥', '番茄'];
const LONG = '这一段话在好几个地方一字不差地出现过，讲的是怎样把锅烧热，再把火调小，慢慢地等，一直等到香味出来为止。';

const word = fc.constantFrom(...WORDS);
const sentence = fc
  .array(fc.oneof({ weight: 4, arbitrary: word }, fc.constantFrom('很', '的', '为什么', '和', '。', '红烧', '西红', '银', 'wifi', '桥敦')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((words) => words.join(''));
const day = fc.constantFrom('2019-05-01', '2020-02-29', '2020-11-30', '2021-06-01');

const anyAnswer: fc.Arbitrary<Omit<Answer, 'id'>> = fc.record(
  {
    question: fc.constantFrom('怎么学做饭？', '通胀是什么？', '桥墩怎么修？', '红烧肉放不放糖色？'),
    text: fc.oneof(
      { weight: 4, arbitrary: sentence },
      sentence.map((one) => LONG + one),
      fc.constantFrom(`${LONG}番茄`, `${LONG}银行`),
    ),
    author: fc.constantFrom(...AUTHORS),
    site: fc.constantFrom(...SITES),
    topics: fc.subarray(TOPICS),
    answeredOn: day,
    archivedOn: day,
    votes: fc.nat(3),
  },
  { requiredKeys: ['question', 'text', 'author', 'site', 'topics'], noNullPrototype: true },
);

const archives = fc.sample(fc.array(anyAnswer, { minLength: 3, maxLength: 60, size: 'max' }), { seed: SEED, numRuns: ARCHIVES });
const searchers: Searcher[] = [];
for (const [i, answers] of archives.entries())
  searchers.push(await searcherOver(pagesOf(answers.map((fields, j) => answer({ ...fields, id: `${i}-${j}` })))));

/** Words, slips, beginnings, phrases, groups, and what only excludes. */
const anyQuery = fc.oneof(
  { weight: 3, arbitrary: word },
  { weight: 3, arbitrary: fc.tuple(word, word).map((words) => words.join(' ')) },
  fc.tuple(word, word, word).map((words) => words.join('')),
  { weight: 2, arbitrary: fc.constantFrom('通账', '桥敦', '红绕肉', '银行 通账', '"红烧肉" 通账', 'fanqie', '番加') },
  fc.constantFrom('', '的', '小满', 'wifi', 'Pyth*', '红烧*', '桥', '通', 'author:小满 桥墩', 'date:2020 番茄'),
  fc.tuple(word, word).map((words) => `"${words.join('')}"`),
  word.map((one) => `"${one}"`),
  fc.tuple(word, word).map((words) => `"${words[0]}" ${words[1]}`),
  fc.tuple(word, word).map((words) => words.join(' OR ')),
  fc.tuple(word, word).map((words) => words.join(' -')),
  word.map((one) => `-${one}`),
);

/** Absent three times in four. */
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, of);
const anyOfThem = (values: readonly string[]): fc.Arbitrary<string | string[] | undefined> =>
  maybe(fc.oneof(fc.constantFrom(...values.filter(Boolean)), fc.subarray([...values].filter(Boolean))));
const anyFilters: fc.Arbitrary<Filters> = fc
  .tuple(
    anyOfThem([...AUTHORS, '没有这个人']),
    anyOfThem(SITES),
    anyOfThem(TOPICS),
    maybe(fc.constantFrom('2019', '2020-02')),
    maybe(fc.constantFrom('2020', '2021-06')),
  )
  .map(([author, site, topic, from, to]) => defined({ author, site, topic, from, to }));
const anyRequest: fc.Arbitrary<SearchRequest> = fc
  .tuple(
    anyQuery,
    fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 3, arbitrary: anyFilters }),
    fc.constantFrom(1, 3, 10),
    maybe(fc.constantFrom('newest', 'votes')),
    maybe(fc.constant('all')),
    maybe(fc.constant('all')),
    maybe(fc.constantFrom([], ['region'])),
    fc.constantFrom('question', undefined),
  )
  .map(
    ([query, filters, pageSize, sort, match, copies, channels, group]) =>
      ({ query, filters, page: 1, pageSize, facets: FIELDS, ...defined({ sort, match, copies, channels, group }) }) as SearchRequest,
  )
  .filter(({ query, filters, sort }) => query !== '' || sort !== undefined || Object.values(filters ?? {}).some((value) => value.length > 0));

function defined<T extends object>(fields: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Name in keyof T]?: Exclude<T[Name], undefined> };
}

/** The search for one value of a field alone. */
function searchFor(request: SearchRequest, { facetsAll = [] }: SearchResponse, field: FacetField, value: string): SearchRequest {
  const { facets: _facets, filters, ...rest } = request;
  const own = field === 'year' ? { from: value, to: value } : { [field]: value };
  return { ...rest, filters: { ...filters, ...own }, ...(facetsAll.includes(field) && { match: 'all' }) };
}

/** How often what makes lists differ was there. */
const seen = { counts: 0, inPart: 0, ofAll: 0, corrected: 0 };

test(`of any search, the count of a value is the total of the search for it alone: ${RUNS} runs`, () => {
  holdsFor(
    fc.tuple(fc.constantFrom(...searchers), anyRequest),
    ([searcher, request]) => {
      const response = searcher.search(request);
      seen.inPart += Number(response.totalAll < response.total);
      seen.ofAll += Number(response.facetsAll !== undefined);
      seen.corrected += Number(response.correction?.applied === true);
      for (const field of FIELDS) {
        for (const { value, count } of response.facets?.[field] ?? []) {
          const { total } = searcher.search(searchFor(request, response, field, value));
          assert.equal(total, count, `${field} ${value} of ${JSON.stringify(request)}`);
          seen.counts++;
        }
      }
    },
    RUNS,
  );
  assert.ok(seen.counts > RUNS && Math.min(seen.inPart, seen.ofAll, seen.corrected) > RUNS / 60, JSON.stringify(seen));
});

const kitchen = await searcherOver(
  pagesOf([
    ...['小满', '小满', '阿木', '老周'].map((author, i) =>
      answer({
        id: `a${i}`,
        author,
        question: '晚饭',
        text: '红烧肉要放糖。',
        topics: i % 2 ? ['烹饪', '肉'] : ['烹饪'],
        answeredOn: `202${i}-01-01`,
      }),
    ),
    ...['小满', '阿木', '阿木'].map((author, i) => answer({ id: `b${i}`, author, question: '早饭', text: '豆浆要放糖。', topics: ['烹饪'] })),
    answer({ id: 'again', author: '老周', question: '晚饭', text: '红烧肉要放糖。', answeredOn: '2023-01-01' }),
    answer({ id: 'last', author: '阿木', question: '散步', text: '桥上有风。', site: 'wen.example', answeredOn: '2020-03-01' }),
  ]),
);

const counts = (request: Partial<SearchRequest> & { query: string }, searcher = kitchen): Record<string, string> => {
  const { facets = {} } = searcher.search({ page: 1, pageSize: 10, facets: FIELDS, ...request });
  return Object.fromEntries(
    Object.entries(facets).map(([field, values]) => [field, values.map(({ value, count }) => `${value} ${count}`).join(', ')]),
  );
};

test('under a filter, the other values of its field keep their counts, and other fields count what it leaves', () => {
  assert.equal(counts({ query: '红烧肉' }).author, '小满 2, 老周 2, 阿木 1');
  const { author, topic } = counts({ query: '红烧肉', filters: { author: '阿木' } });
  assert.deepEqual([author, topic], ['小满 2, 老周 2, 阿木 1', '烹饪 1']);
  assert.equal(counts({ query: '红烧肉', filters: { author: ['阿木', '小满'], topic: '肉' } }).author, '小满 1, 老周 1');
});

test('years are counted as if no first and last day were asked for', () => {
  const { year, author } = counts({ query: '红烧肉', filters: { from: '2021', to: '2021' } });
  assert.deepEqual([year, author], ['2023 2, 2020 1, 2021 1, 2022 1', '小满 1']);
});

test('a query that only excludes has no counts until a filter says what is looked for', () => {
  assert.deepEqual(counts({ query: '-红烧肉' }), { author: '', site: '', topic: '', year: '' });
  assert.equal(counts({ query: '-红烧肉', filters: { site: 'wen.example' } }).site, 'jian.example 3, wen.example 1');
});

test('says of which fields the counts are of answers that have everything', () => {
  const ask = (more: Partial<SearchRequest>) => kitchen.search({ query: '红烧肉 糖', page: 1, pageSize: 1, facets: FIELDS, ...more }).facetsAll;
  assert.deepEqual(ask({}), FIELDS);
  assert.equal(ask({ match: 'all' }), undefined);
  assert.equal(ask({ query: '', sort: 'newest' }), undefined);
  assert.equal(ask({ pageSize: 20 }), undefined);
});
