/** Suggests what may be meant by what was typed so far: words, questions, authors. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer } from '../../model.js';
import type { Clock, QueryLimits } from '../../retrieval.js';
import type { SuggestRequest, SuggestResponse } from '../../search-model.js';
import type { Suggestion } from '../../suggestion-model.js';
import { matchKey } from '../../text/fold.js';
import { withoutIgnorables } from '../../text/unbroken.js';
import { compactOf } from '../marks/compact.js';
import { phraseOf } from '../quotation.js';
import { Work, type WorkLimits } from '../work.js';
import { suggestedAuthors } from './authors.js';
import { type Meaning, meaningsOf } from './meanings.js';
import { NameTable } from './names.js';
import { type AskedQuestion, questionsAsking } from './questions.js';
import { Reading } from './reading.js';
import { type TypedSoFar, typedSoFar } from './typed-so-far.js';
import { type UnderFilters, underFilters } from './under-filters.js';
import { completionsOf } from './words.js';

/** What an operator allows. */
export interface SuggestSettings {
  /** Longer queries would be refused, and are not suggested. */
  readonly maxQueryChars: number;
  /** Whether letters may stand for Chinese. */
  readonly readsPinyin: boolean;
  /** What the suggestions for one text may cost; by default {@link SUGGEST_LIMITS}. */
  readonly workLimits?: WorkLimits;
  /** By default the runtime's, in milliseconds. */
  readonly clock?: Clock;
}

/** Suggestions come while somebody types: what is frequent is found long before one question to the engine costs so much. */
const MOST_A_QUESTION: Partial<QueryLimits> = { maxTerms: 10_000, maxPostings: 250_000 };

/** What is asked of the engine for one text, all together. The time is the last resort. */
export const SUGGEST_LIMITS: WorkLimits = { maxPostings: 3_000_000, timeMs: 500 };

/** Letters that an input method has parted are no words of their own. */
const PARTED_SYLLABLES = /[a-zü]['’‘ʼ`][a-z]+$/iu;

/** Letters stand for few things that are worth a look; most of those are words. */
const MAX_MEANINGS = 4;

/** Words with what they are ordered by: how many answers hold them, or about as many. */
type Weighed = Suggestion & { readonly weight: number };

/** Suggests from one engine. What is typed is never kept. */
export class Suggester {
  private names: NameTable | undefined;

  /** @param analyzer the one that the engine's index was made with */
  constructor(
    private readonly engine: Engine,
    private readonly analyzer: Analyzer,
    private readonly settings: SuggestSettings,
  ) {}

  /** @param request its limit and filters must be checked already */
  suggest({ query, limit, filters = {} }: SuggestRequest): SuggestResponse {
    const begun = performance.now();
    const { workLimits = SUGGEST_LIMITS, clock = () => performance.now() } = this.settings;
    const work = new Work(workLimits, clock);
    const under = underFilters(filters, work.over(this.engine, MOST_A_QUESTION), this.analyzer);
    const typed = typedSoFar(withoutIgnorables(query));
    const suggestions = typed ? this.suggestionsFor(typed, limit, under, work) : [];
    const tookMs = Math.round((performance.now() - begun) * 10) / 10;
    return { query, suggestions, ...(work.stoppedBy && { stoppedBy: work.stoppedBy }), tookMs };
  }

  private suggestionsFor(typed: TypedSoFar, limit: number, under: UnderFilters, work: Work): Suggestion[] {
    const { engine } = under;
    const { analyzer } = this;
    const meanings = this.settings.readsPinyin ? meaningsOf(typed, engine, analyzer, Math.min(limit, MAX_MEANINGS)) : [];
    const meant = meanings.map((meaning) => Reading.asMeant(typed, meaning, analyzer));
    const words = meanings.map(({ holding, isWord, weight }, i): Weighed => {
      const reading = meant[i] as Reading;
      return { ...wordsSuggestion(reading, reading.text, isWord ? holding : undefined), weight };
    });
    const asked: { readonly total: number; readonly questions: readonly Suggestion[] }[] = [];
    // Of several meanings, the likeliest is followed.
    const isMeant = meant.length > 0 && PARTED_SYLLABLES.test(typed.text);
    for (const reading of [...(isMeant ? [] : [Reading.asTyped(typed, analyzer)]), ...meant.slice(0, 1)]) {
      if (!work.isLeft) break;
      const found = questionsAsking(reading.sought, engine);
      asked.push({ total: found.total, questions: found.questions.slice(0, limit).map((question) => questionSuggestion(reading, question)) });
      const completions = completionsOf(reading, found, limit, engine, analyzer);
      words.push(...completions.slice(0, limit).map(({ text, count, weight }) => ({ ...wordsSuggestion(reading, text, count), weight })));
    }
    words.sort((a, b) => b.weight - a.weight);
    const questions = asked.sort((a, b) => b.total - a.total).flatMap((one) => one.questions);
    const isNew = distinctFrom(typed.text);
    const isAllowed = ({ query }: Suggestion): boolean => query.length <= this.settings.maxQueryChars;
    const own = words.filter((one) => isAllowed(one) && isNew(one)).map(({ weight: _weight, ...one }) => one);
    return mixed(
      under.wordsOf(own, limit),
      questions.filter((one) => isAllowed(one) && isNew(one)),
      under.authorsOf(this.authors(typed, meanings)),
      limit,
    );
  }

  private authors(typed: TypedSoFar, meanings: readonly Meaning[]): Suggestion[] {
    this.names ??= new NameTable(this.engine.values('author'));
    return suggestedAuthors(this.names, typed.text, meanings);
  }
}

function wordsSuggestion(reading: Reading, text: string, count: number | undefined): Suggestion {
  return { kind: 'words', text, marks: reading.marksOfCompletion(text), query: text, ...(count !== undefined && { count }) };
}

function questionSuggestion(reading: Reading, { question, id, count }: AskedQuestion): Suggestion {
  const found = { marks: reading.marksIn(question), query: `question:${phraseOf(question)}` };
  return { kind: 'question', text: question, ...found, questionId: id, ...(count !== undefined && { count }) };
}

/** Lets each text pass once, whatever its signs, width, case and script; of words, none that is what was typed. */
function distinctFrom(typed: string): (suggestion: Suggestion) => boolean {
  const seen = new Set<string>();
  const own = keyOf(typed);
  return ({ kind, text }) => {
    const key = keyOf(text);
    if (seen.has(key) || (kind === 'words' && key === own)) return false;
    seen.add(key);
    return true;
  };
}

const keyOf = (text: string): string => compactOf(matchKey(text));

/** From this many on, there is room for an author. */
const LEAST_FOR_AUTHORS = 3;

/** Words and questions in equal shares, and one author; where one kind has less, the others have more. */
function mixed(words: readonly Suggestion[], questions: readonly Suggestion[], authors: readonly Suggestion[], limit: number): Suggestion[] {
  const room = limit - (authors.length > 0 && limit >= LEAST_FOR_AUTHORS ? 1 : 0);
  const fewest = Math.min(questions.length, Math.floor(room / 2));
  const ofWords = Math.min(words.length, room - fewest);
  const ofQuestions = Math.min(questions.length, room - ofWords);
  return [...words.slice(0, ofWords), ...questions.slice(0, ofQuestions), ...authors.slice(0, limit - ofWords - ofQuestions)];
}
