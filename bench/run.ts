/** `npm run bench`: measures Xunda beside other engines, at several sizes. It informs; it decides nothing. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openIndexFiles } from '../src/index/open-index.js';
import { createAnalyzer } from '../src/text/analyzer.js';
import type { BenchEngine, Corpus } from './engines/engine.js';
import { fts5 } from './engines/fts5.js';
import { lucene } from './engines/lucene.js';
import { minisearch } from './engines/minisearch.js';
import { xunda } from './engines/xunda.js';
import { describeMachine } from './machine.js';
import { plotOf } from './plot.js';
import { reportOf } from './report.js';
import { type BuildRun, CLASSES, type Latency, median, type QueryClass, type QueryRun, type Result } from './result.js';
import { isThere, ROOT, shared } from './shared.js';
import { cutCorpus, drawWorkload } from './workload.js';

const SCALE = shared('scale', 'answers.jsonl.gz');

const ENGINES: Readonly<Record<string, BenchEngine>> = {
  xunda,
  minisearch,
  fts5,
  cjk: lucene('cjk', shared('peers', 'LuceneAnchor.java')),
  smartcn: lucene('smartcn', shared('peers', 'LuceneAnchor.java')),
};

const USAGE = `usage: npm run bench -- [--sizes 10000,50000,all] [--engines ${Object.keys(ENGINES).join(',')}] [--rounds 3] [--out bench/results]`;

interface Settings {
  readonly sizes: readonly number[];
  readonly engines: readonly BenchEngine[];
  readonly rounds: number;
  readonly out: string;
}

/** @throws Error that says what is wrong with the command line */
function settingsOf(): Settings {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '10000,50000,all' },
      engines: { type: 'string', default: Object.keys(ENGINES).join(',') },
      rounds: { type: 'string', default: '3' },
      out: { type: 'string', default: join(ROOT, 'bench', 'results') },
    },
  });
  const sizes = values.sizes.split(',').map((size) => (size === 'all' ? Number.POSITIVE_INFINITY : Number(size)));
  const rounds = Number(values.rounds);
  if (![...sizes, rounds].every((number) => number >= 1)) throw new Error('sizes and rounds are numbers from 1');
  const engines = values.engines.split(',').map((name) => {
    const engine = ENGINES[name];
    if (!engine) throw new Error(`there is no engine ${name}`);
    return engine;
  });
  return { sizes, engines, rounds, out: values.out };
}

/** The corpus of one size with its workload, which is drawn from Xunda's index of it. */
async function prepare(folder: string, size: number): Promise<{ corpus: Corpus; build: BuildRun }> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'corpus.jsonl');
  const corpus = { size: await cutCorpus(SCALE, file, size), file, workload: join(folder, 'workload.json'), folder };
  const build = (await xunda.build?.(corpus)) as BuildRun;
  const index = openIndexFiles(join(folder, 'xunda'), createAnalyzer().fingerprint);
  writeFileSync(corpus.workload, JSON.stringify(drawWorkload(index, shared('scale', 'queries.txt'))));
  index.close();
  return { corpus, build };
}

async function measureSize(size: number, folder: string, { engines, rounds }: Settings): Promise<Result[]> {
  const { corpus, build } = await prepare(folder, size);
  const taking = engines.filter(({ maxSize }) => corpus.size <= (maxSize ?? Number.POSITIVE_INFINITY));
  const builds = new Map<BenchEngine, BuildRun>([[xunda, build]]);
  const runs = new Map<BenchEngine, QueryRun[]>(taking.map((engine) => [engine, []]));
  for (const engine of taking) if (engine.build && !builds.has(engine)) builds.set(engine, await engine.build(corpus));
  for (let round = 0; round < rounds; round++) {
    for (const engine of round % 2 === 0 ? taking : taking.toReversed()) {
      // What must build anew each time is measured once.
      if (!engine.build && round > 0) continue;
      console.error(`${corpus.size} answers, round ${round + 1}: ${engine.name}`);
      const run = await engine.query(corpus);
      if (run.build) builds.set(engine, run.build);
      runs.get(engine)?.push(run);
    }
  }
  return taking.map((engine) => ({
    engine: engine.name,
    size: corpus.size,
    build: builds.get(engine) as BuildRun,
    ...mediansOf(runs.get(engine) ?? []),
  }));
}

function mediansOf(runs: readonly QueryRun[]): QueryRun {
  const numbers = (of: (run: QueryRun) => number | undefined): number | undefined => {
    const known = runs.map(of).filter((number) => number !== undefined);
    return known.length > 0 ? median(known) : undefined;
  };
  const latency = (of: (run: QueryRun) => Latency | undefined): Latency | undefined => {
    const [p50, p95, p99] = (['p50', 'p95', 'p99'] as const).map((name) => numbers((run) => of(run)?.[name]));
    return p50 === undefined || p95 === undefined || p99 === undefined ? undefined : { p50, p95, p99 };
  };
  const retrieve: Partial<Record<QueryClass, Latency>> = {};
  for (const name of CLASSES) {
    const found = latency((run) => run.retrieve[name]);
    if (found) retrieve[name] = found;
  }
  const [openMs, residentMb, whole] = [numbers((run) => run.openMs), numbers((run) => run.residentMb), latency((run) => run.whole)];
  return { retrieve, ...(openMs !== undefined && { openMs }), ...(residentMb !== undefined && { residentMb }), ...(whole && { whole }) };
}

async function main(): Promise<void> {
  const settings = settingsOf();
  if (!isThere(SCALE)) return;
  const reasons = await Promise.all(settings.engines.map((engine) => engine.whyNot()));
  const engines = settings.engines.filter((_, i) => reasons[i] === undefined);
  const absent = settings.engines.flatMap(({ name }, i) => (reasons[i] === undefined ? [] : [`${name}: ${reasons[i]}`]));
  const folder = mkdtempSync(join(tmpdir(), 'xunda-bench-'));
  try {
    const results: Result[] = [];
    for (const size of settings.sizes) {
      results.push(...(await measureSize(size, join(folder, String(size)), { ...settings, engines })));
      rmSync(join(folder, String(size)), { recursive: true, force: true });
    }
    const machine = describeMachine();
    mkdirSync(settings.out, { recursive: true });
    writeFileSync(join(settings.out, 'results.json'), `${JSON.stringify({ machine, absent, results }, undefined, 1)}\n`);
    writeFileSync(join(settings.out, 'results.md'), reportOf(results, machine, absent));
    writeFileSync(join(settings.out, 'latency.svg'), plotOf(results));
    console.log(reportOf(results, machine, absent));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  const isUsage = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') || !(error as Error).message.includes('ended with');
  console.error(isUsage ? `bench: ${(error as Error).message}\n${USAGE}` : error);
  process.exitCode = isUsage ? 2 : 1;
}
