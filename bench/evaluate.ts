/** `npm run evaluate`: measures the order on all judged sets, beside Lucene on the same queries. */

import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluateSet } from '../src/cli/evaluate-command.js';
import { readJudgedSet } from '../src/evaluate/judged-set.js';
import { mean } from '../src/evaluate/metrics.js';
import { compileLucene, type LuceneAnalyzer, whyNoLucene } from './engines/lucene-anchor.js';
import { BY_VOTES, FROM_PASSAGES, JUDGED_SETS, type JudgedFolder, type JudgedRun } from './judged-sets.js';
import { luceneOrder } from './lucene-order.js';
import { isThere, shared } from './shared.js';

const ANALYZERS: readonly LuceneAnalyzer[] = ['smartcn', 'cjk'];

const LUCENE = shared('peers', 'LuceneAnchor.java');

const USAGE = `usage: npm run evaluate -- [--sets ${JUDGED_SETS.map(({ name }) => name).join(',')}] [--no-peers]`;

interface Settings {
  readonly sets: readonly JudgedFolder[];
  readonly withPeers: boolean;
}

/** One row of the table. */
interface Row {
  /** The folder of the set. */
  readonly set: string;
  readonly name: string;
  readonly queries: number;
  readonly own: number;
  /** Of each analyzer; empty where Lucene is not measured. */
  readonly peers: readonly number[];
}

/** @throws Error that says what is wrong with the command line */
function settingsOf(): Settings {
  const { values } = parseArgs({ options: { sets: { type: 'string' }, 'no-peers': { type: 'boolean', default: false } } });
  const names = values.sets?.split(',') ?? JUDGED_SETS.map(({ name }) => name);
  const unknown = names.find((name) => !JUDGED_SETS.some((set) => set.name === name));
  if (unknown !== undefined) throw new Error(`there is no set ${unknown}`);
  return { sets: JUDGED_SETS.filter(({ name }) => names.includes(name)), withPeers: !values['no-peers'] };
}

/**
 * @param folder for Lucene's files of this set
 * @param classes of Lucene's program, where it is measured
 */
async function rowOf(set: JudgedFolder, { name, queries, seesVotes = false }: JudgedRun, folder: string, classes?: string): Promise<Row> {
  const directory = shared('relevance', set.name);
  const file = join(directory, queries ?? 'queries.jsonl');
  const result = await evaluateSet(directory, file, set.minGrade, { seesVotes });
  const peers: number[] = [];
  if (classes) {
    const judged = readJudgedSet(directory, file, set.minGrade);
    for (const analyzer of ANALYZERS) peers.push(await luceneOrder(analyzer, judged, set.minGrade, folder, classes));
  }
  return { set: set.name, name, queries: result.queries, own: result['nDCG@10'], peers };
}

function lineOf({ name, queries, own, peers }: Omit<Row, 'set' | 'queries'> & { readonly queries: number | string }): string {
  const ahead = own - Math.max(...peers);
  const theirs = ANALYZERS.map((_, i) => peers[i]?.toFixed(4) ?? '–');
  return `| ${[name, queries, own.toFixed(4), ...theirs, peers.length > 0 ? signed(ahead) : '–'].join(' | ')} |`;
}

const signed = (value: number): string => `${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(4)}`;

/** The line of means over all rows but those of some sets; none where no row is left. */
function meanLines(rows: readonly Row[], without: readonly string[]): string[] {
  const counted = rows.filter(({ set }) => !without.includes(set));
  if (counted.length === 0) return [];
  const peers = (counted[0] as Row).peers.map((_, i) => mean(counted.map((row) => row.peers[i] as number)));
  const own = mean(counted.map((row) => row.own));
  return [lineOf({ name: `mean of ${counted.length}, without ${without.join(', ')}`, queries: '', own, peers })];
}

async function measure(sets: readonly JudgedFolder[], folder: string, classes: string | undefined): Promise<void> {
  console.log(`| set | queries | Xunda | ${ANALYZERS.map((name) => `Lucene ${name}`).join(' | ')} | to the better one |`);
  console.log('|---|--:|--:|--:|--:|--:|');
  const rows: Row[] = [];
  for (const set of sets) {
    const files = join(folder, set.name);
    mkdirSync(files);
    for (const run of set.runs) {
      const row = await rowOf(set, run, files, classes);
      rows.push(row);
      console.log(lineOf(row));
    }
    rmSync(files, { recursive: true });
  }
  for (const without of [BY_VOTES, [...BY_VOTES, ...FROM_PASSAGES]]) for (const line of meanLines(rows, without)) console.log(line);
}

async function main({ sets, withPeers }: Settings): Promise<void> {
  if (!isThere(shared('relevance'))) return;
  const there = sets.filter(({ name }) => existsSync(shared('relevance', name)));
  const missing = sets.filter((set) => !there.includes(set));
  const reason = withPeers ? await whyNoLucene(LUCENE) : '--no-peers';
  console.log('nDCG@10, all queries that have an answer\n');
  if (missing.length > 0) console.log(`Not measured, since not here: ${missing.map(({ name }) => name).join(', ')}\n`);
  if (reason !== undefined) console.log(`Lucene is not measured: ${reason}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'xunda-evaluate-'));
  try {
    await measure(there, folder, reason === undefined ? await compileLucene(LUCENE, folder) : undefined);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function settingsOrUsage(): Settings | undefined {
  try {
    return settingsOf();
  } catch (error) {
    console.error(`evaluate: ${(error as Error).message}\n${USAGE}`);
    process.exitCode = 2;
    return undefined;
  }
}

const settings = settingsOrUsage();
if (settings) await main(settings);
