/** Decides what the box shows and asks: a pure function of what happened, without a browser. */
// Law: what is shown answers the newest query, or is dimmed; a response to any other is dropped.

import type { SearchResponse, SuggestResponse } from '../search-model.js';
import { isPinyinLike } from './pinyin-like.js';

/** What is asked of the server. */
export interface Question {
  readonly kind: 'search' | 'suggest';
  readonly query: string;
}

/** A question with its number; larger is newer. */
export interface Asked extends Question {
  readonly id: number;
}

/** What came back, with the query that it answers. */
export type Answered =
  | { readonly kind: 'search'; readonly query: string; readonly response: SearchResponse }
  | { readonly kind: 'suggest'; readonly query: string; readonly response: SuggestResponse };

/** Why nothing came back; what the server has refused (too long, most often) it will refuse again. */
export interface Failure {
  readonly kind: 'offline' | 'failed' | 'refused';
}

/** All that the box is made of. */
export interface State {
  readonly text: string;
  readonly isOpen: boolean;
  /** The newest question; absent where nothing is typed. */
  readonly asked?: Asked;
  readonly lastId: number;
  /** Present until the newest question is answered; the last answer stays meanwhile. */
  readonly isWaiting: boolean;
  readonly shown?: Answered;
  /** The last search that was answered: going back to it asks nothing. */
  readonly searched?: Extract<Answered, { kind: 'search' }>;
  readonly failure?: Failure;
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
      return event.id === state.asked?.id ? [answered(state, event.answer), []] : [state, []];
    case 'failed':
      return event.id === state.asked?.id ? [{ ...state, isWaiting: false, failure: event.failure, active: -1 }, []] : [state, []];
    case 'refused':
      return event.id === state.asked?.id ? [without(state, 'shown'), []] : [state, []];
    case 'changed':
      return [without(state, 'asked', 'shown', 'searched'), [{ do: 'abort' }]];
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

function without(state: State, ...names: readonly ('asked' | 'shown' | 'searched')[]): State {
  const kept = { ...state, isWaiting: false, active: -1 };
  for (const name of names) delete kept[name];
  return kept;
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
  const { asked: _asked, failure: _failure, shown, searched, ...kept } = state;
  if (!question) return [{ ...kept, ...(searched && { searched }), isWaiting: false, active: -1 }, [{ do: 'abort' }]];
  const asked: Asked = { kind: question.kind, query: question.query, id: state.lastId + 1 };
  const known = how === 'wait' && question.kind === 'search' && searched?.query === question.query ? searched : undefined;
  const latest = known ?? shown;
  const after = { ...kept, asked, lastId: asked.id, isWaiting: !known, active: -1, ...(latest && { shown: latest }), ...(searched && { searched }) };
  return [after, known ? [{ do: 'abort' }] : [{ do: how, asked }]];
}

function answered(state: State, answer: Answered): State {
  const { failure: _failure, ...kept } = state;
  return { ...kept, isWaiting: false, shown: answer, active: -1, ...(answer.kind === 'search' && { searched: answer }) };
}

/** From option to option, and through the input between the last and the first; a closed list opens. */
function moved(closed: State, by: 1 | -1): State {
  const state = { ...closed, isOpen: closed.isOpen || closed.text.trim() !== '' };
  const count = optionCount(state);
  if (count === 0) return state;
  const places = count + 1;
  return { ...state, active: ((state.active + 1 + by + places) % places) - 1 };
}

/** How many options the list has: the hits and the way to all results, or the suggestions. */
export function optionCount({ shown, failure }: State): number {
  if (!shown || failure) return 0;
  if (shown.kind === 'suggest') return shown.response.suggestions.length;
  return shown.response.hits.length > 0 ? shown.response.hits.length + 1 : 0;
}
