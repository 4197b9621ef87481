/** Finds answers like a given one: those that share its telling words, as far as these say that they are about the same. */

import type { Engine } from '../engine/engine.js';
import type { ScorePart } from '../explanation-model.js';
import type { Analyzer, Answer } from '../model.js';
import type { Candidate, Clause } from '../retrieval.js';
import type { SimilarResponse } from '../search-model.js';
import { matchKey } from '../text/fold.js';
import { gramsOf, isOneCharacter } from '../text/grams.js';
import { isCjkTerm } from '../text/runs.js';
import { isQuestionWord } from '../text/stop-words.js';
import { UnbrokenText } from '../text/unbroken.js';
import { foundAnswer } from './detail.js';
import { hitOf, isReadable, reader } from './hit.js';
import { type Needles, needlesOf } from './marks/needles.js';
import { Typed } from './marks/typed.js';
import { clausesOf, termsOf } from './query.js';
import { WEIGHTS } from './ranking.js';
import type { Read } from './selection.js';
import { leastSimilarity, similaritiesTo } from './similarity.js';

/** More words than these say what the first ones said. */
const MAX_WORDS = 25;

/** The words are taken from so many characters, from the beginning. */
const MAX_CHARS = 2000;

/** So many answers that score best are compared, however few are wanted: the first of many are the same as the first of few. */
const COMPARED = 100;

/** So many more are retrieved at most, since copies and answers to its own question may be among them. */
const MAX_PASSED_OVER = 400;

/** Which answers may be similar: those of its own question, too, or only those of others. */
export type SimilarOf = 'any' | 'other';

/** What may be similar is chosen by. */
export interface SimilarOptions {
  /** The most hits, from 1. */
  readonly limit: number;
  readonly question: SimilarOf;
  /** Characters of a snippet. */
  readonly snippetChars: number;
}

/**
 * Telling are the words that add most to the answer's own score: frequent in it, rare elsewhere. Copies are left out, of the answer and of one another; so
 * are texts that only share words by chance, and where there are no others, there are no hits. The most similar come first.
 *
 * @throws NotFoundError where there is no answer of that id
 */
export function similarTo(engine: Engine, analyzer: Analyzer, id: string, options: SimilarOptions): SimilarResponse {
  const { ordinal, answer } = foundAnswer(engine, id);
  const [text, asked] = [answer.text, hasQuestion(answer) ? answer.question : ''].map(beginningOf) as [string, string];
  const telling = {
    text: tellingClauses(engine, wordsOf(text, analyzer), ordinal),
    question: wordsOf(asked, analyzer),
  };
  const words = telling.text.map(({ term }) => term);
  const needles = needlesOfWords(words, text);
  const read = reader(engine);
  const compared = comparedWith(engine, telling.text, ordinal, options.question);
  const nats = similaritiesTo(
    telling,
    compared.map((candidate) => candidate.ordinal),
    engine,
  );
  const ranked = compared.map((candidate, i) => ({ ...candidate, score: nats[i] as number })).sort((a, b) => b.score - a.score);
  const shown = similarAmong(ranked, answer, options.limit, read, engine.stats.answers);
  const context = {
    engine,
    plan: { needles: { question: needles, body: needles } },
    request: {},
    snippetChars: options.snippetChars,
    read,
  };
  return { id, words, hits: shown.map((candidate) => hitOf({ ...candidate, match: 'some', clauses: telling.text }, context)) };
}

const beginningOf = (text: string): string => new UnbrokenText(text.slice(0, MAX_CHARS)).text;

const hasQuestion = ({ question, foreign }: Answer): boolean => question !== '' && !foreign;

/** A number or a lone character says little of what an answer is about, however rare it is; neither do words that only ask. */
function wordsOf(text: string, analyzer: Analyzer): Clause[] {
  const terms = termsOf(text, analyzer.analyze(text));
  const isTelling = (term: string): boolean => terms.words.has(term) && term.length > 1 && !/^\p{N}/u.test(term) && !isQuestionWord(term);
  return clausesOf(terms).filter(({ match, term }) => match === 'exact' && isTelling(term));
}

function tellingClauses(engine: Engine, words: readonly Clause[], ordinal: number): Clause[] {
  const [parts] = engine.termScores({ clauses: words, bm25: WEIGHTS.bm25 }, [ordinal]) as [ScorePart[]];
  const terms = parts
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_WORDS)
    .map(({ term }) => term);
  return terms.map((term) => words.find((clause) => clause.term === term) as Clause);
}

/** The answers that share most of the words; of copies the first. */
function comparedWith(engine: Engine, clauses: readonly Clause[], ordinal: number, question: SimilarOf): Candidate[] {
  const left = new Set([ordinal, ...engine.copiesOf(ordinal)]);
  const own = engine.docValues(ordinal).question;
  const isLeft = (other: number): boolean => left.has(other) || (question === 'other' && engine.docValues(other).question === own);
  const { candidates } = engine.retrieve({ clauses, bm25: WEIGHTS.bm25, collapse: 'copies' }, COMPARED + MAX_PASSED_OVER);
  return candidates.filter((candidate) => !isLeft(candidate.ordinal)).slice(0, COMPARED);
}

/** The first that are similar enough, each text once: texts of a few words are copies that no signature tells. */
function similarAmong(ranked: readonly Candidate[], answer: Answer, limit: number, read: Read, answers: number): Candidate[] {
  const [least, unasked] = [leastSimilarity(answers, true), leastSimilarity(answers, false)];
  const seen = new Set([plain(answer.text)]);
  const similar: Candidate[] = [];
  for (const candidate of ranked) {
    if (candidate.score <= least || similar.length === limit) break;
    const other = read(candidate.ordinal);
    const text = plain(other.text);
    const isEnough = candidate.score > unasked || (hasQuestion(answer) && hasQuestion(other));
    if (!isReadable(other) || seen.has(text) || !isEnough) continue;
    seen.add(text);
    similar.push(candidate);
  }
  return similar;
}

/** Only letters and digits, in one spelling. */
const plain = (text: string): string => matchKey(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** @param text the one that the words are from */
function needlesOfWords(words: readonly string[], text: string): Needles {
  const cjkRuns = new Set(words.filter(isCjkTerm));
  const pairs = new Set(
    [...cjkRuns].flatMap((run) => Array.from(gramsOf(run, 0, run.length), ({ term }) => term)).filter((term) => !isOneCharacter(term)),
  );
  return needlesOf(
    { cjkRuns, pairs, words: new Set(words), names: new Set(), pieces: new Map(), wholes: new Set(), signed: new Map() },
    new Typed([text]),
  );
}
