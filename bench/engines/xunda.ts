/** Measures Xunda: its own command builds, a process of its own answers. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEmbeddedEngine } from '../../src/engine/embedded.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import { createSearcher } from '../../src/library.js';
import type { Condition, Query } from '../../src/retrieval.js';
import { clausesOf, termsOf } from '../../src/search/query.js';
import { WEIGHTS } from '../../src/search/ranking.js';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { loadWords } from '../../src/text/words.js';
import { runChild } from '../child.js';
import { CLASSES, latencyOf, type QueryClass, type QueryRun, type Workload } from '../result.js';
import type { BenchEngine, Corpus } from './engine.js';

const PROGRAM = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

const indexOf = ({ folder }: Corpus): string => join(folder, 'xunda');

/** The engine as the bench sees it. */
export const xunda: BenchEngine = {
  name: 'Xunda',
  whyNot: async () => undefined,
  build: async (corpus) => {
    const directory = indexOf(corpus);
    const { seconds, peakMb } = await runChild(process.execPath, [PROGRAM, 'index', corpus.file, '--index', directory, '--rebuild']);
    const bytes = readdirSync(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
    return { seconds, megabytes: bytes / 1e6, ...(peakMb !== undefined && { peakMb }) };
  },
  query: async (corpus) => {
    const { stdout } = await runChild(process.execPath, [fileURLToPath(import.meta.url), indexOf(corpus), corpus.workload]);
    return JSON.parse(stdout) as QueryRun;
  },
};

/** The query of the product; AND asks besides that both words be there. */
function queryOf(text: string, name: QueryClass, analyzer: ReturnType<typeof createAnalyzer>): Query {
  const query: Query = { clauses: clausesOf(termsOf(text, analyzer.analyze(text))), bm25: WEIGHTS.bm25 };
  if (name !== 'and') return query;
  const of = text.split(' ').map((term): Condition => ({ channel: 'words', term, match: 'exact' }));
  return { ...query, condition: { atLeast: of.length, of } };
}

function measure(directory: string, workload: Workload): QueryRun {
  const analyzer = createAnalyzer();
  loadWords();
  const begun = performance.now();
  const index = openIndexFiles(directory, analyzer.fingerprint);
  const engine = createEmbeddedEngine(index);
  engine.retrieve(queryOf(workload.queries[0] as string, 'queries', analyzer), 10);
  const openMs = performance.now() - begun;
  const searcher = createSearcher(index);
  const retrieve = Object.fromEntries(
    CLASSES.map((name) => [name, latencyOf(workload[name], (text) => engine.retrieve(queryOf(text, name, analyzer), 10))]),
  );
  const whole = latencyOf(workload.queries, (query) => searcher.search({ query, page: 1, pageSize: 10 }));
  return { openMs, retrieve, whole, residentMb: process.memoryUsage().rss / 1e6 };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , directory, workload] = process.argv as [string, string, string, string];
  console.log(JSON.stringify(measure(directory, JSON.parse(readFileSync(workload, 'utf8')) as Workload)));
}
