/** Measures MiniSearch as it comes, on the terms that Xunda indexes. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import MiniSearch from 'minisearch';
import { clausesOf, termsOf } from '../../src/search/query.js';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { runChild } from '../child.js';
import { type BuildRun, CLASSES, latencyOf, type QueryRun, sampleOf, type Workload } from '../result.js';
import { createTermer, linesOf, type Terms } from './answers.js';
import type { BenchEngine } from './engine.js';

const FIELDS = ['qw', 'qg', 'bw', 'bg'];

interface Row {
  readonly id: number;
  readonly terms: Terms;
}

/** The engine as the bench sees it. It has no files: every process builds anew. */
export const minisearch: BenchEngine = {
  name: 'MiniSearch',
  whyNot: async () => undefined,
  maxSize: 50_000,
  query: async ({ file, workload }) => {
    const { stdout, peakMb } = await runChild(process.execPath, ['--max-old-space-size=12000', fileURLToPath(import.meta.url), file, workload]);
    const { build, ...run } = JSON.parse(stdout) as QueryRun & { readonly build: BuildRun };
    return { ...run, build: { ...build, ...(peakMb !== undefined && { peakMb }) } };
  },
};

async function measure(file: string, workload: Workload): Promise<QueryRun & { readonly build: BuildRun }> {
  const begun = performance.now();
  const stock = new MiniSearch<Row>({
    fields: FIELDS,
    extractField: (row, field) => (field === 'id' ? row.id : row.terms[FIELDS.indexOf(field)]) as never,
    stringifyField: (terms) => terms,
    tokenize: (terms) => (typeof terms === 'string' ? terms.split(' ') : (terms as unknown as string[])),
    processTerm: (term) => term,
  });
  const termer = createTermer();
  let id = 0;
  for await (const line of linesOf(file)) stock.add({ id: id++, terms: termer(line) });
  const seconds = (performance.now() - begun) / 1000;
  const analyzer = createAnalyzer();
  const ask = (text: string, combineWith: 'AND' | 'OR', prefix: boolean): void => {
    const terms =
      prefix || combineWith === 'AND'
        ? text
        : clausesOf(termsOf(text, analyzer.analyze(text)))
            .map(({ term }) => term)
            .join(' ');
    // It has no limit: the best ten are cut off afterwards.
    stock.search(terms, { combineWith, prefix }).slice(0, 10);
  };
  const retrieve = Object.fromEntries(
    CLASSES.map((name) => [name, latencyOf(sampleOf(workload[name]), (text) => ask(text, name === 'and' ? 'AND' : 'OR', name === 'prefix'))]),
  );
  return { retrieve, residentMb: process.memoryUsage().rss / 1e6, build: { seconds } };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , file, workload] = process.argv as [string, string, string, string];
  console.log(JSON.stringify(await measure(file, JSON.parse(readFileSync(workload, 'utf8')) as Workload)));
}
