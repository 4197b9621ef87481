/** Says what the program's main thread and its search thread tell each other. */

import type { SearchService } from '../server/service.js';
import type { Outcome, PlainError } from './thread-errors.js';

/** What the search thread is asked: a function of the service with what it is given, or to open the index again. */
export type Asked =
  | { [Name in keyof SearchService]: { readonly do: Name; readonly with: Parameters<SearchService[Name]> } }[keyof SearchService]
  | { readonly do: 'reload'; readonly with: [] };

/** A task for the search thread; its answer carries the same `id`. */
export type Task = Asked & { readonly id: number };

/** What comes back: how it started, what came of a task, or a line for the log or of warning. */
export type Message =
  | { readonly started: true }
  | { readonly failed: PlainError }
  | { readonly id: number; readonly outcome: Outcome<unknown> }
  | { readonly log: string }
  | { readonly warning: string };
