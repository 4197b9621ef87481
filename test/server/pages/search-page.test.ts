/** Tests the page of results. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Snippet } from '../../../src/model.js';
import type { Hit, SearchRequest, SearchResponse } from '../../../src/search-model.js';
import { searchPage as pageOf } from '../../../src/server/pages/search-page.js';
import { SITE } from '../site.js';

function snippet(text: string, fields: Partial<Snippet> = {}): Snippet {
  return { text, marks: [], cutBefore: false, cutAfter: false, ...fields };
}

function hit(id: string, snippets: readonly Snippet[] = [snippet('先浇水。')]): Hit {
  return {
    id,
    score: 1,
    match: 'all',
    question: { text: '怎么种花？', marks: [{ start: 2, end: 4, why: 'literal' }] },
    snippets,
    author: '',
    site: '',
    topics: [],
  };
}

function response(fields: Partial<SearchResponse> = {}): SearchResponse {
  return {
    query: '种花',
    match: 'all',
    total: 1,
    totalAll: 1,
    totalRelation: 'exact',
    page: 1,
    pageSize: 10,
    tookMs: 1.5,
    hits: [hit('a')],
    ...fields,
  };
}

/** The page of a response, for a request that asked for nothing else. */
const searchPage = (given: SearchResponse, request: Partial<SearchRequest> = {}): string =>
  pageOf(SITE, { query: given.query, page: given.page, pageSize: given.pageSize, ...request }, given);

test('parts passages by an ellipsis where text was left out', () => {
  const passages = [snippet('一。', { cutAfter: true }), snippet('二。', { cutBefore: true, cutAfter: true })];
  assert.ok(searchPage(response({ hits: [hit('a', passages)] })).includes('<p class="snippets">一。……二。……</p>'));
  assert.ok(searchPage(response({ hits: [hit('a', [snippet('全。')])] })).includes('<p class="snippets">全。</p>'));
});

test('escapes within and around marks', () => {
  const marked = snippet('<a>&<b>', { marks: [{ start: 3, end: 4, why: 'literal' }] });
  assert.ok(searchPage(response({ hits: [hit('a', [marked])] })).includes('&lt;a&gt;<mark>&amp;</mark>&lt;b&gt;'));
});

test('counts the hits of later pages from where the earlier ones end', () => {
  assert.ok(searchPage(response({ page: 3, pageSize: 20, total: 50 })).includes('<ol class="hits" start="41">'));
});

test('leads to the author and the topic that the query names', () => {
  const names = [{ kind: 'author', name: '<老>', total: 1200 } as const, { kind: 'topic', name: '种花', total: 3 } as const];
  const page = searchPage(response({ names }));
  assert.ok(page.includes('作者“<a href="/authors/%3C%E8%80%81%3E">&lt;老&gt;</a>”：共 1,200 条回答'));
  assert.match(page, /话题“<a href="\/search\?q=&amp;topic=[^"]+&amp;sort=newest">种花<\/a>”：共 3 条回答/);
  assert.ok(!searchPage(response()).includes('class="plain names"'));
});

test('marks the author who was named, and says in which script', () => {
  const named: Hit = { ...hit('a'), author: '陈七', authorMarks: [{ start: 0, end: 2, why: 'script' }] };
  const page = searchPage(response({ hits: [named] }));
  assert.match(page, /<a class="author"[^>]*><mark class="why-script" title="繁简或异体写法不同">陈七/);
  assert.ok(page.includes('class="legend"'));
});

test('says that nobody has a name, and offers another', () => {
  const request = { query: '花', filters: { author: '小蛮' } };
  const near = { kind: 'author', unknown: '小蛮', author: '小满', query: '花', filters: { author: '小满' }, total: 2 } as const;
  const found = { total: 0, totalAll: 0, hits: [], query: '花' };
  const page = searchPage(response({ ...found, advice: [near] }), request);
  assert.match(page, /没有叫“小蛮”的作者，改找“<a href="\/search\?q=[^"]+&amp;author=%E5%B0%8F%E6%BB%A1">小满<\/a>”（2 条）/);
  const alone = { kind: 'author', unknown: '小蛮', query: '花', total: 0 } as const;
  assert.ok(searchPage(response({ ...found, advice: [alone] }), request).includes('<li>没有叫“小蛮”的作者</li>'));
});

test('says that a count is a least one', () => {
  assert.match(searchPage(response({ total: 12_345, totalRelation: 'atLeast' })), /至少 12,345 条结果/);
  assert.doesNotMatch(searchPage(response()), /至少/);
});

test('says that a page lies behind the last one, and leads back to the last', () => {
  const page = searchPage(response({ total: 25, totalAll: 25, page: 9, hits: [] }));
  assert.match(page, /25 条结果，没有第 9 页/);
  assert.match(page, /rel="prev" href="\/search\?q=[^"]*&amp;page=3">到最后一页（第 3 页）/);
  assert.doesNotMatch(page, /<ol/);
  assert.doesNotMatch(page, /rel="next"/);
});

test('names a later page in its title', () => {
  assert.match(searchPage(response({ total: 25, page: 2 })), /<title>种花 的搜索结果 · 第 2 页 · 寻答<\/title>/);
});

test('names an author that is not known', () => {
  assert.match(searchPage(response()), /<span class="author">匿名<\/span>/);
});

test('shows a hit whatever its id is', () => {
  // A lone surrogate can stand in JSON, and has no place in an address.
  for (const id of ['', '/', '..', '%', '\ud800x', '"><b>'])
    assert.match(searchPage(response({ hits: [hit(id), hit('b')] })), /<li>[\s\S]*<li>/, JSON.stringify(id));
});

test('tells hits that match in part apart, and says how many match all', () => {
  const page = searchPage(response({ total: 2, totalAll: 1, hits: [hit('a'), { ...hit('b'), match: 'some' }] }));
  assert.match(page, /2 条结果，其中 1 条完全符合/);
  assert.match(page, /<ol class="hits" start="1">[\s\S]*以下只含一部分词语：<\/p><ol class="hits" start="2">/);
  const none = searchPage(response({ match: 'some', totalAll: 0, hits: [{ ...hit('b'), match: 'some' }] }));
  assert.match(none, /没有回答含有全部词语/);
  assert.doesNotMatch(searchPage(response()), /一部分/);
});

test('in one list a hit that matches in part says so itself', () => {
  const page = searchPage(response({ total: 2, totalAll: 1, mixed: true, hits: [{ ...hit('a'), match: 'some' }, hit('b')] }));
  assert.equal(page.match(/只含一部分词语<\/p>/g)?.length, 1);
  assert.ok(!page.includes('以下只含一部分词语') && page.indexOf('只含一部分词语') < page.indexOf('/answers/b'));
});

test('offers other orders, grouping and values to choose, and takes filters away, without losing the rest', () => {
  const page = searchPage(
    response({
      facets: {
        site: [
          { value: 'a.example', count: 2 },
          { value: 'b.example', count: 1 },
        ],
        year: [{ value: '2021', count: 3 }],
      },
    }),
    {
      filters: { author: '阿木', from: '2020' },
      sort: 'newest',
      page: 3,
    },
  );
  assert.match(page, /<li aria-current="true">最新<\/li>/);
  assert.match(page, /<a href="\/search\?q=[^"]*&amp;author=[^"]*&amp;from=2020&amp;sort=oldest">最早/);
  assert.match(page, /author=[^"&]*&amp;site=a\.example&amp;from=2020&amp;sort=newest">a\.example<\/a> <span class="soft">2/);
  assert.match(page, /<a href="\/search\?q=[^"&]*&amp;from=2020&amp;sort=newest">作者：阿木/);
  // Nothing is to be chosen where all hits share a value.
  assert.doesNotMatch(page, /年份/);
});

test('the next search keeps what was chosen, and each of it can be taken away', () => {
  const page = searchPage(response({ total: 0, totalAll: 0, hits: [] }), {
    filters: { author: '阿木"', from: '2020' },
    sort: 'votes',
    group: 'question',
    copies: 'all',
    explain: true,
    pageSize: 5,
    page: 1,
  });
  const kept = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => `${name}=${value}`);
  assert.deepEqual(kept, ['author=阿木&quot;', 'from=2020', 'sort=votes', 'group=question', 'copies=all', 'explain=true', 'pageSize=5']);
  const hrefs = [...page.matchAll(/href="(\/search[^"]*)"/g)].map(([, href]) => new URLSearchParams(href?.replaceAll('&amp;', '&').split('?')[1]));
  // With the order goes what is listed in it.
  for (const [name, others] of [['author'], ['from'], ['sort', 1], ['group'], ['copies'], ['explain'], ['pageSize']] as [string, number?][])
    assert.ok(
      hrefs.some((parameters) => !parameters.has(name) && parameters.size === kept.length - (others ?? 0)),
      name,
    );
  assert.doesNotMatch(searchPage(response({ page: 2, total: 50 }), { page: 2 }), /type="hidden"/);
});

test('says that a hit is foreign, has copies, has others of its question, and why it is there', () => {
  const whole = {
    ...hit('a'),
    foreign: true as const,
    others: 4,
    questionId: '0123456789ab',
    copies: [{ id: 'c', question: '别处？', author: '乙', site: 'b.example' }],
    explanation: {
      stands: 'words' as const,
      terms: [{ channel: 'words' as const, field: 'body' as const, term: '浇水', match: 'exact' as const, score: 1.5 }],
    },
  };
  const page = searchPage(response({ hits: [whole] }), { group: 'question' });
  for (const text of [
    '看来不是答这个问题的',
    '还有 4 条相符',
    '另有 1 份相同的文字',
    '<a href="/answers/c">别处？</a>',
    '得分 1.00，含有全部词语',
    '<td>浇水</td>',
  ])
    assert.ok(page.includes(text), text);
  assert.match(searchPage(response({ hits: [{ ...hit('a'), doubtful: true }] })), /可能不是答这个问题的/);
});

test('offers the order by votes only where there are any', () => {
  assert.doesNotMatch(searchPage(response()), /赞同最多/);
  assert.match(searchPage(response({ hits: [{ ...hit('a'), votes: 0 }] })), /赞同最多/);
  assert.match(searchPage(response({ total: 0, hits: [] }), { sort: 'votes' }), /<li aria-current="true">赞同最多/);
});

test('offers all that can be asked of a search, and takes each back', () => {
  const inPart = response({ total: 3, totalAll: 1 });
  const links = (page: string): Record<string, string> =>
    Object.fromEntries(
      [...page.matchAll(/<li><a href="\/search\?q=[^"&]*&?(?:amp;)?([^"]*)">([^<]*)<\/a><\/li>/g)].map(([, address = '', name = '']) => [
        name,
        address.replaceAll('&amp;', '&'),
      ]),
    );
  const offered = links(searchPage(inPart, { group: 'question' }));
  assert.deepEqual(
    ['列出所有回答', '只列含全部词语的', '相同的文字也都列出', '只按所写的字找', '显示得分'].map((name) => offered[name]),
    ['group=none', 'match=all', 'copies=all', 'channels=none', 'explain=true'],
  );
  assert.ok(!('只列含全部词语的' in links(searchPage(response()))));
  const taken = links(searchPage(inPart, { group: 'none', match: 'all', copies: 'all', channels: [], explain: true }));
  assert.deepEqual(
    Object.keys(taken).filter((name) =>
      ['每个问题列一次', '也列只含一部分词语的', '相同的文字并为一条', '拼音、各地说法也算', '不显示得分'].includes(name),
    ).length,
    5,
  );
});

test('counts questions where each is listed once, and leads to the whole of it', () => {
  const page = searchPage(response({ total: 7, totalAll: 7, counts: 'questions', hits: [{ ...hit('a'), others: 4, questionId: '0123456789ab' }] }), {
    group: 'question',
  });
  assert.match(page, /7 个问题（/);
  assert.match(page, /<a href="\/questions\/0123456789ab">看整个问题<\/a>/);
});

test('says below the count what marks stand for that are not as typed, each once', () => {
  const marks = [
    { start: 0, end: 1, why: 'pinyin' },
    { start: 1, end: 2, why: 'script' },
    { start: 2, end: 3, why: 'pinyin' },
  ] as const;
  assert.match(searchPage(response({ hits: [hit('a', [snippet('一二三', { marks })])] })), /带点线的标记：繁简或异体写法不同、拼音相符。/);
  assert.doesNotMatch(searchPage(response()), /带点线/);
});

test('says that a query which only excludes was searched as it stands', () => {
  assert.match(searchPage(response({ query: '-重庆' })), /“-重庆”只说了不要什么，所以照原文搜索/);
  assert.doesNotMatch(searchPage(response({ query: '-重庆' }), { filters: { author: '阿木' } }), /照原文搜索/);
  assert.doesNotMatch(searchPage(response({ query: '大桥 -重庆' })), /照原文搜索/);
});

test('calls what was chosen by names that can be read', () => {
  const page = searchPage(response(), { channels: [], copies: 'all', match: 'all', explain: true });
  for (const name of ['别的说法：不要', '相同的文字：每份都列出', '词语：要含全部', '得分说明：显示']) assert.ok(page.includes(name), name);
  assert.ok(searchPage(response(), { channels: ['pinyin', 'region'] }).includes('别的说法：拼音、各地说法'));
});

test('leads from a hit to its first mark, by the correction where that found it', () => {
  assert.match(searchPage(response()), /href="\/answers\/a\?q=%E7%A7%8D%E8%8A%B1#m1"/);
  const corrected = response({ query: '种化', correction: { query: '种花', total: 1, applied: true } });
  assert.match(searchPage(corrected), /href="\/answers\/a\?q=%E7%A7%8D%E8%8A%B1#m1"/);
});

const topics = { topic: ['园艺', '阳台', '盆栽'].map((value) => ({ value, count: 2 })) };
/** Addresses within the facets, by what they are called. */
const facetLinks = (page: string): Record<string, string> =>
  Object.fromEntries(
    [
      ...(/<aside[\s\S]*<\/aside>/.exec(page)?.[0] ?? '').matchAll(
        /<a(?: class="sign")? href="([^"]*)"(?: aria-current="true")?(?: aria-label="([^"]*)")?>([^<]*)/g,
      ),
    ].map(([, href = '', label, text = '']) => [
      label ?? text,
      decodeURIComponent(href.replaceAll('&amp;', '&').replace('/search?q=%E7%A7%8D%E8%8A%B1', '')),
    ]),
  );

test('a value leads to what has it alone; beside chosen ones it can be added, and these can be taken away', () => {
  assert.deepEqual(facetLinks(searchPage(response({ facets: topics }))), { 园艺: '&topic=园艺', 阳台: '&topic=阳台', 盆栽: '&topic=盆栽' });
  const page = searchPage(response({ facets: topics }), { filters: { topic: ['园艺', '阳台'], from: '2020' }, page: 3 });
  assert.deepEqual(facetLinks(page), {
    ...{ 园艺: '&topic=园艺&from=2020', 阳台: '&topic=阳台&from=2020', 盆栽: '&topic=盆栽&from=2020' },
    ...{ 去掉园艺: '&topic=阳台&from=2020', 去掉阳台: '&topic=园艺&from=2020', 也看盆栽: '&topic=园艺&topic=阳台&topic=盆栽&from=2020' },
  });
  assert.equal(page.match(/aria-current="true">(园艺|阳台)</g)?.length, 2);
  const full = Array.from({ length: 20 }, (_, i) => `t${i}`);
  assert.doesNotMatch(searchPage(response({ facets: topics }), { filters: { topic: full } }), /也看/);
});

test('a year takes the place of the days that were asked for', () => {
  const facets = {
    year: [
      { value: '2021', count: 1 },
      { value: '2022', count: 3 },
    ],
  };
  assert.deepEqual(facetLinks(searchPage(response({ facets }), { filters: { from: '2022', to: '2022' } })), {
    ...{ 2021: '&from=2021&to=2021', 2022: '&from=2022&to=2022', 去掉2022: '' },
  });
});

test('where only hits with everything were counted, a value leads to these', () => {
  const page = searchPage(
    response({
      facets: {
        ...topics,
        site: [
          { value: 'a.example', count: 1 },
          { value: 'b.example', count: 1 },
        ],
      },
      facetsAll: ['topic'],
    }),
    { filters: { topic: '园艺' } },
  );
  const links = facetLinks(page);
  assert.deepEqual(
    [links.阳台, links.也看阳台, links.去掉园艺, links['a.example']],
    ['&topic=阳台&match=all', '&topic=园艺&topic=阳台&match=all', '', '&site=a.example&topic=园艺'],
  );
});

test('a field is listed where there is something else to choose, however few have it', () => {
  const one = (value: string) => response({ facets: { topic: [{ value, count: 1 }] } });
  assert.deepEqual(facetLinks(searchPage(one('阳台'), { filters: { topic: '园艺' } })), { 阳台: '&topic=阳台', 也看阳台: '&topic=园艺&topic=阳台' });
  assert.doesNotMatch(searchPage(one('园艺'), { filters: { topic: '园艺' } }), /<aside/);
});

test('what was chosen is seen among the first, however few hits have it', () => {
  const many = Array.from({ length: 12 }, (_, i) => ({ value: `t${i}`, count: 20 - i }));
  const page = searchPage(response({ facets: { topic: many } }), { filters: { topic: 't11' } });
  assert.ok(page.indexOf('>t11</a>') < page.indexOf('还有 5 个') && page.indexOf('还有 5 个') < page.indexOf('>t6</a>'));
});

test('each of several values is kept by the next search, and can be taken away by itself', () => {
  const page = searchPage(response(), { filters: { author: ['甲', '乙'] } });
  assert.deepEqual(
    [...page.matchAll(/type="hidden" name="author" value="(.)"/g)].map(([, value]) => value),
    ['甲', '乙'],
  );
  assert.match(page, /<a href="\/search\?q=[^"&]*&amp;author=%E4%B9%99">作者：甲/);
  const author = { ...hit('a'), author: '甲' };
  assert.match(searchPage(response({ hits: [author] }), { filters: { author: ['甲', '乙'] } }), /rel="author"/);
  assert.doesNotMatch(searchPage(response({ hits: [author] }), { filters: { author: ['甲'] } }), /rel="author"/);
});

test('says that only the question of a hit matches, where its text and author have no mark', () => {
  const mark = { start: 0, end: 1, why: 'literal' } as const;
  assert.match(searchPage(response()), /只在问题中匹配/);
  assert.doesNotMatch(searchPage(response({ hits: [hit('a', [snippet('一'), snippet('二', { marks: [mark] })])] })), /只在问题中/);
  assert.doesNotMatch(searchPage(response({ hits: [{ ...hit('a'), author: '种花', authorMarks: [mark] }] })), /只在问题中/);
  assert.doesNotMatch(searchPage(response({ hits: [{ ...hit('a'), question: { text: '种花', marks: [] } }] })), /只在问题中/);
});
