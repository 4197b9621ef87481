/** Tests how often the terms of a question count in the whole answer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { indexedAnswer, questionCounts, TEXT_FIELDS } from '../../src/index/fields.js';
import { answer } from '../support/pages.js';
import { holdsFor } from '../support/property.js';
import { toyAnalyzer } from '../support/toy-analyzer.js';

const WHOLE = TEXT_FIELDS.indexOf('whole.words');
const wholeOf = (question: string, text: string): readonly string[] =>
  indexedAnswer(answer({ id: '1', question, text }), toyAnalyzer).terms[WHOLE] as readonly string[];
const distinct = (count: number, letter: string): string => Array.from({ length: count }, (_, i) => `${letter}${i}`).join(' ');

test('they count as often as the lengths of question and answer say', () => {
  holdsFor(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 400 })), ([asked, rest]) => {
    const counted = wholeOf(distinct(asked, 'q'), distinct(rest, 't')).length;
    assert.equal(counted, asked * questionCounts(asked, asked + rest) + rest);
  });
});

test('a question that says one word again and again does not count for more than a few times what question and answer have', () => {
  const [asked, rest] = [2000, 5000];
  const counted = wholeOf(Array.from({ length: asked }, () => 'q').join(' '), distinct(rest, 't')).length;
  // Of each word of the text there are up to six grams.
  const most = 1000 + 5 * (asked + 6 * rest);
  assert.ok(questionCounts(1, rest + 1) * asked > 4 * most);
  assert.ok(counted > asked + rest && counted <= most, `${counted} terms`);
});
