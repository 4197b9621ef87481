/** Cuts runs of Chinese into grams: every two neighbouring characters, and each run's last character alone. */

import type { Token } from '../model.js';

/**
 * The grams of one run, in order. Two characters decide what matches whatever a dictionary thinks; since every character
 * begins a gram (the last one its own), a prefix over grams finds a single character.
 *
 * Characters outside the BMP count as one: a gram is never half a surrogate pair.
 */
export function* gramsOf(folded: string, start: number, end: number): Generator<Token> {
  let at = start;
  while (at < end) {
    const next = at + unitsAt(folded, at);
    const after = next < end ? next + unitsAt(folded, next) : next;
    yield { term: folded.slice(at, after), start: at, end: after };
    at = next;
  }
}

/** Whether a term is one character, whose two halves may be surrogates. */
export function isOneCharacter(term: string): boolean {
  return term !== '' && term.length === unitsAt(term, 0);
}

/** Whether a term is two characters. */
export function isTwoCharacters(term: string): boolean {
  return term !== '' && isOneCharacter(term.slice(unitsAt(term, 0)));
}

/** How many code units the character at a position has: 1 or 2. */
export function unitsAt(text: string, at: number): 1 | 2 {
  return (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
}

/** The last code point; of half a surrogate pair, that half. @param text not empty */
export function lastCharacter(text: string): number {
  const pair = text.codePointAt(text.length - 2) ?? 0;
  return pair > 0xffff ? pair : text.charCodeAt(text.length - 1);
}
