/** Reads jieba's dictionary with its match keys. */

import { readFileSync } from 'node:fs';
import { matchKey } from './fold.js';
import { jiebaDictionary } from './words.js';

/** Lines of word, count and part of speech, parted by blanks. */
export interface Dictionary {
  readonly text: string;
  /** The match key of all of it. Folding keeps length and lines: a place in one is the same place in the other. */
  readonly folded: string;
}

/** Several tables are made of it one after another; what is kept of them is much smaller. */
let known: WeakRef<Dictionary> | undefined;

/** Takes about a tenth of a second, nearly all to fold it; who asks again at once gets the same. */
export function readDictionary(): Dictionary {
  const kept = known?.deref();
  if (kept) return kept;
  const text = readFileSync(jiebaDictionary(), 'utf8');
  const read = { text, folded: matchKey(text) };
  known = new WeakRef(read);
  return read;
}

/**
 * Visits each line.
 *
 * @param lines of either form
 * @param visit told where the word begins, where the blank behind it is, and where the next line begins
 */
export function eachEntry(lines: string, visit: (start: number, blank: number, next: number) => void): void {
  for (let start = 0; start < lines.length; ) {
    const next = lines.indexOf('\n', start) + 1 || lines.length + 1;
    visit(start, lines.indexOf(' ', start), next);
    start = next;
  }
}
