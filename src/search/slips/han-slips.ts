/** Finds what may have been meant by a run of Chinese, and stands in the index. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer, Range, Token } from '../../model.js';
import { isOneCharacter, isTwoCharacters } from '../../text/grams.js';
import type { ReadPart } from '../read-parts.js';
import type { Edit, HanRun } from './edit-list.js';
import { editsOf, editsOfFirst } from './han-edits.js';
import { RunEstimator } from './run-estimate.js';
import { isMuchMore, SLIP_WEIGHTS, type Slip } from './slip.js';
import type { TextCounts } from './text-counts.js';

/** So much on both sides of an edit says how well it fits. */
const CONTEXT_CHARACTERS = 3;
/** Edits whose texts are looked for in the index. */
const MAX_LOOKED_FOR = 8;
/** Where so many stand there, the others are hardly meant. */
const MAX_FOUND = 4;
/** An edit must make the text so many times likelier, as the index counts words and pairs. */
const TIMES_AS_LIKELY = 10;
/** A run up to so long, in code units, is one name or term; of longer ones a word or three are replaced. */
const MAX_TERM_CHARS = 8;
/** A dictionary word that so many answers hold is one, and no slip, however frequent another one is. */
const ENOUGH = 5;
/** Where any character may stand for any other, two characters beside it are the least that tells. */
const MIN_TELLING_CHARACTERS = 3;

/** @param run of Chinese in the part's folded text, in code units */
export function hanSlips(run: Range, { folded, analysis }: ReadPart, engine: Engine, analyzer: Analyzer, counts: TextCounts): Slip[] {
  const typed = folded.slice(run.start, run.end);
  const characters = Array.from(typed, (character) => character.codePointAt(0) as number);
  if (characters.length < 2) return [];
  const han = hanRunOf(run, typed, characters, analysis.words, engine);
  const finder = new Finder(typed, characters, engine, analyzer, counts);
  const found = finder.find(editsOf(han, engine, analyzer));
  const all = found.length > 0 ? found : finder.find(editsOfFirst(han, engine, analyzer));
  return withoutBeginnings(all, counts).map(({ start, end, text, likelihood }) => {
    return { start: run.start + start, end: run.start + end, text, why: 'typo', likelihood };
  });
}

interface FoundSlip extends Replacement, Pick<Edit, 'kind'> {
  readonly likelihood: number;
}

/**
 * Leaves out texts that mostly stand in a longer one which has all that was typed: who typed 东京梦录 did not mean 东京梦华, with which
 * 东京梦华录 begins.
 */
function withoutBeginnings(slips: readonly FoundSlip[], counts: TextCounts): FoundSlip[] {
  const isPartOf = (one: FoundSlip, other: FoundSlip): boolean =>
    other.kind === 'missing' && one.text !== other.text && other.text.includes(one.text) && counts.of(other.text) * 2 >= counts.of(one.text);
  return slips.filter((one) => !slips.some((other) => isPartOf(one, other)));
}

/** Where words of two characters or more stand. */
function hanRunOf(run: Range, typed: string, characters: readonly number[], words: readonly Token[], { vocabulary }: Engine): HanRun {
  const places = new Map<number, number>();
  let at = run.start;
  for (const [place, character] of Array.from(typed).entries()) {
    places.set(at, place);
    at += character.length;
  }
  places.set(at, characters.length);
  const known = new Set<string>();
  const isLone = characters.map(() => true);
  for (const { term, start, end } of words) {
    const [first, last] = [places.get(start), places.get(end)];
    if (first === undefined || last === undefined || isOneCharacter(term)) continue;
    known.add(`${first} ${last}`);
    if (vocabulary.holding(term) > 0) isLone.fill(false, first, last);
  }
  return { characters, isLone, isWord: (first, last) => known.has(`${first} ${last}`) };
}

interface Replacement extends Range {
  readonly text: string;
}

/** Finds the texts that edits of one run make in the index. */
class Finder {
  private readonly estimator: RunEstimator;

  constructor(
    private readonly typed: string,
    private readonly characters: readonly number[],
    private readonly engine: Engine,
    private readonly analyzer: Analyzer,
    private readonly counts: TextCounts,
  ) {
    this.estimator = new RunEstimator(engine);
  }

  /** The likeliest first. */
  find(edits: readonly Edit[]): FoundSlip[] {
    const likely = edits.flatMap((edit) => {
      const gain = this.gainOf(edit);
      return gain >= TIMES_AS_LIKELY ? [{ edit, likelihood: gain * SLIP_WEIGHTS[edit.kind] }] : [];
    });
    likely.sort((a, b) => b.likelihood - a.likelihood);
    const found: FoundSlip[] = [];
    for (const { edit, likelihood } of likely.slice(0, MAX_LOOKED_FOR)) {
      const replacement = this.replacementOf(edit);
      if (replacement) found.push({ ...replacement, kind: edit.kind, likelihood });
      if (found.length === MAX_FOUND) break;
    }
    return found;
  }

  /** How many times likelier an edit makes the text around it. */
  private gainOf({ start, end, by }: Edit): number {
    const { characters, estimator } = this;
    const before = characters.slice(Math.max(0, start - CONTEXT_CHARACTERS), start);
    const after = characters.slice(end, end + CONTEXT_CHARACTERS);
    const typed = [...before, ...characters.slice(start, end), ...after];
    return estimator.estimate([...before, ...by, ...after]) / estimator.estimate(typed);
  }

  /** The longest text around an edit that stands in the index, and much more often than what was typed in its place. */
  private replacementOf({ kind, start, end, by }: Edit): Replacement | undefined {
    const { typed, characters } = this;
    const before = String.fromCodePoint(...characters.slice(0, start));
    const inserted = String.fromCodePoint(...by);
    const meant = before + inserted + String.fromCodePoint(...characters.slice(end));
    const longer = meant.length - typed.length;
    const edited = { start: before.length, end: before.length + inserted.length };
    for (const stretch of stretchesAround(edited, meant, this.engine, this.analyzer)) {
      const text = meant.slice(stretch.start, stretch.end);
      const place = { start: stretch.start, end: stretch.end - longer };
      if (this.isMeant(text, typed.slice(place.start, place.end), kind)) return { ...place, text };
    }
    return undefined;
  }

  private isMeant(text: string, typed: string, kind: Edit['kind']): boolean {
    const { counts, engine } = this;
    const isAny = kind === 'other' || kind === 'missing';
    if (isAny && Array.from(typed).length < MIN_TELLING_CHARACTERS) return false;
    // Two characters stand side by side by chance.
    if (isOneCharacter(text) || (isTwoCharacters(text) && engine.vocabulary.holding(text) === 0)) return false;
    if (engine.vocabulary.holding(typed) >= ENOUGH) return false;
    const count = counts.of(text);
    if (count === 0) return false;
    if (isAny && counts.of(typed) > 0) return false;
    return isMuchMore(count, counts.atMost(typed)) || isMuchMore(count, counts.of(typed));
  }
}

/** All of a short run; the words that an edit makes, or where they are none of the index, these with a word on either side. */
function stretchesAround(edited: Range, meant: string, { vocabulary }: Engine, analyzer: Analyzer): Range[] {
  const words = outerWords(analyzer.analyze(meant).words);
  const first = words.findIndex(({ end }) => end > edited.start);
  const last = words.findLastIndex(({ start }) => start < edited.end);
  const from = (word: number): number => words[Math.max(0, word)]?.start ?? 0;
  const to = (word: number): number => words[Math.min(words.length - 1, word)]?.end ?? meant.length;
  const own = { start: from(first), end: to(last) };
  const isWord = !isOneCharacter(meant.slice(own.start, own.end)) && vocabulary.holding(meant.slice(own.start, own.end)) > 0;
  const around = isWord
    ? [own]
    : [
        { start: from(first - 1), end: own.end },
        { start: own.start, end: to(last + 1) },
      ];
  return meant.length <= MAX_TERM_CHARS ? [{ start: 0, end: meant.length }, ...around] : around;
}

/** Words that lie in no other one. */
function outerWords(words: readonly Token[]): Token[] {
  let end = 0;
  return words.filter((word) => {
    const isOuter = word.end > end;
    end = Math.max(end, word.end);
    return isOuter;
  });
}
