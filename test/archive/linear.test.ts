/** Tests that no text of a file takes time by the square of its length: each of these took minutes, or for ever, as one expression. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../../src/archive/decode.js';
import { beginsPage } from '../../src/archive/html/beginning.js';
import { titleOf } from '../../src/archive/html/readable.js';
import { htmlToText } from '../../src/archive/html/text.js';
import { isDeeperThan } from '../../src/archive/json/depth.js';
import { onlyAnswer, onlyPage, readBytes } from '../support/read-source.js';

const MANY = 2_000_000;
const BLANKS = ' '.repeat(MANY);
const HEAD = '简 logo\n汤要炖多久？ 第1页\n\nuser avatar 阿木 网友的相关建议: \n\n水。\n';

/** A test that hangs has failed. */
const bounded = (name: string, run: () => void | Promise<void>): void => void test(name, { timeout: 60_000 }, run);

bounded('however many comments stand before a page, it is known as one', () => {
  assert.ok(beginsPage(`${'<!-- x -->'.repeat(60)}<p>水`));
  assert.ok(!beginsPage(`${'<!-- x -->'.repeat(60)}水`));
  assert.ok(!beginsPage('<!-- x '.repeat(100_000)));
  assert.ok(beginsPage('\uFEFF <?xml version="1.0"?>\n<!-- a -->\n<!-- b --> <!DOCTYPE html>'));
});

bounded('blanks in code stay, however many', () => {
  assert.equal(htmlToText(`<pre>a${BLANKS}b${BLANKS}</pre>`), `a${BLANKS}b`);
});

bounded('a line of blanks is no question of a mirror, and no footer', async () => {
  assert.equal((await readBytes('a.txt', `简 logo\n汤${BLANKS}x\n`)).found.length, 0);
  assert.equal((await onlyAnswer('a.txt', `${HEAD}\n© 2024-05-06${BLANKS}x\n`)).text.length > MANY, true);
});

bounded('the footer of a mirror names its site, with dots or without', async () => {
  for (const site of ['jian.example', 'jian'])
    assert.deepEqual((await onlyPage('a.txt', `${HEAD}\n© 2024-05-06 - ${site}. All rights\n`)).site, site);
});

bounded('a heading of Markdown may be long, and ends without its marks', async () => {
  assert.equal((await onlyPage('a.md', `# 汤${' #'.repeat(100_000)}x\n水`)).answers[0]?.text, '水');
  assert.equal((await onlyPage('a.md', '# C# 怎么学 ##\r\n水')).question, 'C# 怎么学');
});

bounded('a note of blanks below a text is none', async () => {
  const { found } = await readBytes('a.html', `<h1>汤</h1><p>水</p><p>Time:${BLANKS}\n</p>`);
  assert.equal(found[0]?.page.answers[0]?.answeredOn, undefined);
});

bounded('titles that do not end are no title', async () => {
  assert.equal((await readBytes('a.html', `<p>${'<title'.repeat(500_000)}`)).found.length, 0);
  assert.equal(titleOf(`汤${BLANKS}- 小站`), '汤');
});

bounded('a label of an encoding may have many blanks in it, and is then none', () => {
  const page = `<meta charset${' '.repeat(4000)}=x><p>水`;
  assert.deepEqual(decode(Buffer.from(page)), { text: page, encoding: 'utf-8' });
});

bounded('front matter says what its lines say, however long these are', async () => {
  const page = await onlyPage('a.md', `---\n{{{\ntitle:${' '.repeat(1000)}"汤"\nother: ${'x'.repeat(100_000)}\n---\n水`);
  assert.equal(page.question, '汤');
  assert.equal((await onlyPage('a.md', `---\nlist: ${'['.repeat(10_000)}\ntitle: 汤\n---\n水`)).question, '汤');
});

bounded('JSON that is deeper than any record is refused before it is parsed', async () => {
  for (const [open, close] of [
    ['[', ']'],
    ['{"data":', '}'],
  ] as const) {
    const { skipped } = await readBytes('a.json', open.repeat(MANY) + close.repeat(MANY));
    assert.equal(skipped[0]?.reason, 'more than 200 lists and objects in one another');
  }
  assert.ok(!isDeeperThan(2, '[["[[[[", "\\"[[["]]'));
  assert.ok(isDeeperThan(1, '[[]]'));
  assert.ok(!isDeeperThan(1, '[],[],[]'));
});

bounded('JSON of more lists and objects than any archive has is refused before it is parsed', async () => {
  for (const piece of ['{},', '[],']) {
    const { skipped } = await readBytes('a.json', `[${piece.repeat(MANY)}{}]`);
    assert.deepEqual(
      skipped.map(({ reason }) => reason),
      ['more than 2000000 lists and objects'],
    );
  }
  const { found } = await readBytes('a.json', `[{"question":"汤","text":"水","other":"${'{'.repeat(1_000_000)}"}]`);
  assert.equal(found.length, 1);
});

bounded('pages with more than can be weighed are told of, but for an article that they mark', async () => {
  const links = '<a href="https://jian.example/">水</a>'.repeat(50_000);
  for (const body of [links, `${'<div>'.repeat(500)}${'汤，水。'.repeat(50)}`]) {
    const { skipped } = await readBytes('a.html', `<body>${body}`);
    assert.deepEqual(
      skipped.map(({ reason }) => reason),
      ['too large or too deep to be weighed, and no article marked in it'],
    );
  }
  const page = await onlyPage('a.html', `<title>怎么泡茶</title><body><article>水要开，杯要热，茶要新。</article>${links}`);
  assert.deepEqual([page.question, page.answers[0]?.text], ['怎么泡茶', '水要开，杯要热，茶要新。']);
});

bounded('an element with attributes without end, and a page of elements without end, are refused while they are parsed', async () => {
  const attributes = Array.from({ length: 100_000 }, (_, i) => `a${i}=b`).join(' ');
  assert.equal((await readBytes('a.html', `<p ${attributes}>水`)).skipped[0]?.reason, 'more than 1000 attributes of one element');
  assert.match((await readBytes('a.html', '<p>'.repeat(4_000_000))).skipped[0]?.reason ?? '', /^more than 200000 elements, texts and comments$/);
});

bounded('answers in one another are the outermost, once', async () => {
  const { found } = await readBytes(
    'a.html',
    `<h1 class="QuestionHeader-title">汤</h1>${'<div class="AnswerItem"><div class="RichContent-inner">'.repeat(100)}水。`,
  );
  assert.deepEqual(
    found[0]?.page.answers.map(({ text }) => text),
    ['水。'],
  );
});
