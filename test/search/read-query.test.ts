/** Tests when signs are demands, and when they are only those of a sentence. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQuery } from '../../src/search/read-query.js';
import { type Expression, parseQuery } from '../../src/search/syntax.js';
import { answer, pagesOf } from '../support/pages.js';
import { anyText, holdsFor } from '../support/property.js';
import { searcherOver } from '../support/searcher.js';

const read = (query: string): Expression => readQuery(query, false);

/** The texts that are asked for without signs. */
const plain = (...texts: string[]): Expression => ({
  kind: 'all',
  of: texts.map((text) => ({ kind: 'text', text, isPhrase: false, isPrefix: false })),
});

test('in keywords signs are demands', () => {
  const keywords = [
    '"长江 大桥"',
    '"长江大桥" 武汉',
    '大桥 -重庆 -"长江大桥"',
    '红烧肉 OR 麻婆豆腐',
    'trans* 模型',
    'question:大桥 "武汉"',
    '"红烧肉" -麻婆豆腐怎么做才好吃',
  ];
  for (const query of keywords) assert.deepEqual(read(query), parseQuery(query), query);
});

test('in a sentence quotation marks, bars and asterisks are hints', () => {
  assert.deepEqual(read('“真不像女孩子”这句话是不是一种偏见呢'), plain('真不像女孩子', '这句话是不是一种偏见呢'));
  assert.deepEqual(read('为什么有的人总是睡不着 | 原创'), plain('为什么有的人总是睡不着', '原创'));
  assert.deepEqual(read('她当选为妇联兼职副主席 新闻＊＊'), plain('她当选为妇联兼职副主席', '新闻'));
  assert.deepEqual(read('升级以后加载文件失败了 "config.json" 怎么办'), plain('升级以后加载文件失败了', 'config.json', '怎么办'));
});

test('in a sentence OR, groups, fields and what is excluded stay demands', () => {
  for (const query of [
    '武汉长江大桥桥墩 OR 麻婆豆腐',
    '红烧肉怎么做才不会太腻 -啤酒 -"八角 桂皮"',
    '武汉长江大桥的桥墩 author:"阿 木"',
    '武汉长江大桥的桥墩 author:"「阿""木」" -“大「桥」”',
    '(武汉长江大桥的桥墩 OR 豆腐) 水深',
  ])
    assert.deepEqual(read(query), parseQuery(query), query);
});

test('any text is read, soon', () => holdsFor(anyText(), (text) => assert.ok(read(text).kind)));

const searcher = await searcherOver(
  pagesOf([
    answer({ id: 'bridge', question: '武汉有哪些桥？', text: '长江上第一座大桥在武汉。' }),
    answer({ id: 'other', question: '炒菜', text: '油热了再下锅。' }),
  ]),
);

const shown = (query: string): string[] => searcher.search({ query, page: 1, pageSize: 10 }).hits.map(({ id, match }) => `${id} ${match}`);

test('a phrase, or a beginning, that stands nowhere is taken by its words, and what is found matches in part', () => {
  const { match, totalAll, total, hits } = searcher.search({ query: '"长江大桥"', page: 1, pageSize: 10 });
  assert.deepEqual([match, totalAll, total, hits.map((hit) => `${hit.id} ${hit.match}`)], ['some', 0, 1, ['bridge some']]);
  assert.deepEqual(searcher.search({ query: '"长江大桥"', page: 1, pageSize: 10, match: 'all' }).hits, []);
  assert.deepEqual(searcher.search({ query: '"第一座大桥"', page: 1, pageSize: 10 }).match, 'all');
  assert.deepEqual(searcher.search({ query: '"冰激凌"', page: 1, pageSize: 10 }).hits, []);
  assert.deepEqual(shown('大桥上海*'), ['bridge some']);
});
