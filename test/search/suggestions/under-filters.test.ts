/** Tests that what is suggested under filters is held by answers under them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { InvalidRequestError } from '../../../src/errors.js';
import type { Filters } from '../../../src/search-model.js';
import type { Suggestion } from '../../../src/suggestion-model.js';
import { answer, pagesOf } from '../../support/pages.js';
import { holdsFor } from '../../support/property.js';
import { readSample, searcherOver } from '../../support/searcher.js';

const searcher = await searcherOver(
  pagesOf([
    answer({ id: '1', site: 'a.example', author: '种花人甲', question: '兰花怎么养？', text: '兰花盆要透气。' }),
    answer({ id: '2', site: 'b.example', author: '种花人乙', question: '兰花怎么分株？', text: '兰花市场里问一声。' }),
  ]),
);

const textsOf = (query: string, filters?: Filters): string[] =>
  searcher.suggest({ query, limit: 8, ...(filters && { filters }) }).suggestions.map(({ text }) => text);

test('suggests questions, words and authors of the site that is asked for, and no others', () => {
  assert.ok(textsOf('兰花').includes('兰花怎么分株？'));
  assert.deepEqual(textsOf('兰花', { site: 'a.example' }), ['兰花怎么', '兰花怎么养？']);
  assert.deepEqual([textsOf('市', { site: 'a.example' }), textsOf('市', { site: 'b.example' })], [[], ['市场']]);
  assert.deepEqual(textsOf('种花', { site: 'b.example' }), ['种花人乙']);
  assert.deepEqual(textsOf('兰花', { site: 'c.example' }), []);
});

test('counts no answers of other sites', () => {
  for (const { kind, count } of searcher.suggest({ query: '种花', limit: 8, filters: { site: 'b.example' } }).suggestions)
    assert.deepEqual([kind, count], ['author', undefined]);
});

test('refuses a day that is none', () => {
  assert.throws(() => textsOf('兰花', { from: 'yesterday' }), InvalidRequestError);
});

const sample = await readSample();
const over = await searcherOver(sample);
const answers = Object.values(sample)
  .flat()
  .flatMap((page) => page.answers);

test('whatever stretch of an answer is typed, all that is suggested under its filters leads to answers under them', () => {
  const typed = fc
    .tuple(fc.constantFrom(...answers), fc.nat(), fc.integer({ min: 1, max: 5 }), fc.constantFrom('site', 'author', 'from'))
    .map(([one, at, length, field]) => {
      const start = at % one.text.length;
      const value = { site: one.site, author: one.author, from: one.answeredOn ?? '2015' }[field as 'site' | 'author' | 'from'];
      return { query: one.text.slice(start, start + length), filters: { [field]: value } };
    });
  const leads = ({ query, filters: own }: Suggestion, filters: Filters): boolean =>
    over.search({ query, page: 1, pageSize: 1, filters: { ...filters, ...own } }).hits[0]?.match === 'all';
  holdsFor(
    typed,
    ({ query, filters }) => {
      for (const suggestion of over.suggest({ query, limit: 8, filters }).suggestions)
        assert.ok(leads(suggestion, filters), `${query} ${JSON.stringify(filters)}: ${JSON.stringify(suggestion)}`);
    },
    150,
  );
});
