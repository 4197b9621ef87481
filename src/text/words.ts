/** Segments Chinese into words with jieba, with the place of each word in the text. */

import { accessSync, constants } from 'node:fs';
import jieba from 'nodejieba';
import { ConfigurationError } from '../errors.js';
import type { Range } from '../model.js';
import { matchKey, readingForm } from './fold.js';
import { OwnWords, placeWords } from './own-words.js';

/** jieba answers in one go and blocks meanwhile: about 1 µs a character. Longer texts are cut at blanks into pieces of this size. */
const MAX_PIECE_CHARS = 8192;

const NOT_HAN = /[^\p{Script=Han}]/gu;

/** The file of jieba's dictionary: a word, its count and its part of speech a line. */
export const jiebaDictionary = (): string => jieba.DEFAULT_DICT;

let loaded = false;

/**
 * Loads jieba's dictionary: about a second and 240 MB, once a process (a worker thread is a process here).
 * Called by the first segmentation; call it earlier to have the wait at start.
 *
 * @throws ConfigurationError where a dictionary file is missing, which would otherwise end the process
 */
export function loadWords(): void {
  if (loaded) return;
  for (const file of [jieba.DEFAULT_DICT, jieba.DEFAULT_HMM_DICT, jieba.DEFAULT_USER_DICT, jieba.DEFAULT_IDF_DICT]) {
    try {
      accessSync(file, constants.R_OK);
    } catch (cause) {
      throw new ConfigurationError(`jieba's dictionary ${file} cannot be read; run: npm rebuild nodejieba`, { cause });
    }
  }
  jieba.load();
  loaded = true;
}

const NO_OWN_WORDS = new OwnWords([]);
const NO_SEAMS: readonly number[] = [];

/**
 * The words of a text's Han characters: the cut that covers them, and inside words of three characters or more the shorter
 * dictionary words as well (长江大桥 gives 长江, 大桥, 长江大桥). Nothing else in the text gives a word.
 *
 * Invented words are off (jieba's HMM): they swallow real ones, such as 谷歌 in 谷歌用30亿.
 *
 * @param text the original or its match key; any string
 * @param own words that an operator added, which count as the dictionary's do
 * @param seams positions, ascending, at which words were parted as written ({@link UnbrokenText.seams}): they end there, and those that go on over a
 * seam (微 波炉) come on top
 * @returns ranges word by word, those inside a word before it; those that lie in no other and over no seam are exactly the text's Han characters;
 * behind them the words over seams
 */
export function segmentWords(text: string, own = NO_OWN_WORDS, seams = NO_SEAMS): Range[] {
  loadWords();
  // Lone surrogates are no Han characters, so jieba never sees one.
  const han = readingForm(text).replace(NOT_HAN, (other) => ' '.repeat(other.length));
  const places = own.isEmpty ? NONE : placesOf(own, text, han);
  if (seams.length === 0) return wordsIn(han, cutHan(han, 0, han.length), places);
  const borders = [0, ...seams, han.length];
  const cut = borders.slice(1).flatMap((end, i) => cutHan(han, borders[i] as number, end));
  const isOverSeam = overAnyOf(seams);
  const apart = places.filter((place) => !isOverSeam(place));
  return [...wordsIn(han, cut, apart), ...stretchesWith(seams, han).flatMap((stretch) => wordsOver(stretch, han, places, isOverSeam))];
}

/** Tells whether a stretch has one of the positions inside. */
function overAnyOf(seams: readonly number[]): (range: Range) => boolean {
  const known = new Set(seams);
  return ({ start, end }) => {
    for (let at = start + 1; at < end; at++) if (known.has(at)) return true;
    return false;
  };
}

/** The stretches of Han that have seams, each once. */
function stretchesWith(seams: readonly number[], han: string): Range[] {
  const stretches: Range[] = [];
  for (const seam of seams) {
    if (seam <= (stretches.at(-1)?.end ?? 0)) continue;
    const end = han.indexOf(' ', seam);
    stretches.push({ start: han.lastIndexOf(' ', seam - 1) + 1, end: end < 0 ? han.length : end });
  }
  return stretches;
}

/** The words of a stretch, cut as if it had no seams, that go over one. */
function wordsOver({ start, end }: Range, han: string, places: readonly Range[], isOverSeam: (range: Range) => boolean): Range[] {
  const within = places.filter((place) => place.start >= start && place.end <= end);
  return wordsIn(han, cutHan(han, start, end), within).filter(isOverSeam);
}

/** A cut with the operator's words in it, and what is inside longer words. */
function wordsIn(han: string, cut: readonly Range[], places: readonly Range[]): Range[] {
  const outer = places.length === 0 ? cut : placeWords(places, cut, (start, end) => cutHan(han, start, end));
  const words: Range[] = [];
  let next = 0;
  for (const word of outer) {
    const inner = insideOf(han, word);
    for (const one of inner) words.push(one);
    while (next < places.length && (places[next] as Range).start < word.start) next++;
    for (let i = next; i < places.length && (places[i] as Range).start < word.end; i++) {
      const place = places[i] as Range;
      if (place.end <= word.end && ![word, ...inner].some((known) => isSame(known, place))) words.push(place);
    }
    words.push(word);
  }
  return words;
}

const NONE: readonly Range[] = [];

/** Where an operator's words stand: never across a blank, so that a place is always made of what jieba cut. */
function placesOf(own: OwnWords, text: string, han: string): Range[] {
  return own.placesIn(matchKey(text)).filter(({ start, end }) => !han.slice(start, end).includes(' '));
}

const isSame = (a: Range, b: Range): boolean => a.start === b.start && a.end === b.end;

/** jieba's plain cut of a stretch, without the blanks. */
function cutHan(han: string, from: number, to: number): Range[] {
  const words: Range[] = [];
  let at = from;
  for (let start = from; start < to; ) {
    const end = pieceEnd(han, start, to);
    for (const word of jieba.cut(han.slice(start, end), false)) {
      if (word.charCodeAt(0) !== 0x20) words.push({ start: at, end: at + word.length });
      at += word.length;
    }
    start = end;
  }
  return words;
}

function pieceEnd(han: string, start: number, to: number): number {
  if (to - start <= MAX_PIECE_CHARS) return to;
  const blank = han.lastIndexOf(' ', start + MAX_PIECE_CHARS);
  if (blank > start) return blank;
  const end = start + MAX_PIECE_CHARS;
  const splitsPair = (han.charCodeAt(end) & 0xfc00) === 0xdc00;
  return splitsPair ? end - 1 : end;
}

/** The dictionary's words inside a word, by their places in the text. */
function insideOf(han: string, { start, end }: Range): readonly Range[] {
  if (end - start < MIN_OUTER_CHARS) return NONE;
  return innerWords(han.slice(start, end)).map((inner) => ({ start: start + inner.start, end: start + inner.end }));
}

/** Words of three characters are the shortest that hold others. */
const MIN_OUTER_CHARS = 3;
/** jieba's search cut gives inner words of two and three characters only: 武汉长江大桥 would not be found as 长江大桥. */
const MIN_LONG_INNER_CHARS = 4;
/** The same words come again and again; what was found out about them is kept for this many (about 100 bytes each). */
const MAX_REMEMBERED_WORDS = 100_000;
const remembered = new Map<string, readonly Range[]>();

/**
 * The dictionary's words inside a longer word, by length, then from left to right. They are the same wherever the word stands: a
 * word that jieba leaves whole in a sentence it leaves whole alone, since it weighs each word by itself. What an operator added is not
 * among them, so that what is remembered holds for every analyzer.
 */
function innerWords(word: string): readonly Range[] {
  const known = remembered.get(word);
  if (known) return known;
  const isOwn = jieba.cut(word, false).length > 1;
  const found = isOwn ? innerWordsFrom(2, word) : [...shortInnerWords(word), ...innerWordsFrom(MIN_LONG_INNER_CHARS, word)];
  if (remembered.size >= MAX_REMEMBERED_WORDS) remembered.clear();
  remembered.set(word, found);
  return found;
}

/** Inner words of two and three characters, as jieba's cut for search gives them before the word itself. */
function shortInnerWords(word: string): Range[] {
  const found: Range[] = [];
  let from = 0;
  let length = 0;
  for (const piece of jieba.cutForSearch(word, false)) {
    if (piece === word) break;
    from = word.indexOf(piece, piece.length === length ? from + 1 : 0);
    length = piece.length;
    found.push({ start: from, end: from + length });
  }
  return found;
}

/** Inner words of so many characters or more. Those of an operator's word are all found so: jieba, which does not know it, would cut it. */
function innerWordsFrom(minChars: number, word: string): Range[] {
  const found: Range[] = [];
  for (let length = minChars; length < word.length; length++) {
    for (let start = 0; start + length <= word.length; start++) {
      const inner = word.slice(start, start + length);
      if (!HALF_A_PAIR.test(inner) && jieba.cut(inner, false).length === 1) found.push({ start, end: start + length });
    }
  }
  return found;
}

const HALF_A_PAIR = /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/;
