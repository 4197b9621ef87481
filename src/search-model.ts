/** The nouns of searching, as types only: what a reader asks, and what is answered. */

import type { Explanation } from './explanation-model.js';
import type { Copy, DateIs, Mark, MarkedText, Snippet, Why } from './model.js';
import type { Suggestion } from './suggestion-model.js';

/** What hits can be counted by; `year` is that of the day that speaks for an answer. */
export type FacetField = 'author' | 'site' | 'topic' | 'year';

/** A value with the number of hits that have it. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/**
 * For each field asked for, the values with the most hits, at most 50; equal numbers by value. A count is {@link SearchResponse.total} of the search that asks for
 * this value alone in the field, and otherwise is the same: so a field with a filter of its own is counted as if that filter were not there, and `year` as if `from` and
 * `to` were not. Lower bounds where the search is one. See {@link SearchResponse.facetsAll}.
 */
export type Facets = Partial<Readonly<Record<FacetField, readonly FacetCount[]>>>;

/** By relevance; by the day that speaks for an answer; by votes, most first. What has no day, or no votes, comes last. */
export type SortOrder = 'relevance' | 'newest' | 'oldest' | 'votes';

/** The limit that a query met first. */
export type StoppedBy = 'terms' | 'postings' | 'time';

/** Whether a total counts all there are, or stopped counting. */
export type TotalRelation = 'exact' | 'atLeast';

/** One value, or several of which any will do: at most 20. An empty list is as if it were not there. */
export type FilterValues = string | readonly string[];

/** What hits must be, beside what the query says. Each value is compared as it stands, but for characters that nobody sees. */
export interface Filters {
  readonly author?: FilterValues;
  readonly site?: FilterValues;
  readonly topic?: FilterValues;
  /** The id of the question that they answer: {@link Hit.questionId}. */
  readonly question?: string;
  /** The first day that may speak for an answer, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly from?: string;
  /** The last day; a year or month includes all its days. */
  readonly to?: string;
}

/** What one hit is: a question, or an answer. */
export type Grouping = 'question' | 'none';

/** What a reader asks. */
export interface SearchRequest {
  /** As typed; up to `maxQueryChars` long. May be empty where there is a filter, or an order other than by relevance: then all answers are hits. */
  readonly query: string;
  /** Counts from 1. */
  readonly page: number;
  /** From 1 to 100. */
  readonly pageSize: number;
  readonly filters?: Filters;
  /** By default `relevance`. */
  readonly sort?: SortOrder;
  /** `all` leaves out answers in which something of what was typed is missing. */
  readonly match?: 'all';
  /** What to count hits by. */
  readonly facets?: readonly FacetField[];
  /** `all` shows every copy as a hit of its own; by default copies are one hit. */
  readonly copies?: 'all';
  /** `question` makes each question one hit: its best answer, with others of its answers beside it. By default (`none`) each answer is one. */
  readonly group?: Grouping;
  /** Whether hits say how their score came about. */
  readonly explain?: boolean;
  /** By which likenesses answers may be found, of those that the operator allows; by default by all of these. */
  readonly channels?: readonly Likeness[];
  /** The most suggestions to give beside the hits, from 1 to 20; by default none. */
  readonly suggestions?: number;
}

/** What an answer is asked for with, to be marked as a search marks it. */
export type SearchedFor = Pick<SearchRequest, 'query' | 'channels'>;

/** A step to take where nothing has all of what was typed, and how many answers have everything then; 0 for a word that is nowhere. */
export type Advice =
  /** One of the words alone. */
  | { readonly kind: 'word'; readonly query: string; readonly total: number }
  /** The query without its slip. */
  | { readonly kind: 'spelling'; readonly query: string; readonly total: number }
  /**
   * Nobody has the name that a filter or `author:` asks for: the search with a near one, `author`, and the filters it then has. Where none is near that finds something, the
   * search as it is, with a total of 0.
   */
  | {
      readonly kind: 'author';
      readonly unknown: string;
      readonly author?: string;
      readonly query: string;
      readonly filters?: Filters;
      readonly total: number;
    }
  /** The search without these filters. */
  | { readonly kind: 'filter'; readonly without: readonly (keyof Filters)[]; readonly total: number };

/** Somebody, or a topic, whose name the query is as a whole: width, case, script and invisible characters aside. */
export interface NamedByQuery {
  readonly kind: 'author' | 'topic';
  /** As written: what to filter by. */
  readonly name: string;
  /** How many answers are found by that filter alone, copies as one. */
  readonly total: number;
}

/** Whether every piece of a query stands in an answer, as typed or with all its words, or only some do. */
export type Match = 'all' | 'some';

/** Likenesses that go by other words than those typed, each a channel that can be switched off. */
export type Likeness = Extract<Why, 'region' | 'synonym' | 'pinyin' | 'typo'>;

/** An answer as shown in a list of results. */
export interface Hit {
  readonly id: string;
  /** Comparable within one response only. */
  readonly score: number;
  readonly question: MarkedText;
  /** Where the text has marks, one of them is in view: no marks here, and some in the question, say that only the question matches. */
  readonly snippets: readonly Snippet[];
  readonly author: string;
  /** The name as a whole, where it is what was typed: the answer is found by that, and comes first where hits are ordered by relevance. */
  readonly authorMarks?: readonly Mark[];
  readonly site: string;
  readonly url?: string;
  readonly archivedOn?: string;
  readonly answeredOn?: string;
  readonly dateIs?: DateIs;
  readonly votes?: number;
  readonly topics: readonly string[];
  readonly match: Match;
  /** The question is that of the page it stands on, and seems not to be its own. */
  readonly foreign?: true;
  /** It may belong to another question than that of its page, by which it is found all the same. */
  readonly doubtful?: true;
  /** Other records of the same text, where copies are collapsed and there are any. */
  readonly copies?: readonly Copy[];
  /** The id of its question; absent where it has none of its own. */
  readonly questionId?: string;
  /** Where hits are questions: the best answers to it that were found, up to 3, the best first, which is the hit itself. */
  readonly answers?: readonly HitAnswer[];
  /** How many more were found than `answers` has. */
  readonly others?: number;
  /** Where it was asked for. */
  readonly explanation?: Explanation;
}

/** One of several answers under one question; what its hit says of the question is left out. */
export type HitAnswer = Omit<Hit, 'question' | 'questionId' | 'answers' | 'others'>;

/** What a search answers. */
export interface SearchResponse {
  readonly query: string;
  /** What the query is the name of: authors, then topics, those with the most answers first. Absent where it is nobody's. */
  readonly names?: readonly NamedByQuery[];
  /** `all` where any hit is. */
  readonly match: Match;
  /** How many hits paging reaches. */
  readonly total: number;
  /** What totals and facets count, where that is not answers: each question of which an answer was found. */
  readonly counts?: 'questions';
  /** Of both totals. */
  readonly totalRelation: TotalRelation;
  /** How many hits have `match: "all"`, or of how many questions an answer has. In short queries others follow only where these fill no page; in longer ones all are one list. */
  readonly totalAll: number;
  /** Hits with `match: "some"` may stand among those with `match: "all"`: all are one list by score. Absent where these come first. */
  readonly mixed?: true;
  /** Where they were asked for. No values for a query that only excludes and has no filter: a filter would make it mean something else. */
  readonly facets?: Facets;
  /**
   * The fields whose counts are of hits with `match: "all"` only, since there are so many that no others are listed: the search for one of their values has its count
   * where it asks for `match: "all"`. Absent where there are none.
   */
  readonly facetsAll?: readonly FacetField[];
  readonly page: number;
  readonly pageSize: number;
  /** Present where the search met a limit of its work: more, or better, answers or suggestions may be there. */
  readonly stoppedBy?: StoppedBy;
  /** Milliseconds from the parsed request to the finished response, with one decimal. */
  readonly tookMs: number;
  /** What may have been meant, where little was found; where nothing was, the hits are what it finds. */
  readonly correction?: Correction;
  /** On the first page, where nothing has all of what was typed, and something would help. */
  readonly advice?: readonly Advice[];
  /** Where they were asked for: what {@link SuggestResponse} has for the query and the filters. */
  readonly suggestions?: readonly Suggestion[];
  readonly hits: readonly Hit[];
}

/** A query that may have been meant, and {@link SearchResponse.total} of a search for it. */
export interface OtherQuery {
  readonly query: string;
  readonly total: number;
}

/** A query without its slip. */
export interface Correction extends OtherQuery {
  /** Whether the hits are those of the correction, since what was typed finds nothing; else it is only offered. */
  readonly applied: boolean;
  /** What else may have been meant, the likeliest first: at most two. */
  readonly others?: readonly OtherQuery[];
}

/** Answers like a given one. */
export interface SimilarResponse {
  readonly id: string;
  /** The words by which they were looked for, the most telling first. */
  readonly words: readonly string[];
  readonly hits: readonly Hit[];
}

/** What has been typed so far into a search box. */
export interface SuggestRequest {
  /** As typed, half-composed pinyin included. More than 200 characters are no beginning of anything, and get no suggestions. */
  readonly query: string;
  /** The most suggestions, from 1 to 20. */
  readonly limit: number;
  /** Only what answers like these hold is suggested, and only their authors. */
  readonly filters?: Filters;
}

/** What is suggested. */
export interface SuggestResponse {
  readonly query: string;
  /** Words first, then questions, then authors; no two of one kind the same but for case, width, script and signs. */
  readonly suggestions: readonly Suggestion[];
  /** Present where a limit of the work was met: more, or better, suggestions may be there. */
  readonly stoppedBy?: StoppedBy;
  /** Milliseconds, with one decimal. */
  readonly tookMs: number;
}
