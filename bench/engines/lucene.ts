/** Measures Lucene with its own analyzers, where Java and Debian's package of Lucene are there. */

import { once } from 'node:events';
import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Latency, QueryClass, QueryRun, Workload } from '../result.js';
import { linesOf } from './answers.js';
import type { BenchEngine, Corpus } from './engine.js';
import { compileLucene, flat, type LuceneAnalyzer, runLucene, whyNoLucene } from './lucene-anchor.js';

/** The program knows neither AND nor prefixes. */
const LUCENE_CLASSES: readonly QueryClass[] = ['rare', 'mid', 'common', 'or2', 'or5', 'sentence', 'queries'];

/**
 * @param analyzer of Lucene
 * @param source of the measuring program, `LuceneAnchor.java`
 */
export function lucene(analyzer: LuceneAnalyzer, source: string): BenchEngine {
  const run = async (corpus: Corpus, queries: string, ...flags: readonly ('noindex' | 'highlight')[]) => {
    const { folder } = corpus;
    const classes = await compileLucene(source, folder);
    const documents = await documentsOf(corpus);
    return runLucene(analyzer, { classes, documents, queries, index: join(folder, analyzer), run: join(folder, 'run.txt') }, flags);
  };
  return {
    name: `Lucene ${analyzer}`,
    whyNot: () => whyNoLucene(source),
    build: async (corpus) => {
      const { index_s, index_bytes, peakMb } = await run(corpus, queriesFile(corpus, 'rare'));
      return { seconds: index_s, megabytes: index_bytes / 1e6, ...(peakMb !== undefined && { peakMb }) };
    },
    query: async (corpus) => {
      const retrieve: Partial<Record<QueryClass, Latency>> = {};
      let openMs = 0;
      for (const name of LUCENE_CLASSES) {
        const { p50_ms, p95_ms, p99_ms, open_ms } = await run(corpus, queriesFile(corpus, name), 'noindex');
        retrieve[name] = { p50: p50_ms, p95: p95_ms, p99: p99_ms };
        openMs = open_ms;
      }
      const { p50_ms, p95_ms, p99_ms } = await run(corpus, queriesFile(corpus, 'queries'), 'noindex', 'highlight');
      return { openMs, retrieve, whole: { p50: p50_ms, p95: p95_ms, p99: p99_ms } } satisfies QueryRun;
    },
  };
}

/** The corpus as Lucene's program reads it: id, title and body between tabs. */
async function documentsOf({ folder, file }: Corpus): Promise<string> {
  const path = join(folder, 'documents.tsv');
  if (existsSync(path)) return path;
  const out = createWriteStream(path);
  let id = 0;
  for await (const { question, text } of linesOf(file)) {
    if (!out.write(`${id++}\t${flat(question)}\t${flat(text)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  return path;
}

function queriesFile({ folder, workload }: Corpus, name: QueryClass): string {
  const path = join(folder, `${name}.tsv`);
  const texts = (JSON.parse(readFileSync(workload, 'utf8')) as Workload)[name];
  // As often as the other engines ask.
  writeFileSync(path, [...texts, ...texts, ...texts].map((text, i) => `${i}\t${flat(text)}\n`).join(''));
  return path;
}
