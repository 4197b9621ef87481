/** Reads a query as a search does: one that asks for nothing is plain text, and in a sentence signs are only hints. */

import { matchKey } from '../text/fold.js';
import { withoutIgnorables } from '../text/unbroken.js';
import { quotedAt } from './quotation.js';
import { STRICT_CHARACTERS } from './ranking.js';
import { charactersIn, textPartsOf } from './read-parts.js';
import { type Expression, parseQuery, plainParts, plainQuery } from './syntax.js';

/** Bars, asterisks at an end, quotation marks; and what may stand before those that are no hints: around the value of a field, or around what is excluded. */
const HINTS = /(?<before>(?:question|author|site|date)[:：]|[-－])|["“”„＂「」『』|｜]|[*＊]+(?=\s|$)/giu;

/** What only excludes, or has nothing but signs, is plain text, unless a filter says what is looked for. */
export function readQuery(query: string, isFiltered: boolean): Expression {
  const expression = parseQuery(query);
  if (!isFiltered && !asksForSomething(expression)) return plainQuery(query);
  // In a sentence they are the writer's, not the searcher's.
  return isSentence(expression) ? parseQuery(withoutHints(query)) : expression;
}

function withoutHints(query: string): string {
  let kept = '';
  let from = 0;
  for (const { 0: sign, index, groups } of query.matchAll(HINTS)) {
    if (index < from) continue;
    const end = index + sign.length;
    const next = groups?.before === undefined ? end : (quotedAt(query, end)?.end ?? end);
    kept += query.slice(from, index) + (groups?.before === undefined ? ' ' : query.slice(index, next));
    from = next;
  }
  return kept + query.slice(from);
}

/** Whether a query is empty, or has nothing but blanks and characters that nobody sees. */
export function isBlank(query: string): boolean {
  return withoutIgnorables(query).trim() === '';
}

/** Whether a query only says what is not wanted. */
export function onlyExcludes(query: string): boolean {
  return query.trim() !== '' && !asksForSomething(parseQuery(query));
}

/** The expression with phrases and beginnings taken by their words. */
export function softened(expression: Expression): Expression {
  if (expression.kind === 'text') return expression.field ? expression : { kind: 'all', of: plainParts(expression.text) };
  if (expression.kind !== 'all' && expression.kind !== 'any') return expression;
  return { kind: expression.kind, of: expression.of.map(softened) };
}

/** Whether a part of it says what to look for. */
function asksForSomething(expression: Expression): boolean {
  if (expression.kind === 'not') return false;
  return expression.kind === 'all' || expression.kind === 'any' ? expression.of.some(asksForSomething) : true;
}

/** Whether text without signs that is longer than names are is asked for. */
function isSentence(expression: Expression): boolean {
  return textPartsOf(expression).some(
    ({ text, isPhrase, isPrefix, field }) => !isPhrase && !isPrefix && !field && charactersIn(matchKey(text)) > STRICT_CHARACTERS,
  );
}
