/** Reads what was typed in Latin letters as pinyin: all the ways that make sense, the most plausible first. */

import type { SyllablePattern } from '../model.js';
import { isEnglish } from './english.js';
import { beginsSyllable, isSyllable, MAX_SYLLABLE_LETTERS, usualSpelling } from './syllables.js';

/**
 * A way to read letters as pinyin.
 *
 * - `whole`: syllable by syllable to the end
 * - `begun`: the last syllable may go on (`shendu xu`)
 * - `initials`: the first letters of syllables (`sdxx`)
 */
export interface TypedPinyin {
  readonly kind: 'whole' | 'begun' | 'initials';
  readonly syllables: readonly SyllablePattern[];
}

/** Nobody types more of a name or a phrase in pinyin; longer strings are addresses, keys and noise. */
const MAX_LETTERS = 64;
const MAX_SYLLABLES = 16;
/** Of each kind: hardly a word reads in more ways (xian, fangan), and each costs a search. */
const MAX_WAYS = 3;
/** Longer strings with vowels among them are words of some language, not first letters. */
const MAX_INITIALS_WITH_VOWELS = 5;

/** Letters between two borders: blanks, apostrophes, typed tones. */
interface Stretch {
  /** Small letters, ü as v. */
  readonly letters: string;
  /** Tones by the place of the vowel that they stand on. */
  readonly marks: ReadonlyMap<number, number>;
  /** A number behind it, which is the tone of its last syllable. */
  readonly tone?: number;
  readonly isBehindApostrophe: boolean;
}

/**
 * The ways in which neighbouring words of a query read as pinyin; none where they do not, or are all common English words.
 *
 * @param words as typed, parted where blanks were; each may have apostrophes, tones as signs or as numbers from 1 to 5, ü or v
 * @returns whole readings first, then begun ones, each with the fewest syllables first; initials only where nothing else fits
 */
export function readingsOfTyped(words: readonly string[]): TypedPinyin[] {
  const typed = words.join('').length;
  if (typed > MAX_LETTERS || words.every((word) => isEnglish(word.toLowerCase()))) return [];
  const stretches = stretchesOf(words);
  if (!stretches || stretches.length === 0) return [];
  const whole = waysOf('whole', combined(stretches.map((stretch) => syllablesOf(stretch, false))));
  const last = stretches.at(-1) as Stretch;
  // The s of he's and the t of can't go on to nothing.
  const isOpen = last.tone === undefined && !(last.isBehindApostrophe && last.letters.length === 1) && typed > 1;
  const begun = isOpen ? waysOf('begun', combined(stretches.map((stretch) => syllablesOf(stretch, stretch === last)))) : [];
  return whole.length + begun.length > 0 ? [...whole, ...begun] : waysOf('initials', initialsOf(stretches));
}

/** Whether neighbouring words of a query can be read as pinyin. */
export function readsAsPinyin(words: readonly string[]): boolean {
  return readingsOfTyped(words).length > 0;
}

function waysOf(kind: TypedPinyin['kind'], ways: readonly (readonly SyllablePattern[])[]): TypedPinyin[] {
  const isBounded = ({ length }: readonly SyllablePattern[]): boolean => length > 0 && length <= MAX_SYLLABLES;
  return ways.filter(isBounded).map((syllables) => ({ kind, syllables }));
}

const TONE_SIGNS: ReadonlyMap<string, number> = new Map([
  ['\u0304', 1],
  ['\u0301', 2],
  ['\u030c', 3],
  ['\u0300', 4],
]);
const PART = /(?:[a-z]|\u0304|\u0301|\u030c|\u0300)+[1-5]?/y;
const APOSTROPHE = /['’‘ʼ`]+/y;

/** Nothing for what has other signs than pinyin. */
function stretchesOf(words: readonly string[]): Stretch[] | undefined {
  const stretches: Stretch[] = [];
  for (const word of words) {
    // Signs above letters apart from these; those of ü are part of the letter.
    const typed = word
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFD')
      .replace(/u([\u0300\u0301\u0304\u030c]?)\u0308/g, 'v$1');
    for (let at = 0, isBehindApostrophe = false; at < typed.length; ) {
      const apostrophe = matchAt(APOSTROPHE, typed, at);
      isBehindApostrophe = apostrophe !== '';
      const part = matchAt(PART, typed, at + apostrophe.length);
      if (part === '' || (isBehindApostrophe && at === 0)) return undefined;
      const stretch = stretchOf(part, isBehindApostrophe);
      if (!stretch) return undefined;
      stretches.push(stretch);
      at += apostrophe.length + part.length;
    }
  }
  return stretches;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function stretchOf(part: string, isBehindApostrophe: boolean): Stretch | undefined {
  const digit = /[1-5]$/.exec(part)?.[0];
  const marks = new Map<number, number>();
  let letters = '';
  for (const sign of digit ? part.slice(0, -1) : part) {
    const tone = TONE_SIGNS.get(sign);
    if (tone === undefined) letters += sign;
    else if (letters === '' || marks.has(letters.length - 1)) return undefined;
    else marks.set(letters.length - 1, tone);
  }
  return { letters: usualSpelling(letters), marks, ...(digit && { tone: Number(digit) }), isBehindApostrophe };
}

/** The ways to cut a stretch into syllables, the fewest first; the last one may be begun only, where it is open. */
function syllablesOf(stretch: Stretch, isOpen: boolean): SyllablePattern[][] {
  const { letters } = stretch;
  // For each place the best ways to get there.
  const ways: SyllablePattern[][][] = [[[]]];
  for (let end = 1; end <= letters.length; end++) {
    const here: SyllablePattern[][] = [];
    for (let start = Math.max(0, end - MAX_SYLLABLE_LETTERS); start < end; start++) {
      const syllable = ways[start]?.length ? patternOf(stretch, start, end, isOpen && end === letters.length) : undefined;
      if (syllable) here.push(...(ways[start] as SyllablePattern[][]).map((way) => [...way, syllable]));
    }
    ways.push(here.sort(byPlausibility).slice(0, MAX_WAYS));
  }
  return ways[letters.length] as SyllablePattern[][];
}

/** Nothing where the letters are no syllable, or have two tones. */
function patternOf({ letters, marks, tone }: Stretch, start: number, end: number, isBegun: boolean): SyllablePattern | undefined {
  const part = letters.slice(start, end);
  if (isBegun ? !beginsSyllable(part) : !isSyllable(part)) return undefined;
  const tones = Array.from({ length: end - start }, (_, i) => marks.get(start + i)).filter((mark) => mark !== undefined);
  if (tone !== undefined && end === letters.length) tones.push(tone);
  if (tones.length > 1) return undefined;
  return { anyOf: [part], isWhole: !isBegun, ...(tones.length === 1 && { tone: tones[0] as number }) };
}

/** Fewest syllables first; of as many, first those that the rules of spelling mean: a syllable in the middle that begins with a vowel wants an apostrophe. */
function byPlausibility(a: readonly SyllablePattern[], b: readonly SyllablePattern[]): number {
  return a.length - b.length || vowelsInside(a) - vowelsInside(b);
}

const vowelsInside = (way: readonly SyllablePattern[]): number => way.filter(({ anyOf }, i) => i > 0 && /^[aeo]/.test(anyOf[0] as string)).length;

/** One way of each stretch after another. */
function combined(parts: readonly (readonly SyllablePattern[][])[]): SyllablePattern[][] {
  let ways: SyllablePattern[][] = [[]];
  for (const part of parts) {
    ways = ways.flatMap((way) => part.map((next) => [...way, ...next]));
    ways.sort(byPlausibility).splice(MAX_WAYS);
  }
  return ways;
}

const INITIAL = /[zcs]h|[a-z]/g;
const ONE_LETTER = /[a-z]/g;

/** First letters of syllables: once with zh, ch and sh as one, once letter by letter. */
function initialsOf(stretches: readonly Stretch[]): SyllablePattern[][] {
  const letters = stretches.map((stretch) => stretch.letters).join('');
  const isPlain = stretches.every(({ marks, tone, isBehindApostrophe }) => marks.size === 0 && tone === undefined && !isBehindApostrophe);
  const isFit = /[aeo]/.test(letters) ? letters.length <= MAX_INITIALS_WITH_VOWELS : true;
  if (!isPlain || !isFit || /[iuv]/.test(letters)) return [];
  const ways = [INITIAL, ONE_LETTER].map((each) => letters.match(each) as string[]).filter(({ length }) => length > 1);
  const distinct = ways.filter(({ length }, i) => length !== ways[i - 1]?.length);
  return distinct.map((way) => way.map((letter): SyllablePattern => ({ anyOf: [letter], isWhole: false })));
}
