/** Tests when a query is corrected, and what it is then. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planOf } from '../../../src/search/plan.js';
import { WEIGHTS } from '../../../src/search/ranking.js';
import { type Alternatives, type Correction, correctionOf } from '../../../src/search/slips/correction.js';
import { correctable, retyped } from '../../../src/search/slips/retyped.js';
import { parseQuery } from '../../../src/search/syntax.js';
import { createAnalyzer } from '../../../src/text/analyzer.js';
import { regionalWords } from '../../../src/text/regional.js';
import { engineOver, readPartOf } from '../../support/engine.js';
import { answer, pagesOf } from '../../support/pages.js';
import { anyText, holdsFor } from '../../support/property.js';

const analyzer = createAnalyzer();
const often = (id: string, count: number, text: string) =>
  Array.from({ length: count }, (_, i) => answer({ id: `${id}${i}`, question: '怎么学做饭？', text: `${text}第${i}次。` }));
const engine = await engineOver(
  pagesOf([
    ...often('a', 30, '银行说通胀很高。'),
    ...often('b', 12, '去重慶學Python。'),
    ...often('c', 3, '麻婆豆腐要嫩。'),
    ...often('d', 2, '银行说通涨很高。'),
    ...often('e', 4, '銀行說通膨很高。'),
    ...often('f', 1, '硬币装进口袋。'),
  ]),
  analyzer,
);

/** How many answers have all of a query, some alternatives allowed. */
function totalOf(query: string, alternatives: Alternatives): number {
  const plan = planOf(parseQuery(query), [], analyzer, {
    within: ({ part }) => alternatives.get(part.text) ?? [],
    across: () => [],
    isWord: () => false,
  });
  return plan.all ? engine.retrieve({ clauses: [], bm25: WEIGHTS.bm25, condition: plan.all }, 1).total : 0;
}

let calls = 0;
function correct(query: string, typedTotal = totalOf(query, new Map())): Correction | undefined {
  calls = 0;
  const parts = correctable(parseQuery(query)).map((part) => readPartOf(part.text, analyzer, part));
  return correctionOf({ query, read: parseQuery, parts }, { engine, analyzer, region: regionalWords() }, typedTotal, (alternatives) => {
    calls++;
    return totalOf(query, alternatives);
  });
}
const corrected = (query: string): string | undefined => correct(query)?.query;

test('what finds nothing is corrected at once, what finds little is offered a correction that finds ten times as much', () => {
  const applied = correct('通账');
  // 通膨 is the same word in Taiwan, and 通货膨胀 the long form of both.
  assert.deepEqual([applied?.query, applied?.total, applied?.isApplied], ['通胀', 34, true]);
  const offered = correct('通涨');
  assert.deepEqual([offered?.query, offered?.total, offered?.isApplied], ['通胀', 36, false]);
  assert.deepEqual(
    offered?.alternatives.get('通涨')?.map(({ start, end, text, why }) => [start, end, text, why]),
    [
      [0, 2, '通胀', 'typo'],
      [0, 2, '通膨', 'typo'],
      [0, 2, '通货膨胀', 'typo'],
    ],
  );
});

test('what finds enough, or a correction that finds hardly more, stays as typed', () => {
  assert.equal(correct('通涨', 5), undefined);
  // 麻婆豆腐 stands in three answers.
  assert.equal(correct('麻坡豆腐')?.query, '麻婆豆腐');
  assert.equal(correct('麻坡豆腐', 1), undefined);
  assert.equal(correct('银行'), undefined);
  assert.equal(correct('硬币'), undefined);
});

test('all else of the query stays as typed: other parts, signs, fields, blanks', () => {
  assert.equal(corrected('银行  通账'), '银行  通胀');
  assert.equal(corrected('(通账 OR 火箭) -Pyhton'), '(通胀 OR 火箭) -Pyhton');
  assert.equal(corrected('-通账 通账'), '-通账 通胀');
  assert.equal(corrected('通账 site:jian.example'), '通胀 site:jian.example');
  assert.equal(corrected('通账很高'), '通胀很高');
});

test('a word is written as the answers have it, in the script that was typed where some have it so', () => {
  assert.equal(corrected('Pyhton'), 'Python');
  assert.equal(corrected('從慶'), '重慶');
  assert.equal(corrected('從慶 pyhton'), '重慶 Python');
});

test('two slips are corrected together where one alone finds nothing', () => {
  const both = correct('从庆 Pyhton');
  assert.deepEqual([both?.query, both?.isApplied], ['重慶 Python', true]);
  assert.ok(calls <= 8);
  assert.equal(both?.total, 12);
});

test('phrases, prefixes and excluded parts are meant as typed', () => {
  for (const query of ['"通账"', '通账*', 'python -通账', '-通账', '', '1958', 'author:通账']) assert.equal(correct(query, 0), undefined, query);
});

test('hostile queries cost nothing', () => {
  for (const query of ['通账'.repeat(5000), '通账 '.repeat(3000), `${'-通账 '.repeat(2000)}通账`, 'pyhton '.repeat(1500)]) {
    assert.equal(correct(query, 0), undefined);
    assert.equal(calls, 0);
  }
});

test('of any query, a correction is another query, which finds as much as was said, and asks at most eight times', () => {
  holdsFor(
    anyText(10).map((text) => `${text} 通账`),
    (query) => {
      const found = correct(query, 0);
      assert.ok(calls <= 8);
      if (!found) return;
      assert.notEqual(found.query, query);
      assert.equal(found.isApplied, true);
      assert.equal(found.total, totalOf(query, found.alternatives));
    },
    200,
  );
});

test('a part is typed anew only where the query reads on as before', () => {
  const anew = (query: string, from: string, text: string) => retyped(query, from, text, parseQuery);
  assert.equal(anew('ab "ab" ab* -ab (ab OR c)', 'ab', 'xy'), 'xy "ab" ab* -ab (xy OR c)');
  assert.equal(anew('abab ab', 'ab', 'xy'), 'abab xy');
  assert.equal(anew('question:ab', 'ab', 'xy'), 'question:xy');
  assert.equal(anew('author:ab', 'ab', 'xy'), undefined);
  assert.equal(anew('ab', 'ab', 'x y'), undefined);
  assert.equal(anew('ab', 'cd', 'xy'), undefined);
});
