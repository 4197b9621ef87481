/** Tests over random archives that every number of a list can be counted by hand, and that no text stands in it twice. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createEmbeddedEngine } from '../../src/engine/embedded.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import type { Answer } from '../../src/model.js';
import { createSearcherOver, type Searcher } from '../../src/search/searcher.js';
import type { Hit, HitAnswer, SearchRequest, SearchResponse } from '../../src/search-model.js';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { buildIndex, withoutMerging } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf } from '../support/pages.js';
import { searcherOver } from '../support/searcher.js';

/** More archives are tried so: `XUNDA_ARCHIVES=500`. */
const ARCHIVES = Number(process.env.XUNDA_ARCHIVES ?? 24);
const QUERIES = 10;
const SEED = Number(process.env.XUNDA_SEED ?? 20_200_101);

const SENTENCES = [
  '先把五花肉切成三厘米见方的块，冷水下锅焯去血沫，再用小火慢慢煎出油来。',
  '茶叶先用热水醒一遍，第二泡才好喝，水温不要太高，盖碗比紫砂壶容易上手。',
  '长江大桥一九五七年通车，上面走汽车，下面走火车，桥头堡里有电梯可以上去。',
  '失眠的时候不要看钟，起来坐一会儿，读几页书，等困了再回到床上去。',
  '养猫先做好纱窗，猫砂盆要比猫多一个，第一周让它自己躲着就好。',
  '学做饭从切菜开始，刀要快，手指弯起来，慢一点没有关系，红烧肉以后再说。',
];
const QUESTIONS = ['红烧肉怎么做？', '泡茶有什么讲究？', '长江大桥哪一年通车？', '睡不着怎么办？', ''];

/** Texts of two sentences; what differs in a word or two is a copy. */
const textOf = fc
  .record({ first: fc.nat(5), second: fc.nat(5), edit: fc.constantFrom('', '，谢谢！', '好吃！', '（转）') })
  .map(({ first, second, edit }) => `${SENTENCES[first]}${SENTENCES[second]}${edit}`);

const archived = fc.record({
  text: fc.oneof({ weight: 4, arbitrary: textOf }, { weight: 1, arbitrary: fc.constantFrom('红烧肉要多放糖。', '茶叶放冰箱。', '上桥走走就知道。') }),
  question: fc.constantFrom(...QUESTIONS),
  author: fc.constantFrom('甲', '乙', '丙', ''),
  site: fc.constantFrom('a.example', 'b.example'),
  topics: fc.subarray(['做饭', '生活', '桥']),
  answeredOn: fc.constantFrom('2019-03-04', '2020-05-06', '2020-07-08', undefined),
  votes: fc.constantFrom(0, 3, 30, undefined),
});

const WORDS = ['五花肉', '红烧肉', '茶叶', '热水', '长江', '大桥', '通车', '失眠', '纱窗', '切菜', '谢谢', '桥', '水', '怎么', '甲'];
const asked = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
  fc.constantFrom(
    '"冷水下锅"',
    '"先做好 纱窗"',
    '茶叶 -紫砂壶',
    '五花肉 OR 纱窗',
    '泡茶有什么讲究，水温要多高',
    '失眠的时候要不要看钟还是读书',
    '五化肉',
    'site:a.example 水',
  ),
);
const forms: fc.Arbitrary<Partial<SearchRequest>> = fc.record(
  {
    group: fc.constant('question' as const),
    copies: fc.constant('all' as const),
    match: fc.constant('all' as const),
    sort: fc.constantFrom('newest' as const, 'votes' as const),
  },
  { requiredKeys: [] },
);

interface Case {
  readonly query: string;
  readonly form: Partial<SearchRequest>;
}

/** Every hit of a list, page by page, with the first response. */
function leaf(searcher: Searcher, request: Partial<SearchRequest> & { readonly query: string }): { first: SearchResponse; hits: Hit[] } {
  const ask = (page: number): SearchResponse => searcher.search({ pageSize: 4, ...request, page });
  const first = ask(1);
  const hits = [...first.hits];
  for (let page = 2; hits.length < first.total && page < 100; page++) hits.push(...ask(page).hits);
  return { first, hits: [...hits, ...ask(Math.floor(first.total / first.pageSize) + 2).hits] };
}

/** What is shown, answer by answer. */
const shown = (hits: readonly Hit[]): readonly (Hit | HitAnswer)[] => hits.flatMap((hit) => hit.answers ?? [hit]);

/** Over an index that was brought up to date: it has several segments, and answers that are deleted. */
async function updatedSearcher(answers: readonly Answer[]): Promise<Searcher> {
  const directory = temporaryFolder();
  const analyzer = createAnalyzer();
  const options = { analyzer, planMerges: withoutMerging };
  const gone = answers.map(({ id, ...rest }) => ({ ...rest, id: `gone ${id}` }));
  const [first, second] = [pagesOf(answers.filter((_, i) => i % 3 > 0)), pagesOf(answers.filter((_, i) => i % 3 === 0))];
  await buildIndex(directory, { first, gone: pagesOf(gone) }, options);
  await buildIndex(directory, { first, second }, { ...options, unchanged: ['first'] });
  const engine = createEmbeddedEngine(openIndexFiles(directory, analyzer.fingerprint));
  return createSearcherOver(engine, analyzer, { snippetChars: 100, maxQueryChars: 200 });
}

/** Asks every question of a few cases of each of many archives. */
async function overArchives(check: (searcher: Searcher, asked: Case, answers: readonly Answer[]) => void): Promise<void> {
  const archives = fc.sample(fc.array(archived, { minLength: 1, maxLength: 40 }), { numRuns: ARCHIVES, seed: SEED });
  const cases = fc.sample(fc.record({ query: asked, form: forms }), { numRuns: ARCHIVES * QUERIES, seed: SEED });
  for (const [i, fields] of archives.entries()) {
    const answers = fields.map(({ answeredOn, votes, ...rest }, n) =>
      answer({ id: `id${n}`, ...rest, ...(answeredOn && { answeredOn }), ...(votes !== undefined && { votes }) }),
    );
    const searcher = await (i % 2 === 0 ? searcherOver(pagesOf(answers)) : updatedSearcher(answers));
    for (const one of cases.slice(i * QUERIES, (i + 1) * QUERIES)) {
      try {
        check(searcher, one, answers);
      } catch (cause) {
        throw new Error(`${JSON.stringify(one)} in ${JSON.stringify(answers)}`, { cause });
      }
    }
  }
}

test('a total is what paging reaches, each answer or question once', async () => {
  await overArchives((searcher, { query, form }) => {
    const { first, hits } = leaf(searcher, { query, ...form });
    assert.equal(hits.length, first.total);
    assert.equal(new Set(hits.map(({ id }) => id)).size, hits.length);
    assert.equal(first.counts, form.group && 'questions');
    if (!form.group) return;
    // What has no question of its own is alone.
    const questions = hits.map(({ questionId, id }) => questionId ?? id);
    assert.equal(new Set(questions).size, hits.length);
  });
});

test('no list shows two copies of one text, unless copies are asked for', async () => {
  await overArchives((searcher, { query, form: { copies: _copies, ...form } }) => {
    const { hits } = leaf(searcher, { query, ...form });
    const ids = shown(hits).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { copies = [] } of shown(hits)) for (const { id } of copies) assert.ok(!ids.includes(id), id);
  });
});

test('a question has as many answers, shown and others, as the flat list has', async () => {
  await overArchives((searcher, { query, form: { group: _group, ...form } }) => {
    const request = { query, ...form, match: 'all' as const };
    const flat = leaf(searcher, request);
    const grouped = leaf(searcher, { ...request, group: 'question' });
    const counts = new Map<string, number>();
    for (const { questionId, id } of flat.hits) counts.set(questionId ?? id, (counts.get(questionId ?? id) ?? 0) + 1);
    assert.deepEqual(
      new Map(grouped.hits.map(({ questionId, id, answers = [], others = 0 }) => [questionId ?? id, answers.length + others])),
      counts,
    );
    const flatIds = new Set(flat.hits.map(({ id }) => id));
    for (const { id, answers = [], others } of grouped.hits) {
      assert.deepEqual([answers[0]?.id, answers.length <= 3, answers.length === 3 || others === 0], [id, true, true]);
      for (const one of answers) assert.ok(flatIds.has(one.id), one.id);
    }
    // Each question stands where its best answer does.
    assert.deepEqual(
      grouped.hits.map(({ questionId, id }) => questionId ?? id),
      [...counts.keys()],
    );
  });
});

test('what is said to match of a question is what the search for it alone lists, but for copies that stand under another one', async () => {
  await overArchives((searcher, { query, form: { group: _group, ...form } }) => {
    const list = searcher.search({ query, page: 1, pageSize: 4, ...form, group: 'question' });
    const match = list.total === list.totalAll ? { match: 'all' as const } : {};
    const flat = new Set(leaf(searcher, { query, ...form, ...match }).hits.map(({ id }) => id));
    for (const { questionId, answers = [], others = 0 } of list.hits) {
      if (!questionId) continue;
      const alone = leaf(searcher, { query, ...form, ...match, filters: { question: questionId } });
      const [all, own] = [alone.hits.length, alone.hits.filter(({ id }) => flat.has(id)).length];
      assert.ok(own <= answers.length + others && answers.length + others <= all, questionId);
      if (match.match) assert.equal(own, answers.length + others, questionId);
    }
  });
});

test('a level that is full of copies hides no other answer', async () => {
  const long = '苹果手机的电池用久了会鼓起来，换一块要先拆屏幕，螺丝有两种长短，装回去的时候不要弄混。';
  const literal = Array.from({ length: 40 }, (_, i) => answer({ id: `l${i}`, question: `第${i}问`, text: `苹果手机第${i}种用法。` }));
  const copies = Array.from({ length: 30 }, (_, i) => answer({ id: `c${i}`, question: `转贴${i}`, text: `${long}${'！'.repeat(i % 3)}` }));
  const apart = Array.from({ length: 60 }, (_, i) => answer({ id: `a${i}`, question: `另${i}问`, text: `手机旁边放着第${i}个苹果。` }));
  const many = await searcherOver(pagesOf([...literal, ...copies, ...apart]));
  for (const group of ['none', 'question'] as const) {
    for (const pageSize of [7, 10, 25]) {
      const { first, hits } = leaf(many, { query: '苹果手机', group, pageSize });
      assert.deepEqual([hits.length, new Set(hits.map(({ id }) => id)).size], [first.total, first.total], `${group} ${pageSize}`);
      assert.equal(first.total, 101);
    }
  }
});
