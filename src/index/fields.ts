/** Lists the places a term is counted in: each text field in each channel, and the fields that are kept whole. */

import type { Analysis, Answer, Channel, Field, KeywordField } from '../model.js';

/** A text field of one channel, as MiniSearch and the segment file know it. */
type TextField = `${Field}.${Channel}`;

/** The parts of an answer that a term is looked for in where none is named. */
export const FIELDS_OF_ANSWERS: readonly Field[] = ['question', 'body'];

/** Fields whose terms are scored. */
export const TEXT_FIELDS = ['question.words', 'question.grams', 'body.words', 'body.grams'] as const satisfies TextField[];

/** Fields whose whole value is a term: to filter by, never scored. */
const KEYWORD_FIELDS = ['site', 'author', 'topic', 'archivedOn', 'answeredOn'] as const satisfies KeywordField[];

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

/** The terms of one answer's fields, in the order of {@link INDEXED_FIELDS}, as often as they occur. */
export function termsByField(answer: Answer, question: Analysis, body: Analysis): string[][] {
  const { site, author, topics, archivedOn, answeredOn } = answer;
  return [
    ...[question.words, question.grams, body.words, body.grams].map((tokens) => tokens.map(({ term }) => term)),
    [site],
    [author],
    [...new Set(topics)],
    archivedOn ? [archivedOn] : [],
    answeredOn ? [answeredOn] : [],
  ];
}

/** The text that the question's fields are made from. */
export function questionTextOf({ question, questionDetail }: Answer): string {
  return questionDetail ? `${question}\n${questionDetail}` : question;
}
