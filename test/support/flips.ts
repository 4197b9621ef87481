/** Flips bits of the records of an index, one at a time, and asks a server for everything: what it shows, what fails, and what is missing beside it. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSearcher, openIndex } from '../../src/library.js';
import type { AnswerDetail } from '../../src/model.js';
import type { Searcher } from '../../src/search/searcher.js';
import type { SearchResponse } from '../../src/search-model.js';
import { createApp } from '../../src/server/app.js';
import { listen, type RunningServer } from '../../src/server/listen.js';
import { serviceOver } from '../../src/server/service.js';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { buildIndex } from './build.js';
import { answer, pagesOf, revisionOf } from './pages.js';

/** What one flipped bit did. */
export interface Flipped {
  /** The file of records and the place of the byte in it. */
  readonly where: string;
  /** What the index told of damaged records: one, once, is as it should be. */
  readonly told: readonly string[];
  /** What was shown and is not what was written. */
  readonly silent: readonly string[];
  /** What was answered with a status of 500 or more, or logged. */
  readonly failed: readonly string[];
  /** Searches in which more than one hit is missing. */
  readonly harmed: readonly string[];
}

const TEXTS = ['泡茶要用开水。', '茶叶放在通风的地方。', '先洗杯子，再泡茶。', '茶壶不要用洗洁精。', '绿茶的水不要太热。', '红茶可以加牛奶。'];

const capture = (day: string, older = '') =>
  TEXTS.map((text, i) => {
    const body = `${text}${older}`;
    const id = `茶:${i}`;
    const question = `第${i % 3}种茶怎么泡？`;
    return answer({ id, question, text: body, author: `茶友${i}`, archivedOn: day, revision: revisionOf(body), votes: i });
  });

const SEARCHES = ['q=茶', 'q=茶&sort=newest&facets=author', 'q="泡茶"', 'q=泡茶要用开水&explain=true', 'q=茶&group=question', 'q=author:茶友1'].map(
  encodeURI,
);
const IDS = [...TEXTS.map((_, i) => `茶:${i}`), 'copy'].map(encodeURIComponent);

const PATHS = [
  ...SEARCHES.flatMap((query) => [`/search?${query}`, `/search.atom?${query}`]),
  ...IDS.flatMap((id) => [`/answers/${id}`, `/api/answers/${id}/similar`]),
  ...['/', '/sitemap.xml', '/sitemaps/1.xml', encodeURI('/api/suggest?q=泡茶'), encodeURI('/suggest?q=第'), encodeURI('/authors/茶友1')],
];

interface Opened {
  readonly index: ReturnType<typeof openIndex>;
  readonly searcher: Searcher;
  readonly told: string[];
}

type Hit = SearchResponse['hits'][number];

/** A served index of a few answers with older texts, whose records can be harmed. */
export class FlippedIndex {
  private current: Opened;
  private readonly log: string[] = [];
  private server: RunningServer | undefined;
  private readonly hits = new Map<string, ReadonlyMap<string, string>>();
  private readonly answers = new Map<string, AnswerDetail>();
  private readonly questionPaths: string[] = [];

  private constructor(private readonly directory: string) {
    this.current = this.open();
  }

  /** @param directory an empty folder */
  static async in(directory: string): Promise<FlippedIndex> {
    const files = { 'a.jsonl': pagesOf(capture('2021-01-01', '当时还没试过。')), 'b.jsonl': pagesOf(capture('2024-01-01')) };
    const copy = pagesOf([answer({ id: 'copy', text: `${TEXTS.join('')}一样的茶。` })]);
    await buildIndex(directory, { ...files, 'c.jsonl': copy }, { analyzer: createAnalyzer() });
    const flipped = new FlippedIndex(directory);
    await flipped.learn();
    return flipped;
  }

  /** Flips one bit, asks for everything, and flips it back. @param number of the flip: each is at another place, spread evenly over files and bits */
  async flip(number: number): Promise<Flipped> {
    const files = readdirSync(this.directory).filter((name) => /\.(answers|older|pages)$/.test(name));
    const name = files[number % files.length] as string;
    const path = join(this.directory, name);
    const whole = readFileSync(path);
    // The golden ratio's multiples.
    const at = Math.floor(((number * 0.618034) % 1) * whole.length);
    const harmed = Buffer.from(whole);
    harmed[at] = (harmed[at] as number) ^ (1 << (number % 8));
    writeFileSync(path, harmed);
    this.current.index.close();
    this.current = this.open();
    const found = { silent: [] as string[], failed: [] as string[], harmed: [] as string[] };
    try {
      await this.askSearches(found);
      await this.askAnswers(found.silent);
      await this.askPages(found.failed);
      const { told, index } = this.current;
      if (index.damagedRecords !== told.length) found.silent.push(`${index.damagedRecords} damaged records are counted`);
      return { where: `${name} at ${at}`, told, ...found };
    } finally {
      writeFileSync(path, whole);
    }
  }

  async close(): Promise<void> {
    await this.server?.close();
    this.current.index.close();
  }

  private open(): Opened {
    const told: string[] = [];
    const index = openIndex(this.directory, (what) => told.push(what));
    return { index, searcher: createSearcher(index), told };
  }

  /** What everything is as long as nothing is harmed. */
  private async learn(): Promise<void> {
    const now = new Proxy({} as Searcher, { get: (_, name) => Reflect.get(this.current.searcher, name) as unknown });
    this.server = await listen(
      createApp(serviceOver(now), (line) => this.log.push(line)),
      '127.0.0.1',
      0,
    );
    for (const query of SEARCHES) {
      const hits = await this.hitsOf(query);
      this.hits.set(query, new Map(hits.map((hit) => [hit.id, shownOf(hit)])));
      this.questionPaths.push(...hits.map(({ questionId }) => `/api/questions/${questionId}`));
    }
    for (const id of IDS) this.answers.set(id, JSON.parse((await this.get(`/api/answers/${id}`)).text) as AnswerDetail);
  }

  private async get(path: string): Promise<{ status: number; text: string }> {
    const response = await fetch(`${this.server?.url}${path}`);
    return { status: response.status, text: await response.text() };
  }

  private async hitsOf(query: string): Promise<readonly Hit[]> {
    return (JSON.parse((await this.get(`/api/search?${query}`)).text) as Partial<SearchResponse>).hits ?? [];
  }

  private async askSearches({ silent, harmed }: { readonly silent: string[]; readonly harmed: string[] }): Promise<void> {
    for (const [query, whole] of this.hits) {
      const hits = await this.hitsOf(query);
      // Grouped, another answer to the question may stand for it.
      for (const hit of hits) if (whole.has(hit.id) && shownOf(hit) !== whole.get(hit.id)) silent.push(`${query}: ${shownOf(hit)}`);
      if (hits.length < whole.size - 1) harmed.push(`${query}: ${hits.length} of ${whole.size} hits`);
    }
  }

  private async askAnswers(silent: string[]): Promise<void> {
    for (const [id, whole] of this.answers) {
      const { status, text } = await this.get(`/api/answers/${id}`);
      if (status !== 200) continue;
      const shown = JSON.parse(text) as AnswerDetail;
      const same = (['text', 'author', 'question', 'votes'] as const).every((field) => shown[field] === whole[field]);
      const older = shown.history.every((one) => whole.history.some((other) => other.text === one.text));
      const places = shown.places.every((one) => whole.places.some((other) => JSON.stringify(one) === JSON.stringify(other)));
      if (!same || !older || !places) silent.push(`${id}: ${text}`);
    }
  }

  private async askPages(failed: string[]): Promise<void> {
    const questions = this.questionPaths.flatMap((path) => [path, path.replace('/api', '')]);
    const all = [...PATHS, ...SEARCHES.map((query) => `/api/search?${query}`), ...IDS.map((id) => `/api/answers/${id}`), ...new Set(questions)];
    for (const path of all) {
      const { status } = await this.get(path);
      if (status >= 500) failed.push(`${path}: ${status}`);
    }
    failed.push(...this.log.splice(0));
  }
}

const shownOf = ({ question, snippets, author }: Hit): string => JSON.stringify([question, snippets, author]);
