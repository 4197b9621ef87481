/** Tests the reader of mirrored pages, and the traps that such pages hold. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DEFAULT_LIMITS } from '../../src/archive/limits.js';
import { mirrorTextReader } from '../../src/archive/mirror-text.js';
import type { Capture, Skipped } from '../../src/archive/reader.js';
import type { ArchivedPage } from '../../src/model.js';
import { type MirrorParts, mirrorText } from '../support/pages.js';
import { anyText, holdsForAsync } from '../support/property.js';
import { needsShared, shared } from '../support/shared.js';
import { headOf, sourceOf } from '../support/sources.js';

async function readAll(content: string | Buffer, capture: Capture = {}): Promise<{ pages: ArchivedPage[]; skipped: Skipped[] }> {
  const skipped: Skipped[] = [];
  const pages: ArchivedPage[] = [];
  for await (const page of mirrorTextReader.read(sourceOf('a.txt', content, capture), (record) => skipped.push(record), DEFAULT_LIMITS))
    pages.push(page);
  return { pages, skipped };
}

async function pageOf(text: string): Promise<ArchivedPage> {
  const { pages, skipped } = await readAll(text);
  assert.deepEqual(skipped, []);
  assert.equal(pages.length, 1);
  return pages[0] as ArchivedPage;
}

const PARTS: MirrorParts = {
  question: '米要淘几遍？',
  answers: [
    { author: '阿木', text: '两遍。\n\n再多就没味了。' },
    { author: '老 K ★（码农版）', text: '看米。' },
  ],
  related: ['水放多少？', '锅怎么选'],
  previous: '面怎么和？',
  next: '茶怎么泡？',
};

const textsOf = (page: ArchivedPage): string[] => page.answers.map(({ text }) => text);

test('reads question, answers, frame and date', async () => {
  const { answers, ...page } = await pageOf(mirrorText(PARTS));
  assert.deepEqual(page, {
    source: 'a.txt',
    question: '米要淘几遍？',
    pageNumber: 1,
    site: 'jian.example',
    archivedOn: '2024-05-06',
    related: ['水放多少？', '锅怎么选'],
    previous: '面怎么和？',
    next: '茶怎么泡？',
  });
  assert.deepEqual(answers, PARTS.answers);
});

test('reads the real page', needsShared('archive', 'tinynew-vit-g14.txt'), async () => {
  const { pages, skipped } = await readAll(readFileSync(shared('archive', 'tinynew-vit-g14.txt')));
  assert.deepEqual(skipped, []);
  const [page] = pages;
  assert.ok(page && pages.length === 1);
  assert.deepEqual(
    page.answers.map(({ author }) => author),
    ['rewrgf', 'xiaohuzc', 'baiyangharen', 'xie-ling-xi'],
  );
  assert.deepEqual([page.site, page.archivedOn, page.pageNumber, page.related.length], ['tinynew.org', '2024-11-25', 1, 10]);
  assert.ok(page.previous?.startsWith('Resnet') && page.next?.startsWith('上海科技大学'));
  for (const text of textsOf(page)) assert.doesNotMatch(text, /user avatar|相关话题|All Rights Reserved|\u00A0/);
});

test('reads second pages, and questions that end in anything and hold anything', async () => {
  for (const question of ['第2页写了什么?', '说说你的锅', 'A 第3页 B？']) {
    const page = await pageOf(mirrorText({ ...PARTS, question, pageNumber: 2 }));
    assert.deepEqual([page.question, page.pageNumber], [question, 2]);
  }
});

test('reads pages without related questions, without neighbours, without answers', async () => {
  const bare = await pageOf(mirrorText({ question: '有人吗？' }));
  assert.deepEqual([bare.answers, bare.related, bare.previous, bare.next, bare.site], [[], [], undefined, undefined, 'jian.example']);
  const { related: _related, ...unrelated } = PARTS;
  assert.deepEqual((await pageOf(mirrorText(unrelated))).next, '茶怎么泡？');
  const { previous: _previous, ...first } = PARTS;
  const page = await pageOf(mirrorText(first));
  assert.deepEqual([page.previous, page.next, page.related.length], [undefined, '茶怎么泡？', 2]);
  const { next: _next, ...last } = PARTS;
  assert.equal((await pageOf(mirrorText(last))).previous, '面怎么和？');
});

test('the frame’s own words in an answer stay the answer’s', async () => {
  const quotes = [
    '我贴一段网页：\n相关话题\n怎么煮饭？\n怎么淘米？\n就这些。',
    '网页上写着\n前一个讨论\n面怎么和？\n下一个讨论\n茶怎么泡？',
    '里面有一行\nuser avatar   小明 网友的相关建议:\n然后是他的话。',
    '里面有一行\n\nuser avatar   小明 网友的相关建议:\n\n然后是他的话。',
    '结尾抄了 © 2020-01-01 - old.example. All Rights Reserved.\n再说一句。',
    '再说一句：\n\n相关话题',
  ];
  for (const text of quotes) {
    for (const frame of [PARTS, { ...PARTS, related: [] }]) {
      const page = await pageOf(
        mirrorText({
          ...frame,
          answers: [
            { author: '甲', text },
            { author: '乙', text: '好。' },
          ],
        }),
      );
      assert.deepEqual(textsOf(page), [text, '好。'], text);
      const atEnd = await pageOf(
        mirrorText({
          ...frame,
          answers: [
            { author: '乙', text: '好。' },
            { author: '甲', text },
          ],
        }),
      );
      assert.deepEqual(textsOf(atEnd), ['好。', text], text);
      assert.equal(atEnd.related.length, frame.related?.length);
    }
  }
});

test('a title of related questions without any of them is still the frame', async () => {
  const page = await pageOf(mirrorText({ ...PARTS, related: ['水放多少？'] }).replace(/^.*水放多少？.*\n/mu, ''));
  assert.deepEqual([page.related, page.next, textsOf(page)], [[], '茶怎么泡？', ['两遍。\n\n再多就没味了。', '看米。']]);
});

test('an empty answer is reported and left out, its neighbours stay', async () => {
  const { pages, skipped } = await readAll(mirrorText({ ...PARTS, answers: [{ author: '空', text: '' }, ...(PARTS.answers ?? [])] }));
  assert.equal(pages[0]?.answers.length, 2);
  assert.deepEqual(
    skipped.map(({ line, reason }) => [typeof line, reason]),
    [['number', 'empty answer: 空']],
  );
});

test('keeps lists and paragraphs, without blanks at the ends of lines', async () => {
  const page = await pageOf(mirrorText({ ...PARTS, answers: [{ author: '甲', text: '先：  \n\n\n\n  • 米\n  • 水 \n完。' }] }));
  assert.deepEqual(textsOf(page), ['先：\n\n• 米\n• 水\n完。']);
});

test('reads Windows line ends and a byte order mark', async () => {
  const page = await pageOf(`\uFEFF${mirrorText(PARTS).replaceAll('\n', '\r\n')}`);
  assert.deepEqual(page.answers, PARTS.answers);
  assert.equal(page.related.length, 2);
});

test('a page cut off before its foot keeps its answers', async () => {
  const whole = mirrorText(PARTS);
  const page = await pageOf(whole.slice(0, whole.indexOf('看米。') + 3));
  assert.deepEqual(page.answers, PARTS.answers);
  assert.deepEqual([page.site, page.archivedOn, page.related], ['', undefined, []]);
});

test('a day that is none is unknown', async () => {
  assert.equal((await pageOf(mirrorText({ ...PARTS, archivedOn: '2023-02-30' }))).archivedOn, undefined);
});

test('a file without a question is reported, not read', async () => {
  const { pages, skipped } = await readAll('简答小站 logo\n简答小站 font logo\n\n什么也没有\n');
  assert.deepEqual([pages, skipped.length, skipped[0]?.line], [[], 1, 1]);
});

test('a line that is not UTF-8 is reported, the rest is read', async () => {
  const text = mirrorText(PARTS);
  const at = Buffer.byteLength(text.slice(0, text.indexOf('再多')));
  const bytes = Buffer.concat([Buffer.from(text).subarray(0, at), Buffer.from([0xff, 0xfe]), Buffer.from(text).subarray(at)]);
  const { pages, skipped } = await readAll(bytes);
  assert.deepEqual(
    skipped.map(({ reason }) => reason),
    ['not UTF-8'],
  );
  assert.deepEqual(textsOf(pages[0] as ArchivedPage), ['两遍。', '看米。']);
});

test('a crawl tells where the page was found, and its day where the page does not', async () => {
  const capture = { url: 'https://jian.example/q/1.html', archivedOn: '2020-01-02' };
  const [dated] = (await readAll(mirrorText(PARTS), capture)).pages;
  const [undated] = (await readAll(mirrorText(PARTS).replace(/^\s*©.*$/gm, ''), capture)).pages;
  assert.deepEqual([dated?.archivedOn, undated?.archivedOn], ['2024-05-06', '2020-01-02']);
  assert.deepEqual(new Set(dated?.answers.map(({ url }) => url)), new Set([capture.url]));
});

test('recognises a page by its head', () => {
  assert.ok(mirrorTextReader.recognises(headOf('a.txt', mirrorText(PARTS))));
  assert.ok(!mirrorTextReader.recognises(headOf('a.txt', '随便一段文字\n第二行')));
  assert.ok(!mirrorTextReader.recognises(headOf('a.txt', '')));
});

test('no text makes the reader fail', async () => {
  await holdsForAsync(anyText(), async (text) => {
    await readAll(text);
    await readAll(
      mirrorText({ question: `问${text.replaceAll('\n', ' ')}`, answers: [{ author: text.replaceAll('\n', ' '), text }], related: [text] }),
    );
  });
});
