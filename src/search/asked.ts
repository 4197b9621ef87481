/** Says what one part of an expression asks of an answer, and joins what several parts ask by AND and OR. */

import type { Condition } from '../retrieval.js';
import type { AnswerTexts } from './answer-texts.js';
import { allOf, anyOf, type Standing } from './piece.js';

/** Conditions by which the index finds what one part of an expression asks for, each true of more answers than the one before. */
export interface Asked {
  /** What was typed stands as typed. */
  readonly literal: Condition;
  /** So it does, or all its words do, or words that begin so. */
  readonly own: Condition;
  /** So they do, or others that mean or sound the same. */
  readonly all: Condition;
  /** True of answers of `all` that need not be read. */
  readonly sure: Condition;
  /** What answers must satisfy that match in part, too. */
  readonly must?: Condition;
  readonly hasDoubt: boolean;
  /** Whether `own` is true of more answers than `literal`. */
  readonly hasLoose: boolean;
  /** Whether `all` is true of more answers than `own`. */
  readonly hasAlike: boolean;
  standing(texts: AnswerTexts): Standing;
}

/** What is true or not, whatever the words. */
export function filterOf(condition: Condition): Asked {
  const same = { literal: condition, own: condition, all: condition, sure: condition, must: condition };
  return { ...same, hasDoubt: false, hasLoose: false, hasAlike: false, standing: () => 3 };
}

/** What is found whatever its texts say, since its author has the name that was typed. */
export function askedOfNamed(condition: Condition): Asked {
  return { ...filterOf(condition), standing: () => 0 };
}

/** Days from `from` to `to`, either of which may be a month, a year, or absent. */
export function daysCondition({ from, to }: { readonly from?: string; readonly to?: string }): Condition {
  return { keyword: 'day', ...(from && { from }), ...(to && { to }) };
}

/** What an answer's texts are taken for by the index. */
export interface PlanLevel {
  readonly condition: Condition;
  readonly standing: Exclude<Standing, 0>;
}

/** The levels of what is asked, the best first. */
export function levelsOf({ literal, own, all, hasLoose, hasAlike }: Asked): PlanLevel[] {
  return [
    { condition: literal, standing: 3 },
    ...(hasLoose ? [{ condition: own, standing: 2 } as const] : []),
    ...(hasAlike ? [{ condition: all, standing: 1 } as const] : []),
  ];
}

/** All of them; nothing where there are none. */
export function bothOf(of: readonly Asked[]): Asked | undefined {
  const musts = of.flatMap(({ must }) => must ?? []);
  return joined(of, allOf, musts.length > 0 ? allOf(musts) : undefined, Math.min);
}

/** Any of them; nothing where there are none. */
export function eitherOf(of: readonly Asked[]): Asked | undefined {
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
  const hasAlike = of.some((part) => part.hasAlike);
  const own = join(of.map((part) => part.own));
  return {
    literal: join(of.map(({ literal }) => literal)),
    own,
    // One condition is looked for once.
    all: hasAlike ? join(of.map(({ all }) => all)) : own,
    sure: join(of.map(({ sure }) => sure)),
    ...(must && { must }),
    hasDoubt: of.some(({ hasDoubt }) => hasDoubt),
    hasLoose: of.some(({ hasLoose }) => hasLoose),
    hasAlike,
    standing: (texts) => best(...of.map((part) => part.standing(texts))) as Standing,
  };
}
