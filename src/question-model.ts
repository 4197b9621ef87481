/** The nouns of a question with its answers, as types only. */

import type { Answer } from './model.js';

/** A question named by a page, and where it is in the archive. */
export interface QuestionLink {
  readonly question: string;
  /** The id of the question (12 hexadecimal digits); absent where it is not archived. */
  readonly id?: string;
}

/** A question with a page of its answers. */
export interface QuestionDetail {
  /** Made from site and question, 12 hexadecimal digits: stable across builds. */
  readonly id: string;
  readonly question: string;
  readonly questionDetail?: string;
  readonly site: string;
  /** The last day on which one of its pages was archived. */
  readonly archivedOn?: string;
  /** Of all its answers, those that most have first. */
  readonly topics: readonly string[];
  /** How many answers are its own, copies of one text once. */
  readonly total: number;
  /** Counts from 1. */
  readonly page: number;
  readonly pageSize: number;
  /** Its own answers in the order of its pages, those of the page asked for. */
  readonly answers: readonly Answer[];
  /** Answers that stand on its pages and seem to belong to other questions; only with the first page. */
  readonly foreign: readonly Answer[];
  readonly related: readonly QuestionLink[];
  readonly previous?: QuestionLink;
  readonly next?: QuestionLink;
}
