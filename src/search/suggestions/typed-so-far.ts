/** Reads what has been typed so far: where its last word begins, and which letters at its end may be pinyin. */

import type { SyllablePattern } from '../../model.js';
import { isEnglish } from '../../text/english.js';
import { matchKey } from '../../text/fold.js';
import { type Run, runsOf } from '../../text/runs.js';
import { readingsOfTyped, type TypedPinyin } from '../../text/typed-pinyin.js';
import { parseQuery, type TextPart } from '../syntax.js';

/** Nobody types more than this to have it completed; what is longer was pasted. */
export const MAX_TYPED_CHARS = 200;

/** More words than this in a row are no half-composed pinyin. */
const MAX_COMPOSED_WORDS = 12;

/** What was typed, taken for a beginning. */
export interface TypedSoFar {
  /** Without the blanks and apostrophes at its end, which input methods put there. */
  readonly text: string;
  /** The last word or stretch of Chinese, if it ends the text: what goes on. */
  readonly last?: Run;
  /** Letters at the end that read as pinyin: each way to say where they begin, the most first. */
  readonly composed: readonly Composed[];
}

/** Letters from `start` to the end of the text. */
export interface Composed {
  readonly start: number;
  /** How they read. */
  readonly ways: readonly TypedPinyin[];
}

/**
 * @returns nothing where no letter, digit, Chinese character or emoji was typed, where the query excludes, has OR or fields, or where it is too long
 */
export function typedSoFar(query: string): TypedSoFar | undefined {
  if (query.length > MAX_TYPED_CHARS) return undefined;
  const text = query.replace(/[\s'’‘ʼ`]+$/u, '');
  const runs = [...runsOf(matchKey(text))];
  const last = runs.at(-1);
  if (!last || !textParts(text)) return undefined;
  return { text, composed: last.end === text.length ? composedIn(text, runs) : [], ...(last.end === text.length && { last }) };
}

/** The texts that a query asks for; nothing where it asks for anything else. */
export function textParts(query: string): TextPart[] | undefined {
  const expression = parseQuery(query);
  if (expression.kind !== 'all') return undefined;
  const parts = expression.of.filter((part) => part.kind === 'text' && !part.field);
  return parts.length === expression.of.length ? (parts as TextPart[]) : undefined;
}

const BETWEEN = /^[\s'’‘ʼ`]+$/u;

function composedIn(text: string, runs: readonly Run[]): Composed[] {
  let first = runs.length;
  for (let i = runs.length - 1; i >= 0 && runs.length - i <= MAX_COMPOSED_WORDS; i--) {
    const [run, next] = [runs[i] as Run, runs[i + 1]];
    if (run.kind !== 'mixed' || (next && !BETWEEN.test(text.slice(run.end, next.start)))) break;
    first = i;
  }
  return runs.slice(first).flatMap(({ start }, i) => {
    const before = runs[first + i - 1];
    if (isInitial(text.slice(start)) && before?.kind === 'cjk' && before.end === start) {
      return [{ start, ways: [{ kind: 'begun', syllables: [begunBy(text.slice(start))] }] }];
    }
    const words = text.slice(start).split(/\s+/);
    const ways = waysOf(words.map((word) => word.replace(/^['’‘ʼ`]+|['’‘ʼ`]+$/gu, '')).filter((word) => word !== ''));
    return ways.length > 0 ? [{ start, ways }] : [];
  });
}

const INITIAL = '[b-df-hj-np-tw-z]';
const ONE_INITIAL = new RegExp(`^${INITIAL}$`, 'i');
/** Right behind Chinese, a letter begins the next syllable (高血y); alone it says nothing. */
const isInitial = (typed: string): boolean => ONE_INITIAL.test(typed);
const begunBy = (letter: string): SyllablePattern => ({ anyOf: [letter.toLowerCase()], isWhole: false });

/** A letter behind an apostrophe that begins a syllable. */
const BEGUN_SYLLABLE = new RegExp(`['’‘ʼ\`](${INITIAL})$`, 'iu');

/** English goes on so: he's, can't, I'd. */
const CONTRACTION = /^[dlmrst]$/i;

/** Of a finished text, a letter behind an apostrophe is no pinyin; while somebody types, `ji'q` is on its way to 机器. */
function waysOf(words: readonly string[]): TypedPinyin[] {
  const last = words.at(-1) ?? '';
  const letter = BEGUN_SYLLABLE.exec(last)?.[1];
  if (letter === undefined) return readingsOfTyped(words);
  const stem = last.slice(0, -letter.length);
  if (CONTRACTION.test(letter) && isEnglish(stem.slice(0, -1).toLowerCase())) return [];
  // Any whole syllable there says how the others are read.
  const finished = readingsOfTyped([...words.slice(0, -1), `${stem}a`]).filter(({ kind }) => kind === 'whole');
  return finished.map(({ syllables }) => ({ kind: 'begun', syllables: [...syllables.slice(0, -1), begunBy(letter)] }));
}
