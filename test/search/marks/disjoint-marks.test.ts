/** Tests that marks of many reasons become disjoint, and that each character gets the first of its reasons. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Mark, Why } from '../../../src/model.js';
import { disjointMarks } from '../../../src/search/marks/disjoint-marks.js';
import { holdsFor } from '../../support/property.js';

const REASONS: readonly Why[] = ['literal', 'script', 'region', 'synonym', 'pinyin', 'typo', 'prefix'];
const mark = (start: number, end: number, why: Why): Mark => ({ start, end, why });

const someMarks = fc.array(
  fc.tuple(fc.nat(28), fc.integer({ min: 1, max: 12 }), fc.constantFrom(...REASONS)).map(([start, length, why]) => mark(start, start + length, why)),
  { maxLength: 12 },
);

test('every character that was marked stays marked, by the first of its reasons, and no other is', () => {
  const text = '字'.repeat(40);
  holdsFor(someMarks, (marks) => {
    const disjoint = disjointMarks(text, marks);
    for (let at = 0; at < text.length; at++) {
      const covers = ({ start, end }: Mark): boolean => start <= at && at < end;
      const [first] = marks
        .filter(covers)
        .map(({ why }) => why)
        .sort((a, b) => REASONS.indexOf(a) - REASONS.indexOf(b));
      assert.deepEqual(
        disjoint.filter(covers).map(({ why }) => why),
        first ? [first] : [],
      );
    }
    for (const [i, one] of disjoint.entries()) {
      const next = disjoint[i + 1];
      if (next) assert.ok(one.end < next.start || (one.end === next.start && one.why !== next.why), 'sorted, and joined where they touch');
    }
  });
});

test('what is left of a mark has no signs and blanks at the cut', () => {
  const text = '长江，大桥 公园';
  assert.deepEqual(disjointMarks(text, [mark(0, 8, 'typo'), mark(3, 5, 'literal')]), [mark(0, 2, 'typo'), mark(3, 5, 'literal'), mark(6, 8, 'typo')]);
  assert.deepEqual(disjointMarks(text, [mark(0, 6, 'typo'), mark(0, 5, 'literal')]), [mark(0, 5, 'literal')]);
});

test('a text without marks has none', () => {
  assert.deepEqual(disjointMarks('', []), []);
});
