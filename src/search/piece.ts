/** Says of one piece of a query how the index, and the texts of an answer, tell that it stands there. */

import type { Analysis, Channel, Field, TermMatch, Token } from '../model.js';
import type { Condition } from '../retrieval.js';
import { matchKey } from '../text/fold.js';
import { isOneCharacter } from '../text/grams.js';
import { isCjkTerm, runsOf } from '../text/runs.js';
import { isStopWord } from '../text/stop-words.js';
import { compactOf, type FoldedText, openCompactOf } from './folded-text.js';
import type { TextPart } from './syntax.js';

/** How much of a piece stands in an answer: 2 as typed, 1 all its words or words that begin so, 0 less. */
export type Standing = 0 | 1 | 2;

/** The texts of an answer by which it may be found. */
export interface AnswerTexts {
  /** Absent where the question is not the answer's own. */
  readonly question?: FoldedText;
  readonly body: FoldedText;
}

const FIELDS: readonly Field[] = ['question', 'body'];

/** One text to look for. */
export class Piece {
  /** What the index has of it as typed: pairs of characters, and other words. */
  private readonly units: readonly Unit[];
  private readonly compact: string;

  /**
   * @param grams of the part: pairs, or single characters where it has no pairs
   * @param words of the part that carry meaning: Chinese ones
   * @param others Latin words, numbers, emoji, each as a whole
   */
  private constructor(
    private readonly part: TextPart,
    grams: readonly string[],
    private readonly words: readonly string[],
    private readonly others: readonly string[],
    /** Whether its last word may be longer. */
    private readonly isOpen: boolean,
    private readonly runs: number,
  ) {
    const folded = matchKey(part.text);
    this.compact = isOpen ? openCompactOf(folded) : compactOf(folded);
    this.units = [
      ...grams.map((term) => ({ channel: 'grams' as const, term, match: isOneCharacter(term) ? ('prefix' as const) : ('exact' as const) })),
      ...others.map((term, i) => ({
        channel: 'words' as const,
        term,
        match: isOpen && i === others.length - 1 ? ('prefix' as const) : ('exact' as const),
      })),
    ];
  }

  /** Nothing for a part without a letter, digit, Chinese character or emoji. */
  static of(part: TextPart, { words, grams }: Analysis): Piece | undefined {
    const folded = matchKey(part.text);
    const runs = [...runsOf(folded)];
    if (runs.length === 0) return undefined;
    const others = outermost(words.filter(({ term }) => !isCjkTerm(term)));
    const pairs = grams.filter(({ term }) => !isOneCharacter(term));
    // A character alone among other things is in most answers, and in few lists.
    const telling = pairs.length > 0 || others.length > 0 ? pairs : grams;
    const meaning = words.filter(({ term }) => isCjkTerm(term) && !isStopWord(term));
    const isOpen = part.isPrefix && others.length > 0 && runs.at(-1)?.kind !== 'cjk';
    const termsOf = (tokens: readonly Token[]): string[] => [...new Set(tokens.map(({ term }) => term))];
    return new Piece(part, termsOf(telling), termsOf(meaning), termsOf(others), isOpen, runs.length);
  }

  /** Whether {@link literal} is true of no answer in which the piece does not stand. */
  get isExact(): boolean {
    return this.units.length === 1 && this.runs === 1;
  }

  /** True of every answer in which it stands as typed; of others only where all its characters stand by twos in one field. */
  get literal(): Condition {
    const inField = (field?: Field): Condition => allOf(this.units.map((unit) => ({ ...unit, ...(field && { field }) })));
    if (this.part.field) return inField(this.part.field);
    return this.units.length === 1 ? inField() : anyOf(FIELDS.map(inField));
  }

  /** True of answers that hold all its words, or words that begin so; nothing where {@link literal} says as much. */
  get loose(): Condition | undefined {
    if (this.part.isPhrase || (this.isExact && this.others.length === 0)) return undefined;
    const { field } = this.part;
    const terms = [
      ...this.words.map((term) => ({ term, match: 'exact' as const })),
      ...this.others.map((term) => ({ term, match: 'prefix' as const })),
    ];
    if (terms.length === 0) return undefined;
    return allOf(terms.map(({ term, match }) => ({ channel: 'words', term, match, ...(field && { field }) })));
  }

  /** Latin words and numbers that may go on. */
  get prefixes(): readonly string[] {
    return this.part.isPhrase ? [] : this.others;
  }

  standing({ question, body }: AnswerTexts): Standing {
    const texts = [...(question ? [question] : []), ...(this.part.field ? [] : [body])];
    if (texts.some((text) => this.standsIn(text))) return 2;
    if (this.part.isPhrase || this.words.length + this.others.length === 0) return 0;
    const hasWords = this.words.every((word) => texts.some(({ folded }) => folded.includes(word)));
    return hasWords && this.others.every((word) => texts.some((text) => text.holdsPrefix(word))) ? 1 : 0;
  }

  private standsIn(text: FoldedText): boolean {
    const [lone] = this.others;
    // A word alone stands also where signs set it apart in a longer one: tpu in 2048-TPU.
    if (this.units.length === 1 && lone !== undefined) return this.isOpen ? text.holdsPrefix(lone) : text.holdsWord(lone);
    return text.holds(this.compact);
  }
}

interface Unit {
  readonly channel: Channel;
  readonly term: string;
  readonly match: TermMatch;
}

/** Tokens that lie in no other one. */
function outermost(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    const last = kept.at(-1);
    if (!last || token.start >= last.end) kept.push(token);
  }
  return kept;
}

/** All of the conditions. */
export function allOf(of: readonly Condition[]): Condition {
  return of.length === 1 ? (of[0] as Condition) : { atLeast: of.length, of };
}

/** Any of the conditions. */
export function anyOf(of: readonly Condition[]): Condition {
  return of.length === 1 ? (of[0] as Condition) : { atLeast: 1, of };
}
