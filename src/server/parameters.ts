/** Reads the parameters of a request, and says which one is wrong. */

import { InvalidRequestError } from '../errors.js';
import type { SearchRequest } from '../model.js';

/** Hits on a page where nothing else is asked for. */
export const DEFAULT_PAGE_SIZE = 10;

/** Parameters as Express parsed them: a name given twice is a list. */
export type QueryParameters = Readonly<Record<string, unknown>>;

/**
 * The search request of a URL's parameters `q`, `page` and `pageSize`; ranges are the searcher's to check.
 *
 * @throws InvalidRequestError for a parameter given twice or a page that is no number
 */
export function searchRequestOf(parameters: QueryParameters): SearchRequest {
  return {
    query: textOf(parameters, 'q') ?? '',
    page: numberOf(parameters, 'page') ?? 1,
    pageSize: numberOf(parameters, 'pageSize') ?? DEFAULT_PAGE_SIZE,
  };
}

/** @throws InvalidRequestError where it is given more than once */
export function textOf(parameters: QueryParameters, name: string): string | undefined {
  const value = parameters[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw new InvalidRequestError(name, 'is given more than once; once is allowed');
  return value;
}

function numberOf(parameters: QueryParameters, name: string): number | undefined {
  const text = textOf(parameters, name);
  if (text === undefined) return undefined;
  if (!/^-?\d{1,15}$/.test(text)) throw new InvalidRequestError(name, `is ${JSON.stringify(text)}; a whole number is allowed`);
  return Number(text);
}
