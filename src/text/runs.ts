/** Cuts folded text into runs of one kind of writing, so that each kind is tokenised by its own rules. */

import type { Range } from '../model.js';

/**
 * - `cjk`: Han characters and kana, written without blanks; `grams` and word segmentation work on these
 * - `mixed`: letters and digits of all other scripts with the signs that join them (`vit-g/14`, `c++`, `90.45%`)
 * - `emoji`: one emoji, however many code points it is made of
 */
export interface Run extends Range {
  readonly kind: 'cjk' | 'mixed' | 'emoji';
}

const CJK = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]';
const LETTER_OR_DIGIT = `(?!${CJK})[\\p{L}\\p{N}]\\p{M}*`;
/** Signs that hold a token together when a letter or digit stands on both sides. */
const CONNECTOR = "[-_./'&·]|,(?=[0-9])";
const MIXED = `(?:${LETTER_OR_DIGIT})+(?:(?:${CONNECTOR})(?:${LETTER_OR_DIGIT})+)*(?:\\+\\+|#|[%‰℃℉°])?`;
const PICTURE = '\\p{Extended_Pictographic}(?:\\p{EMod}|\\uFE0F|[\\u{E0020}-\\u{E007F}])*';
const EMOJI = `\\p{RI}\\p{RI}|[0-9#*]\\uFE0F?\\u20E3|${PICTURE}(?:\\u200D${PICTURE})*`;

const RUN = new RegExp(`(?<emoji>${EMOJI})|(?<cjk>${CJK}+)|(?<mixed>${MIXED})`, 'gu');

/**
 * The runs of a text, in order and disjoint; what is in none of them (blanks, punctuation, lone surrogates) holds no token.
 *
 * @param folded a match key ({@link matchKey}); positions are UTF-16 code units
 */
export function* runsOf(folded: string): Generator<Run> {
  for (const match of folded.matchAll(RUN)) {
    const groups = match.groups as { emoji?: string; cjk?: string };
    const kind = groups.cjk !== undefined ? 'cjk' : groups.emoji !== undefined ? 'emoji' : 'mixed';
    yield { kind, start: match.index, end: match.index + match[0].length };
  }
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
