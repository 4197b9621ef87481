/** Tests that of the texts that an answer had, the newest is searched, and the others are kept. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { createEmbeddedEngine } from '../../src/engine/embedded.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import type { UpdateOptions } from '../../src/index/update.js';
import type { Answer, IdentifiedPage } from '../../src/model.js';
import { buildIndex, type Files, withoutMerging } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf, revisionOf } from '../support/pages.js';
import { holdsForAsync } from '../support/property.js';
import { toyAnalyzer } from '../support/toy-analyzer.js';

/** A capture of an answer with an id of the source's own, on a page of its own. */
function captured(text: string, day?: string, fields: Partial<Answer> = {}): IdentifiedPage {
  return pagesOf([
    answer({ id: 'x', question: '茶', text, revision: revisionOf(text), ...(day && { archivedOn: day }), ...fields }),
  ])[0] as IdentifiedPage;
}

/** What an index says of answer `x`: its text, its older ones, the days of its pages, and how many answers are found by two words. */
function seenIn(directory: string) {
  const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
  const engine = createEmbeddedEngine(index);
  const found = (term: string): number =>
    engine.retrieve({ clauses: [{ channel: 'words', term, match: 'exact', weight: 1 }], bm25: { k: 1.2, b: 0.7, d: 0.5 } }, 10).total;
  const seen = {
    text: index.findAnswer('x')?.answer.text,
    votes: index.findAnswer('x')?.answer.votes,
    history: index.olderTextsOf('x').map(({ text }) => text),
    days: index.pagesWith('x').map(({ archivedOn }) => archivedOn),
    found: { 山: found('山'), 水: found('水') },
    counts: [index.stats.answers, index.stats.olderTexts, index.stats.characters],
  };
  engine.close();
  return seen;
}

async function indexed(files: Files, options: UpdateOptions & { readonly unchanged?: readonly string[] } = {}, directory = temporaryFolder()) {
  await buildIndex(directory, files, options);
  return seenIn(directory);
}

const [OLD, NEW] = ['旧 山', '新 水 水'];

test('the newest text is searched, whichever is read first, and the older one is its history', async () => {
  for (const [a, b] of [
    [captured(OLD, '2021-01-01'), captured(NEW, '2024-01-01')],
    [captured(NEW, '2024-01-01'), captured(OLD, '2021-01-01')],
  ] as [IdentifiedPage, IdentifiedPage][]) {
    for (const options of [{}, { maxBatchChars: 1 }, { maxBatchChars: 1, planMerges: withoutMerging }]) {
      const seen = await indexed({ a: [a], b: [b] }, options);
      assert.deepEqual(
        [seen.text, seen.history, seen.days, seen.found, seen.counts],
        [NEW, [OLD], ['2024-01-01', '2021-01-01'], { 山: 0, 水: 1 }, [1, 1, NEW.length]],
      );
    }
  }
});

test('when the newest capture is removed, the text before is searched again; when it comes back, it is history again', async () => {
  const directory = temporaryFolder();
  const [a, b] = [[captured(OLD, '2021-01-01')], [captured(NEW, '2024-01-01')]];
  await indexed({ a, b }, {}, directory);
  const without = await indexed({ a }, { unchanged: ['a'] }, directory);
  assert.deepEqual([without.text, without.history, without.found, without.counts], [OLD, [], { 山: 1, 水: 0 }, [1, 0, OLD.length]]);
  const again = await indexed({ a, b }, { unchanged: ['a'] }, directory);
  assert.deepEqual([again.text, again.history, again.found], [NEW, [OLD], { 山: 0, 水: 1 }]);
});

test('a newer capture of the same text brings its votes', async () => {
  const [a, b] = [captured(OLD, '2021-01-01', { votes: 3 }), captured(OLD, '2024-01-01', { votes: 90 })];
  for (const options of [{}, { maxBatchChars: 1 }]) {
    const seen = await indexed({ a: [a], b: [b] }, options);
    assert.deepEqual([seen.votes, seen.history, seen.counts], [90, [], [1, 0, OLD.length]]);
  }
});

test('of texts of one day, or of none, the last one read is searched; a known day is newer than none', async () => {
  const searched = async (...pages: readonly IdentifiedPage[]) => (await indexed({ a: pages })).text;
  assert.equal(await searched(captured(OLD), captured(NEW)), NEW);
  assert.equal(await searched(captured(OLD, '2024-01-01'), captured(NEW, '2024-01-01')), NEW);
  assert.equal(await searched(captured(OLD, '2024-01-01'), captured(NEW)), OLD);
});

test('captures that found the same page are remembered, also across files, and go with their own file', async () => {
  const directory = temporaryFolder();
  const page = captured(OLD, '2021-01-01');
  const first = { ...page, page: { ...page.page, capturedAs: ['digest', 'at'] } };
  const again = (day: string | undefined, ...sameAs: readonly string[]): IdentifiedPage => ({
    page: { question: '', pageNumber: 1, site: '', related: [], answers: [], sameAs, ...(day && { archivedOn: day }) },
    answers: [],
  });
  const [a, b, c] = [
    [first],
    [again('2023-01-01', 'digest', 'at'), again('2022-01-01', 'at'), again('2022-01-01', 'digest')],
    [again(undefined, 'at')],
  ];
  const daysIn = async (files: Files, unchanged: readonly string[] = []): Promise<unknown> => {
    await buildIndex(directory, files, { unchanged });
    const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
    const pages = index.pagesWith('x');
    const days = pages.map((one) => index.revisitsOf(one));
    index.close();
    return days;
  };
  assert.deepEqual(await daysIn({ a, b, c, d: [again('2024-01-01', 'other')] }), [['2023-01-01', '2022-01-01']]);
  assert.deepEqual(await daysIn({ a, c, d: b.slice(2) }, ['a', 'c']), [['2022-01-01']]);
  assert.deepEqual(await daysIn({ a }, ['a']), [[]]);
});

const WORDS = ['山', '水', '茶'];
const capture = fc.record({
  text: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 2 }).map((words) => words.join(' ')),
  day: fc.option(fc.constantFrom('2021-01-01', '2022-01-01', '2023-01-01'), { nil: undefined }),
  votes: fc.nat({ max: 9 }),
});

test('whatever the captures, one text is searched and every other one is kept, as its newest capture has it', async () => {
  await holdsForAsync(
    fc.tuple(fc.array(fc.array(capture, { maxLength: 3 }), { minLength: 1, maxLength: 4 }), fc.constantFrom(1, 5, 1e9)),
    async ([files, maxBatchChars]) => {
      const all = files.flat();
      const directory = temporaryFolder();
      const pages = files.map((captures, i) => [String(i), captures.map(({ text, day, votes }) => captured(text, day, { votes }))] as const);
      await buildIndex(directory, Object.fromEntries(pages), { maxBatchChars });
      // Of a text the newest capture counts, and of equal ones the first; of texts the newest, and of equal ones the last.
      const byDay = (a: (typeof all)[number], b: (typeof all)[number]): number => (b.day ?? '').localeCompare(a.day ?? '');
      const homes = [...all].sort(byDay).filter((one, i, sorted) => sorted.findIndex(({ text }) => text === one.text) === i);
      const expected = [...homes].sort((a, b) => byDay(a, b) || all.indexOf(b) - all.indexOf(a)).map(({ text, votes }) => [text, votes]);
      const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
      const newest = index.findAnswer('x')?.answer;
      const found = [...(newest ? [newest] : []), ...index.olderTextsOf('x')].map(({ text, votes }) => [text, votes]);
      index.close();
      assert.deepEqual(found[0], expected[0]);
      assert.deepEqual(found.sort(), expected.sort());
    },
    60,
  );
});

test('the same captures give the same bytes, in however many pieces they were', async () => {
  const contents = (directory: string): string[] => readdirSync(directory).flatMap((name) => [name, readFileSync(join(directory, name), 'base64')]);
  const pages = Array.from({ length: 60 }, (_, i) =>
    captured(`${WORDS[i % 3]} ${i % 7}`, `2024-01-${String(1 + ((i * 7) % 28)).padStart(2, '0')}`, { id: `x${i % 11}`, votes: i }),
  );
  const [whole, pieces, again] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  await buildIndex(whole, pages);
  await buildIndex(pieces, pages, { maxBatchChars: 20 });
  await buildIndex(again, pages.slice(7));
  await buildIndex(again, pages, { rebuild: true });
  assert.ok(readdirSync(whole).some((name) => name.endsWith('.older')));
  assert.deepEqual(contents(pieces), contents(whole));
  assert.deepEqual(contents(again), contents(whole));
});
