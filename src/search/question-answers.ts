/** Finds the best answers to each question that is shown, and how many more of its answers were found. */

import type { Engine } from '../engine/engine.js';
import type { Selected, Selection } from './selection.js';
import type { Verified } from './verification.js';

/** Nobody reads more answers to a question in a list of questions. */
const SHOWN_ANSWERS = 3;

/** So many answers to a question, the first that the engine gives, are put in order. */
const MAX_ORDERED = 16;

/** The answers to one question that were found. */
export interface QuestionAnswers {
  /** The hit itself, and the best ones beside it. */
  readonly best: readonly Verified[];
  /** How many others were found. */
  readonly others: number;
}

/** The first of each question. */
export function firstOfQuestions<C extends Selected>(candidates: readonly C[], engine: Engine): C[] {
  const seen = new Set<number>();
  return candidates.filter(({ ordinal }) => {
    const { question } = engine.docValues(ordinal);
    return !seen.has(question) && seen.add(question);
  });
}

/**
 * For each hit the answers to its question. What is asked of the engine is only what was found of these, so it matters not how many others the archive has.
 *
 * @param hits one a question
 * @param inOrder puts answers in the order of the list
 */
export function answersBeside(
  hits: readonly Verified[],
  { among }: Pick<Selection, 'among'>,
  engine: Engine,
  inOrder: (found: readonly Selected[]) => readonly Verified[],
): QuestionAnswers[] {
  const siblings = hits.map(({ ordinal }) => Array.from(engine.questions.answersBeside(ordinal))).filter(({ length }) => length > 1);
  // A copy may stand for one of them under another question.
  const asked = siblings.flat().flatMap((ordinal) => [ordinal, ...engine.copiesOf(ordinal)]);
  const questionOf = ({ ordinal }: Selected): number => engine.docValues(ordinal).question;
  const found = byQuestion(asked.length > 0 ? among([...new Set(asked)]) : [], questionOf);
  const first = hits.flatMap((hit) => (found.get(questionOf(hit)) ?? []).slice(0, MAX_ORDERED));
  const ordered = byQuestion(inOrder(first), questionOf);
  return hits.map((hit) => {
    const question = questionOf(hit);
    const beside = (ordered.get(question) ?? []).filter(({ ordinal }) => ordinal !== hit.ordinal);
    const best = [hit, ...beside.slice(0, SHOWN_ANSWERS - 1)];
    return { best, others: Math.max(0, (found.get(question)?.length ?? 1) - best.length) };
  });
}

function byQuestion<C>(candidates: readonly C[], questionOf: (candidate: C) => number): Map<number, C[]> {
  const questions = new Map<number, C[]>();
  for (const candidate of candidates) {
    const question = questionOf(candidate);
    const known = questions.get(question);
    if (known) known.push(candidate);
    else questions.set(question, [candidate]);
  }
  return questions;
}
