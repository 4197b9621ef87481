/** Puts the rules of this folder together: a text in, its words and grams out. */

import type { Analysis, Analyzer, Range, Reading, Token, UserWord } from '../model.js';
import { matchKey } from './fold.js';
import { gramsOf } from './grams.js';
import { joinedTokens } from './joined.js';
import { mixedTokens } from './mixed.js';
import { OwnWords } from './own-words.js';
import { createReadings, PINYIN_VERSION } from './pinyin.js';
import { emojiTerm, type Run, runsOf } from './runs.js';
import { UnbrokenText } from './unbroken.js';
import { segmentWords } from './words.js';

/**
 * Changes with any rule that decides where a token begins or what its term is. Raise the number in the same commit:
 * indexes made before are then refused instead of searched wrongly.
 */
const RULES = 5;

/**
 * The analyzer of the product. Its first use loads jieba (about a second).
 *
 * @param userWords that an operator added to the dictionary; analyzers with other words may stand side by side
 */
export function createAnalyzer(userWords: readonly UserWord[] = []): Analyzer {
  const own = new OwnWords(userWords);
  return {
    fingerprint: `xunda-${RULES}+jieba-3.4.4+opencc-1.4+${PINYIN_VERSION}`,
    userWords,
    analyze: (text) => analyze(text, own),
    readings: createReadings(readingsGiven(userWords)),
  };
}

/** Operators write readings without tones, which fit any. */
function readingsGiven(userWords: readonly UserWord[]): Map<string, Reading[]> {
  return new Map(userWords.flatMap(({ word, reading }) => (reading ? [[word, [reading.map((letters) => ({ letters, tone: 0 }))]] as const] : [])));
}

function analyze(text: string, own: OwnWords): Analysis {
  const read = new UnbrokenText(text);
  const folded = matchKey(read.text);
  const words: Token[] = hanWords(read, folded, own);
  const grams: Token[] = [];
  const mixed: Run[] = [];
  for (const run of runsOf(folded)) {
    const { kind, start, end } = run;
    if (kind === 'mixed') {
      append(words, mixedTokens(folded, start, end));
      mixed.push(run);
    } else if (kind === 'emoji') words.push({ term: emojiTerm(folded.slice(start, end)), start, end });
    else append(grams, gramsOf(folded, start, end));
  }
  words.sort(byPlace);
  const joined = joinedTokens(folded, mixed);
  const asWritten = (tokens: Token[]): Token[] => (read.text === text ? tokens : tokens.map((token) => read.asWritten(token)));
  return { words: asWritten(words), grams: asWritten(grams), ...(joined.length > 0 && { joined: asWritten(joined) }) };
}

/** One by one: a call takes a hundred thousand arguments at most, and a run may have more tokens. */
function append(all: Token[], more: Iterable<Token>): void {
  for (const token of more) all.push(token);
}

function hanWords({ text, seams }: UnbrokenText, folded: string, own: OwnWords): Token[] {
  return segmentWords(text, own, seams).map(({ start, end }) => ({ term: folded.slice(start, end), start, end }));
}

const byPlace = (a: Range, b: Range): number => a.start - b.start || b.end - a.end;
