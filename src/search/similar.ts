/** Finds answers like a given one, by the words that tell it from all others. */

import type { Engine } from '../engine/engine.js';
import type { ScorePart } from '../explanation-model.js';
import type { Analyzer } from '../model.js';
import type { Clause } from '../retrieval.js';
import type { SimilarResponse } from '../search-model.js';
import { gramsOf, isOneCharacter } from '../text/grams.js';
import { isCjkTerm } from '../text/runs.js';
import { UnbrokenText } from '../text/unbroken.js';
import { foundAnswer } from './detail.js';
import { hitOf, isReadable, reader } from './hit.js';
import { type Needles, needlesOf } from './marks/needles.js';
import { Typed } from './marks/typed.js';
import { clausesOf, termsOf } from './query.js';
import { WEIGHTS } from './ranking.js';

/** More words than these say what the first ones said. */
const MAX_WORDS = 25;

/** The words are taken from so many characters, from the beginning. */
const MAX_CHARS = 2000;

/**
 * Telling are the words that add most to the answer's own score: frequent in it, rare elsewhere.
 *
 * @throws NotFoundError where there is no answer of that id
 */
export function similarTo(engine: Engine, analyzer: Analyzer, snippetChars: number, id: string, limit: number): SimilarResponse {
  const { ordinal, answer } = foundAnswer(engine, id);
  const { text } = new UnbrokenText(answer.text.slice(0, MAX_CHARS));
  const terms = termsOf(text, analyzer.analyze(text));
  const telling = tellingClauses(engine, clausesOf(terms), terms.words, ordinal);
  const words = telling.map(({ term }) => term);
  const left = new Set([ordinal, ...engine.copiesOf(ordinal)]);
  const query = { clauses: telling, bm25: WEIGHTS.bm25, collapse: 'copies' as const };
  const { candidates } = engine.retrieve(query, 2 * limit + left.size);
  const kept = candidates.filter((candidate) => !left.has(candidate.ordinal)).slice(0, limit);
  const needles = needlesOfWords(words, text);
  const read = reader(engine);
  const readable = kept.filter((candidate) => isReadable(read(candidate.ordinal)));
  const context = {
    engine,
    plan: { needles: { question: needles, body: needles } },
    request: {},
    snippetChars,
    read,
  };
  return {
    id,
    words,
    hits: readable.map((candidate) => hitOf({ ...candidate, match: 'some', clauses: telling }, context)),
  };
}

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

function tellingClauses(engine: Engine, clauses: readonly Clause[], telling: ReadonlySet<string>, ordinal: number): Clause[] {
  // A number or a lone character says little of what an answer is about, however rare it is.
  const words = clauses.filter(({ match, term }) => match === 'exact' && telling.has(term) && term.length > 1 && !/^\p{N}/u.test(term));
  const [parts] = engine.termScores({ clauses: words, bm25: WEIGHTS.bm25 }, [ordinal]) as [ScorePart[]];
  const terms = parts
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_WORDS)
    .map(({ term }) => term);
  return terms.map((term) => words.find((clause) => clause.term === term) as Clause);
}
