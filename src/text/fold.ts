/** Folds text without changing its length, so that a position in folded text is a position in the original (law 1). */

import { ConverterFactory } from 'opencc-js/core';
import traditionalCharacters from 'opencc-js/dict/TSCharacters';
import traditionalPhrases from 'opencc-js/dict/TSPhrases';

/**
 * Pairs that opencc's table of single characters lacks: writing variants that a reader does not tell apart.
 * Kept short on purpose; each is one character for one, and the right side folds to itself.
 */
const VARIANTS: Record<string, string> = {
  著: '着',
  侷: '局',
  喫: '吃',
  啓: '启',
  牀: '床',
  祕: '秘',
  衆: '众',
  羣: '群',
  峯: '峰',
  綫: '线',
  // opencc decides these by phrase only, since one of their meanings keeps the character (慰藉, 瞭望, 颠覆, 沈阳).
  瞭: '了',
  藉: '借',
  覆: '复',
  沈: '沉',
  甦: '苏',
  鉅: '巨',
  彷: '仿',
  衞: '卫',
  枱: '台',
  艶: '艳',
  妳: '你',
  牠: '它',
  祂: '他',
  蕃: '番',
};

/** Signs that are one sign to a reader: dashes and quotation marks that stand inside words (GPT‑4, don’t), and the sigma that ends a word. */
const SIGNS: Record<string, string> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2212': '-',
  '\u2019': "'",
  '\u02bc': "'",
  ς: 'σ',
};

/**
 * Words in which 著 is itself, not a way to write 着; in both scripts, since the mixed texts of mirrors need both.
 * opencc decides 乾, 藉 and 瞭 by phrase, but leaves 著 alone everywhere.
 */
const WORDS_WITH_ZHU = (
  '著名 著作 著者 著述 著称 著稱 著书 著書 著录 著錄 著有 著文 著译 著譯 名著 巨著 钜著 鉅著 原著 专著 專著 编著 編著 合著 论著 論著 译著 譯著 ' +
  '新著 旧著 舊著 遗著 遺著 所著 显著 顯著 卓著 昭著 土著 拙著 大著 近著 撰著 共著'
).split(' ');

type Pair = readonly [string, string];

const pairsOf = (dictionary: string): Pair[] => dictionary.split('|').map((entry) => entry.split(' ') as unknown as Pair);

const sameLength = ([from, to]: Pair): boolean => from.length === to.length;

/** Traditional to Simplified by single characters, only where the length stays. */
const CHARACTERS: readonly Pair[] = pairsOf(traditionalCharacters).filter(sameLength);

/** One code unit to one code unit: width, case, accents and signs, but no scripts. */
const SPELLED = new Uint16Array(0x10000);
/** The same with scripts and variants; characters outside the BMP stand in {@link ASTRAL}. */
const UNITS = new Uint16Array(0x10000);
/** Astral character to astral character: both are two code units long. */
const ASTRAL = new Map<string, string>();

fillTables();

function fillTables(): void {
  for (let unit = 0; unit < 0x10000; unit++) {
    SPELLED[unit] = unit;
    if (unit < 0xd800 || unit > 0xdfff) setUnit(SPELLED, unit, foldWidthAndCase(String.fromCharCode(unit)));
  }
  for (const [from, to] of Object.entries(SIGNS)) setUnit(SPELLED, from.charCodeAt(0), to);
  UNITS.set(SPELLED);
  for (const [from, to] of [...CHARACTERS, ...(Object.entries(VARIANTS) as Pair[])]) {
    if (from.length === 1) setUnit(UNITS, from.charCodeAt(0), to);
    else ASTRAL.set(from, to);
  }
  for (const table of [SPELLED, UNITS]) closeChains(table);
}

function setUnit(table: Uint16Array, unit: number, folded: string): void {
  if (folded.length === 1) table[unit] = folded.charCodeAt(0);
}

/** A chain of tables (compatibility form, then script) must end in one step, or folding twice would differ from once. */
function closeChains(table: Uint16Array): void {
  for (let unit = 0; unit < 0x10000; unit++) table[unit] = table[table[unit] as number] as number;
}

/** Compatibility form, lower case, and no accent on Latin letters; whatever is not one code unit long is refused by the caller. */
function foldWidthAndCase(character: string): string {
  const lower = character.normalize('NFKC').toLowerCase();
  const base = lower.normalize('NFD');
  return /^[a-z]\p{M}+$/u.test(base) ? base.charAt(0) : lower;
}

/**
 * The match key: the coarse form in which two spellings of the same thing are equal. Folds width, case, accents on Latin letters,
 * Traditional to Simplified by single characters, and writing variants (著=着, 裡=裏=里, 麽=麼=么).
 *
 * Any string is allowed, lone surrogates included; the result has the same length in UTF-16 code units, and folding it again changes nothing.
 */
export function matchKey(text: string): string {
  const length = text.length;
  let first = 0;
  while (first < length && isFolded(text.charCodeAt(first))) first++;
  if (first === length) return text;

  const folded = Buffer.allocUnsafe((length - first) * 2);
  for (let i = first; i < length; i++) {
    const unit = text.charCodeAt(i);
    const pair = isHighSurrogate(unit) ? ASTRAL.get(text.slice(i, i + 2)) : undefined;
    if (pair) {
      folded.writeUInt16LE(pair.charCodeAt(0), (i - first) * 2);
      folded.writeUInt16LE(pair.charCodeAt(1), (i + 1 - first) * 2);
      i++;
    } else {
      folded.writeUInt16LE(UNITS[unit] as number, (i - first) * 2);
    }
  }
  // 'utf16le' keeps lone surrogates, where a TextDecoder would replace them.
  return text.slice(0, first) + folded.toString('utf16le');
}

/**
 * The spelling key: what the match key does without its scripts and writing variants. Where the match keys of two spellings are equal and
 * these are not, they differ by Traditional, Simplified or variant characters. For short texts.
 *
 * Any string is allowed; the result has the same length in UTF-16 code units, and its match key is that of the text.
 */
export function spellingKey(text: string): string {
  let key = '';
  for (let i = 0; i < text.length; i++) key += String.fromCharCode(SPELLED[text.charCodeAt(i)] as number);
  return key;
}

const isHighSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isFolded = (unit: number): boolean => UNITS[unit] === unit && !isHighSurrogate(unit);

/** Words that the dictionary has with another variant of a character which it does not have by itself. */
const WORDS_BY_VARIANT: readonly Pair[] = [
  ['蕃茄', '番茄'],
  ['蕃薯', '番薯'],
];

const convertByPhrase = ConverterFactory([
  pairsOf(traditionalPhrases).filter(sameLength),
  WORDS_BY_VARIANT,
  WORDS_WITH_ZHU.map((word): Pair => [word, simplifyKeepingZhu(word)]),
  [...CHARACTERS, ['著', '着']],
]);

function simplifyKeepingZhu(word: string): string {
  return Array.from(word, (character) => (character === '著' ? '著' : matchKey(character))).join('');
}

/**
 * The reading form: Simplified as a dictionary would write it, with words kept whole where single characters would break them
 * (著名 and 乾隆 stay, 沿著 becomes 沿着, 乾淨 becomes 干净). For word segmentation and pinyin; not for matching.
 *
 * Any string is allowed; the result has the same length in UTF-16 code units.
 */
export function readingForm(text: string): string {
  if (!hasTraditional(text)) return text;
  const converted = convertByPhrase(text);
  return converted.length === text.length ? converted : text;
}

/** Characters that conversion may change, alone or within a phrase. */
const TRADITIONAL = new Set(['著', '蕃', ...CHARACTERS.map(([from]) => from), ...pairsOf(traditionalPhrases).flatMap(changedCharacters)]);

function changedCharacters([from, to]: Pair): string[] {
  const after = Array.from(to);
  return Array.from(from).filter((character, i) => character !== after[i]);
}

function hasTraditional(text: string): boolean {
  for (const character of text) if (TRADITIONAL.has(character)) return true;
  return false;
}
