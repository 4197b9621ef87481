/** Reads an operator's file of words that jieba's dictionary lacks. */

import type { UserWord } from '../model.js';
import { matchKey } from './fold.js';
import { type OperatorLine, readOperatorLines } from './operator-file.js';

/** The longest words of jieba's dictionary have half as many. */
const MAX_WORD_CHARS = 32;

const CHINESE = /^\p{Script=Han}+$/u;
const SYLLABLE = /^[a-z]{1,6}$/;

/**
 * The words of a file, one a line, in either script; behind a blank the word may have its pinyin, a syllable for each character: `六安 lù ān`.
 *
 * @returns sorted, each word once: the order of the lines and their notes make no difference
 * @throws ConfigurationError naming the file, the line and what is wrong with it; or where the file cannot be read
 */
export function readUserWords(file: string): UserWord[] {
  const words = new Map<string, UserWord>();
  for (const { text, error } of readOperatorLines(file)) {
    const read = parse(text, error);
    const reading = read.reading ?? words.get(read.word)?.reading;
    const before = words.get(read.word)?.reading ?? reading;
    if (before?.join(' ') !== reading?.join(' ')) throw error(`${read.word} has another pinyin on a line before: ${before?.join(' ')}`);
    words.set(read.word, { word: read.word, ...(reading && { reading }) });
  }
  return [...words.values()].sort((a, b) => (a.word < b.word ? -1 : 1));
}

/**
 * The pinyin that the operator gave.
 *
 * @returns for the match key of a word, a syllable for each character: without tones, in small letters, `v` for ü
 */
export function readingsOf(words: readonly UserWord[]): Map<string, readonly string[]> {
  return new Map(words.flatMap(({ word, reading }) => (reading ? [[word, reading] as const] : [])));
}

function parse(line: string, error: OperatorLine['error']): UserWord {
  const [written = '', ...syllables] = line.split(/\s+/u);
  const word = matchKey(written);
  const characters = Array.from(word).length;
  if (!CHINESE.test(word)) throw error(`${JSON.stringify(written)} has other than Chinese characters; Latin words and numbers are words anyhow`);
  if (characters > MAX_WORD_CHARS) throw error(`the word has ${characters} characters; at most ${MAX_WORD_CHARS} are allowed`);
  if (syllables.length === 0) return { word };
  const reading = syllables.map(plainSyllable);
  const bad = syllables.find((_, i) => !SYLLABLE.test(reading[i] as string));
  if (bad !== undefined) throw error(`${JSON.stringify(bad)} is no syllable of pinyin`);
  if (reading.length !== characters) throw error(`the word has ${characters} characters and ${reading.length} syllables; part them by blanks`);
  return { word, reading };
}

/** Without its tone, written as a mark or as a number behind it. */
function plainSyllable(syllable: string): string {
  const letters = syllable
    .toLowerCase()
    .normalize('NFD')
    .replace(/u[\p{M}]*\u0308\p{M}*|u:/gu, 'v');
  return letters.replace(/\p{M}/gu, '').replace(/[0-5]$/, '');
}
