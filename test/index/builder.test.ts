/** Tests building and opening an index: same bytes, whole or absent, refused with the command that mends it. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { IndexError, type IndexProblem } from '../../src/errors.js';
import { MANIFEST_NAME, readManifest } from '../../src/index/manifest.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import { IndexUpdate, type UpdateOptions } from '../../src/index/update.js';
import type { Answer, IdentifiedPage } from '../../src/model.js';
import { buildIndex, withoutMerging } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf } from '../support/pages.js';
import { toyAnalyzer } from '../support/toy-analyzer.js';

const ANSWERS = Array.from({ length: 40 }, (_, i) =>
  answer({ id: `jian.example:${i}`, question: `第 ${i % 7} 问`, text: `茶 水 ${'米 '.repeat(i % 5)}${i}` }),
);

/** Builds from nothing, whatever is there. */
async function build(directory: string, answers: readonly Answer[] = ANSWERS, options: UpdateOptions = {}): Promise<void> {
  await buildIndex(directory, pagesOf(answers), { rebuild: true, ...options });
}

const contents = (directory: string): Record<string, string> =>
  Object.fromEntries(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name)).toString('base64')]));

function refused(directory: string, problem: IndexProblem, fingerprint = toyAnalyzer.fingerprint): void {
  assert.throws(
    () => openIndexFiles(directory, fingerprint).close(),
    (error) =>
      error instanceof IndexError &&
      error.problem === problem &&
      error.message.endsWith(`; run: xunda index --index ${directory}${problem === 'damaged' ? ' --rebuild' : ''}`),
    problem,
  );
}

test('built from nothing, the same answers give the same bytes', async () => {
  for (const options of [{}, { maxBatchChars: 50 }, { maxBatchChars: 50, planMerges: withoutMerging }]) {
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    await build(one, ANSWERS, options);
    await build(other, ANSWERS, options);
    assert.deepEqual(contents(other), contents(one));
  }
});

test('building again over an index gives the same bytes as building from nothing', async () => {
  const [fresh, used] = [temporaryFolder(), temporaryFolder()];
  await build(fresh);
  await build(used, ANSWERS.slice(3));
  await build(used);
  assert.deepEqual(contents(used), contents(fresh));
});

test('a merged index has the same bytes as one that never was in pieces', async () => {
  const [pieces, whole] = [temporaryFolder(), temporaryFolder()];
  await build(pieces, ANSWERS, { maxBatchChars: 50 });
  await build(whole);
  assert.deepEqual(contents(pieces), contents(whole));
});

test('everything that was added is there', async () => {
  const directory = temporaryFolder();
  await build(directory, ANSWERS, { maxBatchChars: 60, planMerges: withoutMerging });
  const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
  assert.ok(index.segments.length > 3);
  assert.deepEqual(
    ANSWERS.map((_, i) => index.answer(i)),
    ANSWERS,
  );
  const { answers, pages, characters, sites } = index.stats;
  assert.deepEqual(
    [answers, pages, characters, sites],
    [40, 40, ANSWERS.reduce((sum, { text }) => sum + text.length, 0), [{ site: 'jian.example', answers: 40 }]],
  );
  index.close();
  assert.throws(() => index.answer(0), /closed/);
});

test('a copy becomes another place, another text of an answer becomes its history', async () => {
  const directory = temporaryFolder();
  const update = IndexUpdate.begin(directory, toyAnalyzer);
  const first = { ...(ANSWERS[0] as Answer), revision: 'one' };
  const [page, other] = pagesOf([first, { ...first, text: '别的话', revision: 'other' }]) as [IdentifiedPage, IdentifiedPage];
  assert.deepEqual(await update.add(page, 'a', 0), ['new']);
  assert.deepEqual(await update.add({ ...page, page: { ...page.page, question: '别的问' } }, 'a', 0), ['copy']);
  assert.deepEqual(await update.add(other, 'a', 0), ['changed']);
  const another = pagesOf([
    { ...first, id: 'y' },
    { ...first, id: 'y', question: '别的问', author: '别人', text: '又一句', revision: 'third' },
  ]);
  assert.deepEqual(await update.add(another[0] as IdentifiedPage, 'a', 0), ['new']);
  assert.deepEqual(await update.add(another[1] as IdentifiedPage, 'a', 0), ['conflict'], 'two answers under one id');
  await update.commit([]);
  const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
  assert.equal(index.stats.answers, 2);
  assert.equal(index.findAnswer(first.id)?.answer.text, '别的话');
  assert.deepEqual(
    index.olderTextsOf(first.id).map(({ text }) => text),
    [first.text],
  );
  assert.deepEqual(
    index.pagesWith(first.id).map(({ question }) => question),
    [first.question, '别的问', first.question],
  );
  index.close();
});

test('days are counted from first to last, sites by size', async () => {
  const directory = temporaryFolder();
  const sites = ['b', 'a', 'b', 'c'].map((site, i) =>
    answer({ id: String(i), site, archivedOn: `2024-0${i + 1}-01`, ...(i === 2 && { answeredOn: '2020-02-02' }) }),
  );
  await build(directory, sites);
  const { stats } = readManifest(directory);
  assert.deepEqual(stats.sites, [
    { site: 'b', answers: 2 },
    { site: 'a', answers: 1 },
    { site: 'c', answers: 1 },
  ]);
  assert.deepEqual(stats.archived, { from: '2024-01-01', to: '2024-04-01' });
  assert.deepEqual(stats.answered, { from: '2020-02-02', to: '2020-02-02' });
});

test('an empty index can be built and opened', async () => {
  const directory = temporaryFolder();
  await build(directory, []);
  const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
  assert.deepEqual([index.stats.answers, index.findAnswer('x'), index.pagesWith('x')], [0, undefined, []]);
  index.close();
});

test('a missing index, another analyzer and another format are refused', async () => {
  refused(join(temporaryFolder(), 'nowhere'), 'missing');
  const directory = temporaryFolder();
  await build(directory);
  refused(directory, 'analyzer', 'other');
  const path = join(directory, MANIFEST_NAME);
  const { format: _format, ...rest } = readManifest(directory);
  rmSync(path);
  refused(directory, 'missing');
  writeFileSync(path, JSON.stringify({ checksum: 1, manifest: { ...rest, format: 99 } }));
  refused(directory, 'damaged');
});

test('a file that is missing, cut short or too long is found at opening', async () => {
  for (const kind of ['.terms', '.answers', '.pages']) {
    for (const harm of [rmSync, (path: string) => truncateSync(path, 10), (path: string) => writeFileSync(path, 'x', { flag: 'a' })]) {
      const directory = temporaryFolder();
      await build(directory);
      harm(join(directory, readdirSync(directory).find((name) => name.endsWith(kind)) as string));
      refused(directory, 'damaged');
    }
  }
});

test('a flipped byte anywhere in the terms or the manifest is found at opening', async () => {
  const directory = temporaryFolder();
  await build(directory);
  for (const name of readdirSync(directory).filter((file) => file.endsWith('.terms') || file === MANIFEST_NAME)) {
    const path = join(directory, name);
    const whole = readFileSync(path);
    // Every byte of the head, and some everywhere; zeros between sections hold nothing.
    for (let at = 0; at < whole.length; at += at < 600 ? 1 : 97) {
      const harmed = Buffer.from(whole);
      harmed[at] = (harmed[at] as number) ^ 0x10;
      writeFileSync(path, harmed);
      const opened = attempt(directory);
      assert.ok(opened instanceof IndexError || whole[at] === 0, `${name} at ${at}`);
    }
    writeFileSync(path, whole);
  }
  openIndexFiles(directory, toyAnalyzer.fingerprint).close();
});

function attempt(directory: string): unknown {
  try {
    openIndexFiles(directory, toyAnalyzer.fingerprint).close();
    return undefined;
  } catch (error) {
    return error;
  }
}

test('a flipped byte in a text is found when it is read, at the latest', async () => {
  const directory = temporaryFolder();
  await build(directory);
  const path = join(directory, readdirSync(directory).find((name) => name.endsWith('.answers')) as string);
  const harmed = readFileSync(path);
  harmed[0] = 0x7f;
  writeFileSync(path, harmed);
  const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
  assert.throws(() => index.answer(0), IndexError);
  assert.deepEqual(index.answer(1), ANSWERS[1]);
  index.close();
});

test('a build given up, or failing at its end, leaves the index that was there', async () => {
  const directory = temporaryFolder();
  await build(directory);
  const before = contents(directory);
  const update = IndexUpdate.begin(directory, toyAnalyzer);
  for (const page of pagesOf(ANSWERS.slice(0, 5))) await update.add(page, 'a', 0);
  update.abandon();
  assert.deepEqual(contents(directory), before);
});

test('an index that is open goes on being read while it is replaced', async () => {
  const directory = temporaryFolder();
  await build(directory);
  const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
  await build(directory, ANSWERS.slice(20));
  assert.deepEqual(index.answer(0), ANSWERS[0]);
  index.close();
  assert.ok(existsSync(join(directory, MANIFEST_NAME)));
});
