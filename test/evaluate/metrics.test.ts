/** Tests the metrics of an order, by examples worked out by hand and by laws. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Judgments, mean, ndcg, recall, reciprocalRank } from '../../src/evaluate/metrics.js';
import { holdsFor } from '../support/property.js';

const METRICS = { ndcg, reciprocalRank, recall };

const judged = (grades: Record<string, number>): Judgments => new Map(Object.entries(grades));

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-4, `${actual} is not ${expected}`);
}

/** Judgments of some ids, and an order of some ids: judged ones and others. */
const judgmentsAndOrder = fc.array(fc.integer({ min: -1, max: 4 }), { maxLength: 12 }).chain((grades) =>
  fc.record({
    judgments: fc.constant<Judgments>(new Map(grades.map((grade, i) => [`d${i}`, grade]))),
    ranked: fc.uniqueArray(fc.nat({ max: 15 }).map((i) => `d${i}`)),
    minGrade: fc.integer({ min: 1, max: 3 }),
    cutoff: fc.integer({ min: 1, max: 12 }),
  }),
);

test('nDCG discounts by the logarithm of the rank', () => {
  // Ranks 2 and 3 with gains 3 and 1: 3/log2(3) + 1/log2(4) = 2.3928; at best 3/log2(2) + 1/log2(3) = 3.6309.
  near(ndcg(['x', 'a', 'b'], judged({ a: 2, b: 1 }), 1, 10), 0.659);
  // One right answer at rank 3: 1/log2(4).
  near(ndcg(['x', 'y', 'a'], judged({ a: 1 }), 1, 10), 0.5);
});

test('nDCG prefers the better grade in front', () => {
  // (1/1 + 3/log2(3)) / (3/1 + 1/log2(3)) = 2.8928 / 3.6309
  near(ndcg(['b', 'a'], judged({ a: 2, b: 1 }), 1, 10), 0.7967);
});

test('nDCG counts gains from the least grade on', () => {
  const judgments = judged({ a: 3, b: 2, c: 1 });
  assert.equal(ndcg(['c'], judgments, 2, 10), 0);
  // Grade 2 is now the least: gains 3 and 1 as above.
  near(ndcg(['b', 'a'], judgments, 2, 10), 0.7967);
});

test('nDCG looks no further than the cutoff, in the order and in the best one', () => {
  assert.equal(ndcg(['x', 'a'], judged({ a: 1 }), 1, 1), 0);
  assert.equal(ndcg(['a'], judged({ a: 1, b: 1, c: 1 }), 1, 1), 1);
});

test('the reciprocal rank is that of the first right answer', () => {
  const judgments = judged({ a: 1, b: 2, c: 0 });
  assert.equal(reciprocalRank(['c', 'x', 'a', 'b'], judgments, 1, 10), 1 / 3);
  assert.equal(reciprocalRank(['c', 'x', 'a', 'b'], judgments, 2, 10), 1 / 4);
  assert.equal(reciprocalRank(['c', 'x', 'a', 'b'], judgments, 1, 2), 0);
});

test('recall is the share of the right answers that was found', () => {
  const judgments = judged({ a: 1, b: 2, c: 1, d: 0 });
  assert.equal(recall(['a', 'x', 'd', 'c'], judgments, 1, 10), 2 / 3);
  assert.equal(recall(['a', 'x', 'd', 'c'], judgments, 1, 3), 1 / 3);
  assert.equal(recall(['a', 'b'], judgments, 2, 10), 1);
});

test('all are 0 where nothing is found, or nothing is right', () => {
  for (const metric of Object.values(METRICS)) {
    assert.equal(metric([], judged({ a: 1 }), 1, 10), 0);
    assert.equal(metric(['a'], judged({}), 1, 10), 0);
    assert.equal(metric(['a'], judged({ a: 0 }), 1, 10), 0);
  }
});

test('all lie between 0 and 1', () => {
  holdsFor(judgmentsAndOrder, ({ judgments, ranked, minGrade, cutoff }) => {
    for (const [name, metric] of Object.entries(METRICS)) {
      const value = metric(ranked, judgments, minGrade, cutoff);
      assert.ok(value >= 0 && value <= 1 + 1e-12, `${name}: ${value}`);
    }
  });
});

test('a perfect order gets 1', () => {
  holdsFor(judgmentsAndOrder, ({ judgments, minGrade }) => {
    const best = [...judgments].sort((a, b) => b[1] - a[1]).map(([id]) => id);
    const right = [...judgments.values()].some((grade) => grade >= minGrade) ? 1 : 0;
    for (const metric of Object.values(METRICS)) near(metric(best, judgments, minGrade, best.length), right);
  });
});

test('what is behind the cutoff changes nothing', () => {
  holdsFor(judgmentsAndOrder, ({ judgments, ranked, minGrade, cutoff }) => {
    for (const metric of Object.values(METRICS)) {
      assert.equal(metric(ranked, judgments, minGrade, cutoff), metric(ranked.slice(0, cutoff), judgments, minGrade, cutoff));
    }
  });
});

test('an answer that is not judged counts like a wrong one', () => {
  holdsFor(judgmentsAndOrder, ({ judgments, ranked, minGrade, cutoff }) => {
    const known = new Map([...judgments, ...ranked.filter((id) => !judgments.has(id)).map((id): [string, number] => [id, 0])]);
    for (const metric of Object.values(METRICS)) assert.equal(metric(ranked, known, minGrade, cutoff), metric(ranked, judgments, minGrade, cutoff));
  });
});

test('moving a right answer forward past a wrong one never lowers nDCG or the reciprocal rank', () => {
  holdsFor(judgmentsAndOrder, ({ judgments, ranked, minGrade, cutoff }) => {
    const gradeOf = (id: string | undefined): number => judgments.get(id ?? '') ?? 0;
    const at = ranked.findIndex((id, i) => i > 0 && gradeOf(id) >= minGrade && gradeOf(ranked[i - 1]) < minGrade);
    if (at < 0) return;
    const better = ranked.with(at - 1, ranked[at] as string).with(at, ranked[at - 1] as string);
    for (const metric of [ndcg, reciprocalRank]) {
      assert.ok(metric(better, judgments, minGrade, cutoff) >= metric(ranked, judgments, minGrade, cutoff) - 1e-12);
    }
  });
});

test('the mean of nothing is 0', () => {
  assert.deepEqual([mean([]), mean([0.5]), mean([0, 1])], [0, 0.5, 0.5]);
});
