/** Looks for a text that may go on in questions and answers, and says where it stands there. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer, Answer, Range } from '../../model.js';
import type { Condition } from '../../retrieval.js';
import { matchKey } from '../../text/fold.js';
import { type AnswerTexts, textsOf } from '../answer-texts.js';
import { FoldedText } from '../folded-text.js';
import { holdingAsRead } from '../held.js';
import { BOUNDARY, CompactText, compactOf, openCompactOf, type Place } from '../marks/compact.js';
import { allOf, anyOf, NEVER, Piece, type Standing } from '../piece.js';
import { WEIGHTS } from '../ranking.js';
import type { TextPart } from '../syntax.js';
import { textParts } from './typed-so-far.js';

/** Answers read to see whether a text stands where its characters do. */
const MAX_READ = 3;

/** A text of one or more parts, parted by blanks. */
export class Sought {
  private readonly parts: readonly TextPart[];
  private readonly inAnswer: readonly Piece[];
  private readonly inQuestion: readonly Piece[];
  /** Of each part: what is looked for in a text whose blanks and signs are left out. */
  private readonly compacts: readonly string[];

  /** @param goesOn whether a Latin word or number at its end may be longer */
  constructor(text: string, analyzer: Analyzer, goesOn = true) {
    const parts = textParts(text) ?? [];
    this.parts = parts.map((part, i) => (goesOn && i === parts.length - 1 && !part.isPhrase ? { ...part, isPrefix: true } : part));
    const pieces = (field?: 'question'): Piece[] =>
      this.parts.flatMap((part) => Piece.of({ ...part, ...(field && { field }) }, analyzer.analyze(part.text)) ?? []);
    this.inAnswer = pieces();
    this.inQuestion = pieces('question');
    const compacts = this.parts.map(({ text: part, isPrefix }) => (isPrefix ? openCompactOf : compactOf)(matchKey(part)));
    this.compacts = compacts.filter((compact) => compact !== '');
  }

  /** True of every answer where it may stand, by what the index knows. */
  get condition(): Condition {
    return conditionOf(this.inAnswer);
  }

  /** The same of questions alone. */
  get questionCondition(): Condition {
    return conditionOf(this.inQuestion);
  }

  standsIn(texts: AnswerTexts, least: Standing = 3): boolean {
    return this.inAnswer.length > 0 && this.inAnswer.every((piece) => piece.standing(texts) >= least);
  }

  /** Whether all of it stands in the question, whatever is said of that in more detail. */
  isAskedBy({ question, foreign }: Answer): boolean {
    if (foreign) return false;
    const texts = { question: new FoldedText(question), body: NOTHING };
    return this.inQuestion.length > 0 && this.inQuestion.every((piece) => piece.standing(texts) === 3);
  }

  /** Whether a text begins with its first part, blanks and signs aside. */
  begins(text: string): boolean {
    return this.compacts[0] !== undefined && compactOf(new FoldedText(text).folded).startsWith(this.compacts[0]);
  }

  /** Where its parts stand in an unbroken text; of a word that is longer than typed, only what was typed. */
  rangesIn(text: string): Range[] {
    const folded = matchKey(text);
    const compact = new CompactText(folded);
    return this.compacts.flatMap((part) => compact.placesOf(part).map((place) => typedOf(folded, place, part)));
  }

  /** The first place of its last part in an unbroken text, to the end of the Latin word it stands in. */
  lastPlaceIn(text: string): Place | undefined {
    const last = this.compacts.at(-1);
    if (last === undefined) return undefined;
    const folded = matchKey(text);
    if (!HAN_ONLY.test(last)) return new CompactText(folded).placesOf(last).at(-1);
    // What signs part is passed over.
    const at = folded.indexOf(last);
    return at < 0 ? undefined : { start: at, end: at + last.length, isLonger: false };
  }

  /**
   * How many answers hold it: by the index, and by reading a few of them. 0 where none of these does.
   *
   * @param how as typed, or with all its words, wherever they stand
   */
  count(engine: Engine, how: 'typed' | 'words' = 'typed'): number {
    const condition =
      how === 'typed' ? this.condition : allOf(this.inAnswer.map(({ literal, loose }) => (loose ? anyOf([literal, loose]) : literal)));
    const query = { clauses: [], bm25: WEIGHTS.bm25, condition };
    return holdingAsRead(engine, query, MAX_READ, (answer) => this.standsIn(textsOf(answer), how === 'typed' ? 3 : 2));
  }
}

const HAN_ONLY = /^\p{Script=Han}+$/u;

const NOTHING = new FoldedText('');

const conditionOf = (pieces: readonly Piece[]): Condition => (pieces.length === 0 ? NEVER : allOf(pieces.map(({ literal }) => literal)));

/** A place without the rest of a longer word, where that begins letter by letter as typed. */
function typedOf(folded: string, { start, end, isLonger }: Place, compact: string): Range {
  if (!isLonger) return { start, end };
  const typed = compact.slice(compact.lastIndexOf(BOUNDARY) + 1);
  return { start, end: folded.startsWith(typed, start) ? start + typed.length : end };
}
