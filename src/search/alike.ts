/** Says how the index, and the texts of an answer, tell that other words stand for those of a piece. */

import type { Analyzer, Token } from '../model.js';
import type { Clause, Condition } from '../retrieval.js';
import type { Likeness } from '../search-model.js';
import { isOneCharacter } from '../text/grams.js';
import { isCjkTerm, runsOf } from '../text/runs.js';
import { isStopWord } from '../text/stop-words.js';
import type { Alternative } from './alternative.js';
import type { Asked } from './asked.js';
import type { Replacement } from './needles.js';
import { type AnswerTexts, allOf, anyOf, NEVER, Piece } from './piece.js';
import type { ReadPart } from './plan.js';
import { clausesOf, termsOf } from './query.js';
import { LIKENESS_WEIGHTS, RANK_WEIGHT } from './ranking.js';
import type { TextPart } from './syntax.js';

/** What must stand where a piece stands by its likeness: each of these, in whatever order. */
interface Unit {
  readonly condition: Condition;
  /** True of answers that satisfy the condition and need not be read. */
  readonly sure: Condition;
  stands(texts: AnswerTexts): boolean;
}

/**
 * What a part asks for, where others may stand for stretches of it: between them its own words must stand.
 *
 * @param asked of the part as typed
 * @param alternatives to stretches of it; of two that overlap only one is heard, that which begins first, or is longer
 */
export function withAlternatives(asked: Asked, read: ReadPart, alternatives: readonly Alternative[], analyzer: Analyzer): Asked {
  const stretches = stretchesOf(alternatives);
  if (stretches.length === 0) return asked;
  const { part, folded } = read;
  const units: Unit[] = [];
  let end = 0;
  for (const stretch of stretches) {
    units.push(...between(read, end, stretch.start, analyzer));
    const texts = [folded.slice(stretch.start, stretch.end), ...stretch.texts];
    units.push(anyUnit(texts.flatMap((text) => unitOf(text, part.field, analyzer))));
    end = stretch.end;
  }
  units.push(...between(read, end, folded.length, analyzer));
  return widened(asked, units);
}

/** What is asked for, or any of other texts in place of all of it. */
export function orAnyText(asked: Asked, texts: readonly string[], analyzer: Analyzer): Asked {
  const units = texts.flatMap((text) => unitOf(text, undefined, analyzer));
  return units.length === 0 ? asked : widened(asked, [anyUnit(units)]);
}

function widened(asked: Asked, units: readonly Unit[]): Asked {
  const alike = allOf(units.map(({ condition }) => condition));
  const all = anyOf([asked.all, alike]);
  return {
    ...asked,
    all,
    sure: anyOf([asked.sure, allOf(units.map(({ sure }) => sure))]),
    ...(asked.must && { must: anyOf([asked.must, alike]) }),
    hasDoubt: true,
    hasAlike: true,
    standing: (texts) => asked.standing(texts) || (units.every((unit) => unit.stands(texts)) ? 1 : 0),
  };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly texts: string[];
}

function stretchesOf(alternatives: readonly Alternative[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { start, end, text } of [...alternatives].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = stretches.at(-1);
    if (last?.start === start && last.end === end) last.texts.push(text);
    else if (!last || start >= last.end) stretches.push({ start, end, texts: [text] });
  }
  return stretches;
}

/** Words that stand wholly between two positions; pairs of characters where these are not made of words. */
function between({ part: { field }, folded, analysis: { words } }: ReadPart, start: number, end: number, analyzer: Analyzer): Unit[] {
  return [...runsOf(folded.slice(start, end))].flatMap((run): Unit[] => {
    const [from, to] = [start + run.start, start + run.end];
    const within = words.filter((word) => word.start >= from && word.end <= to);
    const isMadeOfWords = run.kind === 'cjk' && covers(within, from, to);
    const texts = isMadeOfWords ? [...new Set(within.map(({ term }) => term))] : [folded.slice(from, to)];
    return texts.filter((text) => !isStopWord(text)).flatMap((text) => unitOf(text, field, analyzer));
  });
}

function covers(words: readonly Token[], start: number, end: number): boolean {
  let covered = start;
  for (const word of words) if (word.start <= covered) covered = Math.max(covered, word.end);
  return covered === end;
}

/** A text as it stands; nothing for one without a letter, digit, Chinese character or emoji. */
function unitOf(text: string, field: TextPart['field'], analyzer: Analyzer): Unit[] {
  const inField = field && { field };
  const piece = Piece.of({ kind: 'text', text, isPhrase: false, isPrefix: false, ...inField }, analyzer.analyze(text));
  if (!piece) return [];
  // A dictionary word is one of the index's words; what the dictionary cuts has to be read.
  const word: Condition = isOneRun(text) ? { channel: 'words', term: text, match: 'exact', ...inField } : NEVER;
  return [{ condition: piece.literal, sure: piece.isExact ? piece.literal : word, stands: (texts) => piece.standing(texts) === 3 }];
}

const isOneRun = (text: string): boolean => isCjkTerm(text) && !isOneCharacter(text) && [...runsOf(text)].length === 1;

function anyUnit(units: readonly Unit[]): Unit {
  return {
    condition: anyOf(units.map(({ condition }) => condition)),
    sure: anyOf(units.map(({ sure }) => sure)),
    stands: (texts) => units.some((unit) => unit.stands(texts)),
  };
}

/** A word for the same is one whichever comes first; of words that sound so, the first is meant mostly. */
const IS_GUESS: Readonly<Record<Likeness, boolean>> = { region: false, synonym: false, pinyin: true, typo: true };

/** The texts that may stand for what was typed, of all parts of a query. */
export class AlikeTexts {
  private readonly texts = new Map<string, { readonly why: Likeness; readonly rank: number }>();
  private readonly ofParts = new Map<TextPart, Replacement[]>();

  /** @param texts for one stretch, the likeliest first; a text keeps the likeness that it was first given for */
  add(part: TextPart, texts: readonly string[], why: Likeness): void {
    for (const [i, text] of texts.entries()) if (!this.texts.has(text)) this.texts.set(text, { why, rank: IS_GUESS[why] ? i : 0 });
    this.ofParts.set(part, [...this.replacements(part), ...texts.map((text) => ({ text, why }))]);
  }

  addAll(part: TextPart, alternatives: readonly Alternative[]): void {
    const stretches = new Map<string, { readonly texts: string[]; readonly why: Likeness }>();
    for (const { start, end, text, why } of alternatives) {
      const key = `${start} ${end} ${why}`;
      stretches.set(key, { texts: [...(stretches.get(key)?.texts ?? []), text], why });
    }
    for (const { texts, why } of stretches.values()) this.add(part, texts, why);
  }

  /** What is marked in the place of a part. */
  replacements(part: TextPart): readonly Replacement[] {
    return this.ofParts.get(part) ?? [];
  }

  /**
   * What scores in answers that have them.
   *
   * @param typed what was typed scores by these already
   */
  clauses(typed: readonly Clause[], analyzer: Analyzer): Clause[] {
    const clauses = new Map<string, Clause>();
    for (const [text, { why, rank }] of this.texts) {
      const weight = LIKENESS_WEIGHTS[why] * RANK_WEIGHT ** rank;
      for (const clause of clausesOf(termsOf(text, analyzer.analyze(text)))) {
        const key = `${clause.channel} ${clause.match} ${clause.term}`;
        if (!clauses.has(key)) clauses.set(key, { ...clause, weight: clause.weight * weight });
      }
    }
    for (const { channel, match, term } of typed) clauses.delete(`${channel} ${match} ${term}`);
    return [...clauses.values()];
  }
}
