/** Measures SQLite's FTS5 on the terms that Xunda indexes, each written in hexadecimal so that blanks alone part them. */

import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clausesOf, termsOf } from '../../src/search/query.js';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { canRun, runChild } from '../child.js';
import { CLASSES, percentiles, type QueryClass, type QueryRun, sampleOf, type Workload } from '../result.js';
import { createTermer, linesOf } from './answers.js';
import type { BenchEngine, Corpus } from './engine.js';

/** Compiled, this file is in `dist/bench/engines`; the script stays where it is written. */
const SCRIPT = fileURLToPath(new URL('../../../bench/engines/fts5.py', import.meta.url));

const databaseOf = ({ folder }: Corpus): string => join(folder, 'fts5.sqlite');
const hex = (term: string): string => Buffer.from(term).toString('hex');
const shell = (command: string, ...args: readonly string[]): Promise<Awaited<ReturnType<typeof runChild>>> =>
  runChild('sh', ['-c', command, 'sh', ...args]);

/** The engine as the bench sees it. */
export const fts5: BenchEngine = {
  name: 'SQLite FTS5',
  whyNot: async () => {
    const check = "import sqlite3; sqlite3.connect(':memory:').execute('create virtual table t using fts5(x)')";
    return (await canRun('python3', ['-c', check])) ? undefined : 'python3 with SQLite’s FTS5 is not here';
  },
  build: async (corpus) => {
    const database = databaseOf(corpus);
    rmSync(database, { force: true });
    const { seconds } = await shell(
      '"$1" "$2" "$3" | python3 "$4" build "$5"',
      process.execPath,
      fileURLToPath(import.meta.url),
      corpus.file,
      SCRIPT,
      database,
    );
    return { seconds, megabytes: statSync(database).size / 1e6 };
  },
  query: async (corpus) => {
    const expressions = join(corpus.folder, 'fts5.json');
    writeFileSync(expressions, JSON.stringify(expressionsOf(JSON.parse(readFileSync(corpus.workload, 'utf8')) as Workload)));
    const { stdout } = await shell('python3 "$1" query "$2" < "$3"', SCRIPT, databaseOf(corpus), expressions);
    const { openMs, residentMb, times } = JSON.parse(stdout) as { openMs: number; residentMb: number; times: Record<QueryClass, number[]> };
    const retrieve = Object.fromEntries(CLASSES.map((name) => [name, percentiles(times[name])])) as QueryRun['retrieve'];
    return { openMs, residentMb, retrieve };
  },
};

function expressionsOf(workload: Workload): Record<string, string[]> {
  const analyzer = createAnalyzer();
  const expression = (text: string, name: QueryClass): string => {
    if (name === 'and') return text.split(' ').map(hex).join(' AND ');
    if (name === 'prefix') return `{qg bg} : ${hex(text)}*`;
    return clausesOf(termsOf(text, analyzer.analyze(text)))
      .map(({ term, match }) => hex(term) + (match === 'prefix' ? '*' : ''))
      .join(' OR ');
  };
  return Object.fromEntries(
    CLASSES.map((name) => [
      name,
      sampleOf(workload[name])
        .map((text) => expression(text, name))
        .filter(Boolean),
    ]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const termer = createTermer();
  for await (const line of linesOf(process.argv[2] as string)) {
    const columns = termer(line).map((terms) => terms.map(hex).join(' '));
    if (!process.stdout.write(`${columns.join('\t')}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}
