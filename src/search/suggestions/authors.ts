/** Finds authors whose names begin as what was typed, or as what it means. */

import type { Suggestion } from '../../suggestion-model.js';
import { matchKey } from '../../text/fold.js';
import { Typed } from '../marks/typed.js';
import type { Meaning } from './meanings.js';
import type { NameTable } from './names.js';

/** More people of a similar name are better asked for by more of it. */
const MAX_AUTHORS = 3;

/** Names as typed first; no two that are the same but for case, width and script. */
export function suggestedAuthors(names: NameTable, typed: string, meanings: readonly Meaning[]): Suggestion[] {
  const meant = meanings.filter(({ start }) => start === 0).map(({ text, end }) => text.slice(0, end));
  const found = new Map<string, Suggestion>();
  for (const [i, beginning] of [typed.trimStart(), ...meant].entries()) {
    for (const { value, count, at } of names.find(matchKey(beginning), MAX_AUTHORS)) {
      const range = { start: at, end: at + beginning.length };
      const marks = i === 0 ? new Typed([typed]).marksIn(value, [range]) : [{ ...range, why: 'pinyin' as const }];
      const key = matchKey(value);
      if (!found.has(key)) found.set(key, { kind: 'author', text: value, marks, query: '', filters: { author: value }, count });
    }
  }
  return [...found.values()].slice(0, MAX_AUTHORS);
}
