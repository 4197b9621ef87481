/** Parses JSON as programs write it: with ids that no number can hold, and with values that JSON does not know. */

import { messageOf } from '../../errors.js';
import { endOfString, hasMoreOpenings, isDeeperThan } from './depth.js';

/** Whole numbers of so many digits may lose some; Python writes NaN. */
const IRREGULAR = /[:[,]\s*(?:-?\d{16}|NaN|-?Infinity)/;
const TOKEN = /"|(?<![\w.+-])(?:-?\d{16,}(?![\d.eE])|NaN\b|-?Infinity\b)/g;

/** Records and feeds have a few. */
const MAX_DEPTH = 200;

/** Each takes sixty bytes and more; a feed of 64 MB has some hundred thousand. Signs in its strings count, too. */
const MAX_OPENINGS = 2_000_000;

/**
 * The value of a JSON text. Whole numbers of 16 digits and more are texts of their digits, NaN and Infinity are null; of two fields with one name
 * the last holds.
 *
 * @throws Error with the reason where it is not JSON, or lists and objects lie in one another more than 200 deep, or are more than two millions
 */
export function parseJson(text: string): unknown {
  if (isDeeperThan(MAX_DEPTH, text)) throw new Error(`more than ${MAX_DEPTH} lists and objects in one another`);
  if (text.length > 2 * MAX_OPENINGS && hasMoreOpenings(MAX_OPENINGS, text)) throw new Error(`more than ${MAX_OPENINGS} lists and objects`);
  try {
    return JSON.parse(IRREGULAR.test(text) ? regular(text) : text);
  } catch (cause) {
    throw new Error(`not JSON: ${messageOf(cause)}`, { cause });
  }
}

function regular(text: string): string {
  const pieces: string[] = [];
  let start = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    if (match[0] === '"') TOKEN.lastIndex = endOfString(text, match.index);
    else {
      pieces.push(text.slice(start, match.index), /\d/.test(match[0]) ? `"${match[0]}"` : 'null');
      start = TOKEN.lastIndex;
    }
  }
  return pieces.join('') + text.slice(start);
}
