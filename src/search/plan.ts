/** Turns an expression into what the engine is asked, and into what tells of an answer's texts how well it matches. */

import type { Analyzer } from '../model.js';
import type { Clause, Condition } from '../retrieval.js';
import { withoutIgnorables } from '../text/unbroken.js';
import { type AnswerTexts, textsOf } from './answer-texts.js';
import { type Asked, askedOfNamed, bothOf, daysCondition, eitherOf, filterOf, levelsOf, type PlanLevel } from './asked.js';
import { AlikeUnits, orAnyText, withAlternatives } from './likeness/alike.js';
import { AlikeTexts } from './likeness/alike-texts.js';
import type { Alternative } from './likeness/alternative.js';
import { type AnswerNeedles, needlesFor } from './marks/needles.js';
import type { NamedAuthors } from './names/names.js';
import { allOf, anyOf, NEVER, Piece, type Standing } from './piece.js';
import { clausesOf, looseClauses, termsOf } from './query.js';
import { STRICT_CHARACTERS } from './ranking.js';
import { analysisOf, charactersIn, type ReadPart, readPartsOf, textPartsOf } from './read-parts.js';
import type { Expression, TextPart } from './syntax.js';

/** A query, ready to be retrieved, judged and marked. */
export interface Plan {
  /** What scores. Empty where a query only filters. */
  readonly clauses: readonly Clause[];
  /** What scores too, among answers that are found by words that begin as typed. */
  readonly looseClauses: readonly Clause[];
  /** What scores too, where other words than those typed are what an answer is found by. */
  readonly expansionClauses: readonly Clause[];
  /** What every hit satisfies; absent where any answer may be one. */
  readonly must?: Condition;
  /** True where every piece stands as typed, or all its words do, or others that mean or sound the same. Absent where there is nothing to look for. */
  readonly all?: Condition;
  /** Answers whose author has the name that was typed come before all levels. Absent where it is nobody's. */
  readonly named?: NamedAuthors;
  /** The levels of `all`, the best first; none where there is nothing to look for. */
  readonly levels: readonly PlanLevel[];
  /** How long the texts are, {@link charactersIn}. */
  readonly characters: number;
  /** Whether better levels come first whatever the score: in queries that are names and terms. */
  readonly isStrict: boolean;
  /** Whether the index alone tells on which level an answer is. */
  readonly isExact: boolean;
  /** Those answers of `all` that do not satisfy it may not be what `all` says, and have to be read; absent where there are none. */
  readonly sure?: Condition;
  readonly needles: AnswerNeedles;
  /** All texts that are asked for, in the order of the query. */
  readonly parts: readonly ReadPart[];
  /** Of the worst piece. */
  standing(texts: AnswerTexts): Standing;
  /** Whether every piece that stands as typed does so in the script that it was typed in. */
  isInTypedScript(texts: AnswerTexts): boolean;
}

/** Where words come from that may stand for those typed. */
export interface Likenesses {
  /** For stretches of one part. */
  within(part: ReadPart): readonly Alternative[];
  /** Whether the index's words have a text about as often as it has the pair of its two characters: only where it is a word does it count then. */
  isWord(text: string): boolean;
  /** For all of several parts that follow one another, as if they were one. */
  across(parts: readonly ReadPart[]): readonly AlternativeToParts[];
}

/** Texts for several parts together. */
export interface AlternativeToParts extends Pick<Alternative, 'why'> {
  /** The first of the parts, and how many there are. */
  readonly from: number;
  readonly count: number;
  /** Match keys, the likeliest first. */
  readonly texts: readonly string[];
}

/** What a plan depends on beside its query. */
export interface PlanContext {
  /** The query that was typed, where this one is its correction. */
  readonly mistyped?: string;
  /** Whom the query names. */
  readonly named?: NamedAuthors;
}

/** @param filters conditions from beside the query */
export function planOf(
  expression: Expression,
  filters: readonly Condition[],
  analyzer: Analyzer,
  likenesses?: Likenesses,
  { mistyped, named }: PlanContext = {},
): Plan {
  const parts = textPartsOf(expression);
  const { text: joined, analysis } = analysisOf(parts, analyzer);
  const readParts = readPartsOf(parts, analysis);
  const characters = [...readParts.values()].reduce((sum, { folded }) => sum + charactersIn(folded), 0);
  const isStrict = named !== undefined || characters <= STRICT_CHARACTERS;
  const compiler = new Compiler(readParts, analyzer, likenesses, isStrict);
  const typed = compiler.compile(expression);
  const asked = eitherOf([...(typed ? [typed] : []), ...(named ? [askedOfNamed(named.condition)] : [])]);
  const whole = bothOf([...(asked ? [asked] : []), ...filters.map(filterOf)]);
  const terms = termsOf(joined, analysis);
  const clauses = clausesOf(terms);
  return {
    clauses,
    looseClauses: looseClauses(compiler.prefixes),
    expansionClauses: compiler.alike.clauses(clauses, analyzer),
    ...(whole?.must && { must: whole.must }),
    ...(whole && { all: whole.all }),
    ...(named && { named: { ...named, condition: allOf([named.condition, ...filters]) } }),
    levels: whole ? levelsOf(whole) : [],
    characters,
    isStrict,
    isExact: compiler.pieces.every(({ isExact }) => isExact),
    ...(whole?.hasDoubt && { sure: whole.sure }),
    needles: needlesFor(parts, terms, analyzer, (part) => compiler.alike.replacements(part), mistyped),
    parts: [...readParts.values()],
    standing: (texts) => whole?.standing(texts) ?? 0,
    isInTypedScript: (texts) => compiler.pieces.every((piece) => piece.isInTypedScript(texts)),
  };
}

class Compiler {
  /** Latin words and numbers that may go on. */
  readonly prefixes = new Set<string>();
  /** All that is asked for. */
  readonly pieces: Piece[] = [];
  /** What else is looked for. */
  readonly alike = new AlikeTexts();
  private readonly units: AlikeUnits | undefined;

  constructor(
    private readonly parts: ReadonlyMap<TextPart, ReadPart>,
    private readonly analyzer: Analyzer,
    private readonly likenesses: Likenesses | undefined,
    private readonly opensWords: boolean,
  ) {
    this.units = likenesses && new AlikeUnits(analyzer, (text) => likenesses.isWord(text));
  }

  /** Nothing for what asks for nothing. */
  compile(expression: Expression): Asked | undefined {
    switch (expression.kind) {
      case 'text':
        return this.text(expression);
      case 'not': {
        const excluded = this.excluded(expression.of);
        return excluded && filterOf({ not: excluded });
      }
      case 'value':
        return filterOf({ keyword: expression.keyword, value: withoutIgnorables(expression.value) });
      case 'days':
        return filterOf(daysCondition(expression));
      case 'any':
        return eitherOf(distinct(expression.of).flatMap((part) => this.compile(part) ?? []));
      default:
        return this.all(distinct(expression.of));
    }
  }

  private all(of: readonly Expression[]): Asked | undefined {
    const asked: Asked[] = [];
    for (let at = 0; at < of.length; ) {
      const stretch = this.plainPartsFrom(of, at);
      asked.push(...(stretch.length > 1 ? this.stretch(stretch) : [this.compile(of[at] as Expression)].flatMap((one) => one ?? [])));
      at += Math.max(1, stretch.length);
    }
    return bothOf(asked);
  }

  /** Texts without signs that follow one another. */
  private plainPartsFrom(of: readonly Expression[], at: number): ReadPart[] {
    const stretch: ReadPart[] = [];
    for (let here = at; here < of.length; here++) {
      const part = of[here] as Expression;
      const read = part.kind === 'text' && mayBeAlike(part) && !part.field ? this.parts.get(part) : undefined;
      if (!read) break;
      stretch.push(read);
    }
    return stretch;
  }

  /** Some texts that follow one another may mean or sound something together. */
  private stretch(parts: readonly ReadPart[]): Asked[] {
    const together = this.likenesses?.across(parts) ?? [];
    const asked: Asked[] = [];
    for (let at = 0; at < parts.length; ) {
      const found = together.find(({ from }) => from === at);
      const own = bothOf(parts.slice(at, at + (found?.count ?? 1)).flatMap(({ part }) => this.text(part, !found) ?? []));
      if (own && found) asked.push(orAnyText(own, found.texts, this.units as AlikeUnits));
      else if (own) asked.push(own);
      if (found)
        this.alike.add(
          (parts[at] as ReadPart).part,
          found.texts.map((text) => ({ text, why: found.why })),
        );
      at += found?.count ?? 1;
    }
    return asked;
  }

  /** @param isAlone whether others may stand for it by itself */
  private text(part: TextPart, isAlone = true): Asked | undefined {
    const read = this.parts.get(part);
    const piece = read && Piece.of(part, read.analysis, this.opensWords);
    if (!piece) return undefined;
    this.pieces.push(piece);
    for (const prefix of piece.prefixes) this.prefixes.add(prefix);
    const asked = this.piece(part, piece);
    if (!isAlone || !mayBeAlike(part)) return asked;
    const alternatives = this.likenesses?.within(read) ?? [];
    this.alike.addAll(part, alternatives);
    return this.units ? withAlternatives(asked, read, alternatives, this.units) : asked;
  }

  private piece(part: TextPart, piece: Piece): Asked {
    const standing = (texts: AnswerTexts): Standing => piece.standing(texts);
    if (part.isPhrase) return { ...filterOf(asRead(piece)), standing };
    const { literal, loose, isSure } = piece;
    const own = loose ? (piece.isLooser ? loose : anyOf([literal, loose])) : literal;
    const sure = isSure ? own : (loose ?? NEVER);
    const must = part.isPrefix ? literal : part.field ? own : undefined;
    return { literal, own, all: own, sure, ...(must && { must }), hasDoubt: !isSure, hasLoose: loose !== undefined, hasAlike: false, standing };
  }

  /** What an answer must not be: only what stands in it as typed excludes it. */
  private excluded(expression: Expression): Condition | undefined {
    if (expression.kind === 'all' || expression.kind === 'any') {
      const of = distinct(expression.of).flatMap((part) => this.excluded(part) ?? []);
      if (of.length === 0) return undefined;
      return expression.kind === 'all' ? allOf(of) : anyOf(of);
    }
    if (expression.kind === 'not') {
      const of = this.excluded(expression.of);
      return of && { not: of };
    }
    if (expression.kind !== 'text') return this.compile(expression)?.all;
    const piece = Piece.of(expression, this.analyzer.analyze(expression.text));
    return piece && asRead(piece);
  }
}

/** What is said twice is asked once. */
function distinct(expressions: readonly Expression[]): Expression[] {
  return [...new Map(expressions.map((expression) => [JSON.stringify(expression), expression])).values()];
}

/** What stands between quotation marks, or ends with a sign, means just that. */
const mayBeAlike = ({ isPhrase, isPrefix }: TextPart): boolean => !isPhrase && !isPrefix;

/** A piece as it stands in a text: the index alone cannot tell of a longer one. */
function asRead(piece: Piece): Condition {
  return piece.isExact ? piece.literal : { where: piece.literal, holds: (answer) => piece.standing(textsOf(answer)) === 3 };
}
