/** Takes the readable part out of a page of unknown form: the last resort. */

import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { dayIn } from '../dates.js';
import { addressId, siteOf } from '../site.js';
import { type Layout, pageOf } from './layout.js';
import { htmlToText } from './text.js';

/** A page with less of it, in characters, has no text of its own: it leads to others. */
const LEAST_CHARS = 100;

/** Where the page itself says what its text is, it may be short. */
const LEAST_MARKED_CHARS = 8;
const MARKED = 'article, [itemprop~="articleBody"]';

/** More elements than this are not weighed. */
const MAX_ELEMENTS = 200_000;

/** What sites put around the titles of their pages. */
const TITLE_NOISE = [/^\(\d+\+?\s*封私信(?:\s*\/\s*\d+\+?\s*条消息)?\)\s*/, /\s+[-–|_—]\s+[^-–|_—]{1,20}$/];

/** The layout of all other pages. */
export const readable: Layout = {
  format: 'readable',
  isPadded: false,
  read: ({ html, capture }) => {
    const { document } = parseHTML(withRoot(html));
    // What has no element is no document.
    if (!document?.documentElement) return undefined;
    // Asked before: what weighs the page changes it.
    const marked = document.querySelectorAll(MARKED);
    const own = marked.length === 1 ? (marked[0] as { readonly innerHTML: string }).innerHTML : '';
    const found = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
      maxElemsToParse: MAX_ELEMENTS,
    }).parse();
    const question = titleOf(found?.title ?? '');
    const weighed = found?.content ? htmlToText(found.content) : '';
    const text = weighed.length < LEAST_CHARS ? withoutTitle(htmlToText(own), question) : weighed;
    if (text.length < LEAST_MARKED_CHARS) return undefined;
    const { url } = capture;
    const sourceId = addressId(url);
    const day = dayIn(found?.publishedTime ?? undefined, capture.archivedOn);
    const known = { ...(sourceId && { sourceId }), ...(url && { url }) };
    const answer = { ...known, kind: 'extract' as const, author: found?.byline?.trim() ?? '', text, ...(day && { answeredOn: day }) };
    return pageOf(question, siteOf(url), capture, [answer]);
  },
};

/** Without a root, the library takes the first element for it, and without a head it knows no title. */
function withRoot(html: string): string {
  if (/<(?:html|body)[\s>]/i.test(html)) return html;
  const title = /<title[^>]*>[^<]*<\/title>/i.exec(html)?.[0] ?? '';
  return `<html><head>${title}</head><body>${html}</body></html>`;
}

/** A short text is all of it, its heading included. */
const withoutTitle = (text: string, title: string): string => (title !== '' && text.startsWith(title) ? text.slice(title.length).trim() : text);

/** Without what is not of the page itself. */
export function titleOf(title: string): string {
  return TITLE_NOISE.reduce((text, noise) => text.replace(noise, ''), title.replace(/\s+/g, ' ').trim());
}
