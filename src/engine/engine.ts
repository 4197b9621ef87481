/** The seam between retrieving and ranking: what every engine does, wherever its index lies. */

import type { Answer, IndexStats, Page, StoppedBy, TotalRelation } from '../model.js';
import type { Candidate, Query } from '../retrieval.js';

/** What an engine found, best first; equal scores by ordinal. */
export interface Retrieved {
  readonly candidates: readonly Candidate[];
  readonly total: number;
  readonly totalRelation: TotalRelation;
  /** The limit that was met, if one was; the total is then a lower bound, and better answers may have been left out. */
  readonly stoppedBy?: StoppedBy;
}

/** Finds candidates for a query and reads answers and pages. Results of one engine are consistent with each other. */
export interface Engine {
  /**
   * The best answers that hold at least one clause of the query and satisfy its condition.
   *
   * @param limit the most candidates to return, from 0
   * @throws InvalidRequestError for a condition that nests too deep
   */
  retrieve(query: Query, limit: number): Retrieved;
  /** @param ordinal of a candidate of this engine */
  answer(ordinal: number): Answer;
  findAnswer(id: string): Answer | undefined;
  /** All pages on which an answer stands; its home first. */
  pagesWith(id: string): Page[];
  readonly stats: IndexStats;
  /** Frees what the engine holds; it is of no more use then. */
  close(): void;
}
