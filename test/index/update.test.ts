/** Tests that an index brought up to date gives the results of one built from nothing, whatever happened before. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { createEmbeddedEngine } from '../../src/engine/embedded.js';
import { IndexError } from '../../src/errors.js';
import { planMerges } from '../../src/index/merge-policy.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import { IndexUpdate } from '../../src/index/update.js';
import type { Answer, IdentifiedPage, TermMatch } from '../../src/model.js';

import { buildIndex, type Files, withoutMerging } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf, revisionOf, revisionsOf } from '../support/pages.js';
import { holdsForAsync } from '../support/property.js';
import { toyAnalyzer } from '../support/toy-analyzer.js';

const parent = temporaryFolder();
const emptyFolder = (): string => mkdtempSync(join(parent, 'index-'));

const WORDS = ['山', '水', '茶', '米', 'tea'];

const codeOf = (character: string): number => character.codePointAt(0) as number;

/** All that can be asked of an index, with ids in the place of ordinals. */
function resultsOf(directory: string) {
  const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
  const engine = createEmbeddedEngine(index, { exhaustivePostings: 0 });
  const ask = (terms: readonly string[], match: TermMatch) => {
    const clauses = terms.map((term) => ({ channel: 'words' as const, term, match, weight: 2 }));
    const { candidates, total } = engine.retrieve({ clauses, bm25: { k: 1.2, b: 0.7, d: 0.5 } }, 2000);
    return { total, found: candidates.map(({ ordinal, score }) => [engine.answer(ordinal).id, score]) };
  };
  const { segments: _segments, bytes: _bytes, ...stats } = engine.stats;
  const ids = Array.from({ length: 6 }, (_, i) => `id${i}`);
  const results = {
    stats,
    searches: [...WORDS.map((word) => ask([word], 'exact')), ask(WORDS, 'exact'), ask(['t'], 'prefix')],
    answers: ids.map((id) => engine.findAnswer(id)?.answer),
    copies: ids.map((id) => {
      const found = index.findAnswer(id);
      return (
        found &&
        index.copies
          .othersOf(found.ordinal)
          .map((ordinal) => index.answer(ordinal).id)
          .sort()
      );
    }),
    pages: ids.map((id) => engine.pagesWith(id).map((one) => [one, engine.revisitsOf(one)])),
    history: ids.map((id) => engine.olderTextsOf(id)),
    // Its name is made from its bytes.
    vocabulary: index.manifest.vocabulary,
    pairs: [...'山水茶米'].map((first) => [...'山水茶米之间'].map((second) => engine.holdingPair(codeOf(first), codeOf(second)))),
  };
  engine.close();
  return results;
}

const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
/** Long enough to have copies: one of two texts, with a word or two behind. */
const longText = fc.tuple(
  fc.constantFrom('山水之间有一壶好茶，喝完了茶再去看山，看完了山再回来煮米', '先把米洗净，再放进锅里加水，煮开以后转小火慢慢地熬上半个钟头'),
  text,
);
const oneAnswer = fc
  .record({
    id: fc.integer({ min: 0, max: 5 }),
    question: text,
    text: fc.oneof(
      text,
      longText.map((parts) => parts.join('')),
    ),
    votes: fc.integer({ min: 0, max: 3 }),
    site: fc.constantFrom('a', 'b'),
  })
  // Every other answer has an id of the source's own, so that its text may be another one in every capture.
  .map(({ id, ...fields }) => answer({ id: `id${id}`, ...fields, ...(id % 2 === 1 && { revision: revisionOf(fields.text) }) }));

const day = fc.option(
  fc.integer({ min: 1, max: 4 }).map((number) => `2024-01-0${number}`),
  { nil: undefined },
);

/** Pages with several answers each, so that answers stand on many pages and in many files. */
const name = fc.constantFrom('p', 'q', undefined);
const page = fc
  .tuple(fc.array(oneAnswer, { maxLength: 4 }), fc.subarray([0, 1, 2, 3]), day, name)
  .map(([all, unfitting, archivedOn, called]): IdentifiedPage => {
    const answers = all.map((one) => ({ ...one, ...(archivedOn && { archivedOn }) }));
    const ids = answers.map(({ id }) => id);
    const foreign = ids.filter((_, i) => unfitting.includes(i));
    const written = { writtenOn: answers.map(({ revision, votes = 0 }) => (revision && votes > 1 ? `2024-01-0${votes}` : '')) };
    // A page without answers is a capture of another one that was the same.
    const names = { ...(called && (answers.length > 0 ? { capturedAs: [called] } : { sameAs: [called] })) };
    const marks = { ...(foreign.length > 0 && { foreign }), ...revisionsOf(answers), ...names, ...(!archivedOn && written) };
    const question = answers[0]?.question ?? '空';
    return { page: { question, pageNumber: 1, site: 'a', related: [], ...(archivedOn && { archivedOn }), answers: ids, ...marks }, answers };
  });
const file = fc.array(page, { maxLength: 3 });
const NAMES = ['a', 'b', 'c', 'd'];
const corpus = fc.record(Object.fromEntries(NAMES.map((name) => [name, fc.option(file, { nil: undefined })])), { requiredKeys: [] });

/** Files that are there, sorted, as a listing gives them. */
const listed = (files: Readonly<Record<string, readonly IdentifiedPage[] | undefined>>): Files =>
  Object.fromEntries(NAMES.flatMap((name) => (files[name] ? [[name, files[name]]] : [])));

const sameFile = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

test('after any updates the results are those of a build from nothing', async () => {
  // Each state keeps some files of the one before.
  const states = fc.array(fc.record({ files: corpus, kept: fc.subarray(NAMES) }), { minLength: 2, maxLength: 5 });
  const options = fc.record({ maxBatchChars: fc.constantFrom(1, 12, 1e9), merging: fc.constantFrom(planMerges, withoutMerging) });
  await holdsForAsync(
    fc.tuple(states, options),
    async ([all, { maxBatchChars, merging }]) => {
      const [updated, fresh] = [emptyFolder(), emptyFolder()];
      let before: Files = {};
      for (const { files, kept } of all) {
        const now = listed({ ...files, ...Object.fromEntries(kept.map((name) => [name, before[name]])) });
        const unchanged = NAMES.filter((name) => now[name] && sameFile(now[name], before[name]));
        await buildIndex(updated, now, { unchanged, maxBatchChars, planMerges: merging });
        await buildIndex(fresh, now, { rebuild: true });
        assert.deepEqual(resultsOf(updated), resultsOf(fresh));
        before = now;
      }
    },
    120,
  );
});

const MANY: readonly Answer[] = Array.from({ length: 30 }, (_, i) => answer({ id: `id${i}`, question: '茶', text: `茶 水 ${i}` }));

test('what an answer held is no longer counted when it is gone', async () => {
  const directory = emptyFolder();
  const [a, b] = [pagesOf(MANY.slice(0, 20)), pagesOf(MANY.slice(20))];
  await buildIndex(directory, { a, b });
  await buildIndex(directory, { a }, { unchanged: ['a'] });
  const fresh = emptyFolder();
  await buildIndex(fresh, { a });
  assert.deepEqual(resultsOf(directory), resultsOf(fresh));
  const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
  assert.deepEqual(index.manifest.segments[0]?.deleted, { answers: 10, older: 0, pages: 10 });
  index.close();
});

test('an answer that is as it was is not indexed again, though its file changed', async () => {
  const directory = emptyFolder();
  const pages = pagesOf(MANY);
  await buildIndex(directory, { a: pages });
  const update = IndexUpdate.begin(directory, toyAnalyzer);
  update.plan(['a'], new Set());
  const changed = pages.map((one, i) => (i === 3 ? { ...one, answers: [{ ...(MANY[3] as Answer), text: '茶' }] } : one));
  const added: string[] = [];
  for (const one of [...changed, ...pagesOf([answer({ id: 'new' })])]) added.push(...(await update.add(one, 'a', 0)));
  assert.deepEqual(
    added.filter((what) => what !== 'same'),
    ['changed', 'new'],
  );
  assert.deepEqual(update.placesToReadAgain(), []);
  await update.commit([]);
});

test('an answer whose first file is gone is taken from the next one, as it stands there', async () => {
  const directory = emptyFolder();
  const [first, second] = [answer({ id: 'x', question: '先问', text: '茶' }), answer({ id: 'x', question: '后问', text: '茶' })];
  await buildIndex(directory, { a: pagesOf([first]), b: pagesOf([second]) });
  await buildIndex(directory, { b: pagesOf([second]) }, { unchanged: ['b'] });
  const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
  assert.deepEqual(index.findAnswer('x')?.answer, second);
  assert.deepEqual(
    index.pagesWith('x').map(({ question }) => question),
    ['后问'],
  );
  index.close();
});

test('many small updates leave few segments, and no file that is not used', async () => {
  const directory = emptyFolder();
  const files: Record<string, IdentifiedPage[]> = {};
  for (const [i, one] of MANY.entries()) {
    const before = Object.keys(files);
    files[`file${String(i).padStart(2, '0')}`] = pagesOf([one]);
    await buildIndex(directory, files, { unchanged: before });
  }
  const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
  assert.ok(index.segments.length <= 5, `${index.segments.length} segments`);
  assert.equal(index.stats.answers, MANY.length);
  assert.equal(readdirSync(directory).length, 4 + index.segments.length * 4);
  index.close();
});

test('a segment of which much is deleted is rewritten', async () => {
  const directory = emptyFolder();
  const [a, b] = [pagesOf(MANY.slice(0, 10)), pagesOf(MANY.slice(10))];
  await buildIndex(directory, { a, b });
  await buildIndex(directory, { a }, { unchanged: ['a'] });
  const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
  assert.deepEqual(index.manifest.segments[0]?.deleted, { answers: 0, older: 0, pages: 0 });
  assert.equal(index.segments[0]?.segment.answers, 10);
  index.close();
});

test('one writer at a time: the second is told who the first is, and the first goes on', async () => {
  const directory = emptyFolder();
  const update = IndexUpdate.begin(directory, toyAnalyzer);
  assert.throws(
    () => IndexUpdate.begin(directory, toyAnalyzer),
    (error) => error instanceof IndexError && error.problem === 'locked' && error.message.includes(`process ${process.pid} `),
  );
  await update.add(pagesOf(MANY.slice(0, 1))[0] as IdentifiedPage, 'a', 0);
  await update.commit([]);
  IndexUpdate.begin(directory, toyAnalyzer).abandon();
});

test('a build from nothing ends in one segment, whatever the sizes of its batches', async () => {
  const directory = emptyFolder();
  // The last batch is far smaller than the ones before.
  const texts = [...Array.from({ length: 8 }, () => '茶 水 '.repeat(20)), '茶'];
  const answers = texts.map((long, i) => answer({ id: `id${i}`, text: long }));
  await buildIndex(directory, pagesOf(answers), { rebuild: true, maxBatchChars: 150 });
  const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
  assert.deepEqual([index.segments.length, index.stats.answers], [1, 9]);
  index.close();
});
