/** Tests the list of what is taken down: what its lines mean, what is said of bad ones, and what they leave out of a page. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readTakedown, Takedown } from '../../src/archive/takedown.js';
import { ConfigurationError } from '../../src/errors.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf } from '../support/pages.js';

const file = join(temporaryFolder(), 'takedown.txt');

function reading(content: string) {
  writeFileSync(file, content);
  return readTakedown(file);
}

test('a line is what, a day and a reason', () => {
  assert.deepEqual(
    reading('# 名单\n\nid:jian.example:2 2024-05-06 作者要求  # 电话里说的\nauthor:"阿 木" 2024-05-07 隐私\nAUTHOR:阿花 2024-05-07 x\n'),
    [
      { key: 'id:jian.example:2', date: '2024-05-06', reason: '作者要求' },
      { key: 'author:阿 木', date: '2024-05-07', reason: '隐私' },
      { key: 'author:阿花', date: '2024-05-07', reason: 'x' },
    ],
  );
  assert.deepEqual(reading(''), []);
});

test('an address is the same with a last slash and with a place on the page', () => {
  for (const url of ['https://jian.example/a/1', 'https://jian.example/a/1/', 'https://jian.example/a/1#top'])
    assert.equal(reading(`${url} 2024-05-06 侵权`)[0]?.key, 'url:https://jian.example/a/1', url);
});

test('of a line that stands twice, the last reason counts, once', () => {
  assert.deepEqual(reading('id:1 2024-01-01 a\nid:1 2024-01-02 b'), [{ key: 'id:1', date: '2024-01-02', reason: 'b' }]);
});

test('a line that is wrong is told by its number', () => {
  for (const [content, line, problem] of [
    ['id:1 2024-01-01', 1, /what, day, reason/],
    ['id:1 2024-01-01 ok\n阿木 2024-01-01 x', 2, /what, day, reason/],
    ['author:阿 木 2024-01-01 x', 1, /"木" is no day/],
    ['id:1 2024-02-30 x', 1, /"2024-02-30" is no day/],
    ['site:jian.example 2024-01-01 x', 1, /what, day, reason/],
  ] as const) {
    assert.throws(
      () => reading(content),
      (error) => error instanceof ConfigurationError && error.message.startsWith(`${file}:${line}: `) && problem.test(error.message),
      content,
    );
  }
  assert.throws(() => readTakedown('/nowhere/takedown.txt'), ConfigurationError);
});

test('leaves answers out of their page, and counts each once', () => {
  const first = answer({ id: 'a', author: '阿木', text: '一' });
  const second = answer({ id: 'b', author: '阿花', text: '二', url: 'https://jian.example/b/' });
  const third = answer({ id: 'c', author: '阿木木', text: '三' });
  const page = {
    ...pagesOf([first])[0]?.page,
    question: '问',
    pageNumber: 1,
    site: '',
    related: [],
    answers: ['a', 'b', 'c'],
    foreign: ['b'],
    revisions: ['1', '2', '3'],
  };
  const takedown = new Takedown(reading('author:阿木 2024-01-01 x\nhttps://jian.example/b 2024-01-01 y\nid:nobody 2024-01-01 z'));
  for (let i = 0; i < 2; i++) {
    const left = takedown.applyTo({ page, answers: [first, second, third] });
    assert.deepEqual([left.page.answers, left.page.foreign, left.page.revisions, left.answers], [['c'], undefined, ['3'], [third]]);
  }
  assert.deepEqual(
    takedown.counts.map(({ removed }) => removed),
    [1, 1, 0],
  );
});

test('leaves a page alone that has nothing of the kind', () => {
  const identified = { page: pagesOf([answer({ id: 'a' })])[0]?.page as never, answers: [answer({ id: 'a' })] };
  assert.equal(new Takedown(reading('id:b 2024-01-01 x')).applyTo(identified), identified);
  assert.equal(new Takedown([]).applyTo(identified), identified);
});
