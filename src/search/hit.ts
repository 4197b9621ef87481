/** Makes what is shown of a candidate: marks, snippets, copies, and how it came to its place. */

import type { Engine } from '../engine/engine.js';
import type { Explanation, ScorePart } from '../explanation-model.js';
import type { Answer, Copy, DateIs } from '../model.js';
import type { Hit, SearchRequest } from '../search-model.js';
import { answerMarks } from './marks/answer-marks.js';
import { Typed } from './marks/typed.js';
import type { Plan } from './plan.js';
import { WEIGHTS } from './ranking.js';
import type { Read } from './selection.js';
import { snippetsOf } from './snippets.js';
import type { Verified } from './verification.js';

/** What a hit is made from. */
export interface HitContext {
  readonly engine: Engine;
  readonly plan: Pick<Plan, 'needles'> & Partial<Pick<Plan, 'named'>>;
  readonly request: Pick<SearchRequest, 'copies' | 'explain'> & Partial<Pick<SearchRequest, 'query'>>;
  readonly snippetChars: number;
  readonly read: Read;
}

/** How much of a text is shown. */
interface Excerpt {
  /** Of the usual length, from above 0 to 1. */
  readonly share: number;
  readonly maxPassages?: number;
}

const ALONE: Excerpt = { share: 1 };
/** Of several answers to a question the best one, and those beside it, have together a little more room than one alone. */
const BEST: Excerpt = { share: 2 / 3 };
const BESIDE: Excerpt = { share: 1 / 3, maxPassages: 1 };

/** What is shown of a candidate. Reads its answer, and the copies that it names. */
export function hitOf(candidate: Verified, { engine, plan, request, snippetChars, read }: HitContext, excerpt = ALONE): Hit {
  const { ordinal, score, match, standing } = candidate;
  const answer = read(ordinal);
  const { id, question, questionDetail: _detail, text, ...rest } = answer;
  const copies = request.copies === 'all' ? [] : copiesOf(engine, ordinal, read);
  const isNamed = plan.named?.has(answer.author) === true;
  const marks = answerMarks(answer, plan.needles, match === 'all' && standing !== 1, isNamed);
  return {
    id,
    score,
    match,
    question: { text: question, marks: marks.question },
    snippets: snippetsOf(text, marks.text, Math.ceil(snippetChars * excerpt.share), excerpt.maxPassages),
    ...rest,
    ...(isNamed && { authorMarks: new Typed([request.query ?? '']).marksIn(answer.author, [{ start: 0, end: answer.author.length }]) }),
    ...dateOf(answer),
    ...(copies.length > 0 && { copies }),
    ...questionIdOf(engine, ordinal, answer),
    ...(request.explain && { explanation: explain(engine, candidate, isNamed) }),
  };
}

/**
 * What is shown of a question: its best answer as a hit, with its best answers, itself the first.
 *
 * @param best one or more, the best first
 * @param others how many answers to it were found beside these
 */
export function groupedHit(best: readonly Verified[], others: number, context: HitContext): Hit {
  const hits = best.map((candidate, i) => hitOf(candidate, context, best.length === 1 ? ALONE : i === 0 ? BEST : BESIDE));
  const answers = hits.map(({ question: _question, questionId: _questionId, ...answer }) => answer);
  return { ...(hits[0] as Hit), answers, others };
}

/** The id of an answer's question, where it has one of its own. */
export function questionIdOf(engine: Engine, ordinal: number, { question, foreign }: Answer): { questionId?: string } {
  return foreign || question === '' ? {} : { questionId: engine.questions.idOf(ordinal) };
}

/** Whether an answer's record could be read: of a damaged one nothing stands in its place but an answer without an id. */
export const isReadable = ({ id }: Answer): boolean => id !== '';

/** Whether a hit is found by its question alone: a text that has marks shows one in some snippet. */
export function isOnlyInQuestion({ question, snippets, authorMarks = [] }: Pick<Hit, 'question' | 'snippets' | 'authorMarks'>): boolean {
  return question.marks.length > 0 && authorMarks.length === 0 && snippets.every(({ marks }) => marks.length === 0);
}

/** The copies of an answer that can be read. */
export function copiesOf(engine: Engine, ordinal: number, read: Read): Copy[] {
  return engine.copiesOf(ordinal).map(read).filter(isReadable).map(copyOf);
}

/** What is said of an answer beside another record of the same text. */
function copyOf({ id, question, author, site, url, archivedOn, answeredOn, foreign, doubtful }: Answer): Copy {
  return {
    id,
    question,
    author,
    site,
    ...(url && { url }),
    ...(archivedOn && { archivedOn }),
    ...(answeredOn && { answeredOn }),
    ...(foreign && { foreign }),
    ...(doubtful && { doubtful }),
  };
}

const STANDINGS = ['less', 'alike', 'words', 'literal'] as const;

function explain(engine: Engine, { ordinal, match, standing, clauses, evidence }: Verified, isNamed: boolean): Explanation {
  const [terms] = engine.termScores({ clauses, bm25: WEIGHTS.bm25 }, [ordinal]) as [ScorePart[]];
  const stands = isNamed ? 'name' : (STANDINGS[standing ?? (match === 'all' ? 2 : 0)] as Explanation['stands']);
  return { stands, terms: terms.sort((a, b) => b.score - a.score), ...evidence };
}

/** Which of an answer's dates speaks for it: the day it was written, else the day it was archived. */
export function dateOf({ answeredOn, archivedOn }: Answer): { dateIs?: DateIs } {
  if (answeredOn) return { dateIs: 'answeredOn' };
  return archivedOn ? { dateIs: 'archivedOn' } : {};
}

/** Reads answers for one search, each once. */
export function reader(engine: Engine): Read {
  const known = new Map<number, Answer>();
  return (ordinal) => {
    const answer = known.get(ordinal) ?? engine.answer(ordinal);
    known.set(ordinal, answer);
    return answer;
  };
}
