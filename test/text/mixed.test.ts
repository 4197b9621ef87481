/** Tests the tokens of Latin words, numbers and what is made of both. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchKey } from '../../src/text/fold.js';
import { mixedTokens } from '../../src/text/mixed.js';
import { runsOf } from '../../src/text/runs.js';
import { anyText, holdsFor } from '../support/property.js';

function tokens(text: string): string[] {
  const folded = matchKey(text);
  return [...runsOf(folded)]
    .flatMap(({ kind, start, end }) => (kind === 'mixed' ? [...mixedTokens(folded, start, end)] : []))
    .map(({ term }) => term);
}

const meet = (...spellings: string[]): void => {
  const [first, ...others] = spellings.map((spelling) => tokens(spelling)[0]);
  for (const other of others) assert.equal(other, first, spellings.join(' = '));
};

test('joined spellings meet', () => {
  meet('Node.js', 'nodejs', 'NodeJS', 'node-js');
  meet('GPT-4', 'gpt4', 'GPT4', 'ＧＰＴ－４');
  meet('ViT-G/14', 'vitg14', 'ViTG14');
  meet('10,000', '10000');
  meet('don’t', "don't", 'dont');
});

test('what differs in meaning does not meet', () => {
  for (const [one, other] of [
    ['1/2', '12'],
    ['3.14', '314'],
    ['C++', 'C'],
    ['C#', 'C'],
    ['90.45%', '90.45'],
    ['2021-06', '202106'],
    ['1,23', '123'],
  ] as const) {
    assert.notEqual(tokens(one)[0], tokens(other)[0], `${one} ≠ ${other}`);
  }
});

test('parts are tokens of their own', () => {
  assert.deepEqual(tokens('ViT-G/14'), ['vitg14', 'vit', 'g', '14']);
  assert.deepEqual(tokens('TPUv3'), ['tpuv3', 'tpuv', '3']);
  assert.deepEqual(tokens('2048TPU'), ['2048tpu', '2048', 'tpu']);
  assert.deepEqual(tokens('C++'), ['c++', 'c']);
  assert.deepEqual(tokens('GPT-3.5'), ['gpt3.5', 'gpt', '3.5']);
  assert.deepEqual(tokens('v1.2.3'), ['v1.2.3', '1.2.3']);
});

test('what signs set apart is a token, letters and digits together', () => {
  assert.deepEqual(tokens('Cortex-M4'), ['cortexm4', 'm4', 'cortex', '4']);
  assert.deepEqual(tokens('140/90mmHg'), ['140/90mmhg', '90mmhg', '140', '90', 'mmhg']);
  assert.deepEqual(tokens('deepseek-v3.1'), ['deepseekv3.1', 'v3.1', 'deepseek', '3.1']);
  assert.deepEqual(tokens('2021-06'), ['2021-06', '2021', '06']);
});

test('a measure belongs to its number', () => {
  assert.deepEqual(tokens('30亿'), ['30亿', '30']);
  assert.deepEqual(tokens('３０億'), ['30亿', '30']);
  assert.deepEqual(tokens('80℃'), ['80℃', '80', '℃']);
  assert.deepEqual(tokens('90.45%'), ['90.45%', '90.45']);
  assert.deepEqual(tokens('10,000元'), ['10000元', '10000']);
  assert.deepEqual(tokens('30颗'), ['30']);
});

test('an address gives its pieces, not one endless word', () => {
  assert.deepEqual(tokens('https://wiki.example/zh-cn/page-2/x/y'), [
    'https',
    'wikiexample',
    'wiki',
    'example',
    'zhcn',
    'zh',
    'cn',
    'page2',
    'page',
    '2',
    'x',
    'y',
  ]);
});

test('a very long word is cut alike on both sides', () => {
  assert.deepEqual(tokens('a'.repeat(500)), ['a'.repeat(64)]);
});

test('every token is a true slice of its text, and has a term', () => {
  holdsFor(anyText(), (text) => {
    const folded = matchKey(text);
    for (const run of runsOf(folded)) {
      if (run.kind !== 'mixed') continue;
      for (const { term, start, end } of mixedTokens(folded, run.start, run.end)) {
        assert.notEqual(term, '');
        assert.ok(start >= run.start && end > start && end <= run.end + 1);
      }
    }
  });
});
