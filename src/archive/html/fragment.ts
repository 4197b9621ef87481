/** Reads parts of pages that programs saved: a heading, the text, and what they noted below it. */

import type { Element } from 'domhandler';
import { countIn } from '../counts.js';
import { dayIn } from '../dates.js';
import { type Layout, pageOf } from './layout.js';
import { find, findAll, isElement, rawText } from './parse.js';
import { textOf } from './text.js';

const TIME = /^(?:Time|Date|时间|日期)\s*[:：]/i;
const VOTES = /^(?:Upvotes|Votes|赞同|点赞)\s*[:：]/i;

/** The layout of such parts. */
export const fragment: Layout = {
  format: 'html-fragment',
  isPadded: false,
  read: ({ document, capture }) => {
    const headings = findAll('h1', document);
    const [title] = headings;
    if (!title || headings.length > 1 || find('html, head, body', document)) return undefined;
    const notes = trailingNotes(document.children.filter(isElement));
    const question = textOf(title);
    for (const { element } of notes) drop(element);
    drop(title);
    const text = textOf(document);
    const day = notes.map(({ time }) => dayIn(time, capture.archivedOn)).find(Boolean);
    const count = notes.map(({ votes }) => countIn(votes)).find((one) => one !== undefined);
    const answer = { author: '', text, ...(day && { answeredOn: day }), ...(count !== undefined && { votes: count }) };
    return pageOf(question, '', capture, [{ ...answer, ...(capture.url && { url: capture.url }) }]);
  },
};

interface Note {
  readonly element: Element;
  readonly time?: string;
  readonly votes?: string;
}

/** The last paragraphs, as long as each is a note. */
function trailingNotes(elements: readonly Element[]): Note[] {
  const notes: Note[] = [];
  for (const element of elements.toReversed()) {
    const line = rawText(element).trim();
    const [time, votes] = [behind(TIME, line), behind(VOTES, line)];
    if (time === undefined && votes === undefined) break;
    notes.push({ element, ...(time && { time }), ...(votes && { votes }) });
  }
  return notes;
}

/** What a line says behind its label; nothing where it has another label, or more than one line. */
function behind(label: RegExp, line: string): string | undefined {
  const labelled = label.exec(line)?.[0];
  const value = labelled === undefined ? '' : line.slice(labelled.length).trim();
  return value === '' || /[\r\n]/.test(value) ? undefined : value;
}

/** Nothing of it is text. */
function drop(element: Element): void {
  element.children = [];
}
