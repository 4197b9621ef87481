/** Orders the first candidates by all evidence: their terms, their question's, and what is known of the answer itself. */

import type { Engine } from '../engine/engine.js';
import type { Evidence } from '../explanation-model.js';
import type { DocValues } from '../retrieval.js';
import { MOST_VOTES, RESCORED, WEIGHTS } from './ranking.js';
import type { Selected } from './selection.js';

/** A candidate with what makes up its score; without evidence only its terms do. */
export interface Rescored extends Selected {
  readonly evidence?: Evidence;
}

/**
 * The first {@link RESCORED} in the order of their new scores, the others behind them as they were. These are the same, whichever page is asked for.
 *
 * A match in the question says nothing about which of its answers to read. So the answers of a question share its evidence: of what the best of them
 * has more than another one, that one gets the share that comes from terms in the question. Where the question holds all that was asked, its answers are
 * ordered by what they are, and not by the question again, which weighs most in the shortest. Worth .14 on zhihu_votes, and nothing where each question has one
 * answer.
 *
 * @param levelsFirst whether a better level of matching comes first, whatever the scores
 */
export function rescored(selected: readonly Selected[], levelsFirst: boolean, engine: Engine): Rescored[] {
  const whole = levelsFirst ? selected.filter(({ match }) => match === 'all').length : 0;
  const [first, partial] = [Math.min(whole, RESCORED.strict), whole + RESCORED.list];
  // Together, since a question may have answers among both.
  const scored = scoredByAll([...selected.slice(0, first), ...selected.slice(whole, partial)], levelsFirst, engine);
  return [...scored.slice(0, first), ...selected.slice(first, whole), ...scored.slice(first), ...selected.slice(partial)];
}

/**
 * In the order of their scores with all evidence; the answers of a question share that of those among them.
 *
 * @param levelsFirst whether a better level of matching comes first, whatever the scores
 */
export function scoredByAll(selected: readonly Selected[], levelsFirst: boolean, engine: Engine): Rescored[] {
  const values = selected.map(({ ordinal }) => engine.docValues(ordinal));
  const questions = sharedQuestions(selected, values, engine);
  const scored = selected.map((candidate, i): Rescored => {
    const evidence = evidenceOf(candidate.score, values[i] as DocValues, questions);
    return { ...candidate, score: candidate.score + evidence.question + evidence.substance + evidence.votes, evidence };
  });
  return scored.sort((a, b) => (levelsFirst && a.level - b.level) || b.score - a.score);
}

/** @param score what its terms add */
export function evidenceOf(
  score: number,
  { question, words, votes = 0 }: DocValues,
  questions: ReadonlyMap<number, SharedQuestion>,
  weights = WEIGHTS,
): Evidence {
  const shared = questions.get(question);
  return {
    question: shared ? shared.share * (shared.best - score) : 0,
    substance: (weights.substance * words) / (words + weights.substanceWords),
    votes: weights.votes * Math.log10(1 + Math.min(Math.max(0, votes), MOST_VOTES)),
  };
}

/** The evidence of a question: its best answer's score, and which share of it comes from terms that the question holds, from 0 to 1. */
export interface SharedQuestion {
  readonly best: number;
  readonly share: number;
}

/** @param inQuestion what of the best answer's score comes from terms that the question holds */
export function sharedBy(best: number, inQuestion: number): SharedQuestion {
  return { best, share: best > 0 ? Math.min(1, inQuestion / best) : 0 };
}

/** Of the questions that have several answers among the candidates. */
function sharedQuestions(candidates: readonly Selected[], values: readonly DocValues[], engine: Engine): Map<number, SharedQuestion> {
  const best = new Map<number, Selected>();
  const several = new Set<number>();
  for (const [i, candidate] of candidates.entries()) {
    const { question } = values[i] as DocValues;
    const other = best.get(question);
    if (other) several.add(question);
    if (!other || candidate.score > other.score) best.set(question, candidate);
  }
  const asked = new Map<Selected['clauses'], [question: number, candidate: Selected][]>();
  for (const question of several) {
    const candidate = best.get(question) as Selected;
    asked.set(candidate.clauses, [...(asked.get(candidate.clauses) ?? []), [question, candidate]]);
  }
  const shared = new Map<number, SharedQuestion>();
  for (const [clauses, of] of asked) {
    const ordinals = of.map(([, { ordinal }]) => ordinal);
    for (const [i, parts] of engine.termScores({ clauses, bm25: WEIGHTS.bm25 }, ordinals).entries()) {
      const [question, { score }] = of[i] as [number, Selected];
      const inQuestion = parts.reduce((sum, part) => sum + (part.inQuestion ? part.score : 0), 0);
      shared.set(question, sharedBy(score, inQuestion));
    }
  }
  return shared;
}
