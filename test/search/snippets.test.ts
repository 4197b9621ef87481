/** Tests that snippets are slices of the answer with the match in view. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Mark } from '../../src/model.js';
import { piecesOf } from '../../src/search/sentences.js';
import { snippetsOf } from '../../src/search/snippets.js';
import { anyText, holdsFor } from '../support/property.js';

/** Every place where one of the words stands. */
const marksOf = (text: string, ...words: string[]): Mark[] =>
  words
    .flatMap((word) =>
      Array.from(text.matchAll(new RegExp(word, 'g')), (match): Mark => ({ start: match.index, end: match.index + word.length, why: 'literal' })),
    )
    .sort((a, b) => a.start - b.start);

const textAndMarks = fc
  .tuple(anyText(60), fc.array(fc.nat(200), { maxLength: 8 }))
  .map(([text, places]) => ({ text, marks: disjoint(text, places) }));

/** Marks of two characters at the given places, not splitting surrogate pairs. */
function disjoint(text: string, places: readonly number[]): Mark[] {
  const marks: Mark[] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const start = Math.max(place, marks.at(-1)?.end ?? 0);
    const mark = { start, end: start + 2, why: 'script' as const };
    const splits = [mark.start, mark.end].some((at) => /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1)));
    if (mark.end <= text.length && text.slice(start, mark.end).trim().length === 2 && !splits) marks.push(mark);
  }
  return marks;
}

test('pieces follow one another and are the whole text', () => {
  holdsFor(fc.tuple(textAndMarks, fc.integer({ min: 1, max: 50 })), ([{ text, marks }, maxChars]) => {
    const pieces = piecesOf(text, maxChars, marks);
    assert.equal(pieces.map(({ start, end }) => text.slice(start, end)).join(''), text);
    for (const { start, end } of pieces) {
      assert.ok(end > start);
      for (const mark of marks) assert.ok(mark.end <= start || mark.start >= end || (mark.start >= start && mark.end <= end), 'cuts a mark');
    }
  });
});

test('a snippet is a slice of the text with sorted, disjoint marks that are the marks of the text there', () => {
  holdsFor(fc.tuple(textAndMarks, fc.integer({ min: 20, max: 80 })), ([{ text, marks }, maxChars]) => {
    const all = new Set(marks.map(({ start, end }) => text.slice(start, end)));
    let from = 0;
    const snippets = snippetsOf(text, marks, maxChars);
    assert.ok(snippets.length <= 3);
    for (const snippet of snippets) {
      const at = text.indexOf(snippet.text, from);
      assert.ok(at >= from, 'no slice, or out of order');
      from = at + 1;
      assert.equal(snippet.text, snippet.text.trim());
      let before = 0;
      for (const { start, end, why } of snippet.marks) {
        assert.equal(why, 'script');
        assert.ok(start >= before && end > start && end <= snippet.text.length);
        assert.ok(all.has(snippet.text.slice(start, end)));
        before = end;
      }
    }
    assert.ok(snippets.reduce((sum, snippet) => sum + snippet.text.length, 0) <= Math.max(maxChars, 40));
    if (marks.length > 0)
      assert.ok(
        snippets.some((snippet) => snippet.marks.length > 0),
        'no match in view',
      );
  });
});

test('a short answer is shown whole', () => {
  const text = '先切菜。\n再下锅。';
  assert.deepEqual(snippetsOf(text, marksOf(text, '下锅'), 100), [
    { text, marks: [{ start: 6, end: 8, why: 'literal' }], cutBefore: false, cutAfter: false },
  ]);
});

test('shows the sentence of the match, cut at sentence ends', () => {
  const text = '米要先泡一个钟头。然后开大火煮到冒汽。最后关火焖十分钟，不要揭盖！这样煮的饭粒粒分明。';
  assert.deepEqual(
    snippetsOf(text, marksOf(text, '揭盖'), 22).map((snippet) => snippet.text),
    ['最后关火焖十分钟，不要揭盖！'],
  );
});

test('prefers the passage with more different matches', () => {
  const text = `茶。茶。茶。${'无关的话。'.repeat(20)}好茶要好水。${'无关的话。'.repeat(20)}`;
  const [snippet] = snippetsOf(text, marksOf(text, '茶', '水'), 20);
  assert.ok(snippet?.text.includes('好茶要好水。'));
  assert.ok(snippet?.cutBefore && snippet.cutAfter);
});

test('shows up to three passages, each for another match', () => {
  const filler = '这里是一些没有关系的话。'.repeat(5);
  const text = `泡茶用山泉。${filler}煮饭用新米。${filler}揉面用温水。${filler}`;
  const snippets = snippetsOf(text, marksOf(text, '山泉', '新米', '温水'), 40);
  assert.deepEqual(
    snippets.map((snippet) => snippet.marks.map(({ start, end }) => snippet.text.slice(start, end)).join()),
    ['山泉', '新米', '温水'],
  );
});

test('without marks shows the beginning', () => {
  const text = `开头一句。${'后面还有很多。'.repeat(30)}`;
  const [snippet] = snippetsOf(text, [], 40);
  assert.ok(snippet?.text.startsWith('开头一句。'));
  assert.deepEqual([snippet?.cutBefore, snippet?.cutAfter], [false, true]);
});

test('a long sentence is cut at its clauses, a number with a comma is not', () => {
  const text = `${'很长的一句话，'.repeat(10)}花了10,000元才学会，${'还有很长的话，'.repeat(10)}`;
  const [snippet] = snippetsOf(text, marksOf(text, '10,000'), 20);
  assert.ok(snippet?.text.includes('花了10,000元才学会，'), snippet?.text);
});

test('3.14 ends no sentence', () => {
  assert.deepEqual(piecesOf('圆周率是3.14左右。It is pi. Yes.', 100, []).length, 3);
});

test('a text of blanks has no snippet', () => {
  assert.deepEqual(snippetsOf(' \n ', [], 50), []);
  assert.deepEqual(snippetsOf('', [], 50), []);
});

test('text without any place to cut is cut between characters', () => {
  const text = `${'哈'.repeat(300)}👨‍👩‍👧${'呵'.repeat(300)}`;
  for (const { start, end } of piecesOf(text, 50, [])) {
    assert.ok(end - start <= 50);
    assert.doesNotMatch(text.slice(start, end), /^[\uDC00-\uDFFF\u200D]|[\uD800-\uDBFF\u200D]$/);
  }
});
