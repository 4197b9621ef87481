/** Parses JSON as programs write it: with ids that no number can hold, and with values that JSON does not know. */

import { messageOf } from '../../errors.js';

/** Whole numbers of so many digits may lose some; Python writes NaN. */
const IRREGULAR = /[:[,]\s*(?:-?\d{16}|NaN|-?Infinity)/;
const TOKEN = /"|(?<![\w.+-])(?:-?\d{16,}(?![\d.eE])|NaN\b|-?Infinity\b)/g;

/**
 * The value of a JSON text. Whole numbers of 16 digits and more are texts of their digits, NaN and Infinity are null; of two fields with one name
 * the last holds.
 *
 * @throws Error with the reason where it is not JSON
 */
export function parseJson(text: string): unknown {
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

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text[before - 1] === '\\') before--;
    if ((end - before) % 2 === 0) return end + 1;
  }
  return text.length;
}
