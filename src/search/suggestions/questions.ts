/** Finds questions that contain what was typed so far. */

import type { Engine } from '../../engine/engine.js';
import type { Answer } from '../../model.js';
import type { Query } from '../../retrieval.js';
import { matchKey } from '../../text/fold.js';
import { compactOf } from '../marks/compact.js';
import { WEIGHTS } from '../ranking.js';
import type { Sought } from './sought.js';

/** Answers read to see what they ask: enough for a list of suggestions, most of which ask the same. */
const MAX_READ = 24;
/** Of so many answers it is counted how many each question has; of more, those with most votes are looked at. */
const MAX_COUNTED = 2000;

/** A question that contains what was sought. */
export interface AskedQuestion {
  readonly question: string;
  /** Of the one with most answers, where several sites ask it. */
  readonly id: string;
  /** How many answers to it there are; absent where too many questions contain what was sought for counting. */
  readonly count?: number;
}

/** What was found, and the answers that were read on the way. */
export interface Asked {
  /** Questions that begin with what was sought before the others; of those, the most answered first, then by votes. */
  readonly questions: readonly AskedQuestion[];
  readonly answers: readonly Answer[];
  /** How many answers the index has to such questions, or about as many. */
  readonly total: number;
}

/** Each question once, however often it was asked. */
export function questionsAsking(sought: Sought, engine: Engine): Asked {
  const query: Query = { clauses: [], bm25: WEIGHTS.bm25, condition: sought.questionCondition, order: 'votes' };
  const { ordinals, total } = chosenOf(query, engine);
  const answers = ordinals.map(({ ordinal }) => engine.answer(ordinal));
  const found = new Map<string, AskedQuestion & { readonly begins: boolean }>();
  for (const [i, answer] of answers.entries()) {
    const key = compactOf(matchKey(answer.question));
    const { ordinal, count } = ordinals[i] as Chosen;
    const known = found.get(key);
    if (known?.count !== undefined && count !== undefined) found.set(key, { ...known, count: known.count + count });
    if (known || !sought.isAskedBy(answer)) continue;
    const id = engine.questions.idOf(ordinal);
    found.set(key, { question: answer.question, id, begins: sought.begins(answer.question), ...(count !== undefined && { count }) });
  }
  const questions = [...found.values()].sort((a, b) => Number(b.begins) - Number(a.begins) || (b.count ?? 0) - (a.count ?? 0));
  return { questions: questions.map(({ begins: _begins, ...question }) => question), answers, total };
}

interface Chosen {
  readonly ordinal: number;
  readonly count?: number;
}

/** One answer of each question, where they can be counted. */
function chosenOf(query: Query, engine: Engine): { ordinals: readonly Chosen[]; total: number } {
  const few = engine.retrieve(query, MAX_READ);
  if (few.total > MAX_COUNTED || few.stoppedBy) return { ordinals: few.candidates, total: few.total };
  const { candidates } = engine.retrieve(query, MAX_COUNTED);
  const best = new Map<number, Required<Chosen>>();
  for (const { ordinal } of candidates) {
    const { question } = engine.docValues(ordinal);
    const known = best.get(question);
    best.set(question, { ordinal: known?.ordinal ?? ordinal, count: (known?.count ?? 0) + 1 });
  }
  return { ordinals: [...best.values()].sort((a, b) => b.count - a.count).slice(0, MAX_READ), total: few.total };
}
