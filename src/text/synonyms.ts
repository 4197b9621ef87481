/** Reads an operator's file of synonyms. */

import { matchKey } from './fold.js';
import { type OperatorLine, readOperatorLines } from './operator-file.js';
import { keyOf, unitsOf } from './units.js';
import { type WordTable, WordTableMaker } from './word-table.js';

/** Longer ones are sentences. */
const MAX_WORD_CHARS = 64;
/** Of one line, in which each stands for each. */
const MAX_WORDS = 100;

const SIGN = /[=＝][>＞]|[=＝,，、]/gu;

/**
 * The table of a file of synonyms, one group a line:
 *
 * - `掉发 = 脱发 = 落发`, or with commas: who types one of them is shown the others as well;
 * - `退烧药 => 布洛芬, 对乙酰氨基酚`: only who types what stands before the sign.
 *
 * Words are Chinese in either script, Latin, or both (B站); several Latin words may be one (`machine learning`). Lines make no chains: only words
 * of one line stand for each other.
 *
 * @throws ConfigurationError naming the file, the line and what is wrong with it; or where the file cannot be read
 */
export function readSynonyms(file: string): WordTable {
  const table = new WordTableMaker();
  for (const line of readOperatorLines(file)) addLine(line, table);
  return table.finish();
}

function addLine({ text, error }: OperatorLine, table: WordTableMaker): void {
  const signs = new Set(Array.from(text.matchAll(SIGN), ([sign]) => matchKey(sign)));
  if (signs.size === 0) throw error(`there is one word only; write word = word, or word => word`);
  if (!signs.has('=>')) {
    if (signs.has('=') && signs.size > 1) throw error('there are both = and commas; one of them parts words');
    table.addGroup(wordsOf(text, error, 2));
    return;
  }
  const [left = '', right = '', ...more] = text.split(/[=＝][>＞]/u);
  if (more.length > 0) throw error('there is more than one =>');
  if (signs.has('=')) throw error('there are both = and =>; a line goes one way or both');
  const words = wordsOf(left, error, 1);
  table.add(words, wordsOf(right, error, 1));
}

/** @param atLeast how many different words there must be */
function wordsOf(text: string, error: OperatorLine['error'], atLeast: number): string[] {
  const words = text.split(SIGN).map((word) => word.trim());
  if (words.length > MAX_WORDS) throw error(`there are ${words.length} words; at most ${MAX_WORDS} are allowed`);
  const keys = new Set(words.map((word) => checkedKey(word, error)));
  if (keys.size < atLeast) throw error(`${words.join(' = ')}: search takes these for the same word anyhow`);
  return words;
}

/** The key of a word, which must be one. */
function checkedKey(word: string, error: OperatorLine['error']): string {
  if (word === '') throw error('a word is missing beside a sign');
  const units = unitsOf(matchKey(word));
  if (units.length === 0) throw error(`${JSON.stringify(word)} has no letter, digit or Chinese character`);
  if (units.some(({ joins }, i) => i > 0 && !joins)) throw error(`${JSON.stringify(word)} is more than one word`);
  if (word.length > MAX_WORD_CHARS) throw error(`a word has ${word.length} characters; at most ${MAX_WORD_CHARS} are allowed`);
  return keyOf(units);
}
