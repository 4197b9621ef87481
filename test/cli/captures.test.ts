/** Tests that an answer captured again, another day, in another format or unchanged, is one answer with its captures. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createSearcher, openIndex } from '../../src/library.js';
import { warcOf } from '../support/containers.js';
import { temporaryFolder } from '../support/folders.js';
import { writeFiles, xunda } from './xunda.js';

const [COLD, WARM] = ['用冷水慢慢泡一夜。', '先把热水放凉一会儿。'];
const api = (content: string, votes: number): string =>
  JSON.stringify({ id: 51, type: 'answer', content, voteup_count: votes, author: { name: '阿木' }, question: { id: 7, title: '茶怎么泡？' } });
const markdown = `---\ntitle: 茶怎么泡？\nurl: https://www.zhihu.com/question/7/answer/51\nauthor: 阿木\narchived: 2022-03-04\n---\n\n${COLD}\n`;
const crawled = (body: string, date: string) => ({ url: 'https://www.zhihu.com/api/v4/answers/51', contentType: 'application/json', date, body });

test('an answer of a crawl, an export and a later crawl is one, with every capture listed and its older text kept', async () => {
  const cwd = temporaryFolder();
  writeFiles(cwd, { 'corpus/b.md': markdown });
  writeFileSync(join(cwd, 'corpus/a.warc'), await warcOf([crawled(api(COLD, 3), '2021-05-06T01:02:03Z')]));
  writeFileSync(
    join(cwd, 'corpus/c.warc.gz'),
    await warcOf(
      [
        {
          ...crawled('', '2023-05-06T01:02:03Z'),
          type: 'revisit',
          warcHeaders: { 'WARC-Refers-To-Date': '2021-05-06T01:02:03Z' },
        },
        crawled(api(WARM, 8), '2024-05-06T01:02:03Z'),
      ],
      true,
    ),
  );
  const { status, stdout, stderr } = xunda(['index'], { cwd });
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /^answers {2}1 \(10 characters; \S+ exact cop(y|ies) .*; 1 older text is kept as history\)$/m);
  const index = openIndex(join(cwd, 'index'));
  const searcher = createSearcher(index);
  const { text, votes, history, places } = searcher.answer('zhihu.com:51');
  assert.deepEqual([text, votes], [WARM, 8]);
  assert.deepEqual(
    history.map((older) => [older.text, older.archivedOn]),
    [[COLD, '2022-03-04']],
  );
  assert.deepEqual(
    places.map(({ archivedOn, revision }) => [archivedOn, revision === history[0]?.revision]),
    [
      ['2024-05-06', false],
      ['2023-05-06', true],
      ['2022-03-04', true],
      ['2021-05-06', true],
    ],
  );
  index.close();
});

const place = (files: Readonly<Record<string, string>>) => {
  const cwd = temporaryFolder();
  writeFiles(cwd, files);
  const run = (...args: readonly string[]) => xunda(args, { cwd });
  const isOnDisk = (text: string): boolean =>
    readdirSync(join(cwd, 'index')).some((name) => readFileSync(join(cwd, 'index', name)).includes(text.replace('。', '')));
  return { cwd, run, isOnDisk, answers: () => /^answers +(\d+)/.exec(run('stats').stdout)?.[1] };
};
const line = (text: string, fields: object): string =>
  `${JSON.stringify({ id: '51', question: '茶怎么泡？', text, site: 'jian.example', ...fields })}\n`;
const OTHER = line('问茶农。', { id: '52' });

test('what is taken down is gone in all its texts, from the disk too, and stays so', () => {
  for (const [meant, key] of [
    [{ author: '阿木' }, 'author:阿木'],
    [{ url: 'https://jian.example/51' }, 'https://jian.example/51'],
  ] as const) {
    for (const [older, newer] of [
      [meant, {}],
      [{}, meant],
    ]) {
      const files = {
        'corpus/a.jsonl': line(COLD, { archivedOn: '2021-01-01', ...older }) + OTHER,
        'corpus/b.jsonl': line(WARM, { archivedOn: '2024-01-01', ...newer }),
      };
      const { cwd, run, isOnDisk, answers } = place(files);
      run('index');
      assert.deepEqual([isOnDisk(COLD), isOnDisk(WARM)], [true, true]);
      writeFiles(cwd, { 'takedown.txt': `${key} 2024-05-06 侵权\n` });
      assert.match(run('index').stdout, /^takedown \S+ \(2024-05-06, 侵权\): 1 removed$/m);
      assert.deepEqual([isOnDisk(COLD), isOnDisk(WARM), answers()], [false, false, '1']);
      // Captured again, in a way that no line means.
      writeFiles(cwd, { 'corpus/c.jsonl': line(WARM, { archivedOn: '2025-01-01' }) });
      run('index');
      assert.deepEqual([isOnDisk(WARM), answers()], [false, '1']);
      run('index', '--rebuild');
      assert.deepEqual([isOnDisk(COLD), isOnDisk(WARM), answers()], [false, false, '1']);
      run('index', '--takedown', 'none');
      assert.deepEqual([isOnDisk(COLD), isOnDisk(WARM), answers()], [true, true, '2']);
    }
  }
});

test('what is taken down is gone from files that are missing and kept, also when they come back', () => {
  const files = {
    'corpus/a.jsonl': OTHER,
    'corpus/b.jsonl': line(COLD, { archivedOn: '2021-01-01' }) + line(WARM, {}) + line('好水。', { id: '53' }),
  };
  const { cwd, run, isOnDisk, answers } = place(files);
  run('index');
  rmSync(join(cwd, 'corpus/b.jsonl'));
  writeFiles(cwd, { 'takedown.txt': 'id:jian.example:51 2024-05-06 侵权\n' });
  assert.match(run('index', '--keep-missing').stdout, /^takedown id:jian\.example:51 \(2024-05-06, 侵权\): 1 removed$/m);
  assert.deepEqual([isOnDisk(COLD), isOnDisk(WARM), answers()], [false, false, '2']);
  writeFiles(cwd, files);
  run('index');
  assert.deepEqual([isOnDisk(COLD), isOnDisk(WARM), answers()], [false, false, '2']);
});

test('two answers that share an id are told of', () => {
  const files = { 'corpus/a.jsonl': line(COLD, { author: '阿木' }), 'corpus/b.jsonl': line('放盐。', { author: '小满', question: '汤怎么调味？' }) };
  const { run } = place(files);
  const { stdout, stderr } = run('index');
  assert.match(stderr, /^skipped corpus\/b\.jsonl: another answer has the same id: jian\.example:51; only the newer one is searched$/m);
  assert.match(stdout, /1 × another answer has the same id$/m);
});

test('of exports without a day the text that was edited last is searched, whatever the files are called', () => {
  const edited = (content: string, day: string): string =>
    JSON.stringify({ ...(JSON.parse(api(content, 1)) as object), created_time: 1400000000, updated_time: Date.parse(day) / 1000 });
  for (const [a, b] of [
    [edited(COLD, '2017-01-01'), edited(WARM, '2023-01-01')],
    [edited(WARM, '2023-01-01'), edited(COLD, '2017-01-01')],
  ] as const) {
    const { run } = place({ 'corpus/a.jsonl': a, 'corpus/b.jsonl': b });
    run('index');
    assert.match(run('search', '热水').stdout, /先把热水放凉/);
    assert.match(run('search', '冷水').stdout, /0 questions|match in part/);
  }
});

test('a page without ids is known again by its address, an answer by that of the site that it is from', async () => {
  const page = (text: string): string =>
    `<!doctype html><meta charset=utf-8><title>怎么泡茶</title><article><h2>怎么泡茶</h2><p>${text}</p></article>`;
  const { cwd, run } = place({
    'corpus/b.jsonl': line(COLD, { id: undefined, site: undefined, url: 'https://www.zhihu.com/question/9/answer/777', archivedOn: '2020-01-01' }),
    'corpus/c.jsonl': line(WARM, { id: undefined, site: undefined, url: 'https://www.zhihu.com/question/9/answer/777', archivedOn: '2021-01-01' }),
  });
  const crawl = ['2019', '2020'].map((year) => ({
    url: 'https://wiki.example/q/1',
    date: `${year}-05-06T01:02:03Z`,
    body: page(`${year} 年的说法：水要开。`),
  }));
  writeFileSync(join(cwd, 'corpus/a.warc'), await warcOf(crawl));
  assert.match(run('index').stdout, /^answers +2 .*; 2 older texts are kept as history\)$/m);
  assert.match(run('search', '说法').stdout, /2020 年的说法[\s\S]*wiki\.example:\/q\/1$/m);
  assert.match(run('search', '热水').stdout, /zhihu\.com:777$/m);
});

test('what is no archive is told of: an empty folder, a link, a list of takedowns in the wrong place', () => {
  const { cwd, run } = place({ 'corpus/a.jsonl': OTHER, 'corpus/takedown.txt': 'id:x 2024-05-06 x\n' });
  mkdirSync(join(cwd, 'empty'));
  const { status, stderr } = run('index', 'empty', '--index', 'other');
  assert.deepEqual([status, stderr], [1, 'xunda: there is no file in empty\n']);
  symlinkSync('/etc/hostname', join(cwd, 'corpus/link'));
  assert.match(
    run('index').stderr,
    /^skipped corpus\/link: a link: not followed\nskipped corpus\/takedown\.txt: a takedown list counts in the folder/m,
  );
});

test('a mapping counts for a file beside it that is named by itself', () => {
  const mapping = JSON.stringify({ question: 'q', text: 't' });
  const { run } = place({ 'forum/a.jsonl': '{"q":"茶怎么泡？","t":"用热水。"}\n', 'forum/xunda-mapping.json': mapping });
  assert.match(run('inspect', 'forum/a.jsonl').stdout, /茶怎么泡？/);
  assert.match(run('index', 'forum/a.jsonl').stdout, /^answers +1 /m);
});

test('--keep-missing says that it keeps nothing where an index is built anew', () => {
  const { run } = place({ 'corpus/a.jsonl': OTHER });
  assert.equal(run('index', '--keep-missing').stderr, '');
  assert.match(run('index', '--keep-missing', '--rebuild').stderr, /^answers of files that are gone cannot be kept: /);
});
