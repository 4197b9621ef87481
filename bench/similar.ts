/** `npm run bench:similar`: measures which of the similar answers shown are about the same, before there was a bar and with it. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indexPages } from '../src/cli/evaluate-command.js';
import { createEmbeddedEngine } from '../src/engine/embedded.js';
import { openIndexFiles } from '../src/index/open-index.js';
import { createSearcherOver, type Searcher } from '../src/search/searcher.js';
import type { SimilarOf } from '../src/search/similar.js';
import { createAnalyzer } from '../src/text/analyzer.js';
import { dialogues, doctors, paragraphs, searchResults } from './labelled-archives.js';
import { generator } from './random.js';
import { indexSample } from './sample-archive.js';
import { isThere, shared } from './shared.js';
import { topicOf } from './topics.js';

const RELEVANCE = shared('relevance');
const SEED = 20_261_129;
/** Answers of each archive that similar ones are asked for. */
const ASKED = 1000;
/** So many of the first similar answers are judged. */
const SHOWN = 3;

const analyzer = createAnalyzer();

/** @param index fills an empty folder */
async function searcherOver(index: (directory: string) => Promise<void>): Promise<Searcher> {
  const directory = mkdtempSync(join(tmpdir(), 'xunda-similar-'));
  try {
    await index(directory);
    const engine = createEmbeddedEngine(openIndexFiles(directory, analyzer.fingerprint));
    return createSearcherOver(engine, analyzer, { snippetChars: 100, maxQueryChars: 200 });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function drawn(ids: readonly string[]): string[] {
  const random = generator(SEED);
  return ids
    .map((id) => [random(), id] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, ASKED)
    .map(([, id]) => id);
}

function rowOf(name: string, searcher: Searcher, topics: ReadonlyMap<string, string>, question: SimilarOf): string {
  const ids = drawn([...topics.keys()]);
  const begun = process.cpuUsage().user;
  const shown = ids.map((id) => searcher.similar(id, SHOWN, question).hits.map((hit) => topics.get(hit.id) === topics.get(id)));
  const milliseconds = (process.cpuUsage().user - begun) / 1000 / ids.length;
  const all = shown.flat();
  const share = (part: number, of: number): string => (part / of).toFixed(3);
  const cells = [
    name,
    question === 'any' ? 'any' : 'others',
    String(ids.length),
    share(all.filter(Boolean).length, all.length),
    share(shown.filter(({ length }) => length > 0).length, ids.length),
    (all.length / ids.length).toFixed(2),
    milliseconds.toFixed(1),
  ];
  return `| ${cells.join(' | ')} |`;
}

async function main(): Promise<void> {
  const head = ['archive: about the same is', 'questions', 'answers', 'precision at 3', 'anything shown', 'shown of 3', 'ms, CPU'];
  console.log(`| ${head.join(' | ')} |\n| ${head.map((_, i) => (i < 2 ? '---' : '--:')).join(' | ')} |`);
  let ids: string[] = [];
  const over = await searcherOver(async (directory) => {
    ids = await indexSample(directory, analyzer);
  });
  const topics = new Map(ids.map((id) => [id, topicOf(over.answer(id).question)]));
  for (const question of ['any', 'other'] as const) console.log(rowOf('sample: one topic', over, topics, question));
  if (!isThere(RELEVANCE)) return;
  for (const { name, pages, topics: known } of [searchResults(), doctors(), paragraphs(), await dialogues()]) {
    const searcher = await searcherOver((directory) => indexPages(pages, directory, analyzer));
    console.log(rowOf(name, searcher, known, 'other'));
  }
}

await main();
