/** Finds the Chinese texts in the index that pinyin stands for. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer } from '../../model.js';
import type { Condition } from '../../retrieval.js';
import { gramsOf, isOneCharacter } from '../../text/grams.js';
import { isStopWord } from '../../text/stop-words.js';
import type { TypedPinyin } from '../../text/typed-pinyin.js';
import { holdingAsRead, ownTextsOf } from '../held.js';
import { WEIGHTS } from '../ranking.js';
import { type LikelyText, likelyTexts } from './han-runs.js';
import { standsRead } from './read-words.js';

/** A text in match keys that stands in the index. */
export interface HanText {
  readonly text: string;
  /** How many answers hold it; of a run in many answers a good guess, by those that were read. */
  readonly count: number;
}

/** A text that may be meant. */
export interface Meant extends LikelyText, TypedPinyin {}

/** More meanings than this are not what the reader looks for. */
const MAX_TEXTS = 10;
/** So many words, and so many runs, may be meant; of each of the runs the index is asked how many answers hold all its pairs. */
const MAX_LIKELY = 10;
/** So many times as many runs are put together from first letters, most of which have function words in them. */
const TIMES_FOR_INITIALS = 6;
/** Runs with function words in them are so many times as many as others that read so. */
const TIMES_WITH_FUNCTION_WORDS = 100;
/** Answers read for each of these runs. */
const MAX_READ = 5;
/** Runs that might be meant if more were typed count beside what was typed only where they are so many times as frequent. */
const TIMES_AS_FREQUENT = 4;

/**
 * The texts that pinyin stands for, most frequent first: at most ten.
 *
 * Where a word reads so, words are meant, and no runs of words that sound alike. Where whole syllables are a word, no longer one is meant. Else what the last syllable may become counts too: words, and runs much more
 * frequent than what was typed (`shendu xu` means 深度学习 rather than 深度需).
 *
 * @param analyzer the one that the engine's index was made with
 */
export function hanTextsOf(typed: readonly TypedPinyin[], engine: Engine, analyzer: Analyzer): HanText[] {
  const whole = checkedTexts(typed, (kind) => kind === 'whole', engine, analyzer);
  const others = whole.some(({ words }) => words === 1) ? [] : checkedTexts(typed, (kind) => kind !== 'whole', engine, analyzer);
  const mostAsTyped = Math.max(0, ...whole.map(({ count }) => count));
  const isMeant = ({ words, count }: Checked): boolean => words === 1 || count >= mostAsTyped * TIMES_AS_FREQUENT;
  const meant = [...whole, ...others.filter(isMeant)];
  // 重庆 is meant by chongqing, and not the 重青 of 少油重青菜: runs are asked for where no word is.
  const words = meant.filter((one) => one.words === 1);
  // Characters are more frequent than words, and less telling: xian means 西安 rather than 先.
  const isLone = ({ text }: Checked): number => (isOneCharacter(text) ? 1 : 0);
  const texts = (words.length > 0 ? words : meant).sort((a, b) => isLone(a) - isLone(b) || b.count - a.count || (a.text < b.text ? -1 : 1));
  return texts.slice(0, MAX_TEXTS).map(({ text, count }) => ({ text, count }));
}

/**
 * What may be meant, by what the index counts: those first that most answers hold. Looks no answer up, so that runs may stand nowhere.
 *
 * @param limit the most characters, the most longer words, and the most runs of words
 */
export function meantBy(typed: readonly TypedPinyin[], engine: Engine, limit: number): Meant[] {
  const meant = new Map<string, Meant>();
  for (const { kind, syllables } of typed) {
    const isInitials = kind === 'initials';
    for (const likely of likelyTexts(engine, syllables, kind === 'begun', isInitials ? limit * TIMES_FOR_INITIALS : limit)) {
      if (!meant.has(likely.text)) meant.set(likely.text, { ...likely, kind, syllables });
    }
  }
  // First letters stand for names and terms: 深度学习 is meant sooner than 谁的写下, however rare it is in the texts.
  const isLoose = ({ kind, words, text }: Meant): boolean => kind === 'initials' && words > 1 && Array.from(text).some(isStopWord);
  const likelihoodOf = (one: Meant): number => (isLoose(one) ? one.estimate / TIMES_WITH_FUNCTION_WORDS : one.estimate);
  const sorted = [...meant.values()].sort((a, b) => likelihoodOf(b) - likelihoodOf(a) || a.words - b.words);
  const left = { characters: limit, words: limit, runs: limit };
  return sorted.filter(({ text, words }) => {
    const which = words > 1 ? 'runs' : isOneCharacter(text) ? 'characters' : 'words';
    return left[which]-- > 0;
  });
}

interface Checked extends Meant {
  readonly count: number;
}

/** What is meant by some of the readings and stands in the index. */
function checkedTexts(typed: readonly TypedPinyin[], isAsked: (kind: TypedPinyin['kind']) => boolean, engine: Engine, analyzer: Analyzer): Checked[] {
  const asked = typed.filter(({ kind }) => isAsked(kind));
  return meantBy(asked, engine, MAX_LIKELY).flatMap((one) => {
    const count = one.words === 1 ? one.estimate : countRun(one, engine, analyzer);
    return count > 0 ? [{ ...one, count }] : [];
  });
}

/** How many answers hold a run of words, by the index, and by reading some of those that hold all its pairs. */
function countRun({ text, syllables }: Meant, engine: Engine, analyzer: Analyzer): number {
  const pairs = [...new Set(Array.from(gramsOf(text, 0, text.length), ({ term }) => term))].filter((term) => !isOneCharacter(term));
  const of = pairs.map((term): Condition => ({ channel: 'grams', term, match: 'exact' }));
  const query = { clauses: [], bm25: WEIGHTS.bm25, condition: { atLeast: of.length, of } };
  return holdingAsRead(engine, query, MAX_READ, (answer) =>
    ownTextsOf(answer).some((one) => standsRead(one, text, syllables, engine.vocabulary, analyzer)),
  );
}
