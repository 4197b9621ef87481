/** Turns HTML into the text that a reader of the page sees. */

import { type Element, isText, type ParentNode } from 'domhandler';
import { attribute, find, isElement, parseHtml, rawText } from './parse.js';
import { TextWriter } from './text-writer.js';

/** Never part of what somebody wrote. */
const DROPPED = new Set(
  'script style template noscript svg canvas iframe object embed audio video nav button form input select textarea dialog head'.split(' '),
);

/** Around what somebody wrote, on pages of sites known: votes, times, shares, rewards, comments, walls to sign up at. */
const CHROME =
  /(?:^|\s)(?:ContentItem-(?:actions|time)|RichContent-(?:actions|cover)|VoteButton|Post-(?:SideActions|topicsAndReviewer)|Reward|Comments-container|CornerButtons|Modal-wrapper|signFlowModal|zm-item-meta|zm-votebar|zm-item-vote-info|answer-actions|share-?(?:bar|buttons?)|social-share|toggle-expand|visually-hidden|sr-only)(?:\s|$)/;

const PARAGRAPHS = new Set('p blockquote ul ol dl pre table figure h1 h2 h3 h4 h5 h6 hr section article'.split(' '));
const LINES = new Set(
  'div li dt dd tr figcaption caption header footer main aside address details summary fieldset center thead tbody tfoot'.split(' '),
);

/** Names of images that say nothing. */
const EMPTY_ALT = /^(?:图片|圖片|image|img|photo|picture|\[公式\]|\[图片\]|[^\s/]+\.(?:jpe?g|png|gif|webp|svg))$/i;

/** The text of a part of a page, given as HTML. @throws Error with the reason where it is more than a page may be */
export const htmlToText = (html: string): string => textOf(parseHtml(html));

/**
 * The text below a node: paragraphs are parted by an empty line, items of lists begin with their bullet or number, cells of a row are parted by ` | `,
 * code stands as it is, formulas are their TeX, images what is said of them.
 *
 * @param isFramed whether what tells a page's frame from its texts stays: the names of all images, and no-break spaces
 */
export function textOf(node: ParentNode, isFramed = false): string {
  const writer = new TextWriter(isFramed);
  write(node, writer, { isImageNamed: isFramed });
  return writer.text();
}

/** The text of the first element that a selector names; empty where there is none. */
export function textIn(selector: string, within: ParentNode): string {
  const found = find(selector, within);
  return found ? textOf(found) : '';
}

interface Context {
  readonly isImageNamed: boolean;
  /** The number of the next item of an ordered list. */
  readonly items?: { next: number };
}

function write(parent: ParentNode, writer: TextWriter, context: Context): void {
  for (const node of parent.children) {
    if (isText(node)) writer.write(node.data);
    else if (isElement(node) && !isDropped(node)) writeElement(node, writer, context);
  }
}

function isDropped(element: Element): boolean {
  const { name, attribs } = element;
  if (name === 'script') return !/^math\/tex/i.test(attribs.type ?? '');
  if (DROPPED.has(name) || attribs.hidden !== undefined || CHROME.test(attribs.class ?? '')) return true;
  return attribs['aria-hidden'] === 'true' || /display\s*:\s*none/i.test(attribs.style ?? '');
}

function writeElement(element: Element, writer: TextWriter, context: Context): void {
  const { name } = element;
  const formula = formulaOf(element);
  if (formula !== undefined) writer.write(formula);
  else if (name === 'br') writer.line();
  else if (name === 'img') writer.write(imageText(element, context));
  else if (name === 'pre') writer.verbatim(rawText(element));
  else if (name === 'a') writeLink(element, writer, context);
  else if (name === 'td' || name === 'th') writer.cell(() => write(element, writer, context));
  else if (PARAGRAPHS.has(name)) writer.apart(() => write(element, writer, listOf(element, context)));
  else if (name === 'li') writer.item(bulletOf(context), () => write(element, writer, context));
  else if (LINES.has(name)) writer.ownLine(() => write(element, writer, context));
  else write(element, writer, context);
}

/** TeX, where an element is a formula: of an image, of a span that a script drew, of MathML, of a script. */
function formulaOf(element: Element): string | undefined {
  const { name, attribs } = element;
  const tex = attribs['data-formula'] ?? attribs['data-tex'] ?? (attribs.eeimg === undefined ? undefined : attribs.alt);
  if (tex !== undefined && !EMPTY_ALT.test(tex)) return tex.trim();
  if (name === 'script') return rawText(element).trim();
  if (name !== 'math') return undefined;
  return rawText(find('annotation[encoding*=tex i]', element) ?? element).trim();
}

function imageText({ attribs }: Element, { isImageNamed }: Context): string {
  const alt = (attribs.alt ?? '').trim();
  const caption = (attribs['data-caption'] ?? '').trim();
  if (isImageNamed) return alt;
  return [...new Set([alt, caption])].filter((said) => said !== '' && !EMPTY_ALT.test(said)).join(' ');
}

/** A link is its text; where that is a shortened address, the address that it leads to, also behind a site's own redirection. */
function writeLink(element: Element, writer: TextWriter, context: Context): void {
  const shown = rawText(element).replace(/\s+/g, '');
  const isAddress = /^(?:https?:\/\/|www\.)/i.test(shown) || find('.ellipsis', element) !== undefined;
  const target = isAddress ? targetOf(attribute(element, 'href')) : undefined;
  if (target) writer.write(target);
  else write(element, writer, context);
}

/** Where an address leads, without the page of a site in between that only passes on; nothing where it is no web address. */
export function targetOf(href: string | undefined): string | undefined {
  if (!href || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  const target = /^link\.|\/(?:link|redirect|jump)\/?$/.test(url.hostname + url.pathname.replace(/\/$/, ''))
    ? (url.searchParams.get('target') ?? url.searchParams.get('url'))
    : null;
  return target && URL.canParse(target) && /^https?:/i.test(target) ? target : href;
}

function listOf({ name, attribs }: Element, context: Context): Context {
  if (name === 'ol') return { ...context, items: { next: Number.parseInt(attribs.start ?? '1', 10) || 1 } };
  if (name === 'ul') return { isImageNamed: context.isImageNamed };
  return context;
}

const bulletOf = ({ items }: Context): string => (items ? `${items.next++}. ` : '• ');
