/** Tests conditions: against their plain meaning, and against MiniSearch. */
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { createEmbeddedEngine } from '../../src/engine/embedded.js';
import type { Engine } from '../../src/engine/engine.js';
import { InvalidRequestError } from '../../src/errors.js';
import { questionKey } from '../../src/index/columns.js';
import { maxEditsOf } from '../../src/index/fuzzy.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import type { Answer, KeywordField, TermMatch } from '../../src/model.js';
import type { Bm25, Clause, Condition } from '../../src/retrieval.js';
import { buildIndex, withoutMerging } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf } from '../support/pages.js';
import { holdsForAsync } from '../support/property.js';
import { toyAnalyzer } from '../support/toy-analyzer.js';

const parent = temporaryFolder();
const BM25: Bm25 = { k: 1.2, b: 0.7, d: 0.5 };

/** An engine over the answers, and some deleted ones among them. */
async function engineOf(answers: readonly Answer[], maxBatchChars: number, exhaustivePostings = 20_000): Promise<Engine> {
  const directory = mkdtempSync(join(parent, 'index-'));
  const deleted = answers.slice(0, 2).map((one) => ({ ...one, id: `deleted ${one.id}` }));
  const a = pagesOf(answers);
  await buildIndex(directory, { a, b: pagesOf(deleted) }, { maxBatchChars, planMerges: withoutMerging });
  await buildIndex(directory, { a }, { unchanged: ['a'], planMerges: withoutMerging });
  return createEmbeddedEngine(openIndexFiles(directory, toyAnalyzer.fingerprint), { exhaustivePostings });
}

const clause = (term: string, match: TermMatch = 'exact'): Clause => ({ channel: 'words', term, match, weight: 1 });

const wordsOf = (text: string): string[] => toyAnalyzer.analyze(text).words.map(({ term }) => term);

const dayOrValue = (one: Answer, field: Exclude<KeywordField, 'topic'>): string | undefined =>
  field === 'day' ? (one.answeredOn ?? one.archivedOn) : one[field];

/** As the index has it. */
const questionIdOf = ({ site, question }: Answer): string => questionKey(site, question).toString(16).padStart(12, '0');

/** The plain meaning of a condition. */
function isTrue(condition: Condition, one: Answer): boolean {
  if ('not' in condition) return !isTrue(condition.not, one);
  if ('of' in condition) return condition.of.filter((part) => isTrue(part, one)).length >= condition.atLeast;
  if ('question' in condition) return questionIdOf(one) === condition.question;
  if ('keyword' in condition) {
    const values = condition.keyword === 'topic' ? one.topics : [dayOrValue(one, condition.keyword)].filter((value) => value !== undefined);
    if ('value' in condition) return values.includes(condition.value);
    const { from = '', to } = condition;
    return values.some((value) => value >= from && (to === undefined || value < to || value.startsWith(to)));
  }
  if ('where' in condition) return isTrue(condition.where, one) && condition.holds(one);
  const texts = condition.field === 'question' ? [one.question] : [one.question, one.text];
  return texts.flatMap(wordsOf).some((word) => (condition.match === 'prefix' ? word.startsWith(condition.term) : word === condition.term));
}

const word = fc.constantFrom('山', '水', '茶', '茶叶', '米', 'tea', 'tee');
const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
const day = fc.constantFrom('2021-03-04', '2022-01-01', '2022-12-31', '2023-05-06', undefined);
const corpus = fc
  .array(fc.record({ question: text, text, site: fc.constantFrom('a', 'b', ''), topics: fc.subarray(['旅行', '做饭']), archivedOn: day }), {
    minLength: 2,
    maxLength: 25,
  })
  .map((all) => all.map(({ archivedOn, ...fields }, i) => answer({ id: String(i), ...fields, ...(archivedOn && { archivedOn }) })));

const bound = fc.constantFrom('2021', '2022', '2022-01', '2022-01-01', '2023-05-06', '2024');
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record(
    {
      channel: fc.constant('words' as const),
      term: word,
      match: fc.constantFrom('exact' as const, 'prefix' as const),
      field: fc.constant('question' as const),
    },
    { requiredKeys: ['channel', 'term', 'match'] },
  ),
  fc.record({ keyword: fc.constant('site' as const), value: fc.constantFrom('a', 'b', '', 'c') }),
  corpus.filter((answers) => answers.length > 0).map(([one]) => ({ question: questionIdOf(one as Answer) })),
  fc.constant({ question: '000000000000' }),
  fc.record({ keyword: fc.constant('topic' as const), value: fc.constantFrom('旅行', '做饭') }),
  fc.record({ keyword: fc.constant('archivedOn' as const), from: bound, to: bound }, { requiredKeys: ['keyword'] }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.record({ not: tie('condition') }),
    fc.record({ atLeast: fc.integer({ min: -1, max: 5 }), of: fc.array(tie('condition'), { maxLength: 4 }) }),
  ),
}));

test('without clauses, just the answers for which the condition is true', async () => {
  const input = fc.record({ answers: corpus, conditions: fc.array(condition, { minLength: 5, maxLength: 15 }), size: fc.constantFrom(1, 30, 1e9) });
  await holdsForAsync(
    input,
    async ({ answers, conditions, size }) => {
      const engine = await engineOf(answers, size);
      for (const one of conditions) {
        const { candidates, total, totalRelation } = engine.retrieve({ clauses: [], bm25: BM25, condition: one }, 1000);
        const found = candidates.map(({ ordinal }) => engine.answer(ordinal).id).sort();
        assert.deepEqual(found, answers.flatMap((two) => (isTrue(one, two) ? [two.id] : [])).sort(), JSON.stringify(one));
        assert.deepEqual([total, totalRelation], [found.length, 'exact']);
      }
      engine.close();
    },
    80,
  );
});

test('with clauses, the answers that would be found without it and for which it is true, with the same scores', async () => {
  const input = fc.record({
    answers: corpus,
    conditions: fc.array(condition, { minLength: 5, maxLength: 10 }),
    terms: fc.uniqueArray(word, { minLength: 1, maxLength: 4 }),
    size: fc.constantFrom(1, 30, 1e9),
    exhaustivePostings: fc.constantFrom(0, 20_000),
    limit: fc.constantFrom(3, 1000, 2000),
  });
  await holdsForAsync(
    input,
    async ({ answers, conditions, terms, size, exhaustivePostings, limit }) => {
      const engine = await engineOf(answers, size, exhaustivePostings);
      const clauses = terms.map((term) => clause(term));
      const all = engine.retrieve({ clauses, bm25: BM25 }, 2000).candidates;
      for (const one of conditions) {
        const { candidates, total, totalRelation } = engine.retrieve({ clauses, bm25: BM25, condition: one }, limit);
        const expected = all.filter(({ ordinal }) => isTrue(one, engine.answer(ordinal)));
        assert.deepEqual(candidates, expected.slice(0, limit));
        assert.ok(totalRelation === 'exact' ? total === expected.length : total <= expected.length);
      }
      engine.close();
    },
    60,
  );
});

test('AND, OR and NOT are those of MiniSearch', async () => {
  const input = fc.record({ answers: corpus, terms: fc.uniqueArray(word, { minLength: 2, maxLength: 4 }), size: fc.constantFrom(1, 1e9) });
  await holdsForAsync(
    input,
    async ({ answers, terms, size }) => {
      const engine = await engineOf(answers, size);
      const stock = new MiniSearch({ fields: ['question', 'text'], tokenize: wordsOf, processTerm: (term) => term });
      stock.addAll(answers.map((one, id) => ({ ...one, id })));
      const parts = terms.map((term): Condition => ({ channel: 'words', term, match: 'exact' }));
      const [first, ...others] = parts as [Condition, ...Condition[]];
      const meanings = {
        AND: { atLeast: parts.length, of: parts },
        OR: { atLeast: 1, of: parts },
        AND_NOT: { atLeast: 2, of: [first, { not: { atLeast: 1, of: others } }] },
      };
      for (const combineWith of ['AND', 'OR', 'AND_NOT'] as const) {
        const expected = stock.search({ combineWith, queries: terms }).map(({ id }) => String(id));
        const { candidates } = engine.retrieve({ clauses: [], bm25: BM25, condition: meanings[combineWith] }, 1000);
        assert.deepEqual(candidates.map(({ ordinal }) => engine.answer(ordinal).id).sort(), expected.sort(), combineWith);
      }
      engine.close();
    },
    40,
  );
});

test('a common word in a long list is looked up where a rare one stands', async () => {
  const answers = Array.from({ length: 2000 }, (_, i) =>
    answer({ id: String(i), question: '问', text: i % 400 === 7 ? '茶 罕' : i % 3 === 0 ? '水' : '茶' }),
  );
  const engine = await engineOf(answers, 1e9);
  const both: Condition = { atLeast: 2, of: ['茶', '罕'].map((term) => ({ channel: 'words', term, match: 'exact' })) };
  const { candidates, total } = engine.retrieve({ clauses: [clause('茶'), clause('罕')], bm25: BM25, condition: both }, 10);
  assert.deepEqual([candidates.length, total], [5, 5]);
  engine.close();
});

test('a fuzzy word finds all that MiniSearch would find with as many edits', async () => {
  const latin = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 });
  await holdsForAsync(
    fc.record({ words: fc.array(latin, { minLength: 2, maxLength: 20 }), asked: latin, size: fc.constantFrom(1, 1e9) }),
    async ({ words, asked, size }) => {
      const answers = words.map((one, i) => answer({ id: String(i), question: '问', text: one }));
      const engine = await engineOf(answers, size);
      const stock = new MiniSearch({ fields: ['text'], tokenize: wordsOf, processTerm: (term) => term });
      stock.addAll(answers.map((one, id) => ({ ...one, id })));
      const found = engine
        .retrieve({ clauses: [clause(asked, 'fuzzy')], bm25: BM25 }, 1000)
        .candidates.map(({ ordinal }) => engine.answer(ordinal).text);
      const expected = stock.search(asked, { fuzzy: maxEditsOf(asked) }).map(({ id }) => words[id as number] as string);
      for (const one of expected) assert.ok(found.includes(one), `${asked} finds ${one}`);
      engine.close();
    },
    60,
  );
});

test('days up to a year include all of it', async () => {
  const days = ['2021-12-31', '2022-01-01', '2022-12-31', '2023-01-01'];
  const engine = await engineOf(
    days.map((archivedOn) => answer({ id: archivedOn, archivedOn })),
    1e9,
  );
  const found = (from: string | undefined, to: string | undefined): string[] =>
    engine
      .retrieve({ clauses: [], bm25: BM25, condition: { keyword: 'archivedOn', ...(from && { from }), ...(to && { to }) } }, 10)
      .candidates.map(({ ordinal }) => engine.answer(ordinal).id)
      .sort();
  assert.deepEqual(found('2022', '2022'), ['2022-01-01', '2022-12-31']);
  assert.deepEqual(found('2022-12', undefined), ['2022-12-31', '2023-01-01']);
  assert.deepEqual(found(undefined, '2022-01-01'), ['2021-12-31', '2022-01-01']);
  assert.deepEqual(found('2023', '2022'), []);
  engine.close();
});

test('a condition that nests too deep is refused', async () => {
  const engine = await engineOf([answer({ id: 'a' }), answer({ id: 'b' })], 1e9);
  let deep: Condition = { keyword: 'site', value: 'a' };
  for (let i = 0; i < 31; i++) deep = { not: deep };
  assert.equal(engine.retrieve({ clauses: [], bm25: BM25, condition: deep }, 10).totalRelation, 'exact');
  for (let i = 0; i < 100_000; i++) deep = i % 2 ? { not: deep } : { atLeast: 1, of: [deep] };
  assert.throws(() => engine.retrieve({ clauses: [], bm25: BM25, condition: deep }, 10), InvalidRequestError);
  engine.close();
});
