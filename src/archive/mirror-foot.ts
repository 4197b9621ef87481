/** Reads the foot of a mirror's page, from the last line upwards: footer, neighbours, related questions. */

import { isDay } from './dates.js';

/** What the foot of a page tells. `start` is its first line, counted from 0: answers end there. */
export interface Foot {
  readonly start: number;
  readonly site: string;
  readonly archivedOn?: string;
  readonly related: readonly string[];
  readonly previous?: string;
  readonly next?: string;
}

const FOOTER = /^\s*©\s*(\d{4}-\d{2}-\d{2})\s+-\s+/;
/** The end of the site's name: its own dots have something behind them. */
const LAST_DOT = /\.(?:\s|$)/;
const RELATED = '相关话题';
const PREVIOUS = '前一个讨论';
const NEXT = '下一个讨论';
/** The frame lists no more; a longer list is somebody's own. */
const MAX_RELATED = 10;

/**
 * The foot of a page.
 *
 * @param from the first line that may belong to it; lines before are the page's head
 */
export function footOf(lines: readonly string[], from: number): Foot {
  let end = skipBlanksUp(lines, from, lines.length);
  let footer: Footer | undefined;
  for (let found = footerAt(lines, from, end); found; found = footerAt(lines, from, end)) {
    footer = found;
    end = skipBlanksUp(lines, from, end - 1);
  }
  const neighbours = neighboursOf(lines, from, end);
  end = skipBlanksUp(lines, from, neighbours.start);
  const relatedAt = relatedStart(lines, from, end);
  const related =
    relatedAt < 0
      ? []
      : lines
          .slice(relatedAt + 1, end)
          .map((line) => line.trim())
          .filter(Boolean);
  return {
    start: relatedAt < 0 ? end : relatedAt,
    site: footer?.site ?? '',
    ...(footer && isDay(footer.day) && { archivedOn: footer.day }),
    related,
    ...(neighbours.previous && { previous: neighbours.previous }),
    ...(neighbours.next && { next: neighbours.next }),
  };
}

/** The end of the lines `[from, end)` without the empty ones at their end. */
function skipBlanksUp(lines: readonly string[], from: number, end: number): number {
  let at = end;
  while (at > from && (lines[at - 1] as string).trim() === '') at--;
  return at;
}

interface Footer {
  readonly day: string;
  readonly site: string;
}

function footerAt(lines: readonly string[], from: number, end: number): Footer | undefined {
  if (end <= from) return undefined;
  const line = lines[end - 1] as string;
  const [before, day] = FOOTER.exec(line) ?? [];
  if (before === undefined || day === undefined) return undefined;
  const rest = line.slice(before.length);
  const dot = LAST_DOT.exec(rest)?.index ?? -1;
  return dot > 0 ? { day, site: rest.slice(0, dot) } : undefined;
}

/** The neighbours at the end of `[from, end)`. An empty line stands above them; the same words in an answer follow its text. */
function neighboursOf(lines: readonly string[], from: number, end: number): { start: number; previous?: string; next?: string } {
  const next = neighbourAt(lines, from, end, NEXT);
  const middle = next === undefined ? end : skipBlanksUp(lines, from, next.start);
  const previous = neighbourAt(lines, from, middle, PREVIOUS);
  const start = previous?.start ?? next?.start ?? end;
  const standsApart = start === from || (lines[start - 1] as string).trim() === '';
  if (!standsApart) return { start: end };
  return { start, ...(previous?.question && { previous: previous.question }), ...(next?.question && { next: next.question }) };
}

/** A neighbour's title with the question below it, or with nothing below it, just before `end`. */
function neighbourAt(lines: readonly string[], from: number, end: number, title: string): { start: number; question: string } | undefined {
  for (const start of [end - 2, end - 1]) {
    if (start >= from && lines[start]?.trim() === title)
      return {
        start,
        question: lines
          .slice(start + 1, end)
          .join('')
          .trim(),
      };
  }
  return undefined;
}

/**
 * The line with the title of the related questions, or -1. Each of them is padded with blanks, which the text of an answer is
 * not: a title that somebody wrote is followed by lines that are not padded.
 */
function relatedStart(lines: readonly string[], from: number, end: number): number {
  let count = 0;
  for (let at = end - 1; at >= from && count <= MAX_RELATED; at--) {
    const line = lines[at] as string;
    if (line.trim() === RELATED) return count > 0 || standsBelowRule(lines, from, at) ? at : -1;
    if (line.trim() === '') continue;
    if (!/^\s/.test(line)) return -1;
    count++;
  }
  return -1;
}

/** Whether a line with no-break spaces, which the frame parts itself from the answers with, is among the empty lines just above. */
function standsBelowRule(lines: readonly string[], from: number, at: number): boolean {
  return lines.slice(skipBlanksUp(lines, from, at), at).some((line) => line.includes('\u00A0'));
}
