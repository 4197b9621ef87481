/** Says which authors a search asks for that are nobody, and what it is with other names. */

import type { SearchRequest } from '../../search-model.js';
import { type Expression, parseQuery, phraseOf } from '../syntax.js';

/** The names that a search asks for, each once: by a filter, or by `author:` where it does not exclude. */
export function authorsAsked({ query, filters = {} }: SearchRequest): string[] {
  return [...new Set([...(filters.author === undefined ? [] : [filters.author]), ...authorsIn(parseQuery(query))])];
}

function authorsIn(expression: Expression): string[] {
  if (expression.kind === 'value') return expression.keyword === 'author' ? [expression.value] : [];
  return expression.kind === 'all' || expression.kind === 'any' ? expression.of.flatMap(authorsIn) : [];
}

const AUTHOR = /author[:：](?:["“„＂「『]([^"“”„＂「」『』]*)["“”„＂「」『』]|([^\s|｜]+?)([)）]*)(?=[\s|｜]|$))/giu;

/** The search with another author in the place of one. */
export function withAuthor({ query, filters }: SearchRequest, name: string, other: string): Pick<SearchRequest, 'query' | 'filters'> {
  const replaced = query.replace(AUTHOR, (clause, quoted: string | undefined, word: string | undefined, closing = '') =>
    (quoted ?? word)?.trim() === name ? `author:${phraseOf(other)}${closing}` : clause,
  );
  return { query: replaced, ...(filters && { filters: filters.author === name ? { ...filters, author: other } : filters }) };
}
