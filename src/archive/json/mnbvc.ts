/** Reads questions and answers of the corpus MNBVC. */
// Its ids count the records of one file, so that two files have the same ones: an answer is known by its author and text.

import { messageOf } from '../../errors.js';
import { siteOf } from '../site.js';
import { countOf, dayOf, type Fields, isFields, requiredText, shown, within } from './fields.js';
import { parseJson } from './parse.js';
import { type Preset, rowOf } from './row.js';

/** Records with 问 and 答. */
export const mnbvc: Preset = {
  format: 'mnbvc',
  matches: (fields) => '问' in fields && '答' in fields,
  row: (fields, capture) => {
    const about = within(fields, '元数据');
    const more = extended(about);
    const source = shown(fields.来源);
    const url = [source, shown(more.url), shown(more.链接)].find((text) => siteOf(text) !== '');
    return rowOf({
      question: requiredText(fields, '问'),
      questionDetail: shown(about.问题明细),
      site: siteOf(url) || (source ?? ''),
      author: shown(more.作者) ?? shown(more.author) ?? shown(more.回答者),
      text: [requiredText(fields, '答'), shown(about.回答明细)].filter((text) => text !== undefined).join('\n\n'),
      url,
      votes: countOf(more.点赞数) ?? countOf(more.赞同数),
      answeredOn: dayOf(fields.时间) ?? dayOf(about.回答时间) ?? dayOf(more.回答时间),
      archivedOn: capture.archivedOn ?? dayOf(about.create_time),
      topics: [],
    });
  },
};

/** What did not fit elsewhere: an object, or one written as a text. */
function extended(about: Fields): Fields {
  const value = about.扩展字段;
  if (typeof value !== 'string' || value.trim() === '') return isFields(value) ? value : {};
  try {
    const parsed = parseJson(value);
    return isFields(parsed) ? parsed : {};
  } catch (cause) {
    throw new Error(`元数据.扩展字段 is ${messageOf(cause)}`, { cause });
  }
}
