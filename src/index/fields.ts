/** Lists the places a term is counted in: each text field in each channel, and the fields whose values are kept as they are. */

import type { Analysis, Analyzer, Answer, Channel, Field, KeywordField, Token } from '../model.js';

/** A text field of one channel, as MiniSearch and the segment file know it. */
type TextField = `${Field}.${Channel}`;

/**
 * A term of the question counts in the whole answer as often as if it stood there so many times. One field for both, its terms counted
 * together (as BM25F does: Robertson, Zaragoza and Taylor, CIKM 2004), because a term that stands in question and text is one piece of evidence, not two: scored
 * apart, drcd loses .006. In an archive of answers the question says best what an answer is about, hence more than once.
 */
export const QUESTION_COUNTS = 2;

/** Fields of terms that come from texts. Those of the question are there to ask for it alone. */
export const TEXT_FIELDS = ['question.words', 'question.grams', 'whole.words', 'whole.grams'] as const satisfies TextField[];

/** Fields whose whole value is a term: to filter by, never scored. */
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

/** What of an answer is indexed. The question of a page it does not belong to is no part of it. */
export function indexedAnswer(answer: Answer, analyzer: Analyzer): IndexedAnswer {
  const { question, questionDetail, text, site, author, topics, archivedOn, answeredOn } = answer;
  const asked = answer.foreign ? NOTHING : analyzer.analyze(questionDetail ? `${question}\n${questionDetail}` : question);
  const body = analyzer.analyze(text);
  const day = dayOf(answer);
  const [askedWords, askedGrams] = [termsOf(asked.words), termsOf(asked.grams)];
  const terms = [
    askedWords,
    askedGrams,
    whole(askedWords, body.words),
    whole(askedGrams, body.grams),
    [site],
    [author],
    [...new Set(topics)],
    archivedOn ? [archivedOn] : [],
    answeredOn ? [answeredOn] : [],
    day ? [day] : [],
  ];
  return { terms, body };
}

const termsOf = (tokens: readonly Token[]): string[] => tokens.map(({ term }) => term);

function whole(question: readonly string[], body: readonly Token[]): string[] {
  return [...Array.from({ length: QUESTION_COUNTS }, () => question).flat(), ...termsOf(body)];
}

/** The day that speaks for an answer. */
export function dayOf({ answeredOn, archivedOn }: Answer): string | undefined {
  return answeredOn ?? archivedOn;
}
