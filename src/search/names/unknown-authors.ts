/** Says which authors a search asks for that are nobody, and what it is with other names. */

import type { SearchRequest } from '../../search-model.js';
import { anyValue, valuesOf } from '../filters.js';
import { phraseOf } from '../quotation.js';
import { type Expression, fieldValues, parseQuery } from '../syntax.js';

/** The names that a search asks for, each once: by a filter, or by `author:` where it does not exclude. */
export function authorsAsked({ query, filters = {} }: SearchRequest): string[] {
  return [...new Set([...valuesOf(filters.author), ...authorsIn(parseQuery(query))])];
}

function authorsIn(expression: Expression): string[] {
  if (expression.kind === 'value') return expression.keyword === 'author' ? [expression.value] : [];
  return expression.kind === 'all' || expression.kind === 'any' ? expression.of.flatMap(authorsIn) : [];
}

/** The search with another author in the place of one, wherever it names him. */
export function withAuthor({ query, filters }: SearchRequest, name: string, other: string): Pick<SearchRequest, 'query' | 'filters'> {
  let replaced = '';
  let from = 0;
  for (const { keyword, value, start, end } of fieldValues(query)) {
    if (keyword !== 'author' || value !== name) continue;
    replaced += `${query.slice(from, start)}author:${phraseOf(other)}`;
    from = end;
  }
  const author = anyValue([...new Set(valuesOf(filters?.author).map((value) => (value === name ? other : value)))]);
  return { query: replaced + query.slice(from), ...(filters && { filters: author === undefined ? filters : { ...filters, author } }) };
}
