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
const WORDS = ['红烧肉', '糖色', '豆瓣', '麻婆豆腐', '通胀', '银行', '长江大桥', '桥墩', '重慶', 'Python', 'wifi6', '番茄', '西红柿'] as const;
/** One is a word of the answers, one a topic. */
const AUTHORS = ['小满', '阿木', '桥墩', '老周', ''];
const SITES = ['jian.example', 'wen.example', ''];
const TOPICS = ['烹饪', '经济', '长江大桥', '番茄'];
const LONG = '这一段话在好几个地方一字不差地出现过，讲的是怎样把锅烧热，再把火调小，慢慢地等，一直等到香味出来为止。';

const word = fc.constantFrom(...WORDS);
const sentence = fc
  .array(fc.oneof({ weight: 4, arbitrary: word }, fc.constantFrom('很', '的', '为什么', '和', '。')), { minLength: 1, maxLength: 6 })
  .map((words) => words.join(''));
const day = fc.constantFrom('2019-05-01', '2020-02-29', '2020-11-30', '2021-06-01');

const anyAnswer: fc.Arbitrary<Omit<Answer, 'id'>> = fc.record(
  {
    question: fc.constantFrom('怎么学做饭？', '通胀是什么？', '桥墩怎么修？', '红烧肉放不放糖色？'),
    text: fc.oneof({ weight: 4, arbitrary: sentence }, sentence.map((one) => LONG + one), fc.constantFrom(`${LONG}番茄`, `${LONG}银行`)),
    author: fc.constantFrom(...AUTHORS),
    site: fc.constantFrom(...SITES),
    topics: fc.subarray(TOPICS),
    answeredOn: day,
    archivedOn: day,
    votes: fc.nat(3),
  },
  { requiredKeys: ['question', 'text', 'author', 'site', 'topics'], noNullPrototype: true },
);

const archives = fc.sample(fc.array(anyAnswer, { minLength: 3, maxLength: 45 }), { seed: SEED, numRuns: ARCHIVES });
const searchers: Searcher[] = [];
for (const [i, answers] of archives.entries())
  searchers.push(await searcherOver(pagesOf(answers.map((fields, j) => answer({ ...fields, id: `${i}-${j}` })))));

/** Words, slips, beginnings, phrases, groups, and what only excludes. */
const anyQuery = fc.oneof(
  { weight: 3, arbitrary: word },
  { weight: 3, arbitrary: fc.tuple(word, word).map((words) => words.join(' ')) },
  fc.tuple(word, word, word).map((words) => words.join('')),
  { weight: 2, arbitrary: fc.constantFrom('通账', '从慶', 'Pyhton', '麻坡豆腐', '红绕肉', '银行 通账', '"红烧肉" 通账', 'fanqie') },
  fc.constantFrom('', '的', '小满', 'wifi', 'Pyth*', '红烧*', '桥', '通', 'author:小满 桥墩', 'date:2020 番茄'),
  fc.tuple(word, word).map((words) => `"${words.join('')}"`),
  word.map((one) => `"${one}"`),
  fc.tuple(word, word).map((words) => `"${words[0]}" ${words[1]}`),
  fc.tuple(word, word).map((words) => words.join(' OR ')),
  fc.tuple(word, word).map((words) => words.join(' -')),
  word.map((one) => `-${one}`),
);

const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
const anyOfThem = (values: readonly string[]): fc.Arbitrary<string | string[] | undefined> =>
  maybe(fc.oneof(fc.constantFrom(...values.filter(Boolean)), fc.subarray([...values].filter(Boolean))));
const anyFilters: fc.Arbitrary<Filters> = fc
  .tuple(anyOfThem([...AUTHORS, '没有这个人']), anyOfThem(SITES), anyOfThem(TOPICS), maybe(fc.constantFrom('2019', '2020-02')), maybe(fc.constantFrom('2020', '2021-06')))
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
  )
  .map(([query, filters, pageSize, sort, match, copies, channels]) =>
    ({ query, filters, page: 1, pageSize, facets: FIELDS, ...defined({ sort, match, copies, channels }) }) as SearchRequest,
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

let checked = 0;

test(`of any search, the count of a value is the total of the search for it alone: ${RUNS} runs`, () => {
  holdsFor(
    fc.tuple(fc.constantFrom(...searchers), anyRequest),
    ([searcher, request]) => {
      const response = searcher.search(request);
      for (const field of FIELDS) {
        for (const { value, count } of response.facets?.[field] ?? []) {
          const { total } = searcher.search(searchFor(request, response, field, value));
          assert.equal(total, count, `${field} ${value} of ${JSON.stringify(request)}`);
          checked++;
        }
      }
    },
    RUNS,
  );
  assert.ok(checked > RUNS, `only ${checked} counts were checked`);
});
