/** Tests which answers are the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identify } from '../../src/archive/identity.js';
import type { ArchivedAnswer, ArchivedPage } from '../../src/model.js';

const page = (answers: readonly ArchivedAnswer[], fields: Partial<ArchivedPage> = {}): ArchivedPage => ({
  source: 'a.txt',
  question: '茶怎么泡？',
  pageNumber: 1,
  site: 'jian.example',
  related: [],
  answers,
  ...fields,
});
const idsOf = (answers: readonly ArchivedAnswer[], fields?: Partial<ArchivedPage>): readonly string[] => identify(page(answers, fields)).page.answers;
const by = (author: string, text = '用热水。'): ArchivedAnswer => ({ author, text });

test('the source’s own id counts, with its site where that is known', () => {
  assert.deepEqual(idsOf([{ ...by('阿木'), sourceId: '17' }]), ['jian.example:17']);
  assert.deepEqual(idsOf([{ ...by('阿木'), sourceId: '17' }], { site: '' }), ['17']);
});

test('an id can always stand in an address', () => {
  assert.deepEqual(idsOf([{ ...by('阿木'), sourceId: '..' }], { site: '' }), [':..']);
  assert.deepEqual(idsOf([{ ...by('阿木'), sourceId: '\ud800x' }], { site: '' }), ['\uFFFDx']);
});

test('a copy on another page of the site is the same answer, whatever its blanks and script', () => {
  const [original] = idsOf([by('阿木', '這裡的茶\n\n好喝。')]);
  assert.deepEqual(idsOf([by('阿木', '这里的茶\n好喝。 ')], { question: '别的？', pageNumber: 2 }), [original]);
});

test('another site, author or text is another answer', () => {
  const ids = [idsOf([by('阿木')]), idsOf([by('阿木')], { site: 'x.example' }), idsOf([by('小林')]), idsOf([by('阿木', '用冷水。')])].flat();
  assert.equal(new Set(ids).size, 4);
});

test('what nobody sees around a name makes no other author', () => {
  const { answers } = identify(page(['阿木 ', '\u3000阿木\u00a0', '\u200b阿木\u200f', '\ufeff阿木\u2060'].map((name) => by(name))));
  assert.deepEqual(new Set(answers.map(({ author, id }) => `${author} ${id}`)).size, 1);
  assert.equal(answers[0]?.author, '阿木');
  // Within it, and in flags, which end in a character that nobody sees either, it stays.
  for (const name of ['阿 木 ★', '阿\u200d木', '🏴\u{e0067}\u{e0062}\u{e007f}']) assert.equal(identify(page([by(name)])).answers[0]?.author, name);
});

test('author and text do not run into each other', () => {
  assert.notDeepEqual(idsOf([by('阿木用', '热水。')]), idsOf([by('阿木', '用热水。')]));
});

test('two anonymous answers on one page stay two, a named author’s repetition does not', () => {
  for (const anonymous of ['匿名用户', '匿名用戶', '', 'Anonymous']) assert.equal(new Set(idsOf([by(anonymous), by(anonymous)])).size, 2, anonymous);
  assert.equal(new Set(idsOf([by('阿木'), by('阿木')])).size, 1);
  // The first of them is still the copy of the same text elsewhere.
  assert.equal(idsOf([by(''), by('')])[0], idsOf([by('')])[0]);
});

test('an answer carries its question and the date of its capture', () => {
  const { answers } = identify(page([by('阿木'), by('小林')], { archivedOn: '2024-01-01', questionDetail: '绿茶。' }));
  assert.deepEqual(
    answers.map(({ question, questionDetail, archivedOn, topics }) => [question, questionDetail, archivedOn, topics]),
    [
      ['茶怎么泡？', '绿茶。', '2024-01-01', []],
      ['茶怎么泡？', '绿茶。', '2024-01-01', []],
    ],
  );
});

test('an answer with an id of the source’s own may have several texts, which are told apart as ids are: by what can be read', () => {
  const revisionsOf = (...answers: readonly ArchivedAnswer[]) => identify(page(answers)).answers.map(({ revision }) => revision);
  const [first, again, edited] = revisionsOf(
    { ...by('阿木', '用热水，\n泡茶。'), sourceId: '1' },
    { ...by('小林', '用熱水， 泡茶。'), sourceId: '1' },
    { ...by('阿木', '用凉水。'), sourceId: '1' },
  );
  assert.match(first ?? '', /^[\w-]{8}$/);
  assert.equal(again, first);
  assert.notEqual(edited, first);
  assert.deepEqual(revisionsOf(by('阿木')), [undefined]);
  const { page: kept } = identify(page([by('阿木'), { ...by('小林', '用热水，泡茶。'), sourceId: '2' }]));
  assert.deepEqual(kept.revisions, ['', first]);
});

test('a page in the index holds no texts and no file names', () => {
  assert.deepEqual(Object.keys(identify(page([by('阿木')])).page).sort(), ['answers', 'pageNumber', 'question', 'related', 'site']);
});
