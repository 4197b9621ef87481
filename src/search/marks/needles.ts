/** Says what of a query is marked in the texts of an answer. */

import type { Analyzer, Why } from '../../model.js';
import { matchKey } from '../../text/fold.js';
import { isOneCharacter } from '../../text/grams.js';
import { isCjkTerm, runsOf } from '../../text/runs.js';
import { isStopWord } from '../../text/stop-words.js';
import { APART } from '../../text/unbroken.js';
import type { Alternative } from '../likeness/alternative.js';
import { hasJoiningSign, type QueryTerms, termsOf } from '../query.js';
import type { TextPart } from '../syntax.js';
import { compactOf, loneTermOf, openCompactOf } from './compact.js';
import { isBefore } from './disjoint-marks.js';
import { Typed } from './typed.js';

/** What to look for in a text when its matches are marked; all in match keys, Latin words and numbers in their joined spelling. */
export interface Needles {
  /** The query's runs of Chinese as typed. */
  readonly cjkRuns: ReadonlySet<string>;
  /** Every two neighbouring characters of those runs. */
  readonly pairs: ReadonlySet<string>;
  /** Words of the query that carry meaning: Chinese, Latin, numbers, emoji. */
  readonly words: ReadonlySet<string>;
  /** Those of the words that are not Chinese. */
  readonly others: ReadonlySet<string>;
  /** Those of them that were typed as parts of longer words only: the vit of ViT-G/14. */
  readonly parts: ReadonlySet<string>;
  /** {@link QueryTerms.pieces}: where one of these names stands in an answer, its pieces alone are not marked. */
  readonly pieces: ReadonlyMap<string, readonly string[]>;
  /** Words with joining signs inside, which a text may join to more by signs. */
  readonly signed: readonly SignedWord[];
  /** Latin words and numbers that may be longer in a text that does not hold them whole. */
  readonly prefixes: ReadonlySet<string>;
  /** Latin words and numbers that may be longer in any text: typed with an asterisk. */
  readonly beginnings: ReadonlySet<string>;
  /** Compact forms ({@link compactOf}) of what is marked as a whole only: phrases, and what was typed with an asterisk. */
  readonly phrases: readonly string[];
  readonly alternatives: Replacements;
  /**
   * Words that say too little to be marked beside others, but may be all that explains a match: words of one character out of longer runs,
   * and function words that were typed alone.
   */
  readonly faint: ReadonlySet<string>;
  readonly typed: Typed;
  /** By {@link unitSlot}: 0 where no run or pair begins with a code unit of the slot. Most of a text needs no further look. */
  readonly firstUnits: Uint8Array;
}

/** A word with joining signs inside. */
export interface SignedWord {
  /** Folded, with its signs. */
  readonly typed: string;
  readonly term: string;
  /** Whether it may be longer in a text. */
  readonly isOpen: boolean;
}

/** A text that is marked in place of the one typed. */
export type Replacement = Pick<Alternative, 'text' | 'why' | 'notIn'>;

/** What stands in a text in place of what was typed. */
export interface Replacements {
  /** Runs of Chinese, marked wherever they stand; by the code units with which they begin. */
  readonly chinese: ReadonlyMap<number, readonly Replacement[]>;
  /** Latin words and numbers, marked where they are a word. */
  readonly others: ReadonlyMap<string, Why>;
  /** Compact forms of several words, marked with what stands between them. */
  readonly phrases: readonly { readonly compact: string; readonly why: Why }[];
}

/** Needles for the two texts of an answer: what is asked of the question alone is not looked for in the body. */
export interface AnswerNeedles {
  readonly question: Needles;
  readonly body: Needles;
}

/**
 * @param parts all texts that a query asks for
 * @param terms those of the parts' texts, joined by {@link APART}
 * @param alternativesOf the alternatives of one part; none by default
 * @param mistyped the query that was typed, where this is its correction
 */
export function needlesFor(
  parts: readonly TextPart[],
  terms: QueryTerms,
  analyzer: Analyzer,
  alternativesOf: (part: TextPart) => Iterable<Replacement> = () => [],
  mistyped?: string,
): AnswerNeedles {
  const before = mistyped === undefined ? undefined : new Typed([mistyped]);
  const needlesOfParts = (of: readonly TextPart[]): Needles => {
    const plain = of.filter((part) => !isWhole(part));
    const own = plain.length === parts.length ? terms : termsOfParts(plain, analyzer);
    const typed = new Typed(
      of.map(({ text }) => text),
      before,
    );
    return withAlternatives(
      withWholes(needlesOf(own, typed), of.filter(isWhole)),
      of.flatMap((part) => [...alternativesOf(part)]),
    );
  };
  const question = needlesOfParts(parts);
  const ofBody = parts.filter(({ field }) => !field);
  return { question, body: ofBody.length === parts.length ? question : needlesOfParts(ofBody) };
}

/** Whether only the whole of a part counts, not its words. */
const isWhole = ({ isPhrase, isPrefix }: TextPart): boolean => isPhrase || isPrefix;

function termsOfParts(parts: readonly TextPart[], analyzer: Analyzer): QueryTerms {
  const text = parts.map((part) => part.text).join(APART);
  return termsOf(text, analyzer.analyze(text));
}

/**
 * Needles without phrases and alternatives.
 *
 * @param typed the texts that the terms come from
 */
export function needlesOf({ cjkRuns, pairs, words, names, pieces, wholes, signed }: QueryTerms, typed: Typed): Needles {
  const isStray = (term: string): boolean => isStopWord(term) && !words.has(term);
  const runs = [...cjkRuns].filter((run) => !isStray(run));
  const others = [...words].filter((word) => !isCjkTerm(word));
  const letters = [...words].filter((word) => isCjkTerm(word) && isOneCharacter(word) && !cjkRuns.has(word));
  return {
    cjkRuns: new Set(runs),
    pairs,
    words,
    others: new Set(others),
    parts: new Set(others.filter((word) => !wholes.has(word) && !names.has(word))),
    pieces,
    signed: Array.from(signed, ([typed, term]) => ({ typed, term, isOpen: true })),
    prefixes: new Set([...wholes].filter((word) => !isStray(word))),
    beginnings: new Set(),
    phrases: [],
    faint: new Set([...letters, ...[...cjkRuns, ...wholes].filter(isStray)]),
    typed,
    firstUnits: firstUnitsOf([...runs, ...pairs]),
    alternatives: { chinese: new Map(), others: new Map(), phrases: [] },
  };
}

function firstUnitsOf(texts: readonly string[]): Uint8Array {
  const units = new Uint8Array(UNIT_SLOTS);
  for (const text of texts) units[unitSlot(text.charCodeAt(0))] = 1;
  return units;
}

/** The needles without the pieces of names that stand in an answer. @param stands whether a name does */
export function withoutPieces(needles: Needles, stands: (name: string) => boolean): Needles {
  const dropped = new Set([...needles.pieces].filter(([, names]) => names.some(stands)).map(([piece]) => piece));
  if (dropped.size === 0) return needles;
  const kept = (words: ReadonlySet<string>): Set<string> => new Set([...words].filter((word) => !dropped.has(word)));
  return { ...needles, others: kept(needles.others), prefixes: kept(needles.prefixes) };
}

/** A table of all 65,536 code units would cost each query more than the few looks it saves. */
const UNIT_SLOTS = 4096;

/** The slot that a code unit shares with some others. */
export const unitSlot = (unit: number): number => unit & (UNIT_SLOTS - 1);

/** Adds parts of which the whole is marked. A Latin word alone is found also where signs set it apart in a longer one. */
function withWholes(needles: Needles, wholes: readonly TextPart[]): Needles {
  const [others, parts] = [new Set(needles.others), new Set(needles.parts)];
  const [beginnings, phrases] = [new Set<string>(), new Set<string>()];
  const signed = [...needles.signed];
  for (const { text, isPrefix } of wholes) {
    const folded = matchKey(text);
    const compact = compactOf(folded);
    const lone = loneTermOf(compact);
    if (lone !== undefined) {
      (isPrefix ? beginnings : others).add(lone);
      parts.delete(lone);
      const [run] = runsOf(folded);
      if (run && hasJoiningSign(folded.slice(run.start, run.end)))
        signed.push({ typed: folded.slice(run.start, run.end), term: lone, isOpen: isPrefix });
    }
    if (lone === undefined && compact !== '') phrases.add(isPrefix ? openCompactOf(folded) : compact);
  }
  return { ...needles, others, parts, signed, beginnings, phrases: [...phrases] };
}

/**
 * The needles with these alternatives and no others. Of two reasons for one text the first in the order of {@link Why} counts.
 *
 * @param alternatives Latin words and numbers in their joined spelling
 */
export function withAlternatives(needles: Needles, alternatives: Iterable<Replacement>): Needles {
  const reasons = new Map<string, Replacement>();
  for (const replacement of alternatives) {
    const known = reasons.get(replacement.text);
    if (known === undefined || isBefore(replacement.why, known.why)) reasons.set(replacement.text, replacement);
  }
  const chinese = new Map<number, Replacement[]>();
  const others = new Map<string, Why>();
  const phrases: { compact: string; why: Why }[] = [];
  for (const replacement of reasons.values()) {
    const { text, why } = replacement;
    const unit = text.charCodeAt(0);
    const compact = compactOf(text);
    const lone = loneTermOf(compact);
    if (lone !== undefined) others.set(lone, why);
    else if (compact === text && isCjkTerm(text)) chinese.set(unit, [...(chinese.get(unit) ?? []), replacement]);
    else if (compact !== '') phrases.push({ compact, why });
  }
  return { ...needles, alternatives: { chinese, others, phrases } };
}
