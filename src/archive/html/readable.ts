/** Takes the readable part out of a page of unknown form: the last resort. */

import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { dayIn } from '../dates.js';
import { siteOf } from '../site.js';
import { type Layout, pageOf } from './layout.js';
import { htmlToText } from './text.js';

/** A page with less of it, in characters, has no text of its own: it leads to others. */
const LEAST_CHARS = 100;

/** More elements than this are not weighed. */
const MAX_ELEMENTS = 200_000;

/** What sites put around the titles of their pages. */
const TITLE_NOISE = [/^\(\d+\+?\s*封私信(?:\s*\/\s*\d+\+?\s*条消息)?\)\s*/, /\s+[-–|_—]\s+[^-–|_—]{1,20}$/];

/** The layout of all other pages. */
export const readable: Layout = {
  format: 'readable',
  isPadded: false,
  read: ({ html, capture }) => {
    const { document } = parseHTML(html);
    // What has no element is no document.
    if (!document?.documentElement) return undefined;
    const found = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
      maxElemsToParse: MAX_ELEMENTS,
    }).parse();
    const text = found?.content ? htmlToText(found.content) : '';
    const question = titleOf(found?.title ?? '');
    if (text.length < LEAST_CHARS) return undefined;
    const day = dayIn(found?.publishedTime ?? undefined, capture.archivedOn);
    const answer = { kind: 'extract' as const, author: found?.byline?.trim() ?? '', text, ...(day && { answeredOn: day }) };
    return pageOf(question, siteOf(capture.url), capture, [{ ...answer, ...(capture.url && { url: capture.url }) }]);
  },
};

/** Without what is not of the page itself. */
export function titleOf(title: string): string {
  return TITLE_NOISE.reduce((text, noise) => text.replace(noise, ''), title.replace(/\s+/g, ' ').trim());
}
