/** Measures Lucene with its own analyzers, where Java and Debian's package of Lucene are there. */

import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canRun, runChild } from '../child.js';
import type { Latency, QueryClass, QueryRun, Workload } from '../result.js';
import { linesOf } from './answers.js';
import type { BenchEngine, Corpus } from './engine.js';

/** Where Debian keeps the libraries of Java. */
const JARS = '/usr/share/java';
const LIBRARIES = `${JARS}/*`;

/** The program knows neither AND nor prefixes. */
const LUCENE_CLASSES: readonly QueryClass[] = ['rare', 'mid', 'common', 'or2', 'or5', 'sentence', 'queries'];

interface Printed {
  readonly index_s: number;
  readonly index_bytes: number;
  readonly open_ms: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
}

const hasLucene = (): boolean => existsSync(JARS) && readdirSync(JARS).some((name) => /^lucene-core.*\.jar$/.test(name));

const flat = (text: string): string => text.replace(/\s+/g, ' ');

/**
 * @param analyzer of Lucene
 * @param source of the measuring program, `LuceneAnchor.java`
 */
export function lucene(analyzer: 'cjk' | 'smartcn', source: string): BenchEngine {
  const run = async (corpus: Corpus, queries: string, ...flags: readonly string[]): Promise<Printed & { readonly peakMb?: number }> => {
    const { folder } = corpus;
    const classes = join(folder, 'classes');
    if (!existsSync(classes)) {
      mkdirSync(classes);
      await runChild('javac', ['-cp', LIBRARIES, '-d', classes, source]);
    }
    const documents = await documentsOf(corpus);
    const args = [
      '-Xmx6g',
      '-cp',
      `${LIBRARIES}:${classes}`,
      'LuceneAnchor',
      analyzer,
      documents,
      queries,
      join(folder, analyzer),
      join(folder, 'run.txt'),
      '10',
    ];
    const { stdout, peakMb } = await runChild('java', [...args, ...flags]);
    return { ...(JSON.parse(stdout) as Printed), ...(peakMb !== undefined && { peakMb }) };
  };
  return {
    name: `Lucene ${analyzer}`,
    whyNot: async () => {
      if (!existsSync(source)) return 'the measuring program is not here';
      if (!hasLucene()) return 'Debian’s liblucene8-java is not here';
      return (await canRun('javac', ['-version'])) ? undefined : 'there is no Java compiler';
    },
    build: async (corpus) => {
      const { index_s, index_bytes, peakMb } = await run(corpus, queriesFile(corpus, 'rare'));
      return { seconds: index_s, megabytes: index_bytes / 1e6, ...(peakMb !== undefined && { peakMb }) };
    },
    query: async (corpus) => {
      const retrieve: Partial<Record<QueryClass, Latency>> = {};
      let openMs = 0;
      for (const name of LUCENE_CLASSES) {
        const { p50_ms, p99_ms, open_ms } = await run(corpus, queriesFile(corpus, name), 'noindex');
        retrieve[name] = { p50: p50_ms, p99: p99_ms };
        openMs = open_ms;
      }
      const { p50_ms, p99_ms } = await run(corpus, queriesFile(corpus, 'queries'), 'noindex', 'highlight');
      return { openMs, retrieve, whole: { p50: p50_ms, p99: p99_ms } } satisfies QueryRun;
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
