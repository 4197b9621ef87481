/** Tests the reader of exported Markdown. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { markdownReader } from '../../src/archive/markdown.js';
import { onlyAnswer, onlyPage, readBytes } from '../support/read-source.js';
import { needsShared, shared } from '../support/shared.js';
import { headOf } from '../support/sources.js';

const FRONT = `---
title: 夜里怎么看星星？
url: https://www.zhihu.com/question/7/answer/51
author: 山风
created: 2021-06-12 08:00
modified: 2021-07-01
upvote_num: 1,024
comment_num: 3
tags: [天文, 夜]
---
`;

const reasonFor = async (content: string, name = 'index.md'): Promise<string | undefined> => (await readBytes(name, content)).skipped[0]?.reason;

test('front matter says what is known of an answer', async () => {
  assert.deepEqual(await onlyPage('out/index.md', `${FRONT}\n关灯。\n\n等二十分钟。\n`), {
    source: 'out/index.md',
    format: 'markdown',
    question: '夜里怎么看星星？',
    pageNumber: 1,
    site: 'zhihu.com',
    related: [],
    answers: [
      {
        sourceId: '51',
        author: '山风',
        text: '关灯。\n\n等二十分钟。',
        url: 'https://www.zhihu.com/question/7/answer/51',
        answeredOn: '2021-06-12',
        editedOn: '2021-07-01',
        votes: 1024,
        topics: ['天文', '夜'],
      },
    ],
  });
});

test('fields go by other names, and a column is an article', async () => {
  const page = await onlyPage(
    'a.md',
    '---\n标题: 旧镜片\n作者: [山风, 水鸟]\n来源: https://zhuanlan.zhihu.com/p/88\n日期: 2021年6月12日\n保存时间: 2022/1/2\n标签: 天文，#夜\n---\n擦。',
  );
  assert.deepEqual([page.question, page.archivedOn, page.site], ['旧镜片', '2022-01-02', 'zhihu.com']);
  const [answer] = page.answers;
  assert.deepEqual(
    [answer?.author, answer?.sourceId, answer?.kind, answer?.answeredOn, answer?.topics],
    ['山风', 'p88', 'article', '2021-06-12', ['天文', '夜']],
  );
});

test('titles that are no YAML are read as they are written', async () => {
  for (const title of ['茶: 绿的还是红的？', '[原创] 怎么泡茶', '*好*茶？', '100% 的茶', '@山风 怎么泡茶？', "'茶' 怎么写"]) {
    const page = await onlyPage('a.md', `---\ntitle: ${title}\nauthor: 山风\n---\n用热水。`);
    assert.deepEqual([page.question, page.answers[0]?.author], [title, '山风']);
  }
});

test('numbers, days and types in front matter stay the texts that they are', async () => {
  const page = await onlyPage('a.md', '---\ntitle: 1e3\nauthor: 007\ncreated: 2021-06-12\nurl: !!js/function "https://jian.example/1"\n---\n好。');
  assert.deepEqual([page.question, page.answers[0]?.author, page.answers[0]?.url], ['1e3', '007', 'https://jian.example/1']);
});

test('aliases that would grow without end are not followed', async () => {
  const levels = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(12).fill(`*a${i}`).join(', ')}]`);
  const page = await onlyPage('a.md', `---\na0: &a0 [x]\n${levels.join('\n')}\ntitle: 茶？\n---\n好。`);
  assert.equal(page.question, '茶？');
});

test('a file without front matter is known by its heading or its name', async () => {
  const named = await onlyPage('怎么泡_红茶_山风_2021-06-12.md', '热水。');
  assert.deepEqual([named.question, named.answers[0]?.author, named.answers[0]?.answeredOn], ['怎么泡_红茶', '山风', '2021-06-12']);
  const headed = await onlyPage('怎么泡红茶_山风_20210612.md', '\n# 怎么泡红茶？\n\n热水。');
  assert.deepEqual([headed.question, headed.answers[0]?.text, headed.answers[0]?.answeredOn], ['怎么泡红茶？', '热水。', '2021-06-12']);
  assert.equal((await onlyPage('怎么泡红茶.md', '热水。')).question, '怎么泡红茶');
});

test('a heading that repeats the title is no part of the text, another one is', async () => {
  assert.equal((await onlyAnswer('a.md', '---\ntitle: 茶？\n---\n# 茶？\n\n水。')).text, '水。');
  assert.equal((await onlyAnswer('a.md', '---\ntitle: 茶？\n---\n# 先说水\n\n水。')).text, '先说水\n\n水。');
});

test('a rule at the beginning is no front matter', async () => {
  assert.equal((await onlyAnswer('茶.md', '---\n\n水。')).text, '水。');
});

const SHOWN: readonly (readonly [what: string, markdown: string, text: string])[] = [
  ['paragraphs', '一。\n\n\n\n二。', '一。\n\n二。'],
  ['lines of one paragraph', '一，\n二。', '一，二。'],
  ['a forced line', '一，  \n二。', '一，\n二。'],
  ['lists', '- 甲\n- 乙\n\n文\n\n2. 丙\n3. 丁', '• 甲\n• 乙\n\n文\n\n2. 丙\n3. 丁'],
  ['marks', '**茶**和*水*与~~酒~~', '茶和水与酒'],
  ['headings', '## 茶\n\n水。', '茶\n\n水。'],
  ['quotes', '> 有人说\n>\n> 水\n\n是', '有人说\n\n水\n\n是'],
  ['code', '```js\nlet a = 1;\n\n  a_b_c();\n```\n\n和 `a_b`', 'let a = 1;\n\n  a_b_c();\n\n和 a_b'],
  ['links', '看[这里](https://jian.example/a)。', '看这里。'],
  ['images', '![山上的月亮](assets/1.jpg)![图片](2.png)', '山上的月亮'],
  ['formulas', '有 $a_1 * b_2 * c_3 < \\frac{1}{2}$ 个\n\n$$\nx_1\\\\y_2\n$$', '有 a_1 * b_2 * c_3 < \\frac{1}{2} 个\n\nx_1\\\\y_2'],
  ['prices', '从 $5 涨到 $10，*贵*', '从 $5 涨到 $10，贵'],
  ['tables', '| 茶 | 水 |\n|---|---|\n| 绿 | 热 |', '茶 | 水\n绿 | 热'],
  ['HTML', '<p>水</p><script>茶</script><b>热</b>', '水\n\n热'],
  ['escaped marks', '\\*茶\\* &amp; 水', '*茶* & 水'],
];

for (const [what, markdown, text] of SHOWN)
  test(`shows ${what} as a reader sees them`, async () => {
    assert.equal((await onlyAnswer('茶.md', markdown)).text, text);
  });

test('in GBK, in UTF-16, with a byte order mark, and with CRLF', async () => {
  const text = '---\r\ntitle: 茶\r\n---\r\n水';
  const gbk = Buffer.concat([Buffer.from('---\ntitle: '), Buffer.from([0xb2, 0xe8]), Buffer.from('\n---\n'), Buffer.from([0xcb, 0xae])]);
  for (const bytes of [gbk, Buffer.from(`\uFEFF${text}`), Buffer.from(`\uFEFF${text}`, 'utf16le')]) {
    const page = await onlyPage('a.md', bytes);
    assert.deepEqual([page.question, page.answers[0]?.text], ['茶', '水']);
  }
});

test('says why a file is no answer', async () => {
  assert.equal(await reasonFor('# ![](1.png)\n\n没有标题'), 'no title: neither in front matter, nor a heading, nor in the name of the file');
  assert.equal(await reasonFor('没有标题'), 'no title: neither in front matter, nor a heading, nor in the name of the file');
  assert.equal(await reasonFor(FRONT), 'no text');
  assert.equal(await reasonFor('# 茶\n\n好', 'comments.md'), 'comments, no answer');
  assert.match((await reasonFor('字'.repeat(2_000_000), 'a.md')) ?? '', /^longer than/);
});

test('images that stand in the text itself are none of it, however large', async () => {
  assert.equal((await onlyAnswer('茶.md', `水![叶](data:image/png;base64,${'A'.repeat(3_000_000)})`)).text, '水叶');
});

test('front matter that is cut off or odd costs no answer', async () => {
  for (const front of ['---\ntitle: 茶\n', '---\n- a\n- b\n---\n', '---\n---\n', '---\n: : :\n\t\n---\n', '---\n{{{\n---\n'])
    assert.equal((await readBytes('茶.md', `${front}水`)).found.length, 1, front);
});

test('marks that nest or repeat without end take bounded time and lose their file alone', async () => {
  for (const mark of ['>', '[', '*a ', '_', '![', '`', '- ', '$', '<', '&', '**a*', '[a](', '|', '# ', '~', '  - a\n', '[a]: b\n', '(](', 'a*b_']) {
    const { found, skipped } = await readBytes('茶.md', mark.repeat(20_000));
    assert.equal(found.length + skipped.length, 1, mark);
  }
  assert.equal(await reasonFor('>'.repeat(20_000), '茶.md'), 'nested too deeply');
  assert.equal(await reasonFor('a*b_'.repeat(20_001), '茶.md'), 'more than 40000 marks');
});

test('recognises itself by name or type, but not a page under its name', () => {
  assert.ok(markdownReader.recognises(headOf('a.MD', '水')));
  assert.ok(markdownReader.recognises(headOf('a', '水', { contentType: 'text/markdown' })));
  assert.ok(!markdownReader.recognises(headOf('a.md', '<!DOCTYPE html><p>水')));
  assert.ok(!markdownReader.recognises(headOf('a.txt', '# 水')));
});

test('the exported text beside a real page', needsShared('formats', 'mhtml', 'dcf_article.md'), async () => {
  const page = await onlyPage('dcf_article.md', readFileSync(shared('formats', 'mhtml', 'dcf_article.md')));
  assert.equal(page.question, '如何简单明了地解释自由现金流折现？');
  assert.doesNotMatch(page.answers[0]?.text ?? '', /^[#>]|\*\*|!\[/m);
});
