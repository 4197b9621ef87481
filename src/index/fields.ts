/** Lists the places a term is counted in: each text field in each channel, and the fields whose values are kept as they are. */

import type { Analysis, Analyzer, Answer, Channel, Field, KeywordField, Token } from '../model.js';
import { APART, withoutIgnorables } from '../text/unbroken.js';

/** A text field of one channel, as MiniSearch and the segment file know it. */
type TextField = `${Field}.${Channel}`;

/** How often the question counts beside the text: so many times where both are of usual length, which is so many different words each. */
const QUESTION = { weight: 4, words: 12, lengthCounts: 0.7 };
const ANSWER = { words: 120, lengthCounts: 0.75 };

/**
 * How often a term of the question counts in the whole answer. Question and text are one field, because a term that stands in both is one piece of evidence, not
 * two: scored apart, drcd loses .006. BM25F (Robertson, Zaragoza and Taylor, CIKM 2004) divides the counts of each field by its relative length before they saturate.
 * BM25 over the one field divides all counts by the text's; this factor multiplies those of the question by it again, and divides them by the question's own. So a
 * short question says more than a long one, and a long text does not drown it. Lengths are relative to fixed ones, so that an answer counts the same in every archive.
 * Against twice, whatever the lengths, it is worth .015 on dureader_demo, .003 on cmrc2018, and .04 where questions have many answers (zhihu_votes).
 *
 * @param asked different words of the question
 * @param whole different words of question and text
 * @returns a whole number from 1
 */
export function questionCounts(asked: number, whole: number): number {
  const ofText = 1 - ANSWER.lengthCounts + (ANSWER.lengthCounts * whole) / ANSWER.words;
  const ofQuestion = 1 - QUESTION.lengthCounts + (QUESTION.lengthCounts * asked) / QUESTION.words;
  return Math.max(1, Math.round((QUESTION.weight * ofText) / ofQuestion));
}

/** Fields of terms that come from texts. Those of the question are there to ask for it alone. */
export const TEXT_FIELDS = ['question.words', 'question.grams', 'whole.words', 'whole.grams'] as const satisfies TextField[];

/** Fields whose whole value is a term: to filter by, never scored. Names of people and topics stand there {@link withoutIgnorables}. */
const KEYWORD_FIELDS = ['site', 'author', 'topic', 'archivedOn', 'answeredOn', 'day'] as const satisfies KeywordField[];

/** In the order of the segment file; part of the index format. */
export const INDEXED_FIELDS = [...TEXT_FIELDS, ...KEYWORD_FIELDS] as const;

/** How many sections of a segment file belong to each of them. */
export const SECTIONS_PER_FIELD = 7;

/** The position of a text field in {@link INDEXED_FIELDS}. */
export function fieldNumber(field: Field, channel: Channel): number {
  return INDEXED_FIELDS.indexOf(`${field}.${channel}`);
}

/** The position of a keyword field in {@link INDEXED_FIELDS}. */
export function keywordFieldNumber(field: KeywordField): number {
  return INDEXED_FIELDS.indexOf(field);
}

/** An answer as it is indexed. */
export interface IndexedAnswer {
  /** The terms of each of {@link INDEXED_FIELDS}, as often as they occur. */
  readonly terms: readonly string[][];
  readonly body: Analysis;
}

const NOTHING: Analysis = { words: [], grams: [] };

/**
 * A question that says little in many words, above a long text, would count for more terms than both have. Of questions that repeat nothing, all
 * terms together count less than half as often as the answer has terms.
 *
 * @param asked terms of the question, repeated ones too
 * @param whole terms of question and text
 * @returns how often each may count at most
 */
const mostCounts = (asked: number, whole: number): number => Math.max(1, Math.floor((1000 + 4 * whole) / Math.max(1, asked)));

/** What of an answer is indexed. The question of a page it does not belong to is no part of it. */
export function indexedAnswer(answer: Answer, analyzer: Analyzer): IndexedAnswer {
  const { question, questionDetail, text, site, author, topics, archivedOn, answeredOn } = answer;
  const asked = answer.foreign ? NOTHING : analyzer.analyze(questionDetail ? question + APART + questionDetail : question);
  const body = analyzer.analyze(text);
  const day = dayOf(answer);
  const [askedWords, askedGrams, bodyWords, bodyGrams] = [wordsOf(asked), termsOf(asked.grams), wordsOf(body), termsOf(body.grams)];
  const asking = Math.max(askedWords.length, askedGrams.length);
  const counts = Math.min(
    questionCounts(new Set(askedWords).size, new Set([...askedWords, ...bodyWords]).size),
    mostCounts(asking, asking + Math.max(bodyWords.length, bodyGrams.length)),
  );
  const repeated = (terms: readonly string[]): string[] => Array.from({ length: counts }, () => terms).flat();
  const terms = [
    askedWords,
    askedGrams,
    [...repeated(askedWords), ...bodyWords],
    [...repeated(askedGrams), ...bodyGrams],
    [site],
    [withoutIgnorables(author)],
    [...new Set(topics.map(withoutIgnorables))],
    archivedOn ? [archivedOn] : [],
    answeredOn ? [answeredOn] : [],
    day ? [day] : [],
  ];
  return { terms, body };
}

const termsOf = (tokens: readonly Token[]): string[] => tokens.map(({ term }) => term);

const wordsOf = ({ words, joined }: Analysis): string[] => (joined ? termsOf([...words, ...joined]) : termsOf(words));

/** The day that speaks for an answer. */
export function dayOf({ answeredOn, archivedOn }: Answer): string | undefined {
  return answeredOn ?? archivedOn;
}
