/** Orders pooled answers by given weights as a search does, without asking the index. */

import { TermScore } from '../../src/engine/bm25.js';
import { mean, ndcg } from '../../src/evaluate/metrics.js';
import type { Candidate } from '../../src/retrieval.js';
import { clausesOf, withRarity } from '../../src/search/query.js';
import { RESCORED, type Weights } from '../../src/search/ranking.js';
import { evidenceOf, type SharedQuestion, sharedBy } from '../../src/search/rescoring.js';
import type { Pool, PooledSet } from './pools.js';

const CUTOFF = 10;

/** nDCG@10 of each query of a set. */
export function scoresOf({ pools, averageLengths, minGrade }: PooledSet, weights: Weights): number[] {
  return pools.map((pool) => ndcg(orderOf(pool, averageLengths, weights), pool.query.judgments, minGrade, CUTOFF));
}

/** nDCG@10 of a set. */
export const scoreOf = (set: PooledSet, weights: Weights): number => mean(scoresOf(set, weights));

function orderOf(pool: Pool, averageLengths: PooledSet['averageLengths'], weights: Weights): string[] {
  const first = firstStage(pool, averageLengths, weights);
  const levelOf = (i: number): number => (pool.isStrict ? 3 - (pool.standings[i] as number) : 0);
  const byScore = (a: number, b: number): number => levelOf(a) - levelOf(b) || (first.scores[b] as number) - (first.scores[a] as number) || a - b;
  const order = Array.from(pool.ids.keys()).sort(byScore);
  const window = order.slice(0, pool.isStrict ? RESCORED.strict : RESCORED.list);
  const questions = sharedQuestions(pool, window, first);
  const scores = new Map(
    window.map((i): [number, number] => {
      const score = first.scores[i] as number;
      const { question, substance } = evidenceOf(score, unvoted(pool, i), questions, weights);
      return [i, score + question + substance];
    }),
  );
  window.sort((a, b) => levelOf(a) - levelOf(b) || (scores.get(b) as number) - (scores.get(a) as number));
  return [...window, ...order.slice(window.length)].slice(0, CUTOFF).map((i) => pool.ids[i] as string);
}

/** Votes are never looked at. */
const unvoted = (pool: Pool, i: number): Pool['docValues'][number] => {
  const { question, words } = pool.docValues[i] as Pool['docValues'][number];
  return { question, words };
};

interface FirstStage {
  readonly scores: Float64Array;
  /** What of each score comes from terms that the question holds. */
  readonly byQuestion: Float64Array;
}

function firstStage(pool: Pool, averageLengths: PooledSet['averageLengths'], weights: Weights): FirstStage {
  const scores = new Float64Array(pool.ids.length);
  const byQuestion = new Float64Array(pool.ids.length);
  const rarities = new Map(pool.pooled.map(({ channel, term, rarity }) => [`${channel} ${term}`, rarity]));
  const exact = clausesOf(pool.terms, weights).filter(({ match }) => match === 'exact');
  const clauses = withRarity(exact, (channel, term) => rarities.get(`${channel} ${term}`) as number, weights.rarity);
  for (const [t, { channel, weight }] of clauses.entries()) {
    const { counts, inQuestion, rarity } = pool.pooled[t] as Pool['pooled'][number];
    const score = new TermScore(weight * rarity, weights.bm25, averageLengths[channel]);
    const lengths = pool.lengths[channel];
    for (let i = 0; i < counts.length; i++) {
      const count = counts[i] as number;
      if (count === 0) continue;
      const part = score.of(count, lengths[i] as number);
      (scores[i] as number) += part;
      if (inQuestion[i] !== 0) (byQuestion[i] as number) += part;
    }
  }
  return { scores, byQuestion };
}

/** As {@link rescored} has them. */
function sharedQuestions(
  { docValues }: Pool,
  window: readonly Candidate['ordinal'][],
  { scores, byQuestion }: FirstStage,
): Map<number, SharedQuestion> {
  const best = new Map<number, number>();
  for (const i of window) {
    const { question } = docValues[i] as Pool['docValues'][number];
    const other = best.get(question);
    if (other === undefined || (scores[i] as number) > (scores[other] as number)) best.set(question, i);
  }
  return new Map(Array.from(best, ([question, i]) => [question, sharedBy(scores[i] as number, byQuestion[i] as number)]));
}
