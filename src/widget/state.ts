/** Decides what the box shows and asks: a pure function of what happened, without a browser. */
// Law: what is shown answers the newest query, or is dimmed; a response to any other is dropped.

import type { SearchResponse } from '../search-model.js';
import type { Suggestion } from '../suggestion-model.js';
import { isPinyinLike } from './pinyin-like.js';

/** What is asked of the server: a search gives suggestions beside its hits, `suggest` nothing else. */
export interface Question {
  readonly kind: 'search' | 'suggest';
  readonly query: string;
}

/** A question with its number; larger is newer. */
export interface Asked extends Question {
  readonly id: number;
}

/** What came back, with the query that it answers. */
export interface Answered {
  readonly query: string;
  /** The first options. */
  readonly suggestions: readonly Suggestion[];
  /** What was found; absent where only suggestions were asked for. */
  readonly found?: SearchResponse | undefined;
}

/** Why nothing came back; what the server has refused (too long, most often) it will refuse again. */
export interface Failure {
  readonly kind: 'offline' | 'failed' | 'refused';
}

/** All that the box is made of. */
export interface State {
  readonly text: string;
  readonly isOpen: boolean;
  /** The newest question; absent where nothing is typed. */
  readonly asked?: Asked | undefined;
  readonly lastId: number;
  /** Present until the newest question is answered; the last answer stays meanwhile. */
  readonly isWaiting: boolean;
  readonly shown?: Answered | undefined;
  /** The last search that was answered: going back to it asks nothing. */
  readonly searched?: Answered | undefined;
  readonly failure?: Failure | undefined;
  /** The option that Enter opens; -1 for none. */
  readonly active: number;
}

/** Nothing typed yet. */
export const EMPTY: State = { text: '', isOpen: false, lastId: 0, isWaiting: false, active: -1 };

/** What happens to the box. */
export type Event =
  /** The text changed; `composed` is the part that an input method is composing. */
  | { readonly type: 'typed'; readonly text: string; readonly composed?: string }
  /** A program, or a suggestion that was chosen, asks at once. */
  | { readonly type: 'asked'; readonly text: string }
  | { readonly type: 'answered'; readonly id: number; readonly answer: Answered }
  | { readonly type: 'failed'; readonly id: number; readonly failure: Failure }
  /** The page does not want it to be asked. */
  | { readonly type: 'refused'; readonly id: number }
  /** What is asked along with the text is another: nothing that came back counts any more. */
  | { readonly type: 'changed' }
  | { readonly type: 'retry' }
  | { readonly type: 'moved'; readonly by: 1 | -1 }
  | { readonly type: 'opened' }
  | { readonly type: 'closed' }
  | { readonly type: 'cleared' };

/** What is to be done about it. */
export type Effect =
  /** Ask when no other key has come for a while; whatever was asked or waited for before is of no more use. */
  { readonly do: 'wait'; readonly asked: Asked } | { readonly do: 'ask'; readonly asked: Asked } | { readonly do: 'abort' };

/** The state after an event, and what is to be done. */
export function next(state: State, event: Event): readonly [State, readonly Effect[]] {
  switch (event.type) {
    case 'typed':
      return typed(state, event.text, questionOf(event.text, event.composed));
    case 'asked':
      return ask({ ...state, text: event.text, isOpen: true }, questionOf(event.text, undefined), 'ask');
    case 'retry':
      return ask(state, state.asked, 'ask');
    case 'answered':
    case 'failed':
    case 'refused':
      return [event.id === state.asked?.id ? ended(state, event) : state, []];
    case 'changed':
      return [{ ...state, ...NOTHING_ASKED, shown: undefined, searched: undefined }, [{ do: 'abort' }]];
    case 'moved':
      // A text that stands there from the beginning is asked for when somebody wants to see.
      return state.asked
        ? [moved(state, event.by), []]
        : ask({ ...state, isOpen: state.text.trim() !== '' }, questionOf(state.text, undefined), 'ask');
    case 'opened':
      return [{ ...state, isOpen: true }, []];
    case 'closed':
      return [{ ...state, isOpen: false, active: -1 }, []];
    default:
      return [{ ...EMPTY, lastId: state.lastId, isOpen: state.isOpen }, [{ do: 'abort' }]];
  }
}

const NOTHING_ASKED = { asked: undefined, isWaiting: false, active: -1 } as const;

/** The newest question was answered, failed, or may not be asked. */
function ended(before: State, event: Extract<Event, { id: number }>): State {
  const state = { ...before, isWaiting: false, active: -1 };
  if (event.type === 'failed') return { ...state, failure: event.failure };
  if (event.type === 'refused') return { ...state, shown: undefined };
  const { answer } = event;
  return { ...state, failure: undefined, shown: answer, searched: answer.found ? answer : state.searched };
}

/** Nothing where nothing is typed. Half-composed pinyin is no query; what it may become is suggested. */
function questionOf(text: string, composed: string | undefined): Question | undefined {
  const query = text.trim();
  if (query === '') return undefined;
  return { kind: composed !== undefined && isPinyinLike(composed) ? 'suggest' : 'search', query };
}

function typed(state: State, text: string, question: Question | undefined): readonly [State, readonly Effect[]] {
  const typing = { ...state, text, isOpen: question !== undefined };
  const isSame = question?.kind === state.asked?.kind && question?.query === state.asked?.query;
  // Input methods tell of one change by several events, in an order of their own.
  if (isSame) return [state.text === text ? state : { ...typing, isOpen: state.isOpen }, []];
  return ask(typing, question, 'wait');
}

function ask(state: State, question: Question | undefined, how: 'wait' | 'ask'): readonly [State, readonly Effect[]] {
  const { shown, searched, lastId } = state;
  const kept = { ...state, ...NOTHING_ASKED, failure: undefined };
  if (!question) return [{ ...kept, shown: undefined }, [{ do: 'abort' }]];
  const asked: Asked = { ...question, id: lastId + 1 };
  const known = how === 'wait' && question.kind === 'search' && searched?.query === question.query ? searched : undefined;
  return [{ ...kept, asked, lastId: asked.id, isWaiting: !known, shown: known ?? shown }, [known ? { do: 'abort' } : { do: how, asked }]];
}

/** From option to option, and through the input between the last and the first; a closed list opens. */
function moved(closed: State, by: 1 | -1): State {
  const state = { ...closed, isOpen: closed.isOpen || closed.text.trim() !== '' };
  const count = optionCount(state);
  if (count === 0) return state;
  const places = count + 1;
  return { ...state, active: ((state.active + 1 + by + places) % places) - 1 };
}

/** How many options the list has: the suggestions, then the hits and the way to all results. */
export function optionCount({ shown, failure }: State): number {
  if (!shown || failure) return 0;
  const hits = shown.found?.hits.length;
  return shown.suggestions.length + (hits ? hits + 1 : 0);
}
