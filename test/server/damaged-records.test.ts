/** Tests that a flipped bit in a record costs its own hit or page, whatever is asked for, and is told of once. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createSearcher, openIndex } from '../../src/library.js';
import type { AnswerDetail } from '../../src/model.js';
import type { Searcher } from '../../src/search/searcher.js';
import type { SearchResponse } from '../../src/search-model.js';
import { createApp } from '../../src/server/app.js';
import { listen } from '../../src/server/listen.js';
import { serviceOver } from '../../src/server/service.js';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { buildIndex } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf, revisionOf } from '../support/pages.js';

/** `XUNDA_FLIPS=2000 npm test` flips more bits. */
const FLIPS = Number(process.env.XUNDA_FLIPS ?? 200);

const TEXTS = ['泡茶要用开水。', '茶叶放在通风的地方。', '先洗杯子，再泡茶。', '茶壶不要用洗洁精。', '绿茶的水不要太热。', '红茶可以加牛奶。'];

const capture = (day: string, older = '') =>
  TEXTS.map((text, i) => {
    const body = `${text}${older}`;
    return answer({
      id: `茶:${i}`,
      question: `第${i % 3}种茶怎么泡？`,
      text: body,
      author: `茶友${i}`,
      archivedOn: day,
      revision: revisionOf(body),
      votes: i,
    });
  });

const directory = temporaryFolder();
const files = { 'a.jsonl': pagesOf(capture('2021-01-01', '当时还没试过。')), 'b.jsonl': pagesOf(capture('2024-01-01')) };
await buildIndex(
  directory,
  { ...files, 'c.jsonl': pagesOf([answer({ id: 'copy', text: `${TEXTS.join('')}一样的茶。` })]) },
  { analyzer: createAnalyzer() },
);

const RECORDS = readdirSync(directory).filter((name) => /\.(answers|older|pages)$/.test(name));

function open() {
  const told: string[] = [];
  const index = openIndex(directory, (what) => told.push(what));
  return { index, searcher: createSearcher(index), told };
}

let current = open();

const now = new Proxy({} as Searcher, { get: (_, name) => Reflect.get(current.searcher, name) as unknown });
const log: string[] = [];
const server = await listen(
  createApp(serviceOver(now), (line) => log.push(line)),
  '127.0.0.1',
  0,
);
after(() => server.close());

const get = async (path: string): Promise<{ status: number; text: string }> => {
  const response = await fetch(`${server.url}${path}`);
  return { status: response.status, text: await response.text() };
};

const SEARCHES = ['q=茶', 'q=茶&sort=newest&facets=author', 'q="泡茶"', 'q=泡茶要用开水&explain=true', 'q=茶&group=question', 'q=author:茶友1'].map(
  encodeURI,
);
const ids = [...TEXTS.map((_, i) => `茶:${i}`), 'copy'].map(encodeURIComponent);

const questions = (JSON.parse((await get(`/api/search?${SEARCHES[0]}`)).text) as SearchResponse).hits.map(({ questionId }) => questionId as string);
const PATHS = [
  ...SEARCHES.flatMap((query) => [`/search?${query}`, `/search.atom?${query}`]),
  ...ids.flatMap((id) => [`/answers/${id}`, `/api/answers/${id}/similar`]),
  ...[...new Set(questions)].flatMap((id) => [`/questions/${id}`, `/api/questions/${id}`]),
  ...['/', '/sitemap.xml', '/sitemaps/1.xml', encodeURI('/api/suggest?q=泡茶'), encodeURI('/suggest?q=第'), encodeURI('/authors/茶友1')],
];

const hitsOf = async (query: string) => (JSON.parse((await get(`/api/search?${query}`)).text) as SearchResponse).hits;
const wholeHits = new Map<string, Map<string, string>>();
for (const query of SEARCHES)
  wholeHits.set(query, new Map((await hitsOf(query)).map((hit) => [hit.id, JSON.stringify([hit.question, hit.snippets, hit.author])])));
const wholeAnswers = new Map<string, AnswerDetail>();
for (const id of ids) wholeAnswers.set(id, JSON.parse((await get(`/api/answers/${id}`)).text) as AnswerDetail);
current.index.close();

/** Asks for everything; every answer that is shown is as it was. */
async function askEverything(what: string): Promise<void> {
  for (const query of SEARCHES) {
    const whole = wholeHits.get(query) as Map<string, string>;
    const hits = await hitsOf(query);
    for (const hit of hits) {
      const shown = JSON.stringify([hit.question, hit.snippets, hit.author]);
      // Grouped, another answer to the question may stand for it.
      if (whole.has(hit.id)) assert.equal(shown, whole.get(hit.id), `${what}: ${query}`);
    }
    assert.ok(hits.length >= whole.size - 1, `${what}: ${query}: ${hits.length} of ${whole.size}`);
  }
  for (const id of ids) {
    const { status, text } = await get(`/api/answers/${id}`);
    const whole = wholeAnswers.get(id) as AnswerDetail;
    if (status === 404) continue;
    const shown = JSON.parse(text) as AnswerDetail;
    assert.deepEqual([shown.text, shown.author, shown.question, shown.votes], [whole.text, whole.author, whole.question, whole.votes], what);
    for (const older of shown.history)
      assert.ok(
        whole.history.some((one) => one.text === older.text),
        what,
      );
    for (const place of shown.places)
      assert.ok(
        whole.places.some((one) => JSON.stringify(one) === JSON.stringify(place)),
        what,
      );
  }
  for (const path of PATHS) {
    const { status } = await get(path);
    assert.ok(status < 500, `${what}: ${path}: ${status}\n${log.at(-1)}`);
  }
}

test('no flipped bit of a record is shown, makes a request fail, or harms what stands beside it', async () => {
  assert.equal(RECORDS.length, 3);
  let met = 0;
  for (let flip = 0; flip < FLIPS; flip++) {
    const name = RECORDS[flip % RECORDS.length] as string;
    const path = join(directory, name);
    const whole = readFileSync(path);
    // Spread evenly: the golden ratio's multiples.
    const at = Math.floor(((flip * 0.618034) % 1) * whole.length);
    const harmed = Buffer.from(whole);
    harmed[at] = (harmed[at] as number) ^ (1 << (flip % 8));
    writeFileSync(path, harmed);
    current = open();
    await askEverything(`${name} at ${at}`);
    assert.deepEqual(new Set(current.told).size, current.told.length, 'each is told once');
    assert.equal(current.index.damagedRecords, current.told.length);
    for (const what of current.told) assert.match(what, new RegExp(`${name} is damaged in record \\d+$`));
    assert.ok(current.told.length === 1, `${name} at ${at}: ${current.told}`);
    met += current.told.length;
    current.index.close();
    writeFileSync(path, whole);
  }
  assert.equal(met, FLIPS);
  assert.deepEqual(log, []);
});
