/** Reads answers that were exported as Markdown. */

import { countIn } from './counts.js';
import { dayIn } from './dates.js';
import { type Matter, partsOf } from './front-matter.js';
import { ARTICLE, ZHIHU, zhihuId, zhihuSiteOf } from './html/zhihu-addresses.js';
import type { Limits } from './limits.js';
import { markdownToText } from './markdown-text.js';
import type { ArchiveReader, Capture, PageRead, Report, Source } from './reader.js';
import { siteOf } from './site.js';
import { wholeTextOf } from './whole.js';

/** What exports hold beside the answer, of the same form. */
const COMMENTS = /^comments\.(?:md|markdown)$/i;

/** Names that say nothing of what is in a file. */
const UNTITLED = /^(?:index|readme|untitled|无标题|未命名)$/i;

/** Our fields by the names that programs give them. */
const NAMES = {
  title: ['title', 'question', '标题', '標題', '问题', '問題'],
  author: ['author', 'authors', '作者', '答主'],
  url: ['url', 'link', 'source', 'source_url', 'original_url', 'permalink', '链接', '鏈接', '原文链接', '来源', '來源'],
  created: [
    'created',
    'created_time',
    'created_at',
    'date',
    'published',
    'publish_time',
    'pubdate',
    '创建时间',
    '發佈時間',
    '发布时间',
    '日期',
    '时间',
  ],
  modified: ['modified', 'updated', 'updated_time', 'updated_at', 'lastmod', '编辑时间', '修改时间', '更新时间'],
  archived: ['archived', 'archived_at', 'saved', 'saved_at', 'clipped', '保存时间', '归档时间', '剪藏时间'],
  votes: ['upvote_num', 'voteup_count', 'upvotes', 'votes', 'likes', '赞同', '赞同数', '点赞数'],
  topics: ['tags', 'topics', 'keywords', '标签', '话题'],
} as const;

/** The reader of Markdown. */
export const markdownReader: ArchiveReader = {
  format: 'markdown',
  isPadded: false,
  recognises: ({ name, bytes, capture }) =>
    (capture.contentType === 'text/markdown' || /\.(?:md|markdown)$/i.test(name)) &&
    !/^\W*<(?:!doctype\s+html|html|head|\?xml)[\s>]/i.test(bytes.toString('latin1', 0, 1000)),
  read,
};

async function* read(source: Source, report: Report, limits: Limits): AsyncGenerator<PageRead> {
  const { file, name, capture } = source;
  if (COMMENTS.test(name)) throw new Error('comments, no answer');
  const { matter, body } = partsOf(await wholeTextOf(source, limits));
  const named = namedBy(name);
  const heading = headingOf(body);
  const title = firstOf(matter, 'title') ?? heading?.title ?? named.title;
  const text = markdownToText(heading && (heading.title === title || !firstOf(matter, 'title')) ? heading.rest : body);
  if (title === undefined) report({ file, reason: 'no title: neither in front matter, nor a heading, nor in the name of the file' });
  else if (text === '') report({ file, reason: 'no text' });
  else yield { source: file, ...pageOf(matter, named, capture, title, text) };
}

function pageOf(matter: Matter, named: Named, capture: Capture, question: string, text: string): Omit<PageRead, 'source'> {
  const url = addressIn(matter) ?? capture.url;
  const archivedOn = capture.archivedOn ?? dayIn(firstOf(matter, 'archived'));
  const answeredOn = dayIn(firstOf(matter, 'created'), archivedOn) ?? dayIn(firstOf(matter, 'modified'), archivedOn) ?? named.day;
  const editedOn = dayIn(firstOf(matter, 'modified'), archivedOn);
  const votes = countIn(firstOf(matter, 'votes'));
  const site = zhihuSiteOf(url);
  const sourceId = site === ZHIHU ? zhihuId(url) : undefined;
  return {
    question,
    pageNumber: 1,
    site,
    ...(archivedOn && { archivedOn }),
    related: [],
    answers: [
      {
        ...(sourceId && { sourceId }),
        author: firstOf(matter, 'author') ?? named.author ?? '',
        text,
        ...(url && { url }),
        ...(answeredOn && { answeredOn }),
        ...(editedOn && { editedOn }),
        ...(votes !== undefined && { votes }),
        topics: topicsIn(matter),
        ...(sourceId?.startsWith(ARTICLE) && { kind: 'article' as const }),
      },
    ],
  };
}

const valuesOf = (matter: Matter, field: keyof typeof NAMES): string[] =>
  NAMES[field].map((name) => (matter.get(name) ?? []).map((value) => value.trim()).filter(Boolean)).find((values) => values.length > 0) ?? [];

const firstOf = (matter: Matter, field: keyof typeof NAMES): string | undefined => valuesOf(matter, field)[0];

/** `source` is often a name. */
const addressIn = (matter: Matter): string | undefined => NAMES.url.flatMap((name) => matter.get(name) ?? []).find((value) => siteOf(value) !== '');

function topicsIn(matter: Matter): string[] {
  const values = valuesOf(matter, 'topics');
  const topics = values.length === 1 ? (values[0] as string).split(/[,，、;；]/) : values;
  return topics.map((topic) => topic.trim().replace(/^#/, '')).filter(Boolean);
}

interface Named {
  readonly title?: string;
  readonly author?: string;
  readonly day?: string;
}

/** What a name such as `标题_作者_日期.md` says; any other is a title. */
function namedBy(name: string): Named {
  const stem = name.replace(/\.[^.]*$/, '').trim();
  const [, title, author, date] = /^(.+)_([^_]+)_(\d{4}[-.年]?\d{1,2}[-.月]?\d{1,2}日?)$/.exec(stem) ?? [];
  const day = dayIn(date);
  if (title && author && day) return { title: title.trim(), author: author.trim(), day };
  return stem === '' || UNTITLED.test(stem) ? {} : { title: stem };
}

/** A heading that stands before everything is the title. */
function headingOf(body: string): { title: string; rest: string } | undefined {
  const mark = /^\s*#[ \t]+/.exec(body)?.[0];
  if (mark === undefined) return undefined;
  const lineEnd = body.indexOf('\n', mark.length);
  const next = lineEnd < 0 ? body.length : lineEnd + 1;
  let end = lineEnd < 0 ? next : lineEnd;
  while (end > mark.length && ' \t\r#'.includes(body.charAt(end - 1))) end--;
  const title = markdownToText(body.slice(mark.length, end));
  return title === '' ? undefined : { title, rest: body.slice(next) };
}
