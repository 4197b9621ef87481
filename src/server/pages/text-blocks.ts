/** Renders a text as archived: paragraphs, line ends, lists, and the marks in them. */

import type { Mark, MarkedText } from '../../model.js';
import { type Html, html } from '../html.js';
import { marked } from './marked.js';

/** How the lines of a list begin: a bullet, a number, or a Chinese numeral with its sign. */
const LIST_LINE = /^\s*(?:[•·●○■◆▪‣*–-]\s*\S|\d{1,3}[.、)）]\s*\S|[（(]?[一二三四五六七八九十]{1,3}[)）、]\s*\S)/u;

/**
 * The text in blocks. Bullets and numbers stay as they were written: a list is known as one to whoever hears the page, and copied it is what it was.
 *
 * @param place where in the text the first mark stands that is to be found by its name; nothing by default
 */
export function textBlocks({ text, marks }: MarkedText, firstMark?: string): Html[] {
  const blocks: Html[] = [];
  const first = firstMark === undefined ? undefined : { start: marks[0]?.start ?? -1, id: firstMark };
  const render = ({ start, end }: { start: number; end: number }): Html => {
    const slice = { text: text.slice(start, end), marks: within(marks, start, end) };
    return marked(slice, first && first.start >= start && first.start < end ? first.id : undefined);
  };
  for (const lines of paragraphsOf(text)) {
    for (const run of runsOf(lines)) {
      const parts = run.lines.map(render);
      if (run.isList) blocks.push(html`<ul class="as-written">${parts.map((part) => html`<li>${part}</li>`)}</ul>`);
      else blocks.push(html`<p>${parts.map((part, i) => html`${i > 0 && html`<br>`}${part}`)}</p>`);
    }
  }
  return blocks;
}

/** Marks that stand on both sides of a line's end are cut there. */
function within(marks: readonly Mark[], start: number, end: number): Mark[] {
  return marks
    .filter((mark) => mark.start < end && mark.end > start)
    .map((mark) => ({ ...mark, start: Math.max(mark.start, start) - start, end: Math.min(mark.end, end) - start }));
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly isListed: boolean;
}

/** The lines of each paragraph; empty lines part these. */
function paragraphsOf(text: string): Place[][] {
  const paragraphs: Place[][] = [];
  let lines: Place[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (line.trim() !== '') lines.push({ start, end, isListed: LIST_LINE.test(line) });
    else if (lines.length > 0) {
      paragraphs.push(lines);
      lines = [];
    }
    start = end + 1;
  }
  if (lines.length > 0) paragraphs.push(lines);
  return paragraphs;
}

/** Two lines or more that begin as a list's do are one. */
function runsOf(lines: readonly Place[]): { readonly isList: boolean; readonly lines: readonly Place[] }[] {
  const runs: { isList: boolean; lines: Place[] }[] = [];
  for (const [i, line] of lines.entries()) {
    const isList = line.isListed && (lines[i - 1]?.isListed === true || lines[i + 1]?.isListed === true);
    const last = runs.at(-1);
    if (last?.isList === isList) last.lines.push(line);
    else runs.push({ isList, lines: [line] });
  }
  return runs;
}
