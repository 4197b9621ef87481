/** Says how the index, and the texts of an answer, tell that other words stand for those of a piece. */

import type { Analyzer, Token } from '../../model.js';
import type { Condition } from '../../retrieval.js';
import { isOneCharacter, isTwoCharacters } from '../../text/grams.js';
import { isCjkTerm, runsOf } from '../../text/runs.js';
import { isStopWord } from '../../text/stop-words.js';
import { type Surroundings, standsBetween } from '../../text/word-table.js';
import type { AnswerTexts } from '../answer-texts.js';
import type { Asked } from '../asked.js';
import { allOf, anyOf, NEVER, Piece } from '../piece.js';
import type { ReadPart } from '../read-parts.js';
import type { TextPart } from '../syntax.js';
import type { Alternative } from './alternative.js';

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
export function withAlternatives(asked: Asked, read: ReadPart, alternatives: readonly Alternative[], unitsOf: AlikeUnits): Asked {
  const stretches = stretchesOf(alternatives);
  if (stretches.length === 0) return asked;
  const { part, folded } = read;
  const units: Unit[] = [];
  let end = 0;
  for (const stretch of stretches) {
    units.push(...between(read, end, stretch.start, unitsOf));
    const texts = [{ text: folded.slice(stretch.start, stretch.end) }, ...stretch.alternatives];
    units.push(anyUnit(texts.flatMap((one) => unitsOf.of(one, part.field))));
    end = stretch.end;
  }
  units.push(...between(read, end, folded.length, unitsOf));
  return widened(asked, units);
}

/** What is asked for, or any of other texts in place of all of it. */
export function orAnyText(asked: Asked, texts: readonly string[], unitsOf: AlikeUnits): Asked {
  const units = texts.flatMap((text) => unitsOf.of({ text }, undefined));
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
  readonly alternatives: Alternative[];
}

function stretchesOf(alternatives: readonly Alternative[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const alternative of [...alternatives].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const { start, end } = alternative;
    const last = stretches.at(-1);
    if (last?.start === start && last.end === end) last.alternatives.push(alternative);
    else if (!last || start >= last.end) stretches.push({ start, end, alternatives: [alternative] });
  }
  return stretches;
}

/** Words that stand wholly between two positions; pairs of characters where these are not made of words. */
function between({ part: { field }, folded, analysis: { words } }: ReadPart, start: number, end: number, unitsOf: AlikeUnits): Unit[] {
  return [...runsOf(folded.slice(start, end))].flatMap((run): Unit[] => {
    const [from, to] = [start + run.start, start + run.end];
    const within = words.filter((word) => word.start >= from && word.end <= to);
    const isMadeOfWords = run.kind === 'cjk' && covers(within, from, to);
    const texts = isMadeOfWords ? [...new Set(within.map(({ term }) => term))] : [folded.slice(from, to)];
    return texts.filter((text) => !isStopWord(text)).flatMap((text) => unitsOf.of({ text }, field));
  });
}

function covers(words: readonly Token[], start: number, end: number): boolean {
  let covered = start;
  for (const word of words) if (word.start <= covered) covered = Math.max(covered, word.end);
  return covered === end;
}

/** Makes units of texts. */
export class AlikeUnits {
  /** @param isWord {@link Likenesses.isWord} */
  constructor(
    private readonly analyzer: Analyzer,
    private readonly isWord: (text: string) => boolean,
  ) {}

  /** A text as it stands; nothing for one without a letter, digit, Chinese character or emoji. */
  of({ text, notIn }: Pick<Alternative, 'text' | 'notIn'>, field: TextPart['field']): Unit[] {
    const inField = field && { field };
    const piece = Piece.ofText(text, this.analyzer, field);
    if (!piece) return [];
    // A dictionary word is one of the index's words; what the dictionary cuts has to be read.
    const word: Condition = isOneRun(text) ? { channel: 'words', term: text, match: 'exact', ...inField } : NEVER;
    const condition = isTwoCharacters(text) && this.isWord(text) ? word : piece.literal;
    const sure = notIn ? NEVER : piece.isExact ? condition : word;
    const stands = (texts: AnswerTexts): boolean => piece.standing(texts) === 3 && (!notIn || countsSomewhere(text, notIn, texts));
    return [{ condition, sure, stands }];
  }
}

function countsSomewhere(text: string, notIn: readonly Surroundings[], { question, body }: AnswerTexts): boolean {
  return [question?.folded ?? '', body.folded].some((folded) => {
    for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + 1)) {
      if (!standsBetween(notIn, folded, at, at + text.length)) return true;
    }
    return false;
  });
}

const isOneRun = (text: string): boolean => isCjkTerm(text) && !isOneCharacter(text) && [...runsOf(text)].length === 1;

function anyUnit(units: readonly Unit[]): Unit {
  return {
    condition: anyOf(units.map(({ condition }) => condition)),
    sure: anyOf(units.map(({ sure }) => sure)),
    stands: (texts) => units.some((unit) => unit.stands(texts)),
  };
}
