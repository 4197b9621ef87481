/** Reads answers and articles as the interface of Zhihu gives them. */

import { htmlToText } from '../html/text.js';
import { ARTICLE, ZHIHU } from '../html/zhihu-addresses.js';
import type { Capture } from '../reader.js';
import { countOf, dayOf, type Fields, isFields, requiredText, shown, within } from './fields.js';
import { type Preset, type Row, rowOf } from './row.js';

/** Both kinds that have a text. */
export const zhihuApi: Preset = {
  format: 'zhihu-api',
  matches: ({ type, content }) => (type === 'answer' || type === 'article') && typeof content === 'string',
  row: (fields, capture) => (fields.type === 'article' ? articleOf(fields, capture) : answerOf(fields, capture)),
};

function answerOf(fields: Fields, capture: Capture): Row {
  const question = within(fields, 'question');
  const id = shown(fields.id);
  const questionId = shown(question.id);
  return rowOf({
    question: titleIn(question, 'question.title'),
    questionDetail: htmlToText(shown(question.detail) ?? '') || undefined,
    ...shared(fields, capture),
    sourceId: id,
    url: id && questionId && `https://www.${ZHIHU}/question/${questionId}/answer/${id}`,
    answeredOn: dayOf(fields.created_time) ?? dayOf(fields.updated_time),
    editedOn: dayOf(fields.updated_time),
  });
}

function articleOf(fields: Fields, capture: Capture): Row {
  const id = shown(fields.id);
  return rowOf({
    question: titleIn(fields, 'title'),
    ...shared(fields, capture),
    kind: 'article',
    sourceId: id && ARTICLE + id,
    url: id && `https://zhuanlan.${ZHIHU}/p/${id}`,
    answeredOn: dayOf(fields.created) ?? dayOf(fields.created_time) ?? dayOf(fields.updated),
    editedOn: dayOf(fields.updated) ?? dayOf(fields.updated_time),
  });
}

function titleIn(fields: Fields, name: string): string {
  // In answers to a search, titles are marked up.
  const title = htmlToText(shown(fields.title) ?? '');
  if (title === '') throw new Error(`${name} is missing or empty`);
  return title;
}

function shared(
  fields: Fields,
  { archivedOn }: Capture,
): { site: string; author: string | undefined; text: string; votes: number | undefined } & {
  archivedOn: string | undefined;
  topics: string[];
} {
  const text = htmlToText(requiredText(fields, 'content'));
  if (text === '') throw new Error('content holds no text');
  const topics = Array.isArray(fields.topics) ? fields.topics : within(fields, 'question').topics;
  return {
    site: ZHIHU,
    author: shown(within(fields, 'author').name),
    text,
    votes: countOf(fields.voteup_count),
    archivedOn,
    topics: (Array.isArray(topics) ? topics : []).flatMap((topic) => (isFields(topic) ? (shown(topic.name) ?? []) : [])),
  };
}
