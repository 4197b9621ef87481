/** An analyzer without dictionaries: words are what blanks part, grams are pairs of characters. */

import type { Analyzer, Token } from '../../src/model.js';

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
};
