/** Tests the reading of real saved pages against what one sees on them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { onlyPage } from '../support/read-source.js';
import { needsShared, shared } from '../support/shared.js';

const pageIn = (...path: string[]) => onlyPage(path.at(-1) as string, readFileSync(shared('formats', ...path)));

/** What two renderings of one text have alike: all but blanks and the signs of Markdown. */
const bare = (text: string): string => text.replace(/[\s*\\$>]|!\[[^\]]*\]\([^)]*\)/g, '');

const EXPECTED = needsShared('formats', 'html-2015', 'answer.html');

test('an answer of 2015: question, author, votes, day, topics, and its whole text', EXPECTED, async () => {
  const page = await pageIn('html-2015', 'answer.html');
  assert.deepEqual([page.format, page.question, page.site, page.answers.length], ['zhihu-2015', '关系亲密的人之间要说「谢谢」吗？', 'zhihu.com', 1]);
  assert.ok(page.questionDetail?.startsWith('从小父母和大家庭里') && page.questionDetail.endsWith('什么时候不该说"谢谢”？？'));
  assert.equal(page.related.length, 5);
  const [answer] = page.answers;
  assert.deepEqual(
    [answer?.author, answer?.votes, answer?.answeredOn, answer?.url, answer?.topics?.length],
    ['甜阁下', 1164, '2014-09-24', 'https://www.zhihu.com/question/24825703/answer/30975949', 5],
  );
  assert.equal(bare(answer?.text ?? ''), bare(readFileSync(shared('formats', 'html-2015', 'answer.md'), 'utf8')));
});

test('a question of 2015 has fifty answers with their authors, votes and days', EXPECTED, async () => {
  const { question, answers } = await pageIn('html-2015', 'question.html');
  assert.equal(question, '关系亲密的人之间要说「谢谢」吗？');
  assert.equal(answers.length, 50);
  assert.deepEqual(
    answers.slice(0, 2).map(({ author, votes, answeredOn, sourceId }) => [author, votes, answeredOn, sourceId]),
    [
      ['芝士就是力量', 97, '2015-02-14', '39753456'],
      ['小不点儿', 203, '2014-08-18', '29362657'],
    ],
  );
  assert.equal(answers.filter(({ author }) => author === '甜阁下').length, 1);
  for (const { text, answeredOn } of answers) assert.ok(text.length > 0 && /^201[45]-/.test(answeredOn ?? '') && !/编辑于|发布于|条评论/.test(text));
});

test('the text of an answer alone is kept as what it seems to be', EXPECTED, async () => {
  const { answers, question } = await pageIn('html-2015', 'answer_content.html');
  assert.deepEqual([question, answers[0]?.kind], ['', 'extract']);
  assert.equal(bare(answers[0]?.text ?? ''), bare(readFileSync(shared('formats', 'html-2015', 'answer.md'), 'utf8')));
});

test('articles of columns, 2021: the title is the question; formulas, lists and code are there, comments are not', EXPECTED, async () => {
  const first = await pageIn('html-2021', '1.html');
  assert.deepEqual([first.format, first.question], ['zhihu-article', 'Perspective Projection Matrix 透视投影矩阵的推导']);
  const [matrix] = first.answers;
  assert.deepEqual(
    [matrix?.author, matrix?.votes, matrix?.answeredOn, matrix?.kind, matrix?.url],
    ['杨指北', 58, '2020-07-24', 'article', 'https://zhuanlan.zhihu.com/p/152280876'],
  );
  assert.match(matrix?.text ?? '', /^近大远小\n\n近大远小是众所周知的光学现象/);
  assert.ok(matrix?.text.includes('\\theta'), 'formulas are TeX');
  assert.ok(matrix?.text.includes('• perspective transformation matrix 的推导\n• z-fighting 的成因'), 'lists are lists');
  assert.doesNotMatch(matrix?.text ?? '', /编辑于|赞同|\[公式\]/);
  const second = await pageIn('html-2021', '3.html');
  const [detach] = second.answers;
  assert.deepEqual(
    [second.question, detach?.author, detach?.votes, detach?.answeredOn, detach?.topics],
    ['Pytorch: detach 和 retain_graph', '杨指北', 163, '2018-09-06', ['神经网络', '机器学习', '生成对抗网络（GAN）']],
  );
  assert.ok(detach?.text.includes('\noptimizer_D.step() # 判别器参数更新\n'), 'code keeps its lines');
});

test('parts of pages that a program saved: text, day and votes, without the frame', EXPECTED, async () => {
  const one = await pageIn('html-fragment', 'Answer1.html');
  assert.deepEqual(
    [one.format, one.question, one.answers[0]?.votes, one.answers[0]?.answeredOn],
    ['html-fragment', '燕园解放组织的理论体系是怎样的？', 31, '2017-10-18'],
  );
  const two = await pageIn('html-fragment', 'Answer2.html');
  assert.deepEqual([two.question, two.answers[0]?.votes, two.answers[0]?.answeredOn], ['为什么国家不培训罪犯去做伪生化材料实验？', 17, '2017-10-07']);
  for (const { answers } of [one, two]) assert.doesNotMatch(answers[0]?.text ?? '', /Time:|Upvotes:/);
  assert.ok(two.answers[0]?.text.includes('这篇非常古老的文章介绍了SOHO彗星搜寻的方法'), 'links are their text');
});

test('a page of 2026 in MHTML: address, day, question, author, votes, and its whole text', EXPECTED, async () => {
  const page = await pageIn('mhtml', 'dcf_article.mhtml');
  assert.deepEqual(
    [page.format, page.question, page.archivedOn, page.answers.length],
    ['zhihu-question', '如何简单明了地解释自由现金流折现？', '2026-03-17', 3],
  );
  assert.ok(page.questionDetail?.startsWith('巴菲特经常说'));
  const [answer] = page.answers;
  assert.deepEqual(
    [answer?.author, answer?.votes, answer?.answeredOn, answer?.url],
    ['许哲', 1213, '2022-01-11', 'https://www.zhihu.com/question/23005134/answer/2306281723'],
  );
  assert.deepEqual(page.answers.map(({ author }) => author).slice(1, 2), ['陈达']);
  // The export beside it has lost the formulas that stand alone.
  const exported = readFileSync(shared('formats', 'mhtml', 'dcf_article.md'), 'utf8')
    .split('\n')
    .slice(3);
  const lines = exported.map(bare).filter((line) => /\p{Script=Han}/u.test(line));
  const text = bare(answer?.text ?? '');
  assert.ok(lines.length > 40);
  assert.deepEqual(
    lines.filter((line) => !text.includes(line)),
    [],
  );
});
