/** The nouns between ranking and retrieving, as types only: what the engine is asked, and what it gives. */

import type { Answer, Channel, KeywordField, TermMatch } from './model.js';
import type { FacetField, SortOrder } from './search-model.js';

/** One term to look for in one channel. The postings of all terms that it stands for are added up as if they were one term. */
export interface Clause {
  readonly channel: Channel;
  readonly term: string;
  readonly match: TermMatch;
  /** Multiplies the clause's score; a finite number above 0. */
  readonly weight: number;
}

/** What must be true of an answer, whatever it scores. Conditions nest; the engine refuses more than 32 levels. */
export type Condition =
  /** Holds the term anywhere, or in its question. */
  | { readonly channel: Channel; readonly term: string; readonly match: TermMatch; readonly field?: 'question' }
  /** Has just this value. */
  | { readonly keyword: KeywordField; readonly value: string }
  /**
   * Has a value from `from` to `to`, both included, in the order of their characters; either may be left out. A bound that is the
   * beginning of values includes them: days to `2022` include all of 2022.
   */
  | { readonly keyword: KeywordField; readonly from?: string; readonly to?: string }
  /** At least so many of these are true: one is OR, as many as there are is AND. */
  | { readonly atLeast: number; readonly of: readonly Condition[] }
  /** Belongs to the question of this id, 12 hexadecimal digits. */
  | { readonly question: string }
  | { readonly not: Condition }
  /** The text itself has the last word: of those that satisfy `where`, answers are read, and looked at one by one. */
  | { readonly where: Condition; readonly holds: (answer: Answer) => boolean };

/** How much work a query may be. What is found until then is the answer, and the response says so. */
export interface QueryLimits {
  /** The most terms that one prefix or fuzzy term stands for; the most frequent ones are kept. From 1. */
  readonly maxTerms: number;
  /** The most postings looked at. From 0. */
  readonly maxPostings: number;
  /** Milliseconds. */
  readonly timeMs: number;
}

/** Milliseconds since any moment. */
export type Clock = () => number;

/** How completely an answer matches. */
export interface MatchLevel {
  /** True of every answer on this level, and of those on the levels before it. */
  readonly condition: Condition;
  /** What its answers score by, where the levels are ordered one by one; by default the query's clauses. */
  readonly clauses?: readonly Clause[];
}

/**
 * What the engine looks for: answers that hold at least one of the clauses, by BM25+, and satisfy the condition. Without clauses, all
 * that satisfy the condition, with a score of 0.
 */
export interface Query {
  readonly clauses: readonly Clause[];
  readonly bm25: Bm25;
  /** What must be true of every answer found. */
  readonly condition?: Condition;
  /** Only these answers may be found, by their ordinals; by default any. */
  readonly among?: readonly number[];
  /** These are no candidates, by their ordinals; else they count as if they might be. */
  readonly without?: readonly number[];
  /**
   * Levels of matching, the best first. Answers on one of them are found, whatever they score; every candidate says on which one it is. What a
   * level says must imply the condition.
   */
  readonly levels?: readonly MatchLevel[];
  /** Whether candidates of a better level come first, whatever they score; by default all are one list. */
  readonly levelsFirst?: boolean;
  /** Whether answers on no level that hold a clause are found too; by default they are not. */
  readonly partial?: PartialMatches;
  /** Whether answers on the levels are looked at, where the index cannot tell. */
  readonly verify?: Verification;
  /** By default `relevance`: by score. */
  readonly order?: SortOrder;
  /**
   * Of copies of one text only one is found and counted: by relevance the one on the best level, of these the fullest and earliest; else the one that the order puts
   * first. By default each answer is one.
   */
  readonly collapse?: 'copies';
  /** What totals and facets count: the questions of which an answer was found. By default they count answers. */
  readonly group?: 'question';
  readonly facets?: readonly FacetField[];
  /** The engine has its own where one is absent. */
  readonly limits?: Partial<QueryLimits>;
}

/** Answers that match in part are found too. */
export interface PartialMatches {
  /** Where those on the levels, the ones left unverified not counted, are fewer than this. */
  readonly below: number;
  /** The most candidates among them, whatever the limit of the others; by default as many as there is room for. */
  readonly most?: number;
}

/** Answers on the levels of which `sure` is not true are read, the first ones, and those of which `holds` is not true are on no level. */
export interface Verification {
  readonly sure: Condition;
  readonly holds: (answer: Answer) => boolean;
  /** The most answers that are read. */
  readonly most: number;
}

/** The parameters of BM25+ (Lv and Zhai, CIKM 2011), as MiniSearch names them. */
export interface Bm25 {
  /** How soon repetition stops to count; from 0 (at once), usually 1.2 to 2. */
  readonly k: number;
  /** How much length counts: 0 (not at all) to 1 (fully). */
  readonly b: number;
  /** The least that a matching term counts, whatever the length; from 0. */
  readonly d: number;
}

/** An answer the engine retrieved, not yet read: `ordinal` is its dense number in the opened index. */
export interface Candidate {
  readonly ordinal: number;
  /** 0 where answers are not ordered by relevance. */
  readonly score: number;
  /** The number of the level that it is on, from 0; as many as there are levels where it is on none. */
  readonly level: number;
}

/** What the engine knows of a candidate beside its terms. */
export interface DocValues {
  /** The same for answers of one question; from 1. */
  readonly question: number;
  /** How many different words its own text has. */
  readonly words: number;
  /** Absent where unknown. */
  readonly votes?: number;
}
