/** Reads our own records. */
// Fields: `question` and `text` (required), `id`, `author`, `url`, `site`, `archivedOn`, `answeredOn`, `votes`, `topics`,
// `questionDetail`. Others are ignored.

import { ZHIHU, zhihuId, zhihuSiteOf } from '../html/zhihu-addresses.js';
import { type Fields, idOf, optionalCount, optionalDay, optionalText, requiredText, topicsOf } from './fields.js';
import { type Preset, rowOf } from './row.js';

const REQUIRED = ['question', 'text'] as const;

/** Why a record cannot be one of ours, where it does not have all fields that these have: what a file that is no archive is told of on every line. */
export function whyNotOwn(fields: Fields): string | undefined {
  const missing = REQUIRED.find((name) => !(name in fields));
  return missing && `${missing} is missing or empty`;
}

/** Answers in the fields of this program. */
export const own: Preset = {
  format: 'jsonl',
  matches: (fields) => whyNotOwn(fields) === undefined,
  row: (fields: Fields, capture) => {
    const url = optionalText(fields, 'url');
    const site = optionalText(fields, 'site') ?? zhihuSiteOf(url);
    return rowOf({
      question: requiredText(fields, 'question'),
      questionDetail: optionalText(fields, 'questionDetail'),
      site,
      sourceId: idOf(fields.id) ?? (site === ZHIHU ? zhihuId(url) : undefined),
      author: optionalText(fields, 'author'),
      text: requiredText(fields, 'text'),
      url,
      archivedOn: optionalDay(fields, 'archivedOn') ?? capture.archivedOn,
      answeredOn: optionalDay(fields, 'answeredOn'),
      votes: optionalCount(fields, 'votes'),
      topics: topicsOf(fields.topics),
    });
  },
};
