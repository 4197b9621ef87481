/** Finds the Chinese that letters at the end of what was typed may stand for. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer } from '../../model.js';
import { matchKey } from '../../text/fold.js';
import { isOneCharacter, lastCharacter } from '../../text/grams.js';
import { isCjkTerm, runsOf } from '../../text/runs.js';
import { dictionarySpellings } from '../../text/spellings.js';
import type { TypedPinyin } from '../../text/typed-pinyin.js';
import { textsOf } from '../answer-texts.js';
import { holdingAsRead, ownTextsOf } from '../held.js';
import { type LikelyText, likelyTexts } from '../likeness/han-runs.js';
import { fits, standsRead } from '../likeness/read-words.js';
import { WEIGHTS } from '../ranking.js';
import { Sought } from './sought.js';
import type { Composed, TypedSoFar } from './typed-so-far.js';

/** What was typed, with Chinese in the place of letters. */
export interface Meaning {
  readonly text: string;
  /** The characters that letters were typed for; the text may go on behind them. */
  readonly start: number;
  readonly end: number;
  /** How many answers hold the text, or about as many. */
  readonly holding: number;
  /** Whether it is one word and all of the text, so that `holding` is exact. */
  readonly isWord: boolean;
  /** What it is ordered by. */
  readonly weight: number;
}

/** Letters that stand for all of a word mean that, rather than one of which they are the beginning: by so many times. */
const WHOLE_WEIGHT = 8;
/** First letters fit so many words that those which letters begin come before them. */
const INITIALS_WEIGHT = 0.25;
/** So many words, and so many runs of words, are thought of; more where not all can stand behind what was typed before. */
const MAX_LIKELY = 12;
const MAX_LIKELY_BEHIND = 60;
/** What is typed letter by letter need not find what is rare: so few beginnings are kept, where a search keeps fifty. */
const WIDTH = 7;
/** So many texts are looked up in the index: those likeliest to stand there. */
const MAX_LOOKED_UP = 4;
/** Answers read of each of these. */
const MAX_READ = 2;

interface Likely extends LikelyText {
  readonly way: TypedPinyin;
  readonly weight: number;
}

/**
 * All that stands in the index, likeliest first; of the ways to say where the letters begin, the first that gives anything.
 *
 * @param limit the most, from 1
 */
export function meaningsOf(typed: TypedSoFar, engine: Engine, analyzer: Analyzer, limit: number): Meaning[] {
  for (const composed of typed.composed) {
    const meanings = new MeaningSearch(typed.text.slice(0, composed.start), engine, analyzer).find(composed, limit);
    if (meanings.length > 0) return meanings;
  }
  return [];
}

class MeaningSearch {
  /** The character right before the letters, if it is Chinese. */
  private readonly before: number | undefined;

  constructor(
    private readonly head: string,
    private readonly engine: Engine,
    private readonly analyzer: Analyzer,
  ) {
    const folded = matchKey(head);
    const last = folded === '' ? undefined : lastCharacter(folded);
    this.before = last !== undefined && isCjkTerm(String.fromCodePoint(last)) ? last : undefined;
  }

  find(composed: Composed, limit: number): Meaning[] {
    const found: Meaning[] = [];
    let lookedUp = 0;
    for (const likely of this.likely(composed)) {
      if (found.length === limit) break;
      const isWord = likely.words === 1 && this.head.trim() === '';
      if (!isWord && ++lookedUp > MAX_LOOKED_UP) continue;
      const meaning = this.meaningOf(likely, isWord);
      if (meaning) found.push(meaning);
    }
    return found.sort((a, b) => b.weight - a.weight);
  }

  private likely({ ways }: Composed): Likely[] {
    const likely = new Map<string, Likely>();
    const limit = this.head === '' ? MAX_LIKELY : MAX_LIKELY_BEHIND;
    for (const way of plausible(ways)) {
      for (const text of [...this.restsOfWords(way), ...likelyTexts(this.engine, way.syllables, true, limit, WIDTH)]) {
        const known = likely.get(text.text);
        const weight = this.weightOf(text, way);
        if (weight > 0 && (known === undefined || known.weight < weight)) likely.set(text.text, { ...text, way, weight });
      }
    }
    return [...likely.values()].sort((a, b) => b.weight - a.weight || a.words - b.words || (a.text < b.text ? -1 : 1));
  }

  /** What words go on with that begin with the Chinese right before the letters: 压 behind 高血. */
  private restsOfWords({ syllables }: TypedPinyin): LikelyText[] {
    const run = [...runsOf(matchKey(this.head))].at(-1);
    if (this.before === undefined || run === undefined) return [];
    const begun = matchKey(this.head).slice(run.start);
    const { engine } = this;
    return engine.wordsBeginning(begun, MAX_LIKELY_BEHIND).flatMap(({ word, holding }): LikelyText[] => {
      const readings = engine.vocabulary.readings(word).map((reading) => reading.slice(Array.from(begun).length));
      const isMeant = word !== begun && readings.some((reading) => reading.length >= syllables.length && fits(reading, syllables));
      return isMeant ? [{ text: word.slice(begun.length), words: 1, estimate: holding }] : [];
    });
  }

  /** By what the index counts; 0 for what is not meant. */
  private weightOf({ text, estimate }: LikelyText, way: TypedPinyin): number {
    // Behind Chinese a character may be the rest of a word; alone it says nothing that was not as quickly typed.
    if (this.before === undefined && isOneCharacter(text)) return 0;
    const holding = this.before === undefined ? estimate : Math.min(estimate, this.engine.holdingPair(this.before, text.codePointAt(0) as number));
    return holding * weightAs(text, way);
  }

  /** Nothing where it stands in no answer that was read. */
  private meaningOf({ text, way, estimate }: Likely, isWord: boolean): Meaning | undefined {
    const holding = isWord ? estimate : this.count(text, way);
    if (holding === 0) return undefined;
    const [spelling = text] = dictionarySpellings(text);
    const start = this.head.length;
    const typed = Array.from(text).slice(0, way.syllables.length).join('').length;
    return { text: this.head + spelling, start, end: start + typed, holding, isWord, weight: holding * weightAs(text, way) };
  }

  /** How many answers hold all that was typed with this text in the place of the letters, as words that are read so. */
  private count(text: string, { syllables }: TypedPinyin): number {
    const { engine, analyzer } = this;
    const sought = new Sought(this.head + text, analyzer);
    const query = { clauses: [], bm25: WEIGHTS.bm25, condition: sought.condition };
    return holdingAsRead(engine, query, MAX_READ, (answer) => {
      if (!sought.standsIn(textsOf(answer))) return false;
      // Behind Chinese it may be the rest of a word, and is no word of the text then.
      return this.before !== undefined || ownTextsOf(answer).some((one) => standsRead(one, text, syllables, engine.vocabulary, analyzer));
    });
  }
}

function weightAs(text: string, { kind, syllables }: TypedPinyin): number {
  if (kind === 'initials') return INITIALS_WEIGHT;
  return kind === 'whole' && Array.from(text).length === syllables.length ? WHOLE_WEIGHT : 1;
}

/** Of each kind the likeliest way; first letters in all their ways. */
function plausible(ways: readonly TypedPinyin[]): TypedPinyin[] {
  return ways.filter(({ kind }, i) => kind === 'initials' || ways.findIndex((way) => way.kind === kind) === i);
}
