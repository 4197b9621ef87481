/** Says of one piece of a query how the index, and the texts of an answer, tell that it stands there. */

import type { Analysis, Token } from '../model.js';
import type { Condition } from '../retrieval.js';
import { matchKey } from '../text/fold.js';
import { isOneCharacter, isTwoCharacters } from '../text/grams.js';
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

/** One text to look for. */
export class Piece {
  /** What the index has of it as typed: pairs of characters, and other words. */
  private readonly units: readonly Condition[];
  /** What the index has of its words. */
  private readonly wordUnits: readonly Condition[];
  private readonly compact: string;

  /**
   * @param grams of the part: pairs, and characters that stand alone
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
    /** Whether {@link literal} is true of no answer in which the piece does not stand. */
    readonly isExact: boolean,
  ) {
    const folded = matchKey(part.text);
    this.compact = isOpen ? openCompactOf(folded) : compactOf(folded);
    const inField = part.field && { field: part.field };
    const pairs = new Map(
      grams.map((term) => [term, { channel: 'grams', term, match: isOneCharacter(term) ? 'prefix' : 'exact', ...inField } as const]),
    );
    const lasts = others.map((term, i) => {
      const match = isOpen && i === others.length - 1 ? 'prefix' : 'exact';
      return { channel: 'words', term, match, ...inField } as const;
    });
    this.units = [...pairs.values(), ...lasts];
    this.wordUnits = [
      // A word of two characters is one of the pairs, and found by it however the dictionary cut the text.
      ...words.map((term) => pairs.get(term) ?? ({ channel: 'words', term, match: 'exact', ...inField } as const)),
      ...others.map((term) => ({ channel: 'words', term, match: 'prefix', ...inField }) as const),
    ];
  }

  /** Nothing for a part without a letter, digit, Chinese character or emoji. */
  static of(part: TextPart, { words, grams }: Analysis): Piece | undefined {
    const folded = matchKey(part.text);
    const runs = [...runsOf(folded)];
    if (runs.length === 0) return undefined;
    const others = outermost(words.filter(({ term }) => !isCjkTerm(term)));
    const pairs = grams.filter(({ term }) => !isOneCharacter(term));
    // A longer run's last character stands in its last pair; one that begins a run is all of it.
    const starts = new Set(runs.map(({ start }) => start));
    const telling = [...pairs, ...grams.filter(({ term, start }) => isOneCharacter(term) && starts.has(start))];
    const meaning = words.filter(({ term }) => isCjkTerm(term) && !isStopWord(term));
    const isOpen = part.isPrefix && others.length > 0 && runs.at(-1)?.kind !== 'cjk';
    const termsOf = (tokens: readonly Token[]): string[] => [...new Set(tokens.map(({ term }) => term))];
    const isOneUnit = telling.length + others.length === 1 && runs.length === 1;
    return new Piece(part, termsOf(telling), termsOf(meaning), termsOf(others), isOpen, isOneUnit);
  }

  /** Whether {@link literal} is true of no answer that has not all its words: shorter ones stand wherever their pairs do. */
  get isSure(): boolean {
    if (this.isExact) return true;
    return this.hasLoose && this.words.every((word) => isOneCharacter(word) || isTwoCharacters(word));
  }

  /** True of every answer in which it stands as typed; of others only where all its characters stand by twos. */
  get literal(): Condition {
    return allOf(this.units);
  }

  /** True of answers that hold all its words, or words that begin so; nothing where {@link literal} says as much. */
  get loose(): Condition | undefined {
    return this.hasLoose ? allOf(this.wordUnits) : undefined;
  }

  /** Whether {@link loose} is true wherever {@link literal} is, by the index alone. */
  get isLooser(): boolean {
    return this.hasLoose && this.words.every((word) => isTwoCharacters(word));
  }

  /** Whether only the whole of it counts, not its words. */
  private get isWhole(): boolean {
    return this.part.isPhrase || this.part.isPrefix;
  }

  private get hasLoose(): boolean {
    if (this.isWhole || (this.isExact && this.others.length === 0)) return false;
    return this.wordUnits.length > 0;
  }

  /** Latin words and numbers that may go on. */
  get prefixes(): readonly string[] {
    return this.part.isPhrase ? [] : this.others;
  }

  standing({ question, body }: AnswerTexts): Standing {
    const texts = [...(question ? [question] : []), ...(this.part.field ? [] : [body])];
    if (texts.some((text) => this.standsIn(text))) return 2;
    if (this.isWhole || this.words.length + this.others.length === 0) return 0;
    const hasWords = this.words.every((word) => texts.some(({ folded }) => folded.includes(word)));
    return hasWords && this.others.every((word) => texts.some((text) => text.holdsPrefix(word))) ? 1 : 0;
  }

  private standsIn(text: FoldedText): boolean {
    const [lone] = this.others;
    // A word alone stands also where signs set it apart in a longer one: tpu in 2048-TPU.
    if (this.isExact && lone !== undefined) return this.isOpen ? text.holdsPrefix(lone) : text.holdsWord(lone);
    return text.holds(this.compact);
  }
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
