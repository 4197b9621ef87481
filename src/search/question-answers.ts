/** Finds the best answers to each question that is shown, and how many more of its answers were found. */

import type { Engine } from '../engine/engine.js';
import type { Selected, Selection } from './selection.js';
import type { Verified } from './verification.js';

/** Nobody reads more answers to a question in a list of questions. */
const SHOWN_ANSWERS = 3;

/** So many answers to a question that are no candidates, the first that the engine gives, are put in order. */
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

/** What a list of questions is made of. */
export interface QuestionList {
  /** All candidates, in the order of the list. */
  readonly ranked: readonly Verified[];
  readonly selection: Pick<Selection, 'among' | 'foundAmong'>;
  readonly engine: Engine;
  /** Puts other answers in the order of the list. */
  readonly inOrder: (found: readonly Selected[]) => readonly Verified[];
}

/**
 * For each hit the answers to its question: those that are candidates first, since they are better than all that are none. The engine is asked only for answers to these
 * questions, so it matters not how many others the archive has.
 *
 * @param hits one a question
 */
export function answersBeside(hits: readonly Verified[], { ranked, selection, engine, inOrder }: QuestionList): QuestionAnswers[] {
  const questionOf = ({ ordinal }: Pick<Selected, 'ordinal'>): number => engine.docValues(ordinal).question;
  const siblings = hits.map(({ ordinal }) => Array.from(engine.questions.answersBeside(ordinal))).filter(({ length }) => length > 1);
  const { foundAmong, among } = selection;
  // A copy may stand for one of them under another question.
  const withCopies = (ordinals: readonly number[]): number[] => [...new Set(ordinals.flatMap((one) => [one, ...engine.copiesOf(one)]))];
  const scored = foundAmong ? undefined : among(withCopies(siblings.flat()));
  const found = byQuestion(scored ?? foundAmong?.(siblings.flat()) ?? [], questionOf);
  const candidates = byQuestion(ranked, questionOf);
  const missing = new Set(hits.flatMap((hit) => missingOf(found.get(questionOf(hit)), candidates.get(questionOf(hit)))));
  const asked = missing.size === 0 ? [] : (scored ?? among(withCopies([...missing]))).filter(({ ordinal }) => missing.has(ordinal));
  const first = [...byQuestion(asked, questionOf).values()].flatMap((answers) => answers.slice(0, MAX_ORDERED));
  const rest = byQuestion(inOrder(first), questionOf);
  return hits.map((hit) => {
    const question = questionOf(hit);
    const known = candidates.get(question) ?? [hit];
    const best = [...known, ...(rest.get(question) ?? [])].slice(0, SHOWN_ANSWERS);
    return { best, others: Math.max(0, (found.get(question)?.length ?? 1) - best.length) };
  });
}

/** Which of the answers found are to be put in order, since there are too few candidates among them. */
function missingOf(found: readonly Pick<Selected, 'ordinal'>[] = [], candidates: readonly Pick<Selected, 'ordinal'>[] = []): number[] {
  if (candidates.length >= Math.min(SHOWN_ANSWERS, found.length)) return [];
  const known = new Set(candidates.map(({ ordinal }) => ordinal));
  return found.map(({ ordinal }) => ordinal).filter((ordinal) => !known.has(ordinal));
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
