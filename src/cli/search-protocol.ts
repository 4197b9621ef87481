/** Says what the program's main thread and its search thread tell each other. */

import type { AnswerDetail, IndexStats } from '../model.js';
import type { SearchRequest, SearchResponse, SimilarResponse, SuggestRequest, SuggestResponse } from '../search-model.js';
import type { Outcome, PlainError } from './thread-errors.js';

/** A task for the search thread; its answer carries the same `id`. */
export type Task =
  | { readonly id: number; readonly do: 'search'; readonly request: SearchRequest }
  | { readonly id: number; readonly do: 'answer'; readonly answerId: string }
  | { readonly id: number; readonly do: 'similar'; readonly answerId: string; readonly limit: number }
  | { readonly id: number; readonly do: 'suggest'; readonly request: SuggestRequest }
  | { readonly id: number; readonly do: 'stats' }
  | { readonly id: number; readonly do: 'reload' };

/** What comes back: how it started, what came of a task, or a line for the log or of warning. */
export type Message =
  | { readonly started: true }
  | { readonly failed: PlainError }
  | { readonly id: number; readonly outcome: Outcome<SearchResponse | SimilarResponse | SuggestResponse | AnswerDetail | IndexStats | undefined> }
  | { readonly log: string }
  | { readonly warning: string };
