/** Lets an operator's words take the place of what jieba cut. */
// jieba's own user dictionary does not do this: it gives all its words one middling weight, by which words that jieba knows fall apart
// (大厂) and words beside strong ones never come up (大模型 in 超大模型); it is one for the whole thread, and takes a second to change.

import type { Range, UserWord } from '../model.js';

/** From so many characters on (UTF-16 code units), a word seldom stands somewhere by chance. */
const LONG_UNITS = 3;

/** An operator's words, to be looked for in match keys. One for each analyzer: nothing of it is shared. */
export class OwnWords {
  private readonly words: ReadonlySet<string>;
  /** For the code unit with which words begin, their lengths, the longest first. */
  private readonly lengths = new Map<number, number[]>();

  constructor(words: readonly UserWord[]) {
    // A character is a word anyhow.
    const several = words.map(({ word }) => word).filter((word) => Array.from(word).length > 1);
    this.words = new Set(several);
    for (const word of several) {
      const unit = word.charCodeAt(0);
      const lengths = this.lengths.get(unit) ?? [];
      if (lengths.includes(word.length)) continue;
      lengths.push(word.length);
      this.lengths.set(unit, lengths);
    }
    for (const lengths of this.lengths.values()) lengths.sort((a, b) => b - a);
  }

  /** Whether there are any. */
  get isEmpty(): boolean {
    return this.words.size === 0;
  }

  /** Every place in a match key where a word stands: from left to right, the longest first at each. */
  placesIn(folded: string): Range[] {
    const places: Range[] = [];
    for (let at = 0; at < folded.length; at++) {
      const lengths = this.lengths.get(folded.charCodeAt(at));
      if (!lengths) continue;
      for (const length of lengths) {
        if (at + length <= folded.length && this.words.has(folded.slice(at, at + length))) places.push({ start: at, end: at + length });
      }
    }
    return places;
  }
}

/**
 * Puts an operator's words in the place of those that jieba cut. Where a word does not begin and end with theirs, it must not break more than
 * it joins: 国小 does not make three words of 中国 and 小说. At equal numbers a word of three characters or more is taken, one of two is not,
 * since two meet by chance. Of words that overlap, the first counts, then the longest.
 *
 * @param places where words stand, as {@link OwnWords.placesIn} gives them
 * @param cut words in order and disjoint, in which lie all Chinese characters, and all places
 * @param cutAgain the same for a stretch by itself
 */
export function placeWords(places: readonly Range[], cut: readonly Range[], cutAgain: (start: number, end: number) => Range[]): Range[] {
  const done: Range[] = [];
  const waiting = cut.toReversed();
  let taken = 0;
  for (const place of places) {
    if (place.start < taken) continue;
    while (waiting.length > 0 && (waiting.at(-1) as Range).end <= place.start) done.push(waiting.pop() as Range);
    const broken = wordsUpTo(place.end, waiting);
    const [first, last] = [broken[0] as Range, broken.at(-1) as Range];
    const [before, behind] = [cutAgain(first.start, place.start), cutAgain(place.end, last.end)];
    const more = before.length + 1 + behind.length - broken.length;
    if (more > 0 || (more === 0 && broken.length > 1 && place.end - place.start < LONG_UNITS)) continue;
    waiting.length -= broken.length;
    waiting.push(...behind.toReversed());
    done.push(...before, place);
    taken = place.end;
  }
  return [...done, ...waiting.reverse()];
}

/** The next words that begin before a position. */
function wordsUpTo(end: number, waiting: readonly Range[]): Range[] {
  const words: Range[] = [];
  for (let i = waiting.length - 1; i >= 0 && (waiting[i] as Range).start < end; i--) words.push(waiting[i] as Range);
  return words;
}
