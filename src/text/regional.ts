/** Joins the tables of words that China, Taiwan and Hong Kong have for the same thing: our own list and opencc's. */

import hongKongWords from 'opencc-js/dict/HKPhrases';
import wordsFromHongKong from 'opencc-js/dict/HKPhrasesRev';
import taiwanWords from 'opencc-js/dict/TWPhrases';
import wordsFromTaiwan from 'opencc-js/dict/TWPhrasesRev';
import { matchKey } from './fold.js';
import { readWordList } from './word-list.js';
import { type WordTable, WordTableMaker } from './word-table.js';

/** A line of `regional.txt`, whose head says what it means. Words are match keys. */
export interface RegionalLine {
  readonly sign: '=' | '=>' | '!=';
  readonly words: readonly string[];
  /** Longer texts in which a word of the line does not count. */
  readonly notIn: readonly string[];
}

/** Takes a line apart; its form is tested with the list. */
export function parseRegionalLine(line: string): RegionalLine {
  const [words = '', , , , notIn = ''] = line.split('|').map((part) => part.trim());
  const sign = (/ (=>|!=|=) /.exec(words)?.[1] ?? '=') as RegionalLine['sign'];
  return {
    sign,
    words: words.split(` ${sign} `).map((word) => matchKey(word.trim())),
    notIn:
      notIn === ''
        ? []
        : notIn
            .replace(/^not in: /, '')
            .split(', ')
            .map(matchKey),
  };
}

let loaded: WordTable | undefined;

/** The table of both lists, made once a process: some 90 ms and 2 MB. */
export function regionalWords(): WordTable {
  loaded ??= tableOf(readWordList('regional.txt').map(parseRegionalLine));
  return loaded;
}

/** A pair that our own list has, in whatever direction, is as it says there; opencc's own comes behind. */
function tableOf(lines: readonly RegionalLine[]): WordTable {
  const table = new WordTableMaker();
  const decided = new Set<string>();
  for (const { sign, words, notIn } of lines) {
    for (const word of words) {
      for (const other of words) decided.add(pairOf(word, other));
      for (const longer of notIn) if (longer.includes(word)) table.exclude(word, longer);
    }
    if (sign === '=') table.addGroup(words);
    else if (sign === '=>') table.add(words.slice(0, 1), words.slice(1));
  }
  for (const [one, other] of openccPairs()) if (!decided.has(pairOf(one, other))) table.addGroup([one, other]);
  return table.finish();
}

const pairOf = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);

/**
 * The pairs of opencc that may be exchanged in a query. Left out by rule are
 *
 * - single characters: 埠 is a port of a computer, and of the sea;
 * - pairs of which one holds the other: who types the short one finds the long one anyhow, and the short one alone is often
 *   something else (哈萨克 is a people, 哈萨克斯坦 a country).
 *
 * Those that mean something else in the other region are taken back in `regional.txt`, one by one and with the reason.
 */
function openccPairs(): (readonly [string, string])[] {
  const pairs = [taiwanWords, hongKongWords, wordsFromTaiwan, wordsFromHongKong].flatMap((dictionary) => matchKey(dictionary).split('|'));
  return pairs
    .map((pair) => pair.split(' ') as [string, string])
    .filter(([one, other]) => one.length > 1 && other.length > 1 && !one.includes(other) && !other.includes(one));
}
