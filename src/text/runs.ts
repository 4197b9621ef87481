/** Cuts folded text into runs of one kind of writing, so that each kind is tokenised by its own rules. */

import type { Range } from '../model.js';

/**
 * - `cjk`: Han characters and kana, written without blanks; `grams` and word segmentation work on these
 * - `mixed`: letters and digits of all other scripts with the signs that join them (`vit-g/14`, `c++`, `90.45%`), or one sign that is read as a
 *   word (`㎡`)
 * - `emoji`: one emoji, however many code points it is made of
 */
export interface Run extends Range {
  readonly kind: 'cjk' | 'mixed' | 'emoji';
}

/** One character of Chinese writing, for expressions with the flag `u`. */
export const CJK = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]';
const LETTER_OR_DIGIT = `(?!${CJK})[\\p{L}\\p{N}]\\p{M}*`;
/** Signs that hold a token together when a letter or digit stands on both sides. */
const CONNECTOR = "[-_./'&·]|,(?=[0-9])";
/** Signs that are read as words: of measures and abbreviations (℃ ㎡ № ㈱). */
const SIGN = '(?:[°‰]|(?=\\p{So})[\\u2100-\\u214F\\u3200-\\u33FF])';
const MIXED = `(?:${LETTER_OR_DIGIT})+(?:(?:${CONNECTOR})(?:${LETTER_OR_DIGIT})+)*(?:\\+\\+|#|[%‰℃℉°])?|${SIGN}`;
const PICTURE = '\\p{Extended_Pictographic}(?:\\p{EMod}|\\uFE0F|[\\u{E0020}-\\u{E007F}])*';
/** One emoji, for expressions with the flag `u`. */
export const EMOJI = `\\p{RI}\\p{RI}|[0-9#*]\\uFE0F?\\u20E3|${PICTURE}(?:\\u200D${PICTURE})*`;

const RUN_HERE = new RegExp(`(?<emoji>${EMOJI})|(?<cjk>${CJK}+)|(?<mixed>${MIXED})`, 'uy');
const CJK_HERE = new RegExp(`${CJK}+`, 'uy');
const MAY_BEGIN_RUN = new RegExp(`^(?:${CJK}|[\\p{L}\\p{N}#*]|${SIGN}|\\p{RI}|\\p{Extended_Pictographic})`, 'u');

/** What begins no run: blanks, punctuation, marks. One byte a code unit; surrogates are not among them. */
const GAPS = Uint8Array.from({ length: 0x10000 }, (_, unit) =>
  unit >= 0xd800 && unit <= 0xdfff ? 0 : MAY_BEGIN_RUN.test(String.fromCharCode(unit)) ? 0 : 1,
);

/** The unified Han of the BMP: nearly all of a Chinese text, and never the beginning of anything else than Chinese. */
const isCommonHan = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff;

/**
 * The runs of a text, in order and disjoint; what is in none of them (blanks, punctuation, lone surrogates) holds no token.
 *
 * @param folded a match key ({@link matchKey}); positions are UTF-16 code units
 */
export function* runsOf(folded: string): Generator<Run> {
  for (let at = 0; at < folded.length; ) {
    const unit = folded.charCodeAt(at);
    if (GAPS[unit] === 1) {
      at++;
      continue;
    }
    const run = isCommonHan(unit) ? { kind: 'cjk' as const, start: at, end: cjkEnd(folded, at) } : otherRun(folded, at);
    if (run) yield run;
    at = run ? run.end : at + ((folded.codePointAt(at) as number) > 0xffff ? 2 : 1);
  }
}

/** Goes over common Han without asking the expression, which takes ten times as long. */
function cjkEnd(folded: string, start: number): number {
  let end = start + 1;
  while (isCommonHan(folded.charCodeAt(end))) end++;
  if (end === folded.length || GAPS[folded.charCodeAt(end)] === 1) return end;
  CJK_HERE.lastIndex = end;
  return CJK_HERE.test(folded) ? CJK_HERE.lastIndex : end;
}

function otherRun(folded: string, at: number): Run | undefined {
  RUN_HERE.lastIndex = at;
  const groups = RUN_HERE.exec(folded)?.groups as { emoji?: string; cjk?: string } | undefined;
  if (!groups) return undefined;
  return { kind: groups.cjk !== undefined ? 'cjk' : groups.emoji !== undefined ? 'emoji' : 'mixed', start: at, end: RUN_HERE.lastIndex };
}

/** Whether a term is Chinese; all others are Latin words, numbers or emoji. */
export function isCjkTerm(term: string): boolean {
  return STARTS_WITH_CJK.test(term);
}

const STARTS_WITH_CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The same emoji with and without the selector that asks for its coloured form. */
export function emojiTerm(emoji: string): string {
  return emoji.replaceAll('\uFE0F', '');
}
