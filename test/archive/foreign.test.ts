/** Tests which answers of a page are taken for another question's. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCorpus } from '../../src/archive/corpus.js';
import { markForeign } from '../../src/archive/foreign.js';
import { listFiles } from '../../src/archive/listing.js';
import type { IdentifiedPage } from '../../src/model.js';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { answer } from '../support/pages.js';
import { anyText, holdsFor } from '../support/property.js';
import { needsShared, ROOT, shared } from '../support/shared.js';

const analyzer = createAnalyzer();

function pageOf(question: string, texts: readonly string[]): IdentifiedPage {
  const answers = texts.map((text, i) => answer({ id: String(i), question, text }));
  return { page: { question, pageNumber: 1, site: 'jian.example', related: [], answers: answers.map(({ id }) => id) }, answers };
}

const BREAD = '面包烤出来像石头，多半是发酵不够。夏天一个钟头，冬天两个钟头，面团要发到原来的两倍大，手指按下去不弹回来，才能进烤箱。';
const YEAST = '先看酵母：用温水化开，十分钟还不起泡就是死了，拿它做面包怎么烤都硬。烤箱也要预热。';
const BUS =
  '坐大巴最省心，行李放底下，车票网上买。地铁得换乘，拎箱子走楼梯，犯不着省那几块。赶早班飞机的旅客，提前住航站楼隔壁的酒店，睡得踏实。打车要过江，雨天堵车，司机也嫌远，回程空驶。自驾停车费贵，停满三天抵一张高铁票，接送亲友可停楼前，限停八分。';

test('an answer that shares nothing with question and fellows that fit is foreign', () => {
  const { page, answers } = markForeign(pageOf('烤面包总是很硬，是发酵的问题还是烤箱的问题？', [BREAD, BUS, YEAST]), analyzer);
  assert.deepEqual(page.foreign, ['1']);
  assert.deepEqual(
    answers.map(({ foreign }) => foreign),
    [undefined, true, undefined],
  );
});

test('where no answer repeats the question, none stands out', () => {
  assert.equal(markForeign(pageOf('你怎么看？', [BREAD, BUS]), analyzer).page.foreign, undefined);
});

test('the more answers a page has, the less likely is each of them the foreign one', () => {
  const [question, doubtful] = ['烤面包总是很硬，是发酵的问题还是烤箱的问题？', '我烤的全喂了鸡。'];
  const more = [YEAST, `${BREAD}面粉也要紧。`, `${YEAST}盐别放多。`, '烤箱温度不够，面包就硬，发酵再好也没有用。'];
  const isTaken = (...others: string[]): boolean => markForeign(pageOf(question, [doubtful, ...others]), analyzer).answers[0]?.foreign ?? false;
  assert.deepEqual([isTaken(BREAD), isTaken(BREAD, ...more)], [true, false]);
});

const marksOf = ({ answers }: IdentifiedPage): string[] => answers.map(({ foreign, doubtful }) => (foreign ? 'foreign' : doubtful ? 'doubtful' : ''));

const KITE = '风筝飞不高，先看线系在哪里：系得太靠上，风一来就打转；再看尾巴，太轻了压不住头。';
const OWN_KITES = [
  `${KITE}风小的日子，拉着线跑几步也没有用。`,
  '竹条要削得两边一样重，不然风筝总往一边栽。线用棉的，手不疼。',
  '到空地上去放。楼和树后面风是乱的，风筝再好也上不去。',
  '我爷爷放风筝从来不跑，站着等风，线一收一放就上去了。',
  '换一根细线，风筝轻一两，就高一截。',
];
const SOUP = ['鲫鱼要先煎再煮，汤才白。水要滚的，一次加足。', '鲫鱼不刮黑膜就腥。煮到汤白了再放盐。'];

test('two answers that share what no other speaks of are doubtful on a large page, and one of them alone on a small one is foreign', () => {
  const question = '风筝为什么总是飞不高？';
  assert.deepEqual(marksOf(markForeign(pageOf(question, [...OWN_KITES, ...SOUP]), analyzer)), ['', '', '', '', '', 'doubtful', 'doubtful']);
  assert.deepEqual(marksOf(markForeign(pageOf(question, [KITE, SOUP[0] as string]), analyzer)), ['', 'foreign']);
});

test('of the sample, the two answers about Chongqing under the bridge of Wuhan are marked, whatever else is in the archive', async () => {
  for await (const page of readCorpus(await listFiles([join(ROOT, 'corpus', 'wuhan-bridge.txt')]), { report: () => assert.fail() }, analyzer)) {
    const marked = page.answers.filter(({ foreign, doubtful }) => foreign || doubtful);
    assert.deepEqual(
      marked.map(({ author }) => author),
      ['梯坎上的老周', '馆子侦探'],
    );
  }
});

const anyAnswers = fc.array(fc.oneof(anyText(), fc.constantFrom(BREAD, YEAST, BUS, ...OWN_KITES, ...SOUP)), { minLength: 2, maxLength: 9 });

test('what is marked is foreign or doubtful, never both, and named by its page', () => {
  holdsFor(fc.tuple(anyText(), anyAnswers), ([question, texts]) => {
    const { page, answers } = markForeign(pageOf(question, texts), analyzer);
    for (const { id, foreign, doubtful } of answers) {
      assert.ok(!(foreign && doubtful));
      if (foreign || doubtful) assert.ok(page.foreign?.includes(id));
    }
  });
});

test('the order of the answers decides nothing', () => {
  holdsFor(fc.tuple(fc.constantFrom('烤面包总是很硬？', '风筝为什么总是飞不高？', '鲫鱼汤'), anyAnswers), ([question, texts]) => {
    const marks = marksOf(markForeign(pageOf(question, texts), analyzer));
    assert.deepEqual(marksOf(markForeign(pageOf(question, texts.toReversed()), analyzer)), marks.toReversed());
  });
});

test('an answer alone on its page has nothing to be compared with', () => {
  assert.equal(markForeign(pageOf('怎么去机场？', [BREAD]), analyzer).page.foreign, undefined);
});

test('no text is too odd to be judged', () => {
  holdsFor(anyText(), (text) => {
    const { page } = markForeign(pageOf(text, [text, '', BREAD]), analyzer);
    assert.ok((page.foreign ?? []).length <= 3);
  });
});

test('on the real page just the two answers that belong elsewhere are foreign', needsShared('archive', 'tinynew-vit-g14.txt'), async () => {
  const files = await listFiles([shared('archive', 'tinynew-vit-g14.txt')]);
  for await (const { answers } of readCorpus(files, { report: () => assert.fail() }, analyzer)) {
    assert.deepEqual(
      answers.filter(({ foreign }) => foreign).map(({ author }) => author),
      ['baiyangharen', 'xie-ling-xi'],
    );
  }
});
