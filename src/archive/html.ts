/** Reads saved pages: whatever their layout. */

import type { Document } from 'domhandler';
import type { ArchivedPage } from '../model.js';
import { dayIn } from './dates.js';
import { beginsPage } from './html/beginning.js';
import { fragment } from './html/fragment.js';
import type { Layout } from './html/layout.js';
import { mirror } from './html/mirror.js';
import { attribute, find, parseHtml } from './html/parse.js';
import { qaPage } from './html/qa-page.js';
import { readable } from './html/readable.js';
import { zhihu2015 } from './html/zhihu-2015.js';
import { zhihuArticle, zhihuQuestion } from './html/zhihu-2021.js';
import type { Limits } from './limits.js';
import type { ArchiveReader, Capture, PageRead, Report, Source } from './reader.js';
import { wholeTextOf } from './whole.js';

/** The first that knows a page reads it. What a page says of itself comes after what is known of its site, which says more. */
const LAYOUTS: readonly Layout[] = [zhihu2015, zhihuArticle, zhihuQuestion, mirror, qaPage, fragment, readable];

/** The reader of HTML. */
export const htmlReader: ArchiveReader = {
  format: 'html',
  isPadded: false,
  recognises: ({ name, bytes, capture }) => {
    if (capture.contentType) return /^(?:text\/html|application\/xhtml\+xml)$/.test(capture.contentType);
    // Of two bytes each, letters have an empty one beside them.
    return beginsPage(bytes.toString('latin1').replace(/\0|^(?:ÿþ|þÿ)/g, '')) || /\.(?:x?html?|shtml)$/i.test(name);
  },
  read,
};

async function* read(source: Source, report: Report, limits: Limits): AsyncGenerator<PageRead> {
  const { file, capture: given } = source;
  const html = await wholeTextOf(source, limits);
  if (html.trim() === '') throw new Error('empty file');
  const document = parseHtml(html);
  const capture = captureOf(html, document, given);
  for (const layout of LAYOUTS) {
    const page = layout.read({ document, html, capture, report: (reason) => report({ file, reason }) });
    if (!page) continue;
    const answers = withText(page, (reason) => report({ file, reason }));
    if (answers.length > 0) yield { ...page, source: file, answers, layout: layout.format, isPadded: layout.isPadded };
    return;
  }
  report({ file, reason: 'no answer, and too little text, on this page' });
}

function withText({ answers }: Pick<ArchivedPage, 'answers'>, report: (reason: string) => void): ArchivedPage['answers'] {
  for (const { text, author } of answers) if (text === '') report(`empty answer: ${author || 'anonymous'}`);
  const full = answers.filter(({ text }) => text !== '');
  if (answers.length === 0) report('a page without any answer');
  return full;
}

const SAVED_BY_PROGRAM = /^\s*(?:<!doctype[^>]*>\s*)?(?:<html[^>]*>\s*)?<!--([\s\S]{0,2000}?)-->/i;

/** What the page says of where and when it was saved, where nothing else says so: SingleFile and browsers write it before everything. */
function captureOf(html: string, document: Document, given: Capture): Capture {
  const comment = SAVED_BY_PROGRAM.exec(html.slice(0, 5000))?.[1] ?? '';
  const noted = /\burl\s*:\s*(https?:\S+)/i.exec(comment)?.[1] ?? /saved from url=\(\d+\)(https?:\S+)/i.exec(comment)?.[1];
  const own = attribute(find('link[rel=canonical]', document), 'href') ?? attribute(find('meta[property="og:url"]', document), 'content');
  const url = given.url ?? noted ?? (own && /^https?:/.test(own) ? own : undefined);
  const saved = /saved date\s*:\s*(.+)/i.exec(comment)?.[1];
  const archivedOn = given.archivedOn ?? dayIn(saved);
  return { ...given, ...(url && { url }), ...(archivedOn && { archivedOn }) };
}
