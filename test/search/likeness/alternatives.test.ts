/** Tests which stretches of a query have other words, and which only look as if they had. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alternativesIn } from '../../../src/search/likeness/alternatives.js';
import { createAnalyzer } from '../../../src/text/analyzer.js';
import { matchKey } from '../../../src/text/fold.js';
import { regionalWords } from '../../../src/text/regional.js';
import { WordTableMaker } from '../../../src/text/word-table.js';
import { anyText, holdsFor } from '../../support/property.js';

const analyzer = createAnalyzer();
const maker = new WordTableMaker();
maker.addGroup(['LLM', '大语言模型']);
maker.addGroup(['machine learning', '机器学习']);
maker.addGroup(['Node.js', 'Deno']);
maker.addGroup(['B站', '哔哩哔哩']);
maker.addGroup(['语言', '话']);
maker.addGroup(['软件', '程式']);
const tables = { region: regionalWords(), synonym: maker.finish() };

const alternatives = (query: string) => alternativesIn(matchKey(query), analyzer.analyze(query).words, tables);
/** As `stretch>text`, of one likeness. */
const pairs = (query: string, why = 'region'): string[] =>
  alternatives(query)
    .filter((one) => one.why === why)
    .map(({ start, end, text }) => `${query.slice(start, end)}>${text}`);

test('a regional word has its others, alone and inside a longer run, in either script', () => {
  assert.deepEqual(pairs('网路'), ['网路>网络']);
  assert.deepEqual(pairs('網路安全'), ['網路>网络']);
  assert.deepEqual(pairs('网路协议怎么学'), ['网路>网络']);
  assert.deepEqual(pairs('聯準會為什麼升息'), ['聯準會>美联储', '聯準會>联储局', '升息>加息']);
});

test('a dictionary word at the beginning or the end of a longer one counts', () => {
  assert.ok(pairs('软件包').includes('软件>软体'));
  assert.ok(pairs('乘地铁站').includes('地铁>捷运'));
});

test('what stands across two words, or in the middle of one, does not count', () => {
  assert.deepEqual(pairs('中国小说'), []);
  assert.ok(!pairs('商品质量').some((pair) => pair.startsWith('品质')));
  assert.deepEqual(pairs('国 小'), []);
  assert.deepEqual(pairs('边沿线上拖动'), []);
});

test('what its line names as something else does not count', () => {
  assert.deepEqual(pairs('软体动物'), []);
  assert.deepEqual(pairs('方程式'), []);
});

test('the longest word is taken', () => {
  assert.deepEqual(pairs('大语言模型', 'synonym'), ['大语言模型>llm']);
  assert.deepEqual(pairs('语言模型', 'synonym'), ['语言>话']);
});

test('Latin words count as wholes, in any joined spelling, and several are one where nothing but a blank stands between', () => {
  assert.deepEqual(pairs('学LLM的书', 'synonym'), ['LLM>大语言模型']);
  assert.deepEqual(pairs('LLMs', 'synonym'), []);
  assert.deepEqual(pairs('nodejs', 'synonym'), ['nodejs>deno']);
  assert.deepEqual(pairs('Machine  Learning入门', 'synonym'), ['Machine  Learning>机器学习']);
  assert.deepEqual(pairs('machine, learning', 'synonym'), []);
  assert.deepEqual(pairs('看B站', 'synonym'), ['B站>哔哩哔哩']);
  assert.deepEqual(pairs('机器学习', 'synonym'), ['机器学习>machine learning']);
});

test('one stretch may have alternatives of both kinds', () => {
  assert.deepEqual(
    alternatives('软件').map(({ why, text }) => [why, text]),
    [
      ['region', '软体'],
      ['synonym', '程式'],
    ],
  );
});

test('without a table there is nothing', () => {
  assert.deepEqual(alternativesIn('网路', [], {}), []);
});

test('in any text, stretches of a kind do not overlap, and none is its own alternative', () => {
  const words = ['网路', '軟體', '国小', '中国小说', '计程车司机', '机器', 'LLM', 'machine learning', '大语言模型', '冯·诺依曼', ' '];
  holdsFor(anyText(20), (text) => {
    const query = text.replace(/[的是在]/g, (_, at: number) => words[at % words.length] as string);
    const folded = matchKey(query);
    for (const why of ['region', 'synonym']) {
      let last = { start: 0, end: 0 };
      for (const one of alternatives(query).filter((other) => other.why === why)) {
        assert.ok(one.start >= last.end || (one.start === last.start && one.end === last.end), query);
        assert.ok(one.start < one.end && one.end <= folded.length);
        assert.notEqual(folded.slice(one.start, one.end), one.text);
        last = one;
      }
    }
  });
});
