/** Reads a query as a search does: one that asks for nothing is plain text, and in a sentence signs are only hints. */

import { matchKey } from '../text/fold.js';
import { STRICT_CHARACTERS } from './ranking.js';
import { charactersIn, textPartsOf } from './read-parts.js';
import { type Expression, parseQuery, plainParts, plainQuery } from './syntax.js';

/**
 * Quotation marks, bars and asterisks at an end; quotation marks around the value of a field, or around what is excluded, stay.
 */
const HINTS = /((?:(?:question|author|site|date)[:：]|[-－])["“„＂「『][^"“”„＂「」『』]*["”＂」』])|["“”„＂「」『』|｜]|[*＊]+(?=\s|$)/giu;

/** What only excludes, or has nothing but signs, is plain text, unless a filter says what is looked for. */
export function readQuery(query: string, isFiltered: boolean): Expression {
  const expression = parseQuery(query);
  if (!isFiltered && !asksForSomething(expression)) return plainQuery(query);
  // In a sentence they are the writer's, not the searcher's.
  return isSentence(expression) ? parseQuery(query.replace(HINTS, (_sign, value: string | undefined) => value ?? ' ')) : expression;
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
