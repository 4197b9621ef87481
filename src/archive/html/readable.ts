/** Takes the readable part out of a page of unknown form: the last resort. */

import { Readability } from '@mozilla/readability';
import type { Document, Element } from 'domhandler';
import { parseHTML } from 'linkedom';
import { dayIn } from '../dates.js';
import { addressId, siteOf } from '../site.js';
import { type Layout, pageOf } from './layout.js';
import { find, findAll, isFlattened, rawText, sizeOf } from './parse.js';
import { htmlToText, textIn, textOf } from './text.js';

/** A page with less of it, in characters, has no text of its own: it leads to others. */
const LEAST_CHARS = 100;

/** Where the page itself says what its text is, it may be short. */
const LEAST_MARKED_CHARS = 8;
const MARKED = 'article, [itemprop~="articleBody"]';

/**
 * Elements, texts and comments of a page that is weighed: building the library's own tree and weighing it, up to five times, takes 10 to 50 µs for
 * each. Of a larger page only the article that it marks is taken.
 */
const MAX_WEIGHED_NODES = 25_000;
/** Of all these together, the elements that each lies in: of all, the texts are asked for. */
const MAX_WEIGHED_AROUND = 400_000;

/**
 * Bytes that a page has at least for each of its elements, and beside them, if it is weighed: of real ones, 99 in 100 have as many, and most 60 to 170. In others
 * there is nothing around a text that was worth being made, and weighing thousands of them would take seconds for each megabyte.
 */
const [BYTES_AN_ELEMENT, BYTES_BESIDE] = [48, 400];

/** What is around a text, by its own word. */
const FRAME = 'header, footer, aside';

/** The library takes time by the square of a longer title. */
const MAX_TITLE_CHARS = 10_000;

/** What sites put around the titles of their pages. */
const TITLE_NOISE = [/^\(\d+\+?\s*封私信(?:\s*\/\s*\d+\+?\s*条消息)?\)\s*/, / [-–|_—] [^-–|_—]{1,20}$/];

/** The layout of all other pages. */
export const readable: Layout = {
  format: 'readable',
  isPadded: false,
  read: ({ html, document, capture }) => {
    const marked = findAll(MARKED, document);
    const own = marked.length === 1 ? textOf(marked[0] as Element) : '';
    // What is weighed is a part of this.
    if (own === '' && textOf(document).length < LEAST_CHARS) return undefined;
    const title = rawText(find('title', document));
    const way = wayOf(html, title, document);
    if (way === 'none' && own === '') throw new Error('too large or too deep to be weighed, and no article marked in it');
    const { question, text, author, published } = way === 'weighed' ? byWeight(html, title, own) : asItIs(document, title, own);
    if (text.length < LEAST_MARKED_CHARS) return undefined;
    const { url } = capture;
    const sourceId = addressId(url);
    const day = dayIn(published, capture.archivedOn);
    const known = { ...(sourceId && { sourceId }), ...(url && { url }) };
    return pageOf(question, siteOf(url), capture, [{ ...known, kind: 'extract', author, text, ...(day && { answeredOn: day }) }]);
  },
};

/** What is taken out of a page. */
interface Extract {
  readonly question: string;
  readonly text: string;
  readonly author: string;
  readonly published?: string | undefined;
}

/** @param own the text of the article that the page marks, or empty: it is taken where the library finds less than a text */
function byWeight(html: string, title: string, own: string): Extract {
  const weighed = weigh(withRoot(html, title));
  const question = titleOf(weighed?.title ?? title);
  const content = weighed?.content ? htmlToText(weighed.content) : '';
  const text = content.length < LEAST_CHARS ? withoutTitle(own, question) : content;
  return { question, text, author: weighed?.byline?.trim() ?? '', published: weighed?.publishedTime ?? undefined };
}

/** The article that a page marks, or all of its text but for what it says is around that. */
function asItIs(document: Document, title: string, own: string): Extract {
  const question = titleOf(title.trim() === '' ? textIn('h1', document) : title);
  if (own !== '') return { question, text: withoutTitle(own, question), author: '' };
  for (const element of findAll(FRAME, document)) element.children = [];
  const whole = textOf(document);
  return { question, text: whole.length < LEAST_CHARS ? '' : withoutTitle(whole, question), author: '' };
}

/** How the text of a page is found beside what the page marks: by weighing its parts, as it stands there, or not at all. */
function wayOf(html: string, title: string, document: Document): 'weighed' | 'plain' | 'none' {
  if (isFlattened(document)) return 'none';
  const { nodes, elements, around } = sizeOf(document);
  if (title.length > MAX_TITLE_CHARS || nodes > MAX_WEIGHED_NODES || around > MAX_WEIGHED_AROUND) return 'none';
  return Buffer.byteLength(html) < BYTES_BESIDE + BYTES_AN_ELEMENT * elements ? 'plain' : 'weighed';
}

/** What the library takes for the text of a page; nothing where it finds none, or the page has no element. */
function weigh(html: string): ReturnType<Readability['parse']> | undefined {
  const { document } = parseHTML(html);
  return document?.documentElement ? new Readability(document as unknown as ConstructorParameters<typeof Readability>[0]).parse() : undefined;
}

/** Without a root, the library takes the first element for it, and without a head it knows no title. */
function withRoot(html: string, title: string): string {
  if (/<(?:html|body)[\s>]/i.test(html)) return html;
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<html><head><title>${escaped}</title></head><body>${html}</body></html>`;
}

/** A short text is all of it, its heading included. */
const withoutTitle = (text: string, title: string): string => (title !== '' && text.startsWith(title) ? text.slice(title.length).trim() : text);

/** Without what is not of the page itself. */
export function titleOf(title: string): string {
  return TITLE_NOISE.reduce((text, noise) => text.replace(noise, ''), title.replace(/\s+/g, ' ').trim());
}
