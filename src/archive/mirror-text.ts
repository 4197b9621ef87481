/** Reads the text form of a mirror's page: one question, its answers, and the frame around them. */
// The frame's own words (相关话题, 前一个讨论, `user avatar …`) may occur in what somebody wrote, so the frame is recognised by
// where it stands: its head from the top, its foot from the bottom, and the heads of answers by the exact shape that the first one
// has on this page.

import type { ArchivedAnswer, ArchivedPage } from '../model.js';
import type { Limits } from './limits.js';
import { linesOf } from './lines.js';
import { type Foot, footOf } from './mirror-foot.js';
import type { ArchiveReader, ByteStream, Capture, Report, Source } from './reader.js';
import { wholeOf } from './whole.js';

const LOGO = /^\s*\S.* logo\s*$/;
const PAGE_NUMBER = /第(\d+)页$/;
/** Author's names may hold blanks, so the longest one counts. */
const ANSWER_HEAD = /^(\s*user avatar\s+)(\S.*?|)( 网友的相关建议:\s*)$/;

/** The lines between the logos and the question are few; a file without a question here is something else. */
const MAX_LINES_BEFORE_QUESTION = 20;

/** The reader of mirrored pages as text. */
export const mirrorTextReader: ArchiveReader = {
  format: 'mirror-text',
  isPadded: true,
  recognises: ({ bytes }) => recognisesMirror(bytes.toString('utf8')),
  read,
};

/** Whether a text, or its beginning, has the head of a mirrored page. */
export function recognisesMirror(text: string): boolean {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const first = lines.find((line) => line.trim() !== '') ?? '';
  return LOGO.test(first) || questionIn(first) !== undefined;
}

async function* read({ file, bytes, capture }: Source, report: Report, limits: Limits): AsyncGenerator<ArchivedPage> {
  const lines = await linesIn(file, bytes, report, limits);
  const page = mirrorPage(lines, capture, (reason, line) => report({ file, line, reason }));
  if (page) yield { source: file, ...page };
}

/**
 * The page that lines are the text of; nothing where they have no question, which is reported.
 *
 * @param report told of what is left out, and of its line, which counts from 1
 */
export function mirrorPage(
  lines: readonly string[],
  capture: Capture,
  report: (reason: string, line: number) => void,
): Omit<ArchivedPage, 'source'> | undefined {
  const questionAt = findQuestion(lines);
  if (questionAt < 0) {
    report('no line with a question and 第N页', 1);
    return undefined;
  }
  const { question, pageNumber } = questionIn(lines[questionAt] as string) as Heading;
  const foot = footOf(lines, questionAt + 1);
  const answers = answersIn(lines, questionAt + 1, foot.start, report);
  return { question, pageNumber, ...capturedOn(capture), ...withoutStart(foot), answers: fromUrl(answers, capture) };
}

/** @throws Error where the page is larger than a page may be */
async function linesIn(file: string, bytes: ByteStream, report: Report, { maxFileBytes }: Limits): Promise<string[]> {
  const whole = await wholeOf(bytes, maxFileBytes);
  async function* inMemory(): AsyncGenerator<Buffer> {
    yield whole;
  }
  const lines: string[] = [];
  for await (const { number, text, problem } of linesOf(inMemory(), maxFileBytes)) {
    if (text === undefined) report({ file, line: number, reason: problem as string });
    lines.push(text ?? '');
  }
  return lines;
}

/** What a crawl knows of the page; the day in the page's own footer comes before it. */
const capturedOn = ({ archivedOn }: Capture): Pick<ArchivedPage, 'archivedOn'> => (archivedOn ? { archivedOn } : {});
const fromUrl = (answers: readonly ArchivedAnswer[], { url }: Capture): readonly ArchivedAnswer[] =>
  url ? answers.map((answer) => ({ ...answer, url })) : answers;

interface Heading {
  readonly question: string;
  readonly pageNumber: number;
}

/** A question, a blank, and the number of the page; nothing where a line is something else. */
function questionIn(line: string): Heading | undefined {
  const trimmed = line.trim();
  const number = PAGE_NUMBER.exec(trimmed);
  if (!number) return undefined;
  const before = trimmed.slice(0, number.index);
  const question = before.trimEnd();
  return question === '' || question === before ? undefined : { question, pageNumber: Number(number[1]) };
}

function findQuestion(lines: readonly string[]): number {
  const from = lines.findIndex((line) => line.trim() !== '' && !LOGO.test(line));
  const found = lines.findIndex((line, at) => at >= from && questionIn(line) !== undefined);
  return from >= 0 && found < from + MAX_LINES_BEFORE_QUESTION ? found : -1;
}

function withoutStart({ start: _start, ...rest }: Foot): Omit<Foot, 'start'> {
  return rest;
}

/** The answers that stand in lines `[from, to)`. */
function answersIn(lines: readonly string[], from: number, to: number, report: (reason: string, line: number) => void): ArchivedAnswer[] {
  const heads = answerHeads(lines, from, to);
  const before = textOf(lines, from, heads[0]?.at ?? to);
  if (before) report(`text before the first answer: ${before.slice(0, 40)}`, from + 1);
  const answers: ArchivedAnswer[] = [];
  for (const [i, { at, author }] of heads.entries()) {
    const text = textOf(lines, at + 1, heads[i + 1]?.at ?? to);
    if (text) answers.push({ author, text });
    else report(`empty answer: ${author || 'anonymous'}`, at + 1);
  }
  return answers;
}

/**
 * The first head is the first line of that form. It shows how this page writes its heads: whether with no-break spaces around the
 * name, and whether with empty lines around the head. A line of an answer that only looks like a head differs in one of these.
 */
function answerHeads(lines: readonly string[], from: number, to: number): { at: number; author: string }[] {
  const heads: { at: number; author: string }[] = [];
  let shape: string | undefined;
  for (let at = from; at < to; at++) {
    const match = ANSWER_HEAD.exec(lines[at] as string);
    if (!match) continue;
    const [, before, name, after] = match as unknown as [string, string, string, string];
    const own = [before, after]
      .map(hasWideBlank)
      .concat([at, at + 2].map((line) => isBlank(lines[line - 1])))
      .join();
    shape ??= own;
    if (own === shape) heads.push({ at, author: name.trim() });
  }
  return heads;
}

const hasWideBlank = (text: string): boolean => text.includes('\u00A0');
const isBlank = (line: string | undefined): boolean => (line ?? '').trim() === '';

/** Lines as a text: no blanks at the ends of lines, no more than one empty line between paragraphs. */
function textOf(lines: readonly string[], from: number, to: number): string {
  return lines
    .slice(from, to)
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
