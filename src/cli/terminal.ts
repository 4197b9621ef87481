/** Writes to the terminal: progress, colours, numbers. */

import { SingleBar } from 'cli-progress';
import colours from 'picocolors';
import type { Range } from '../model.js';

/** Milliseconds between two lines of progress where there is no terminal. */
const LINE_INTERVAL_MS = 5000;

/** Shows how far a long job is. */
export interface Progress {
  advance(amount: number): void;
  /** Ends the line, whatever was reached. */
  stop(): void;
}

/** A bar on a terminal; a line every five seconds elsewhere; amounts are bytes. Both go to standard error, so that standard output stays clean. */
export function createProgress(total: number, task: string): Progress {
  return process.stderr.isTTY ? barOf(total, task) : linesOf(total, task);
}

function barOf(total: number, task: string): Progress {
  const begun = performance.now();
  let done = 0;
  const bar = new SingleBar({
    format: `${task} {bar} {percentage}% · {rate}/s, {duration_formatted}, {eta_formatted} left`,
    hideCursor: true,
    stream: process.stderr,
  });
  bar.start(total, 0, { rate: formatBytes(0) });
  const advance = (amount: number): void => {
    done += amount;
    bar.increment(amount, { rate: formatBytes(Math.round((done / (performance.now() - begun)) * 1000)) });
  };
  return { advance, stop: () => bar.stop() };
}

function linesOf(total: number, task: string): Progress {
  let done = 0;
  let shown = performance.now();
  return {
    advance: (amount) => {
      done += amount;
      if (performance.now() - shown < LINE_INTERVAL_MS) return;
      shown = performance.now();
      console.error(`${task}: ${Math.floor((done / Math.max(1, total)) * 100)}%`);
    },
    stop: () => {},
  };
}

/** Colours for standard output: none where it is no terminal, or `NO_COLOR` is set. */
export const paint = colours.createColors(colours.isColorSupported && process.stdout.isTTY === true);

/** A text with its marks painted. */
export function paintMarks(text: string, marks: readonly Range[]): string {
  let painted = '';
  let at = 0;
  for (const { start, end } of marks) {
    painted += text.slice(at, start) + paint.bold(paint.yellow(text.slice(start, end)));
    at = end;
  }
  return painted + text.slice(at);
}

const grouped = new Intl.NumberFormat('en-US');

/** With commas between thousands. */
export const formatNumber = (value: number): string => grouped.format(value);

/** In the largest unit that leaves a number above one. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'];
  let power = 0;
  // Rounded first, so that 999,950 is 1.0 MB and not 1000.0 KB.
  while (power < units.length - 1 && Number((bytes / 1000 ** power).toFixed(1)) >= 1000) power++;
  return `${power === 0 ? bytes : (bytes / 1000 ** power).toFixed(1)} ${units[power]}`;
}

/**
 * What drives a terminal, or shows a text in another order than it has: control characters, marks of direction, separators of lines. Line ends and tabs
 * are left to those who may show them.
 */
const DRIVING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu;

/** What came from outside as text of several lines, of the same length: what would drive the terminal is shown as a middle dot. */
export function printable(text: string): string {
  return text.replace(DRIVING, '·');
}

/** Longer lines help nobody. In characters. */
const MAX_LINE_CHARS = 500;

/**
 * What came from outside (names, fields, messages of libraries) for one line of the terminal or of a log: what would drive it, line ends and tabs too, is escaped, as in
 * `\u{202e}`.
 *
 * @param maxChars of the text; what is longer is cut, and says how long it was
 */
export function oneLine(text: string, maxChars = MAX_LINE_CHARS): string {
  const shown = text
    .slice(0, maxChars)
    .replace(DRIVING, escaped)
    .replace(/[\n\t]/g, (character) => (character === '\n' ? '\\n' : '\\t'));
  return text.length > maxChars ? `${shown}…… (${formatNumber(text.length)} characters)` : shown;
}

const escaped = (character: string): string => `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
