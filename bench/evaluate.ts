/** `npm run evaluate`: measures the order on all public judged sets, beside what other engines reach on them. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateSet } from '../src/cli/evaluate-command.js';
import { isThere, shared } from './shared.js';

const RELEVANCE = shared('relevance');

/** Lucene 8 with two analyzers, and BM25 over jieba's words, without and with pairs of characters (weight .6). */
const PEERS = ['Lucene smartcn', 'Lucene cjk', 'words', 'words + pairs'] as const;

interface Set {
  readonly name: string;
  readonly folder: string;
  readonly queries?: string;
  readonly minGrade: number;
  /** nDCG@10 of {@link PEERS} on all queries. */
  readonly peers: readonly [number, number, number, number];
}

const SETS: readonly Set[] = [
  { name: 'drcd', folder: 'drcd', minGrade: 1, peers: [0.93, 0.954, 0.954, 0.965] },
  { name: 'drcd, Simplified queries', folder: 'drcd', queries: 'queries_hans.jsonl', minGrade: 1, peers: [0.735, 0.824, 0.954, 0.964] },
  { name: 'cmrc2018', folder: 'cmrc2018', minGrade: 1, peers: [0.986, 0.983, 0.986, 0.989] },
  { name: 'dureader_demo, grade 2', folder: 'dureader_demo', minGrade: 2, peers: [0.743, 0.732, 0.749, 0.744] },
  { name: 'med_internal_qa', folder: 'med_internal_qa', minGrade: 1, peers: [0.186, 0.189, 0.187, 0.202] },
  { name: 'egret_wenda', folder: 'egret_wenda', minGrade: 1, peers: [0.147, 0.127, 0.147, 0.15] },
];

/** One row of the table: what we reach, and the others. */
type Row = readonly [name: string, own: number, peers: readonly number[]];

async function rowOf({ name, folder, queries, minGrade, peers }: Set): Promise<Row> {
  const directory = join(RELEVANCE, folder);
  const result = await evaluateSet(directory, queries && join(directory, queries), minGrade);
  return [name, result['nDCG@10'], peers];
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function meanRow(rows: readonly Row[]): Row {
  return ['mean', meanOf(rows.map(([, own]) => own)), PEERS.map((_, i) => meanOf(rows.map(([, , peers]) => peers[i] as number)))];
}

function lineOf([name, own, peers]: Row): string {
  const short = own - Math.max(...peers);
  return `| ${[name, own.toFixed(4), ...peers.map((value) => value.toFixed(3)), `${short >= 0 ? '+' : '−'}${Math.abs(short).toFixed(4)}`].join(' | ')} |`;
}

async function main(): Promise<void> {
  const there = SETS.filter(({ folder }) => existsSync(join(RELEVANCE, folder)));
  if (there.length === 0 && !isThere(join(RELEVANCE, (SETS[0] as Set).folder))) return;
  console.log(`nDCG@10, all queries\n\n| set | Xunda | ${PEERS.join(' | ')} | to the best of them |`);
  console.log('|---|--:|--:|--:|--:|--:|--:|');
  const rows: Row[] = [];
  for (const set of there) {
    const row = await rowOf(set);
    rows.push(row);
    console.log(lineOf(row));
  }
  console.log(lineOf(meanRow(rows)));
}

await main();
