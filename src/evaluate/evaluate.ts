/** Runs the queries of a judged set through a searcher and measures the orders. */

import type { Searcher } from '../search/searcher.js';
import type { JudgedQuery } from './judged-set.js';
import { mean, ndcg, recall, reciprocalRank } from './metrics.js';

/** Means over all queries. */
export interface Evaluation {
  readonly queries: number;
  readonly 'nDCG@10': number;
  readonly 'MRR@10': number;
  readonly 'Recall@100': number;
  /** Milliseconds a query for a page of a hundred hits, marks and snippets included. */
  readonly msPerQuery: number;
}

const DEPTH = 100;

/** Searches as a reader does, with the whole pipeline, and looks at the first hundred hits. */
export function evaluate(searcher: Searcher, queries: readonly JudgedQuery[], minGrade: number): Evaluation {
  const begun = performance.now();
  const orders = queries.map(({ text }) => orderOf(searcher, text));
  const msPerQuery = (performance.now() - begun) / Math.max(1, queries.length);
  const meanOf = (metric: typeof ndcg, cutoff: number): number =>
    mean(queries.map(({ judgments }, i) => metric(orders[i] as string[], judgments, minGrade, cutoff)));
  return {
    queries: queries.length,
    'nDCG@10': meanOf(ndcg, 10),
    'MRR@10': meanOf(reciprocalRank, 10),
    'Recall@100': meanOf(recall, DEPTH),
    msPerQuery,
  };
}

/** A blank query, which judged sets do have, is refused by the searcher; its order is empty and counts as such. */
function orderOf(searcher: Searcher, text: string): string[] {
  if (text.trim() === '') return [];
  return searcher.search({ query: text, page: 1, pageSize: DEPTH, copies: 'all' }).hits.map(({ id }) => id);
}
