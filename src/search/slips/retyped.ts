/** Writes a query anew with another text in the place of a part's, and all else as typed. */

import type { Expression, TextPart } from '../syntax.js';

/** Reads a query. */
export type ReadQuery = (query: string) => Expression;

/**
 * The query in which `text` stands wherever a part of just that text asks for `from`: parts that are excluded, phrases, and parts that end with a sign stay. Nothing where
 * the query would then be read in some other way.
 */
export function retyped(query: string, from: string, text: string, read: ReadQuery): string | undefined {
  let current = query;
  let isChanged = false;
  for (let at = current.indexOf(from); at >= 0; ) {
    const next = current.slice(0, at) + text + current.slice(at + from.length);
    const isMeant = saysOneInstead(read(current), read(next), from, text);
    if (isMeant) current = next;
    isChanged ||= isMeant;
    at = current.indexOf(from, at + (isMeant ? text.length : from.length));
  }
  return isChanged ? current : undefined;
}

/** Whether two readings are the same but for one part that may be corrected. */
function saysOneInstead(before: Expression, after: Expression, from: string, text: string): boolean {
  const wanted = JSON.stringify(after);
  const changes = correctable(before).filter((part) => part.text === from);
  return changes.some((part) => JSON.stringify(replaced(before, part, text)) === wanted);
}

/** Parts whose texts are no more than what the reader looks for. */
export function correctable(expression: Expression): TextPart[] {
  if (expression.kind === 'text') return expression.isPhrase || expression.isPrefix ? [] : [expression];
  return expression.kind === 'all' || expression.kind === 'any' ? expression.of.flatMap(correctable) : [];
}

function replaced(expression: Expression, part: TextPart, text: string): Expression {
  if (expression === part) return { ...part, text };
  if (expression.kind !== 'all' && expression.kind !== 'any') return expression;
  return { ...expression, of: expression.of.map((one) => replaced(one, part, text)) };
}
