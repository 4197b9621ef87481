/** Turns an expression into what the engine is asked, and into what tells of an answer's texts how well it matches. */

import type { Analysis, Analyzer, Token } from '../model.js';
import type { Clause, Condition } from '../retrieval.js';
import { type AnswerTexts, allOf, anyOf, Piece, type Standing, textsOf } from './piece.js';
import { looseClauses, type Needles, prepareClauses } from './query.js';
import type { Expression, TextPart } from './syntax.js';

/** A query, ready to be retrieved, judged and marked. */
export interface Plan {
  /** What scores. Empty where a query only filters. */
  readonly clauses: readonly Clause[];
  /** What scores too, among answers that satisfy `all`: words that begin as typed. */
  readonly looseClauses: readonly Clause[];
  /** What every hit satisfies; absent where any answer may be one. */
  readonly must?: Condition;
  /** True where every piece stands as typed, or all its words do. Absent where there is nothing to look for. */
  readonly all?: Condition;
  /** True where every piece stands as typed; absent where that is what `all` says. */
  readonly literal?: Condition;
  /** Satisfied by answers of `all` that may not be what it says, and have to be read; absent where there are none. */
  readonly doubtful?: Condition;
  readonly needles: Needles;
  /** Of the worst piece. */
  standing(texts: AnswerTexts): Standing;
}

/** What one part of an expression asks for. */
interface Asked {
  readonly literal: Condition;
  readonly all: Condition;
  /** True of answers of `all` that need not be read. */
  readonly sure: Condition;
  readonly must?: Condition;
  readonly hasDoubt: boolean;
  readonly hasLoose: boolean;
  standing(texts: AnswerTexts): Standing;
}

/** @param filters conditions from beside the query */
export function planOf(expression: Expression, filters: readonly Condition[], analyzer: Analyzer): Plan {
  const parts = textPartsOf(expression);
  const joined = parts.map(({ text }) => text).join(' ');
  const analysis = analyzer.analyze(joined);
  const pieces = piecesOf(parts, analysis);
  const asked = new Compiler(pieces, analyzer).compile(expression);
  const given = filters.map(filterOf);
  const whole = bothOf([...(asked ? [asked] : []), ...given]);
  const { clauses, needles } = prepareClauses(joined, analysis);
  const prefixes = new Set([...pieces.values()].flatMap((piece) => piece.prefixes));
  return {
    clauses,
    looseClauses: looseClauses(prefixes),
    ...(whole?.must && { must: whole.must }),
    ...(whole && { all: whole.all }),
    ...(whole?.hasLoose && { literal: whole.literal }),
    ...(whole?.hasDoubt && { doubtful: allOf([whole.all, { not: whole.sure }]) }),
    needles: { ...needles, prefixes },
    standing: (texts) => whole?.standing(texts) ?? 0,
  };
}

/** All texts of an expression but those it excludes. */
function textPartsOf(expression: Expression): TextPart[] {
  if (expression.kind === 'text') return [expression];
  return expression.kind === 'all' || expression.kind === 'any' ? expression.of.flatMap(textPartsOf) : [];
}

/** @param analysis of all parts' texts, joined by blanks: each part takes its tokens from the front of what is left */
function piecesOf(parts: readonly TextPart[], { words, grams }: Analysis): Map<TextPart, Piece> {
  const pieces = new Map<TextPart, Piece>();
  const [nextWords, nextGrams] = [takerOf(words), takerOf(grams)];
  let start = 0;
  for (const part of parts) {
    const end = start + part.text.length;
    const piece = Piece.of(part, { words: nextWords(start, end), grams: nextGrams(start, end) });
    if (piece) pieces.set(part, piece);
    start = end + 1;
  }
  return pieces;
}

/** Gives the tokens of one stretch after another, counted from its start. */
function takerOf(tokens: readonly Token[]): (start: number, end: number) => Token[] {
  let next = 0;
  return (start, end) => {
    const taken: Token[] = [];
    for (; next < tokens.length && (tokens[next] as Token).start < end; next++) {
      const token = tokens[next] as Token;
      taken.push({ term: token.term, start: token.start - start, end: token.end - start });
    }
    return taken;
  };
}

class Compiler {
  constructor(
    private readonly pieces: ReadonlyMap<TextPart, Piece>,
    private readonly analyzer: Analyzer,
  ) {}

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
        return filterOf({ keyword: expression.keyword, value: expression.value });
      case 'days':
        return filterOf(daysCondition(expression));
      default: {
        const of = distinct(expression.of).flatMap((part) => this.compile(part) ?? []);
        return expression.kind === 'all' ? bothOf(of) : eitherOf(of);
      }
    }
  }

  private text(part: TextPart): Asked | undefined {
    const piece = this.pieces.get(part);
    if (!piece) return undefined;
    const standing = (texts: AnswerTexts): Standing => piece.standing(texts);
    if (part.isPhrase) return { ...filterOf(asRead(piece)), standing };
    const { literal, loose, isSure } = piece;
    const all = loose ? (piece.isLooser ? loose : anyOf([literal, loose])) : literal;
    const sure = isSure ? all : (loose ?? NEVER);
    const must = part.isPrefix ? literal : part.field ? all : undefined;
    return { literal, all, sure, ...(must && { must }), hasDoubt: !isSure, hasLoose: loose !== undefined, standing };
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

const NEVER: Condition = { atLeast: 1, of: [] };

/** A piece as it stands in a text: the index alone cannot tell of a longer one. */
function asRead(piece: Piece): Condition {
  return piece.isExact ? piece.literal : { where: piece.literal, holds: (answer) => piece.standing(textsOf(answer)) === 2 };
}

/** What is true or not, whatever the words. */
function filterOf(condition: Condition): Asked {
  return { literal: condition, all: condition, sure: condition, must: condition, hasDoubt: false, hasLoose: false, standing: () => 2 };
}

/** Days from `from` to `to`, either of which may be a month, a year, or absent. */
export function daysCondition({ from, to }: { readonly from?: string; readonly to?: string }): Condition {
  return { keyword: 'day', ...(from && { from }), ...(to && { to }) };
}

function bothOf(of: readonly Asked[]): Asked | undefined {
  const musts = of.flatMap(({ must }) => must ?? []);
  return joined(of, allOf, musts.length > 0 ? allOf(musts) : undefined, Math.min);
}

function eitherOf(of: readonly Asked[]): Asked | undefined {
  const musts = of.flatMap(({ must }) => must ?? []);
  return joined(of, anyOf, musts.length === of.length && of.length > 0 ? anyOf(musts) : undefined, Math.max);
}

function joined(
  of: readonly Asked[],
  join: (of: readonly Condition[]) => Condition,
  must: Condition | undefined,
  best: (...standings: number[]) => number,
): Asked | undefined {
  if (of.length <= 1) return of[0];
  return {
    literal: join(of.map(({ literal }) => literal)),
    all: join(of.map(({ all }) => all)),
    sure: join(of.map(({ sure }) => sure)),
    ...(must && { must }),
    hasDoubt: of.some(({ hasDoubt }) => hasDoubt),
    hasLoose: of.some(({ hasLoose }) => hasLoose),
    standing: (texts) => best(...of.map((part) => part.standing(texts))) as Standing,
  };
}
