/** Tests the HTTP API: fields and types of every response, over a running application. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnswerDetail, IndexStats, MarkedText } from '../../src/model.js';
import type { QuestionDetail } from '../../src/question-model.js';
import type { SearchResponse, SimilarResponse, SuggestResponse } from '../../src/search-model.js';
import { anyText, holdsForAsync } from '../support/property.js';
import { BARE, type ErrorBody, HOSTILE, LINKED, POTS, searchPath, startSite } from './site.js';

const site = await startSite();
const ALL = [HOSTILE, LINKED, BARE, ...POTS];

const TYPES: Record<string, string> = {
  page: 'number',
  pageSize: 'number',
  total: 'number',
  totalAll: 'number',
  tookMs: 'number',
  score: 'number',
  votes: 'number',
};
const REQUIRED_IN_HIT = ['id', 'score', 'match', 'question', 'snippets', 'author', 'site', 'topics'];
const OPTIONAL_IN_HIT = ['questionId', 'url', 'archivedOn', 'answeredOn', 'dateIs', 'votes', 'foreign', 'copies'];

/** An object has all of the required fields, and beside them at most the optional ones, none of them null. */
function hasFields(value: object, required: readonly string[], optional: readonly string[] = []): void {
  const names = Object.keys(value);
  for (const name of required) assert.ok(names.includes(name), `${name} is missing`);
  for (const name of names) assert.ok(required.includes(name) || optional.includes(name), `${name} is not documented`);
  for (const [name, field] of Object.entries(value)) {
    assert.notEqual(field, null, name);
    if (name in TYPES && typeof field !== 'object') assert.equal(typeof field, TYPES[name], name);
  }
}

function marksAreSound({ text, marks }: MarkedText): void {
  let at = 0;
  for (const mark of marks) {
    hasFields(mark, ['start', 'end', 'why']);
    assert.ok(['literal', 'script', 'region', 'synonym', 'pinyin', 'typo', 'prefix'].includes(mark.why), mark.why);
    assert.ok(Number.isInteger(mark.start) && Number.isInteger(mark.end));
    assert.ok(mark.start >= at && mark.start < mark.end && mark.end <= text.length, `${JSON.stringify(marks)} in ${text.length}`);
    at = mark.end;
  }
}

function responseIsSound(response: SearchResponse): void {
  hasFields(response, ['query', 'match', 'total', 'totalRelation', 'totalAll', 'page', 'pageSize', 'tookMs', 'hits'], ['advice', 'correction']);
  assert.ok(response.hits.length <= response.pageSize);
  assert.ok(response.total >= response.hits.length && response.tookMs >= 0);
  assert.ok(['exact', 'atLeast'].includes(response.totalRelation));
  for (const hit of response.hits) {
    hasFields(hit, REQUIRED_IN_HIT, OPTIONAL_IN_HIT);
    const original = ALL.find(({ id }) => id === hit.id);
    assert.equal(hit.question.text, original?.question);
    hasFields(hit.question, ['text', 'marks']);
    marksAreSound(hit.question);
    for (const snippet of hit.snippets) {
      hasFields(snippet, ['text', 'marks', 'cutBefore', 'cutAfter']);
      assert.ok(original?.text.includes(snippet.text), 'a snippet is a slice of the text');
      assert.deepEqual([typeof snippet.cutBefore, typeof snippet.cutAfter], ['boolean', 'boolean']);
      marksAreSound(snippet);
    }
  }
  const matches = response.hits.map(({ match }) => match);
  assert.deepEqual(matches, matches.toSorted());
  assert.equal(response.match, response.totalAll > 0 ? 'all' : 'some');
}

test('answers a search with a hit that says all that is known', async () => {
  const response = await site.json<SearchResponse>(searchPath('/api/search', { q: '炒菜' }));
  responseIsSound(response);
  const { hits, tookMs: _tookMs, ...rest } = response;
  assert.deepEqual(rest, { query: '炒菜', match: 'all', total: 1, totalRelation: 'exact', totalAll: 1, page: 1, pageSize: 10 });
  const { score, snippets, question: _question, questionId: _id, ...hit } = hits[0] as (typeof hits)[0];
  assert.ok(score > 0);
  const { id, author, site: name, url, archivedOn, answeredOn, votes, topics } = HOSTILE;
  assert.deepEqual(hit, { id, match: 'all', author, site: name, url, archivedOn, answeredOn, votes, topics, dateIs: 'answeredOn' });
  assert.deepEqual(
    snippets.flatMap(({ text, marks }) => marks.map(({ start, end }) => text.slice(start, end))),
    ['炒菜'],
  );
});

test('leaves out of a hit what is not known', async () => {
  const { hits } = await site.json<SearchResponse>(searchPath('/api/search', { q: '链条生锈' }));
  assert.deepEqual(Object.keys(hits[0] ?? {}).toSorted(), [...REQUIRED_IN_HIT, 'questionId'].toSorted());
  assert.equal(hits[0]?.author, '');
});

test('keeps a count of no votes apart from none known, and names the day of the archive', async () => {
  const { hits } = await site.json<SearchResponse>(searchPath('/api/search', { q: '番茄' }));
  assert.deepEqual([hits[0]?.votes, hits[0]?.dateIs, hits[0]?.archivedOn], [0, 'archivedOn', '2023-01-02']);
});

test('gives each hit once over all pages', async () => {
  const ids: string[] = [];
  for (let page = 1; page <= 4; page++) {
    const response = await site.json<SearchResponse>(searchPath('/api/search', { q: '兰花', page: String(page), pageSize: '9' }));
    responseIsSound(response);
    assert.deepEqual([response.total, response.page, response.pageSize], [25, page, 9]);
    ids.push(...response.hits.map(({ id }) => id));
  }
  assert.deepEqual(ids.toSorted(), POTS.map(({ id }) => id).toSorted());
});

test('answers the largest page and the last allowed one', async () => {
  const widest = await site.json<SearchResponse>(searchPath('/api/search', { q: '兰花', pageSize: '100' }));
  assert.equal(widest.hits.length, 25);
  const last = await site.json<SearchResponse>(searchPath('/api/search', { q: '兰花', page: '1000000', pageSize: '100' }));
  assert.deepEqual([last.total, last.page, last.hits], [25, 1_000_000, []]);
});

test('answers a query of nothing but signs with no hits', async () => {
  const response = await site.json<SearchResponse>(searchPath('/api/search', { q: '，。！?' }));
  responseIsSound(response);
  assert.deepEqual([response.total, response.hits], [0, []]);
});

test('ignores parameters it does not know', async () => {
  const { status } = await site.get(`${searchPath('/api/search', { q: '兰花', utm_source: 'x' })}&__proto__=1&q[]=2`);
  assert.equal(status, 200);
});

test('answers any text soundly, with marks inside the text', async () => {
  await holdsForAsync(anyText(10), async (query) => {
    const path = searchPath('/api/search', { q: query });
    const reply = await site.get(path);
    if (reply.status === 400) {
      assert.match((JSON.parse(reply.text) as ErrorBody).error.message, /^q: /);
      assert.ok(query.trim() === '' || query.length > 60);
      return;
    }
    assert.equal(reply.status, 200);
    const response = JSON.parse(reply.text) as SearchResponse;
    assert.equal(response.query, new URLSearchParams(path.split('?')[1]).get('q'));
    responseIsSound(response);
  });
});

test('gives a whole answer by its id, however odd', async () => {
  for (const original of ALL.slice(0, 4)) {
    const detail = await site.json<AnswerDetail>(`/api/answers/${encodeURIComponent(original.id)}`);
    hasFields(
      detail,
      ['id', 'question', 'author', 'text', 'site', 'topics', 'places', 'page', 'history', 'copies', 'archived'],
      [...OPTIONAL_IN_HIT, 'questionDetail'],
    );
    const {
      places,
      page: _page,
      dateIs: _dateIs,
      copies: _copies,
      history: _history,
      archived: _archived,
      questionId: _questionId,
      ...answer
    } = detail;
    assert.deepEqual(answer, original);
    for (const place of places) hasFields(place, ['question', 'page'], ['archivedOn']);
  }
});

test('names all pages an answer stands on, its home first, and who else is there', async () => {
  const { places, page, dateIs } = await site.json<AnswerDetail>(`/api/answers/${LINKED.id}`);
  assert.deepEqual(places, [
    { question: LINKED.question, page: 1, archivedOn: '2023-01-02' },
    { question: '番茄叶子发黄怎么办？', page: 2, archivedOn: '2023-04-05' },
  ]);
  assert.deepEqual(page, {
    question: LINKED.question,
    pageNumber: 1,
    site: 'jian.example',
    archivedOn: '2023-01-02',
    related: ['番茄和西红柿一样吗？', '<b>黄瓜</b>怎么搭架？'],
    previous: '辣椒为什么不结果？',
    next: '茄子要不要打叶？',
    answers: [
      { id: LINKED.id, author: '阿花' },
      { id: BARE.id, author: '' },
    ],
  });
  assert.equal(dateIs, 'archivedOn');
});

test('tells what the index holds', async () => {
  const stats = await site.json<IndexStats>('/api/stats');
  hasFields(stats, ['answers', 'olderTexts', 'pages', 'characters', 'sites', 'segments', 'bytes', 'analyzer'], ['archived', 'answered']);
  assert.deepEqual([stats.answers, stats.pages, stats.segments], [28, 28, 1]);
  assert.equal(
    stats.characters,
    ALL.reduce((sum, { text }) => sum + text.length, 0),
  );
  assert.deepEqual(stats.sites, [
    { site: 'jian.example', answers: 26 },
    { site: '', answers: 1 },
    { site: '<u>jian</u>.example', answers: 1 },
  ]);
  assert.deepEqual(
    [stats.archived, stats.answered],
    [
      { from: '2023-01-02', to: '2024-05-06' },
      { from: '2021-02-03', to: '2021-02-03' },
    ],
  );
  assert.ok(stats.bytes > 0 && stats.analyzer.length > 0);
});

test('refuses each bad parameter by its name', async () => {
  const bad: readonly [string, string][] = [
    ['', 'q'],
    ['q=', 'q'],
    ['q=%20%E3%80%80', 'q'],
    ['q=%E2%80%8B', 'q'],
    [`q=${'a'.repeat(61)}`, 'q'],
    ['q=a&q=b', 'q'],
    ['q=a&q=a', 'q'],
    ...['0', '-1', 'abc', '1.5', '', '%201', '1e3', '0x1', 'NaN', '1000001', '9'.repeat(400)].map((page): [string, string] => [
      `q=a&page=${page}`,
      'page',
    ]),
    ['q=a&page=1&page=2', 'page'],
    ...['0', '-1', 'abc', '1.5', '', '101', '9'.repeat(20)].map((size): [string, string] => [`q=a&pageSize=${size}`, 'pageSize']),
    ['q=a&pageSize=1&pageSize=1', 'pageSize'],
  ];
  for (const [parameters, name] of bad) {
    const reply = await site.get(`/api/search?${parameters}`);
    assert.equal(reply.status, 400, parameters);
    const body = JSON.parse(reply.text) as ErrorBody;
    assert.deepEqual([Object.keys(body), Object.keys(body.error)], [['error'], ['code', 'message']]);
    assert.equal(body.error.code, 'invalid_request');
    assert.ok(body.error.message.startsWith(`${name}: `), `${parameters}: ${body.error.message}`);
    assert.match(reply.headers.get('content-type') ?? '', /^application\/json/);
  }
});

test('says what is allowed where a number is out of range', async () => {
  const { error } = await site.json<ErrorBody>('/api/search?q=a&pageSize=101');
  assert.equal(error.message, 'pageSize: is 101; a whole number from 1 to 100 is allowed');
});

test('suggests what may be meant by what was typed so far', async () => {
  const suggested = await site.json<SuggestResponse>(`/api/suggest?q=${encodeURIComponent('兰花')}&limit=5`);
  hasFields(suggested, ['query', 'suggestions', 'tookMs']);
  assert.equal(suggested.query, '兰花');
  assert.equal(suggested.suggestions.length, 5);
  for (const suggestion of suggested.suggestions) {
    hasFields(suggestion, ['kind', 'text', 'marks', 'query', 'path'], ['count', 'filters', 'questionId']);
    assert.ok(['words', 'question', 'author'].includes(suggestion.kind));
    marksAreSound(suggestion);
  }
  const half = await site.json<SuggestResponse>(`/api/suggest?q=${encodeURIComponent("lan'h")}`);
  assert.ok(half.suggestions.some(({ text, marks }) => text === '兰花' && marks[0]?.why === 'pinyin'));
});

test('suggests beside the hits of a search where it is asked to, and under its filters', async () => {
  const search = (more: string): Promise<SearchResponse> => site.json<SearchResponse>(`/api/search?q=${encodeURIComponent('兰花')}${more}`);
  const { suggestions = [], hits } = await search('&suggestions=3');
  assert.deepEqual([suggestions.length, hits.length > 0], [3, true]);
  assert.deepEqual(suggestions, (await site.json<SuggestResponse>(`/api/suggest?q=${encodeURIComponent('兰花')}&limit=3`)).suggestions);
  assert.deepEqual((await search('&suggestions=3&site=nowhere.example')).suggestions, []);
  assert.deepEqual((await site.json<SuggestResponse>(`/api/suggest?q=${encodeURIComponent('兰花')}&site=nowhere.example`)).suggestions, []);
  assert.equal('suggestions' in (await search('')), false);
  for (const number of ['0', '21', 'x', '1.5']) assert.equal((await site.get(`/api/search?q=a&suggestions=${number}`)).status, 400, number);
});

test('suggestions lead to the search for words, the page of a question, the page of an author', async () => {
  const paths = { words: /^\/search\?q=/, question: /^\/questions\/[\da-f]{12}$/, author: /^\/authors\// };
  const seen = new Set<string>();
  for (const typed of ['兰花', '花友1', '自行车链']) {
    for (const { kind, text, path = '' } of (await site.json<SuggestResponse>(`/api/suggest?q=${encodeURIComponent(typed)}`)).suggestions) {
      assert.match(path, paths[kind]);
      const { status, text: page } = await site.get(path);
      assert.deepEqual([status, page.includes(text)], [200, true], path);
      seen.add(kind);
    }
  }
  assert.deepEqual([...seen].sort(), ['author', 'question', 'words']);
});

test('suggests eight at most where no limit is given, nothing where nothing was typed, and refuses other limits', async () => {
  assert.equal((await site.json<SuggestResponse>(`/api/suggest?q=${encodeURIComponent('第')}`)).suggestions.length, 8);
  for (const path of ['/api/suggest', '/api/suggest?q=', '/api/suggest?q=%20', `/api/suggest?q=${'a'.repeat(10_000)}`]) {
    assert.deepEqual((await site.json<SuggestResponse>(path)).suggestions, [], path);
  }
  for (const limit of ['0', '21', 'x', '1.5']) {
    const reply = await site.get(`/api/suggest?q=a&limit=${limit}`);
    assert.equal(reply.status, 400);
    assert.match((JSON.parse(reply.text) as ErrorBody).error.message, /^limit/);
  }
  assert.equal((await site.get('/api/suggest?q=a')).headers.get('cache-control'), 'private, max-age=60');
});

test('gives a question with its answers, page by page, and refuses what is none', async () => {
  const { questionId } = await site.json<AnswerDetail>(`/api/answers/${LINKED.id}`);
  const question = await site.json<QuestionDetail>(`/api/questions/${questionId}?pageSize=1&page=2`);
  assert.deepEqual([question.question, question.total, question.page, question.pageSize], [LINKED.question, 2, 2, 1]);
  assert.deepEqual(
    question.answers.map(({ id }) => id),
    [BARE.id],
  );
  for (const [path, status] of [
    ['/api/questions/0123456789ab', 404],
    ['/api/questions/..', 404],
    [`/api/questions/${questionId}?page=0`, 400],
    [`/api/questions/${questionId}?pageSize=101`, 400],
    [`/api/questions/${questionId}?page=a`, 400],
  ] as const)
    assert.equal((await site.get(path)).status, status, path);
});

test('gives similar answers, also without those to the same question, and refuses other ways to choose', async () => {
  const { questionId } = await site.json<AnswerDetail>(`/api/answers/${LINKED.id}`);
  const { id, words, hits } = await site.json<SimilarResponse>(`/api/answers/${LINKED.id}/similar?question=other`);
  assert.equal(id, LINKED.id);
  assert.ok(words.length > 0);
  assert.ok(hits.every((hit) => hit.questionId !== questionId));
  assert.deepEqual(
    await site.json<SimilarResponse>(`/api/answers/${LINKED.id}/similar?question=any&limit=5`),
    await site.json<SimilarResponse>(`/api/answers/${LINKED.id}/similar`),
  );
  for (const asked of ['question=own', 'question=other&question=any', 'limit=0', 'limit=101', 'limit=a'])
    assert.equal((await site.get(`/api/answers/${LINKED.id}/similar?${asked}`)).status, 400, asked);
});

test('marks an answer by what it was found by', async () => {
  const { text, marks } = await site.json<AnswerDetail>(`/api/answers/${LINKED.id}?q=${encodeURIComponent('番茄')}`);
  assert.deepEqual(marks?.text, [{ start: text.indexOf('番茄'), end: text.indexOf('番茄') + 2, why: 'literal' }]);
  assert.equal((await site.get(`/api/answers/${LINKED.id}?q=${'a'.repeat(61)}`)).status, 400);
  assert.equal((await site.get(`/api/answers/${LINKED.id}?q=a&channels=x`)).status, 400);
});

test('leaves out what matches in part where it is told to', async () => {
  const query = { q: '番茄 牙刷' };
  assert.ok((await site.json<SearchResponse>(searchPath('/api/search', query))).total > 0);
  const { total, hits } = await site.json<SearchResponse>(searchPath('/api/search', { ...query, match: 'all' }));
  assert.deepEqual([total, hits], [0, []]);
  assert.equal((await site.get(searchPath('/api/search', { ...query, match: 'some' }))).status, 400);
});

test('may be read from the pages of any site, errors too, without credentials', async () => {
  for (const path of ['/api/stats', '/api/search?q=a', '/api/search', '/api/nope', '/suggest?q=a']) {
    const { headers } = await site.get(path, { headers: { origin: 'https://host.example' } });
    assert.equal(headers.get('access-control-allow-origin'), '*', path);
    assert.equal(headers.get('access-control-allow-credentials'), null);
  }
  const asked = await site.get('/api/search', {
    method: 'OPTIONS',
    headers: { origin: 'https://host.example', 'access-control-request-method': 'GET' },
  });
  assert.deepEqual([asked.status, asked.headers.get('access-control-max-age')], [204, '86400']);
  for (const path of ['/', '/search?q=a', '/nope']) {
    assert.equal((await site.get(path, { headers: { origin: 'https://host.example' } })).headers.get('access-control-allow-origin'), null, path);
  }
});

test('takes several values of a filter, any of which will do', async () => {
  const found = async (path: string) => (await site.json<SearchResponse>(path)).hits.map(({ author }) => author).sort();
  const both = '/api/search?q=兰花&author=花友3&author=花友7&author=';
  assert.deepEqual(await found(encodeURI(both)), ['花友3', '花友7']);
  const { suggestions } = await site.json<SuggestResponse>(encodeURI('/api/suggest?q=兰花&author=花友3&author=花友7'));
  assert.deepEqual(suggestions.flatMap(({ kind, text }) => (kind === 'question' ? [text] : [])).sort(), ['第3盆兰花怎么养？', '第7盆兰花怎么养？']);
  for (const path of ['/api/search?q=x', '/api/suggest?q=x', '/search?q=x', '/search.atom?q=x']) {
    const many = Array.from({ length: 21 }, (_, i) => `&topic=t${i}`).join('');
    assert.equal((await site.get(path + many)).status, 400, path);
    assert.equal((await site.get(path + many.replace('t20', 't0'))).status, 200, path);
  }
});

test('counts by field what a filter of the field would leave, and says of which fields it counts only what has everything', async () => {
  const { facets, facetsAll, total } = await site.json<SearchResponse>(
    searchPath('/api/search', { q: '兰花 通风', author: '花友3', facets: 'author,site', pageSize: '1' }),
  );
  assert.deepEqual([total, facets?.author?.length, facets?.site, facetsAll], [1, 25, [{ value: 'jian.example', count: 1 }], ['author', 'site']]);
});
