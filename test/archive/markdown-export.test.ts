/** Tests what is left out of exports of Markdown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutExportExtras } from '../../src/archive/markdown-export.js';
import { zipOf } from '../support/containers.js';
import { readBytes } from '../support/read-source.js';

const kept = (...names: string[]): string[] => withoutExportExtras(names.map((name) => ({ name }))).map(({ name }) => name);

test('beside an index.md, comments, images and its record are no answers', () => {
  assert.deepEqual(kept('index.md', 'info.json', 'comments.md', 'assets/1.jpg', 'assets/a/2.md', '茶.md'), ['index.md', '茶.md']);
  assert.deepEqual(kept('甲/index.md', '甲/comments.md', '甲/assets/x.png', '乙/comments.md', 'info.json'), [
    '甲/index.md',
    '乙/comments.md',
    'info.json',
  ]);
});

test('without one, they may be anything', () => {
  assert.deepEqual(kept('info.json', 'assets/1.md', 'myassets/2.md'), ['info.json', 'assets/1.md', 'myassets/2.md']);
});

test('an export in a zip is one answer, and nothing of it is reported', async () => {
  const zip = zipOf([
    { name: '茶_山风/index.md', content: '---\ntitle: 茶怎么泡？\nauthor: 山风\n---\n用热水。![叶](assets/1.jpg)' },
    { name: '茶_山风/info.json', content: '{"title": "茶怎么泡？"}' },
    { name: '茶_山风/comments.md', content: '# 评论\n\n好茶' },
    { name: '茶_山风/assets/1.jpg', content: Buffer.from([0xff, 0xd8, 0xff]) },
  ]);
  const { found, skipped } = await readBytes('茶.zip', zip);
  assert.deepEqual(skipped, []);
  assert.deepEqual(
    found.map(({ page, format }) => [format, page.source, page.question, page.answers[0]?.author, page.answers[0]?.text]),
    [['markdown', '茶.zip!/茶_山风/index.md', '茶怎么泡？', '山风', '用热水。叶']],
  );
});
