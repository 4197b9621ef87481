/** Reads what the program MediaCrawler keeps of Zhihu. */

import { htmlToText } from '../html/text.js';
import { ARTICLE, ZHIHU, zhihuSiteOf } from '../html/zhihu-addresses.js';
import { countOf, dayOf, type Fields, requiredText, shown } from './fields.js';
import { type Preset, rowOf } from './row.js';

/** Answers and articles; its comments, which are neither, are left out by name. */
export const mediaCrawler: Preset = {
  format: 'mediacrawler',
  matches: (fields) => 'content_id' in fields,
  row,
};

const KINDS = new Set(['answer', 'article']);

function row(fields: Fields, { archivedOn }: { readonly archivedOn?: string }) {
  if ('comment_id' in fields) throw new Error('a comment, no answer');
  const kind = shown(fields.content_type) ?? (shown(fields.question_id) ? 'answer' : 'article');
  if (!KINDS.has(kind)) throw new Error(`content_type is neither answer nor article: ${JSON.stringify(kind)}`);
  const isArticle = kind === 'article';
  const id = shown(fields.content_id);
  const url = shown(fields.content_url);
  return rowOf({
    question: textOf(fields, 'title'),
    site: zhihuSiteOf(url) || ZHIHU,
    sourceId: isArticle && id ? ARTICLE + id : id,
    author: shown(fields.user_nickname),
    text: textOf(fields, 'content_text'),
    url,
    votes: countOf(fields.voteup_count),
    answeredOn: dayOf(fields.created_time),
    archivedOn: archivedOn ?? dayOf(fields.last_modify_ts),
    topics: [],
    ...(isArticle && { kind: 'article' as const }),
  });
}

/** Texts are plain there, but older versions left marks of HTML in them. */
function textOf(fields: Fields, name: string): string {
  const text = requiredText(fields, name);
  return /<\/?(?:p|br|em|b|div|img|a|li|blockquote|figure)\b[^<>]*>/i.test(text) ? htmlToText(text) || text : text;
}
