/** Looks for pieces of a query in a text itself, where the index knows only which pairs of characters stand in it. */

import type { TermMatch } from '../model.js';
import { matchKey } from '../text/fold.js';
import { otherTokens } from '../text/joined.js';
import { UnbrokenText } from '../text/unbroken.js';
import { compactOf, type Place, parted } from './marks/compact.js';

/** What would make a Latin word or number longer. */
const LETTER_BEFORE = /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])[\p{L}\p{N}]\p{M}?$/u;
const LETTERS_AFTER = /(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])[\p{L}\p{N}]\p{M}*)+/uy;

const DIGIT = /\p{N}/u;

const HAN_ONLY = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;

/** A text with what is found out about it on demand. */
export class FoldedText {
  /** Unbroken. */
  readonly text: string;
  /** The match key of {@link text}. */
  readonly folded: string;
  private units: string | undefined;
  private parted: string | undefined;
  private terms: ReadonlySet<string> | undefined;

  /** @param written as it is kept */
  constructor(written: string) {
    this.text = new UnbrokenText(written).text;
    this.folded = matchKey(this.text);
  }

  /**
   * Whether a text stands here: the same characters and words one after another, blanks and punctuation aside, names with digits joined or not.
   *
   * @param compact {@link compactOf} that text
   */
  holds(compact: string): boolean {
    if (HAN_ONLY.test(compact) && this.folded.includes(compact)) return true;
    this.units ??= compactOf(this.folded);
    if (this.units.includes(compact)) return true;
    if (!DIGIT.test(compact)) return false;
    this.parted ??= parted(this.units);
    return this.parted.includes(parted(compact));
  }

  /** Whether a Latin word or number stands here, whole or as a part that signs set apart. */
  holdsWord(term: string): boolean {
    return this.words.has(term);
  }

  /** Whether a Latin word or number that begins so stands here. */
  holdsPrefix(prefix: string): boolean {
    if (this.words.has(prefix)) return true;
    for (const term of this.words) if (term.startsWith(prefix)) return true;
    return false;
  }

  /**
   * Whether a word with signs in it stands here just so, whatever signs join it to more.
   *
   * @param typed folded, with its signs
   */
  holdsSigned(typed: string, match: TermMatch): boolean {
    for (const { isLonger } of placesOfSigned(this.folded, typed)) if (match === 'prefix' || !isLonger) return true;
    return false;
  }

  /** All Latin words, numbers and emoji, and the names that neighbours make. */
  private get words(): ReadonlySet<string> {
    this.terms ??= new Set(otherTokens(this.folded).map(({ term }) => term));
    return this.terms;
  }
}

/**
 * Where a word with signs in it stands just so, whatever signs join it to more: not behind a letter or digit.
 *
 * @param typed folded, with its signs
 */
export function* placesOfSigned(folded: string, typed: string): Generator<Place> {
  for (let at = folded.indexOf(typed); at >= 0; at = folded.indexOf(typed, at + 1)) {
    if (LETTER_BEFORE.test(folded.slice(Math.max(0, at - 2), at))) continue;
    const end = at + typed.length;
    LETTERS_AFTER.lastIndex = end;
    const isLonger = LETTERS_AFTER.test(folded);
    yield { start: at, end: isLonger ? LETTERS_AFTER.lastIndex : end, isLonger };
  }
}
