/** Starts the real application over a small index, for tests that ask it over HTTP. */
import { after } from 'node:test';
import { createSearcher, openIndex } from '../../src/library.js';
import type { IdentifiedPage } from '../../src/model.js';
import { createApp } from '../../src/server/app.js';
import { listen } from '../../src/server/listen.js';
import type { Site as PagesSite } from '../../src/server/pages/head.js';
import { serviceOver } from '../../src/server/service.js';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { buildIndex } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf } from '../support/pages.js';

/** Longer queries are refused by the site under test. */
export const MAX_QUERY_CHARS = 60;

/** Everything in it wants to break out of where it stands. */
export const HOSTILE = answer({
  id: `jian.example:a/b ?x=1&y#%"'<i>`,
  question: `怎么学会"做饭"'<script>alert(1)</script>？`,
  questionDetail: '细节<style>*{}</style>',
  author: '<b onclick="x">阿木</b>',
  text: `先学会切菜<script>alert('x')</script>，"再"炒菜。\n\n第二段<img src=x onerror=alert(2)>\n第三行`,
  url: 'javascript:alert(1)',
  site: '<u>jian</u>.example',
  answeredOn: '2021-02-03',
  archivedOn: '2024-05-06',
  votes: 7,
  topics: ['<i>生活</i>'],
});

/** Has a source, stands on two pages, and has neighbours. */
export const LINKED = answer({
  id: 'jian.example:2',
  question: '阳台怎么种番茄？',
  author: '阿花',
  text: '番茄要多晒太阳。每天早上浇一次水。',
  url: 'https://jian.example/a?x=1&y="2"',
  archivedOn: '2023-01-02',
  votes: 0,
  topics: ['园艺', '阳台'],
});

/** Nothing is known of it but its words. */
export const BARE = answer({ id: '~bare', question: '自行车链条生锈怎么办？', author: '', text: '用旧牙刷刷干净，再上油。', site: '' });

/** Enough of one kind for three pages of results. */
export const POTS = Array.from({ length: 25 }, (_, i) =>
  answer({ id: `pot-${i}`, question: `第${i}盆兰花怎么养？`, text: `兰花喜欢通风，第${i}盆也一样。`, author: `花友${i}` }),
);

const LINKED_PAGES: readonly IdentifiedPage[] = [
  {
    page: {
      question: LINKED.question,
      pageNumber: 1,
      site: LINKED.site,
      archivedOn: '2023-01-02',
      related: ['番茄和西红柿一样吗？', '<b>黄瓜</b>怎么搭架？'],
      previous: '辣椒为什么不结果？',
      next: '茄子要不要打叶？',
      answers: [LINKED.id, BARE.id],
    },
    answers: [LINKED, BARE],
  },
  {
    page: { question: '番茄叶子发黄怎么办？', pageNumber: 2, site: LINKED.site, archivedOn: '2023-04-05', related: [], answers: [LINKED.id] },
    answers: [LINKED],
  },
];

/** What pages are told of the site they are part of. */
export const SITE: PagesSite = { origin: 'https://wenda.example', script: '/page.js' };

/** A response, read to its end. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The application while it runs; closed when the test file is done. */
export interface Site {
  readonly url: string;
  /** Lines that the application logged. */
  readonly log: readonly string[];
  get(path: string, init?: RequestInit): Promise<Reply>;
  /** The parsed body; `T` is what the test is about to check. */
  json<T>(path: string): Promise<T>;
}

export async function startSite(): Promise<Site> {
  const folder = temporaryFolder();
  await buildIndex(folder, [...pagesOf([HOSTILE]), ...LINKED_PAGES, ...pagesOf(POTS)], { analyzer: createAnalyzer() });
  const index = openIndex(folder);
  const log: string[] = [];
  const app = createApp(serviceOver(createSearcher(index, { maxQueryChars: MAX_QUERY_CHARS })), (line) => log.push(line));
  const server = await listen(app, '127.0.0.1', 0);
  after(async () => {
    await server.close();
    index.close();
  });
  const get = async (path: string, init?: RequestInit): Promise<Reply> => {
    const response = await fetch(server.url + path, init);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return { url: server.url, log, get, json: async <T>(path: string) => JSON.parse((await get(path)).text) as T };
}

/** The address of a search. */
export function searchPath(base: '/api/search' | '/search', parameters: Readonly<Record<string, string>>): string {
  return `${base}?${new URLSearchParams(parameters)}`;
}

/** What every error response of the API holds. */
export interface ErrorBody {
  readonly error: { readonly code: string; readonly message: string };
}
