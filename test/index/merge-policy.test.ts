/** Tests which segments are merged. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SegmentEntry } from '../../src/index/manifest.js';
import { isMerged, planMerges } from '../../src/index/merge-policy.js';
import { holdsFor } from '../support/property.js';

const file = { name: '0123456789abcdef.terms', bytes: 1, crc32: 1 };
const entry = (answers: number, deleted = 0): SegmentEntry => ({
  answers,
  older: 0,
  pages: 0,
  deleted: { answers: deleted, older: 0, pages: 0 },
  files: { terms: file, answers: file, pages: file, signatures: file },
});

/** Sizes of the groups' segments. */
const plan = (...segments: readonly SegmentEntry[]): number[][] => planMerges(segments).map((group) => group.map(({ answers }) => answers));

test('a small segment behind a large one is left alone, one behind its like is merged', () => {
  assert.deepEqual(plan(entry(1000), entry(10)), [[1000], [10]]);
  assert.deepEqual(plan(entry(1000), entry(10), entry(10)), [[1000], [10, 10]]);
  assert.deepEqual(plan(entry(10), entry(10), entry(10)), [[10, 10, 10]]);
  assert.deepEqual(plan(), []);
});

test('what is wholly deleted is dropped, what is mostly deleted is rewritten', () => {
  assert.deepEqual(plan(entry(10, 10), entry(5)), [[5]]);
  assert.equal(isMerged([entry(9, 3)]), false);
  assert.equal(isMerged([entry(9, 4)]), true);
});

test('neighbours stay neighbours, and what is left is few: each more than twice as large as the next', () => {
  const segments = fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.nat(1000)), { maxLength: 30 });
  holdsFor(segments, (sizes) => {
    const all = sizes.map(([answers, deleted]) => entry(answers, Math.min(answers, deleted)));
    const groups = planMerges(all);
    const living = all.filter(({ answers, deleted }) => answers > deleted.answers);
    assert.deepEqual(groups.flat(), living);
    const left = groups.map((group) => group.reduce((sum, { answers, deleted }) => sum + answers - deleted.answers, 0));
    for (let i = 0; i + 1 < left.length; i++) assert.ok((left[i] as number) > 2 * (left[i + 1] as number), left.join(' '));
  });
});
