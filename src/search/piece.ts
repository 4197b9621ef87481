/** Says of one piece of a query how the index, and the texts of an answer, tell that it stands there. */

import type { Analysis, Analyzer, Channel, TermMatch, Token } from '../model.js';
import type { Condition } from '../retrieval.js';
import { matchKey, spellingKey } from '../text/fold.js';
import { isOneCharacter, isTwoCharacters, unitsAt } from '../text/grams.js';
import { isCjkTerm, runsOf } from '../text/runs.js';
import { isStopWord } from '../text/stop-words.js';
import { UnbrokenText } from '../text/unbroken.js';
import { type AnswerTexts, textsOf } from './answer-texts.js';
import type { FoldedText } from './folded-text.js';
import { compactOf, openCompactOf } from './marks/compact.js';
import { type TextPart, textPart } from './syntax.js';

/** How much of a piece stands in an answer: 3 as typed, 2 all its words or words that begin so, 1 others that mean or sound the same, 0 less. */
export type Standing = 0 | 1 | 2 | 3;

/** A Latin word, number or emoji of a piece. */
interface Other {
  readonly term: string;
  /** As its signs were typed. */
  readonly typed: string;
  /** What signs set apart in it: the text may have it in a longer word, touch_move in TouchEvent.TOUCH_MOVE. None where there is no sign. */
  readonly parts: readonly string[];
  /** The names that it makes with its neighbours in the query. */
  readonly names: readonly string[];
}

/** One text to look for. */
export class Piece {
  /** What the index has of it as typed: pairs of characters, and other words. */
  private readonly units: readonly Condition[];
  /** What the index has of its words. */
  private readonly wordUnits: readonly Condition[];
  private readonly compact: string;
  /** Unbroken, as texts are. */
  private readonly text: string;
  private readonly folded: string;
  private readonly spelled: string;

  /**
   * @param grams of the part: pairs, and characters that stand alone
   * @param words of the part that carry meaning: Chinese ones, and stretches of kana
   * @param others Latin words, numbers, emoji, each as a whole
   */
  private constructor(
    private readonly part: TextPart,
    grams: readonly string[],
    private readonly words: readonly string[],
    private readonly others: readonly Other[],
    /** Whether its last word may be longer. */
    private readonly isOpen: boolean,
    /** Whether {@link literal} is true of no answer in which the piece does not stand. */
    readonly isExact: boolean,
    /** How its Latin words and numbers stand among its words. */
    private readonly othersMatch: 'prefix' | 'exact',
  ) {
    this.text = new UnbrokenText(part.text).text;
    const folded = matchKey(this.text);
    this.folded = folded;
    this.spelled = spellingKey(this.text);
    this.compact = isOpen ? openCompactOf(folded) : compactOf(folded);
    const pairs = new Map(grams.map((term) => [term, this.unit('grams', term, isOneCharacter(term) ? 'prefix' : 'exact')]));
    const wholes = others.map((other, i) => this.wholeWord(other, isOpen && i === others.length - 1 ? 'prefix' : 'exact'));
    this.units = [...(part.isPhrase ? grams.map((term) => this.overSigns(term, pairs.get(term) as Condition)) : pairs.values()), ...wholes];
    const pairsWithin = (kana: string): Condition => allOf([...pairs].flatMap(([term, pair]) => (kana.includes(term) ? [pair] : [])));
    this.wordUnits = [
      // A word of two characters is one of the pairs, and found by it however the dictionary cut the text.
      ...words.map((term) => pairs.get(term) ?? (KANA.test(term) ? pairsWithin(term) : this.unit('words', term, 'exact'))),
      ...others.map((other) => this.wholeWord(other, othersMatch)),
    ];
  }

  /** The same for a text that nobody typed. */
  static ofText(text: string, analyzer: Analyzer, field?: TextPart['field']): Piece | undefined {
    return Piece.of({ ...textPart(text), ...(field && { field }) }, analyzer.analyze(text));
  }

  /**
   * Nothing for a part without a letter, digit, Chinese character or emoji.
   *
   * @param opensWords whether its Latin words and numbers may be the beginnings of longer ones
   */
  static of(part: TextPart, { words, grams, joined }: Analysis, opensWords = true): Piece | undefined {
    const folded = matchKey(part.text);
    const runs = [...runsOf(folded)];
    if (runs.length === 0) return undefined;
    const others = othersOf(
      folded,
      words.filter(({ term }) => !isCjkTerm(term)),
      joined,
    );
    const pairs = grams.filter(({ term }) => !isOneCharacter(term));
    // A longer run's last character stands in its last pair; one that begins a run is all of it.
    const starts = new Set(runs.map(({ start }) => start));
    const telling = [...pairs, ...grams.filter(({ term, start }) => isOneCharacter(term) && starts.has(start))];
    const meaning = words.filter(({ term }) => isCjkTerm(term) && !isStopWord(term));
    const isOpen = part.isPrefix && others.length > 0 && runs.at(-1)?.kind !== 'cjk';
    const termsOf = (tokens: readonly Token[]): string[] => [...new Set(tokens.map(({ term }) => term))];
    const isOneUnit = telling.length + others.length === 1 && runs.length === 1;
    const kana = runs.flatMap(({ kind, start, end }) => (kind === 'cjk' ? (folded.slice(start, end).match(KANA_STRETCHES) ?? []) : []));
    return new Piece(part, termsOf(telling), [...termsOf(meaning), ...kana], others, isOpen, isOneUnit, opensWords ? 'prefix' : 'exact');
  }

  private unit(channel: Channel, term: string, match: TermMatch): Condition {
    return { channel, term, match, ...(this.part.field && { field: this.part.field }) };
  }

  /** A word as the index has it, in a name, or within a longer one that is joined by signs: that has to be read. */
  private wholeWord({ term, typed, parts, names }: Other, match: TermMatch): Condition {
    const whole = anyOf([this.unit('words', term, match), ...names.map((name) => this.unit('words', name, 'exact'))]);
    if (parts.length === 0) return whole;
    const within = allOf(parts.map((part, i) => this.unit('words', part, i === parts.length - 1 ? match : 'exact')));
    return anyOf([whole, { where: within, holds: (answer) => this.textsFor(textsOf(answer)).some((text) => text.holdsSigned(typed, match)) }]);
  }

  /** Two neighbours of a phrase, between which a text may have signs: the first one then ends a run, and stands in the index alone. */
  private overSigns(pair: string, asTyped: Condition): Condition {
    if (isOneCharacter(pair)) return asTyped;
    const first = pair.slice(0, unitsAt(pair, 0));
    const ending = this.unit('grams', first, 'exact');
    if (!this.isExact) return anyOf([asTyped, ending]);
    const both = allOf([ending, this.unit('grams', pair.slice(first.length), 'prefix')]);
    return anyOf([asTyped, { where: both, holds: (answer) => this.standing(textsOf(answer)) === 3 }]);
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
    // Where the dictionary leaves single characters only, these stand scattered in many a long text.
    return this.others.length > 0 || this.words.some((word) => !isOneCharacter(word));
  }

  /** Latin words and numbers that may go on. */
  get prefixes(): readonly string[] {
    return this.part.isPhrase || this.othersMatch === 'exact' ? [] : this.others.map(({ term }) => term);
  }

  standing(answer: AnswerTexts): Standing {
    const texts = this.textsFor(answer);
    if (texts.some((text) => this.standsIn(text))) return 3;
    if (this.isWhole || this.words.length + this.others.length === 0) return 0;
    const hasWords = this.words.every((word) => texts.some(({ folded }) => folded.includes(word)));
    return hasWords && this.others.every((other) => texts.some((text) => holdsOther(text, other, this.othersMatch))) ? 2 : 0;
  }

  /** Whether it stands in the script in which it was typed, where it stands as typed at all. */
  isInTypedScript(answer: AnswerTexts): boolean {
    const all = this.textsFor(answer);
    // Mostly it stands letter by letter, and nothing needs folding.
    if (all.some(({ text }) => text.includes(this.text))) return true;
    const texts = all.filter(({ folded }) => folded.includes(this.folded));
    return texts.length === 0 || texts.some(({ text }) => spellingKey(text).includes(this.spelled));
  }

  private textsFor({ question, body }: AnswerTexts): FoldedText[] {
    return [...(question ? [question] : []), ...(this.part.field ? [] : [body])];
  }

  private standsIn(text: FoldedText): boolean {
    const [lone] = this.others;
    // A word alone stands also where signs set it apart in a longer one: tpu in 2048-TPU.
    return this.isExact && lone ? holdsOther(text, lone, this.isOpen ? 'prefix' : 'exact') : text.holds(this.compact);
  }
}

const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const KANA_STRETCHES = /[\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;
const SIGNS = /[-_./'&·]/;

function holdsOther(text: FoldedText, { term, typed, parts, names }: Other, match: TermMatch): boolean {
  if (match === 'prefix' ? text.holdsPrefix(term) : text.holdsWord(term)) return true;
  if (names.some((name) => text.holdsWord(name))) return true;
  return parts.length > 0 && text.holdsSigned(typed, match);
}

/** Tokens that lie in no other one, each with the tokens that signs set apart in it; each word once. */
function othersOf(folded: string, tokens: readonly Token[], joined: readonly Token[] = []): Other[] {
  const wholes: { readonly token: Token; readonly within: Token[] }[] = [];
  for (const token of tokens) {
    const last = wholes.at(-1);
    if (!last || token.start >= last.token.end) wholes.push({ token, within: [] });
    else last.within.push(token);
  }
  const others = wholes.map(({ token: { term, start, end }, within }): Other => {
    const typed = folded.slice(start, end);
    const names = joined.filter((name) => name.start <= start && end <= name.end).map((name) => name.term);
    return { term, typed, parts: SIGNS.test(typed) ? within.map((part) => part.term) : [], names };
  });
  return [...new Map(others.map((other) => [other.term, other])).values()];
}

/** True of no answer. */
export const NEVER: Condition = { atLeast: 1, of: [] };

/** All of the conditions. */
export function allOf(of: readonly Condition[]): Condition {
  return of.length === 1 ? (of[0] as Condition) : { atLeast: of.length, of };
}

/** Any of the conditions. */
export function anyOf(of: readonly Condition[]): Condition {
  return of.length === 1 ? (of[0] as Condition) : { atLeast: 1, of };
}
