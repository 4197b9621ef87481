/** Lists the places a term is counted in: each text field in each channel, and the fields that are kept whole. */

import type { Analysis, Analyzer, Answer, Channel, Field, KeywordField } from '../model.js';

/** A text field of one channel, as MiniSearch and the segment file know it. */
type TextField = `${Field}.${Channel}`;

/** The parts of an answer that a term is looked for in where none is named. */
export const FIELDS_OF_ANSWERS: readonly Field[] = ['question', 'body'];

/** Fields whose terms are scored. */
export const TEXT_FIELDS = ['question.words', 'question.grams', 'body.words', 'body.grams'] as const satisfies TextField[];

/** Fields whose whole value is a term: to filter by, never scored. */
const KEYWORD_FIELDS = ['site', 'author', 'topic', 'archivedOn', 'answeredOn', 'day'] as const satisfies KeywordField[];

/** In the order of the segment file; part of the index format. */
export const INDEXED_FIELDS = [...TEXT_FIELDS, ...KEYWORD_FIELDS] as const;

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
  const terms = [
    ...[asked.words, asked.grams, body.words, body.grams].map((tokens) => tokens.map(({ term }) => term)),
    [site],
    [author],
    [...new Set(topics)],
    archivedOn ? [archivedOn] : [],
    answeredOn ? [answeredOn] : [],
    day ? [day] : [],
  ];
  return { terms, body };
}

/** The day that speaks for an answer. */
export function dayOf({ answeredOn, archivedOn }: Answer): string | undefined {
  return answeredOn ?? archivedOn;
}
