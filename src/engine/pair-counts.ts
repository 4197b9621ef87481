/** Tells how many and which answers hold two characters side by side, for callers that ask for thousands of pairs. */

import { deletedOf } from '../index/deletes.js';
import { findPrefix, findTerm } from '../index/dictionary.js';
import { fieldNumber } from '../index/fields.js';
import type { OpenedIndex } from '../index/open-index.js';
import type { Segment } from '../index/segment.js';

/** The characters that stand behind one, ascending, and how many answers hold each pair. */
interface Followers {
  readonly characters: Uint32Array;
  readonly holding: Uint32Array;
}

const GRAMS = fieldNumber('whole', 'grams');

/**
 * Of one opened index. What stands behind a character is unpacked when it is first asked for, and kept: 8 bytes a pair, 12 MB for all pairs of
 * 227,205 answers.
 */
export class PairCounts {
  private readonly followers = new Map<number, Followers>();

  constructor(private readonly index: OpenedIndex) {}

  /**
   * How many answers that are not deleted hold the pair, in question or text.
   *
   * @param first a code point
   * @param second a code point
   */
  holding(first: number, second: number): number {
    const { characters, holding } = this.knownFollowers(first);
    let [low, high] = [0, characters.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((characters[middle] as number) < second) low = middle + 1;
      else high = middle;
    }
    return characters[low] === second ? (holding[low] as number) : 0;
  }

  /**
   * Which answers hold the pair, ascending; deleted ones may be among them.
   *
   * @param atMost where more do, none are returned
   */
  answers(first: number, second: number, atMost: number): Uint32Array | undefined {
    if (this.holding(first, second) > atMost) return undefined;
    const pair = Buffer.from(String.fromCodePoint(first, second));
    const found = this.index.segments.flatMap(({ segment, base }) => {
      const term = findTerm(segment.field(GRAMS).dictionary, pair);
      return term < 0 ? [] : [{ segment, base, list: segment.list(GRAMS, term) }];
    });
    const answers = new Uint32Array(found.reduce((sum, { list }) => sum + list.size, 0));
    let count = 0;
    for (const { segment, base, list } of found) for (const row of segment.answersOf(GRAMS, list)) answers[count++] = base + row;
    return answers;
  }

  /** The characters that stand behind one in some answer, ascending. */
  charactersBehind(first: number): number[] {
    const { characters, holding } = this.knownFollowers(first);
    return Array.from(characters).filter((_, i) => (holding[i] as number) > 0);
  }

  private knownFollowers(first: number): Followers {
    const known = this.followers.get(first);
    if (known) return known;
    const followers = this.followersOf(first);
    // What nobody wrote is not kept, so that what is typed takes no memory.
    if (followers.characters.length > 0) this.followers.set(first, followers);
    return followers;
  }

  private followersOf(first: number): Followers {
    const prefix = Buffer.from(String.fromCodePoint(first));
    const parts = this.index.segments.map(({ segment }) => followersIn(segment, prefix)).filter(({ characters }) => characters.length > 0);
    return parts.length === 1 ? (parts[0] as Followers) : joined(parts);
  }
}

/** In one segment: UTF-8 sorts as code points do. */
function followersIn(segment: Segment, prefix: Buffer): Followers {
  const { dictionary, sizes } = segment.field(GRAMS);
  const { bytes, offsets } = dictionary;
  const deleted = segment.deletes?.fields[GRAMS];
  const [from, to] = findPrefix(dictionary, prefix);
  const found = { characters: new Uint32Array(to - from), holding: new Uint32Array(to - from) };
  let count = 0;
  for (let term = from; term < to; term++) {
    const start = (offsets[term] as number) + prefix.length;
    // A run's last character is a gram of its own.
    if (start === offsets[term + 1]) continue;
    found.characters[count] = codePointAt(bytes, start);
    found.holding[count++] = (sizes[term] as number) - (deleted ? deletedOf(deleted, term) : 0);
  }
  return { characters: found.characters.subarray(0, count), holding: found.holding.subarray(0, count) };
}

function joined(parts: readonly Followers[]): Followers {
  const sums = new Map<number, number>();
  for (const { characters, holding } of parts) {
    for (const [i, character] of characters.entries()) sums.set(character, (sums.get(character) ?? 0) + (holding[i] as number));
  }
  const characters = Uint32Array.from(sums.keys()).sort();
  return { characters, holding: characters.map((character) => sums.get(character) as number) };
}

/** Of valid UTF-8. */
function codePointAt(bytes: Buffer, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return first;
  const more = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
  let character = first & (0x3f >> more);
  for (let i = 1; i <= more; i++) character = (character << 6) | ((bytes[at + i] as number) & 0x3f);
  return character;
}
