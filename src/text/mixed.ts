/** Tokenises Latin words, numbers and what is made of both, so that spellings which differ by a sign meet (Node.js = nodejs). */

import type { Token } from '../model.js';

/**
 * Characters that make one word with the number before them (30亿, 2021年). In Simplified, since terms are match keys.
 * Only measures that readers type together with their number: a longer list would mark half of every text with numbers in it.
 */
const UNITS_AFTER_NUMBERS = new Set('亿万千百兆年月日号岁元块度倍');

/** A longer token is cut here, on both sides: nobody types more, and a text of base64 would fill the dictionary. */
const MAX_TERM_CHARS = 64;

/** More parts than this is a path or an address, not one word: its pieces between slashes are then tokens of their own. */
const MAX_JOINED_PARTS = 4;

const SEPARATOR = /[-_./'&·,]+/g;
const PART = /\p{N}+(?:[.,]\p{N}+)*|(?:(?!\p{N})[^-_./'&·,+#%‰℃℉°])+/gu;
const DIGIT = /\p{N}/u;
const MEASURE_SIGN = /[‰℃℉°]$/;
/** What joining signs set apart; between digits a point or comma joins nothing. */
const PIECE = /(?:[^-_./'&·,]|(?<=\p{N})[.,](?=\p{N}))+/gu;
const ONE_PART = /^\p{N}+(?:[.,]\p{N}+)*$/u;

/**
 * The tokens of one mixed run: the whole, joined (`cortex-m4/512` → `cortexm4512`), then what signs set apart, where that is letters and digits
 * (`m4`), then its parts (`cortex`, `4`, `512`).
 *
 * - Signs between a letter and anything are dropped in the whole; between digits they stay (`1/2` is not 12), except commas
 *   that group thousands (`10,000` → `10000`).
 * - A sign that ends the run belongs to it: `c++`, `c#`, `90.45%`, `80℃`; so does a measure that follows a number: `30亿`. Signs of measures
 *   are words by themselves, too (`℃`).
 *
 * @param folded the whole match key, since what follows the run decides about measures
 */
export function* mixedTokens(folded: string, start: number, end: number): Generator<Token> {
  const run = folded.slice(start, end);
  const parts = [...run.matchAll(PART)];
  if (parts.length > MAX_JOINED_PARTS && run.includes('/')) {
    yield* piecesBetweenSlashes(folded, start, run);
    return;
  }

  const whole = join(run);
  const unit = folded.charAt(end);
  if (UNITS_AFTER_NUMBERS.has(unit) && DIGIT.test(run.charAt(run.length - 1))) yield token(whole + unit, start, end + 1);
  yield token(whole, start, end);

  for (const { 0: piece, index } of run.matchAll(PIECE)) {
    const from = start + index;
    // What is one part alone is given below.
    if (piece !== run && DIGIT.test(piece) && !ONE_PART.test(piece)) yield token(join(piece), from, from + piece.length);
  }
  for (const part of parts) {
    const term = join(part[0]);
    const from = start + part.index;
    if (term !== whole && isPart(part[0], run, part.index)) yield token(term, from, from + part[0].length);
  }
  if (run.length > 1 && MEASURE_SIGN.test(run)) yield token(run.slice(-1), end - 1, end);
}

function* piecesBetweenSlashes(folded: string, start: number, run: string): Generator<Token> {
  let from = 0;
  for (const piece of run.split('/')) {
    if (piece) yield* mixedTokens(folded, start + from, start + from + piece.length);
    from += piece.length + 1;
  }
}

/** A single letter counts only where signs set it apart: the g of ViT-G/14, not the h of H2O. */
function isPart(part: string, run: string, at: number): boolean {
  if (part.length > 1 || DIGIT.test(part)) return true;
  const before = at === 0 || !/[\p{L}\p{N}]/u.test(run.charAt(at - 1));
  const after = at + 1 === run.length || !/[\p{L}\p{N}]/u.test(run.charAt(at + 1));
  return before && after;
}

function join(text: string): string {
  return text.replace(/\p{M}/gu, '').replace(SEPARATOR, (sign, at: number, whole: string) => {
    const betweenDigits = DIGIT.test(whole.charAt(at - 1)) && DIGIT.test(whole.charAt(at + sign.length));
    if (!betweenDigits) return '';
    return sign === ',' && groupsThousands(whole, at) ? '' : sign;
  });
}

const groupsThousands = (text: string, at: number): boolean => /^,\p{N}{3}(?!\p{N})/u.test(text.slice(at, at + 5));

function token(term: string, start: number, end: number): Token {
  return { term: term.length > MAX_TERM_CHARS ? term.slice(0, MAX_TERM_CHARS) : term, start, end };
}
