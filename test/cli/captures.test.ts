/** Tests that an answer captured again, another day, in another format or unchanged, is one answer with its captures. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

test('what is taken down is gone in all its texts, from the disk too', () => {
  const cwd = temporaryFolder();
  const line = (text: string, archivedOn: string, author = '阿木') =>
    `${JSON.stringify({ id: '51', question: '茶怎么泡？', text, author, archivedOn, site: 'jian.example' })}\n`;
  const other = `${JSON.stringify({ id: '52', question: '茶怎么泡？', text: '问茶农。', site: 'jian.example' })}\n`;
  writeFiles(cwd, { 'corpus/a.jsonl': line(COLD, '2021-01-01') + other, 'corpus/b.jsonl': line(WARM, '2024-01-01', '阿花') });
  const onDisk = (text: string): boolean =>
    readdirSync(join(cwd, 'index')).some((name) => readFileSync(join(cwd, 'index', name)).includes(text.replace('。', '')));
  xunda(['index'], { cwd });
  assert.deepEqual([onDisk(COLD), onDisk(WARM)], [true, true]);
  // Only the older capture has this author.
  writeFiles(cwd, { 'takedown.txt': 'author:阿木 2024-05-06 侵权\n' });
  assert.match(xunda(['index'], { cwd }).stdout, /^takedown author:阿木 \(2024-05-06, 侵权\): 1 removed$/m);
  assert.deepEqual([onDisk(COLD), onDisk(WARM)], [false, true]);
  writeFiles(cwd, { 'takedown.txt': 'id:jian.example:51 2024-05-06 侵权\n' });
  assert.match(xunda(['index'], { cwd }).stdout, /^takedown id:jian\.example:51 \(2024-05-06, 侵权\): 1 removed$/m);
  assert.deepEqual([onDisk(COLD), onDisk(WARM)], [false, false]);
  assert.match(xunda(['stats'], { cwd }).stdout, /^answers +1 /);
});
