/** Reads a query as a search does: one that asks for nothing is plain text. */

import { type Expression, parseQuery, plainQuery } from './syntax.js';

/** What only excludes, or has nothing but signs, is plain text, unless a filter says what is looked for. */
export function readQuery(query: string, isFiltered: boolean): Expression {
  const expression = parseQuery(query);
  return isFiltered || asksForSomething(expression) ? expression : plainQuery(query);
}

/** Whether a query only says what is not wanted. */
export function onlyExcludes(query: string): boolean {
  return query.trim() !== '' && !asksForSomething(parseQuery(query));
}

/** Whether a part of it says what to look for. */
function asksForSomething(expression: Expression): boolean {
  if (expression.kind === 'not') return false;
  return expression.kind === 'all' || expression.kind === 'any' ? expression.of.some(asksForSomething) : true;
}
