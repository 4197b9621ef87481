/** An analyzer without dictionaries: words are what blanks part, grams are pairs of characters. */

import type { Analyzer, Reading, Token } from '../../src/model.js';

export const toyAnalyzer: Analyzer = {
  fingerprint: 'toy',
  analyze(text) {
    const words: Token[] = Array.from(text.matchAll(/\S+/g), (match) => ({
      term: match[0].toLowerCase(),
      start: match.index,
      end: match.index + match[0].length,
    }));
    const grams: Token[] = words.flatMap(({ term, start }) =>
      Array.from({ length: term.length }, (_, i) => ({ term: term.slice(i, i + 2), start: start + i, end: start + Math.min(i + 2, term.length) })),
    );
    return { words, grams };
  },
  readings: (term) => (/^\p{Script=Han}+$/u.test(term) ? toyReadings(term) : undefined),
};

/** Every character has one reading, made from its number: 山 is `a3`. */
function toyReadings(term: string): Reading[] {
  const reading = Array.from(term, (character) => {
    const code = character.codePointAt(0) as number;
    return { letters: String.fromCharCode(0x61 + (code % 26)), tone: 1 + (code % 4) };
  });
  return [reading];
}
