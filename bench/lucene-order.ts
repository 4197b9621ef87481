/** Measures how good the order of Lucene is on a judged set. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JudgedSet } from '../src/evaluate/judged-set.js';
import { mean, ndcg } from '../src/evaluate/metrics.js';
import { flat, type LuceneAnalyzer, runLucene } from './engines/lucene-anchor.js';

const CUTOFF = 10;

/**
 * nDCG@10 over the queries of a set, of which the titles and texts are searched.
 *
 * @param folder for files of the set's corpus; an index of an analyzer that is already there is searched again
 * @param classes of the measuring program
 */
export async function luceneOrder(
  analyzer: LuceneAnalyzer,
  { pages, queries }: JudgedSet,
  minGrade: number,
  folder: string,
  classes: string,
): Promise<number> {
  const answers = pages.flatMap((page) => page.answers);
  const [documents, questions, index, run] = ['documents.tsv', 'queries.tsv', analyzer, 'run.txt'].map((name) => join(folder, name)) as Paths;
  // Ids of sets may hold anything: numbers take their places.
  if (!existsSync(documents)) writeFileSync(documents, answers.map(({ question, text }, i) => `${i}\t${flat(question)}\t${flat(text)}\n`).join(''));
  writeFileSync(questions, queries.map(({ text }, i) => `${i}\t${flat(text)}\n`).join(''));
  await runLucene(analyzer, { classes, documents, queries: questions, index, run }, existsSync(index) ? ['noindex'] : []);
  const orders = ordersIn(readFileSync(run, 'utf8'));
  return mean(
    queries.map(({ judgments }, i) => {
      const ranked = (orders.get(i) ?? []).map((row) => (answers[row] as { id: string }).id);
      return ndcg(ranked, judgments, minGrade, CUTOFF);
    }),
  );
}

type Paths = [documents: string, questions: string, index: string, run: string];

/** The documents of each query, best first, of a run in TREC's format: query, Q0, document, rank, score, name. */
function ordersIn(run: string): Map<number, number[]> {
  const orders = new Map<number, number[]>();
  for (const line of run.split('\n').filter(Boolean)) {
    const [query, , document] = line.split(' ').map(Number) as [number, number, number];
    const order = orders.get(query) ?? [];
    order.push(document);
    orders.set(query, order);
  }
  return orders;
}
