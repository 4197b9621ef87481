/** Tells from two texts themselves whether they are near duplicates, whatever a signature says. */

import { matchKey } from '../src/text/fold.js';

/** Two copies of one text, each edited in a tenth of its characters, are .8 like each other. */
const MIN_LIKENESS = 0.7;
/** For texts with parts moved: of the same stretches of three characters. */
const MIN_SHARED = 0.5;
/** Texts that share less cannot be so like. */
const HOPELESS = 0.1;

/** Whether two texts are near duplicates: by edit distance, or by the stretches that they share. */
export function areNearDuplicates(a: string, b: string): boolean {
  const [one, other] = [lettersOf(a), lettersOf(b)];
  const shared = jaccard(stretchesOf(one), stretchesOf(other));
  if (shared >= MIN_SHARED) return true;
  return shared >= HOPELESS && 1 - distance(one, other) / Math.max(one.length, other.length, 1) >= MIN_LIKENESS;
}

/** The text without what no reader counts as a difference. */
const lettersOf = (text: string): string => matchKey(text).replace(/[^\p{L}\p{N}]/gu, '');

const stretchesOf = (letters: string): Set<string> =>
  new Set(Array.from({ length: Math.max(1, letters.length - 2) }, (_, i) => letters.slice(i, i + 3)));

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const stretch of a) if (b.has(stretch)) both++;
  return both / (a.size + b.size - both);
}

/** Insertions, deletions and replacements (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Uint32Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = new Uint32Array(b.length + 1);
    next[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      next[j] = Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1);
    }
    row = next;
  }
  return row[b.length] as number;
}
