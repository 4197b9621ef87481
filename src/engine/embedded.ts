/** The engine in this process: retrieves the best answers from the opened segments. */

import type { OpenedIndex } from '../index/open-index.js';
import type { Clock } from '../retrieval.js';
import { Budget } from './budget.js';
import { Conditions } from './conditions.js';
import { valuesOf, wordsBeginning } from './dictionary-lists.js';
import { docValuesOf } from './doc-values.js';
import type { Engine } from './engine.js';
import { TermLists } from './expansion.js';
import { FacetValues } from './facet-values.js';
import { wordsNear } from './near-words.js';
import { PairCounts } from './pair-counts.js';
import { accumulatorOf } from './part.js';
import { PassRunner } from './pass-runner.js';
import { createQuestions } from './questions.js';
import { Retriever } from './retriever.js';
import { TermFinder } from './term-finder.js';
import { TermScorer } from './term-scores.js';
import { createVocabulary } from './vocabulary.js';

/** Scored in about a quarter of a millisecond. */
const EXHAUSTIVE_POSTINGS = 20_000;

/** Choices that change no answer's score or place; for tests. */
export interface EmbeddedEngineOptions {
  /** Queries with fewer postings are answered by scoring them all. */
  readonly exhaustivePostings?: number;
  /** By default the runtime's, in milliseconds. */
  readonly clock?: Clock;
}

/** An engine over an opened index, which it closes when it is closed itself. */
export function createEmbeddedEngine(index: OpenedIndex, options: EmbeddedEngineOptions = {}): Engine {
  const { exhaustivePostings = EXHAUSTIVE_POSTINGS, clock = () => performance.now() } = options;
  const lists = new TermLists(index.segments);
  const terms = new TermFinder(index, lists);
  const conditions = new Conditions(index, lists);
  const accumulators = index.segments.map(({ segment: { answers } }) => accumulatorOf(answers));
  const scorer = new TermScorer(index, terms, lists);
  const passes = new PassRunner(index, terms, accumulators, exhaustivePostings, clock);
  const retriever = new Retriever(index, conditions, passes, scorer, new FacetValues(index), clock);
  const pairs = new PairCounts(index);
  return {
    stats: index.stats,
    retrieve: (query, limit) => retriever.retrieve(query, limit),
    termScores: (query, ordinals) => scorer.scoresOf(query, ordinals, new Budget(query.limits ?? {}, clock)),
    rarity: (channel, term) => terms.rarity(channel, term, new Budget({}, clock)),
    docValues: (ordinal) => docValuesOf(index, ordinal),
    answer: (ordinal) => index.answer(ordinal),
    findAnswer: (id) => index.findAnswer(id),
    findQuestion: (site, question) => index.findQuestion(site, question),
    copiesOf: (ordinal) => index.copies.othersOf(ordinal),
    wordsBeginning: (prefix, limit) => wordsBeginning(index, prefix, limit),
    values: (keyword) => valuesOf(index, keyword),
    holdingPair: (first, second) => pairs.holding(first, second),
    answersWithPair: (first, second, atMost) => pairs.answers(first, second, atMost),
    charactersBehind: (first) => pairs.charactersBehind(first),
    wordsNear: (word, maxEdits) => wordsNear(index, word, maxEdits),
    questions: createQuestions(index),
    vocabulary: createVocabulary(index.vocabulary),
    pagesWith: (id) => index.pagesWith(id),
    revisitsOf: (page) => index.revisitsOf(page),
    olderTextsOf: (id) => index.olderTextsOf(id),
    close: () => index.close(),
  };
}
