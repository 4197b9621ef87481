/** Turns the filters beside a query into conditions. */

import { InvalidRequestError } from '../errors.js';
import type { Condition } from '../retrieval.js';
import type { FacetField, Filters, FilterValues } from '../search-model.js';
import { withoutIgnorables } from '../text/unbroken.js';
import { daysCondition } from './asked.js';
import { isPeriod, isReversed } from './dates.js';
import { anyOf } from './piece.js';

/** Filters that take several values. */
export const VALUE_FILTERS = ['author', 'site', 'topic'] as const satisfies (keyof Filters)[];

/** The most values of one filter: each is a list of answers to be joined. */
export const MAX_VALUES = 20;

/** What ids of questions look like. */
const QUESTION_ID = /^[\da-f]{12}$/;

/** @throws InvalidRequestError for an id that is none, what is no text, too many values of one filter, a day that is none, or a first day behind the last */
export function checkFilters({ from, to, question, ...filters }: Filters): void {
  if (question !== undefined && !QUESTION_ID.test(question))
    throw new InvalidRequestError('question', `is ${JSON.stringify(question)}; the id of a question is allowed, 12 hexadecimal digits`);
  for (const name of VALUE_FILTERS) checkValues(name, filters[name]);
  for (const [parameter, day] of Object.entries({ from, to })) {
    if (day === undefined || isPeriod(day)) continue;
    throw new InvalidRequestError(parameter, `is ${JSON.stringify(day)}; a year, a month or a day is allowed, such as 2021, 2021-06 or 2021-06-30`);
  }
  if (isReversed({ ...(from && { from }), ...(to && { to }) }))
    throw new InvalidRequestError('from', `is ${JSON.stringify(from)}, later than to, ${JSON.stringify(to)}; the same or an earlier one is allowed`);
}

function checkValues(name: string, given: unknown): void {
  if (given === undefined || typeof given === 'string') return;
  if (!Array.isArray(given) || !given.every((value) => typeof value === 'string'))
    throw new InvalidRequestError(name, 'is neither a text nor a list of texts; these are allowed');
  const count = new Set(given).size;
  if (count > MAX_VALUES) throw new InvalidRequestError(name, `has ${count} values; at most ${MAX_VALUES} are allowed`);
}

/** The values of a filter, each once; none where it is absent. */
export function valuesOf(filter: FilterValues | undefined): readonly string[] {
  if (filter === undefined) return [];
  return typeof filter === 'string' ? [filter] : [...new Set(filter)];
}

/** A filter for any of these values; nothing for none. */
export function anyValue(values: readonly string[]): FilterValues | undefined {
  return values.length > 1 ? values : values[0];
}

/** The filters without those that are absent, or lists of nothing. */
export function givenFilters(filters: Filters): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => typeof value === 'string' || value?.length > 0));
}

/** One condition a filter. */
export function filterConditions({ from, to, question, ...filters }: Filters): Condition[] {
  const values = VALUE_FILTERS.flatMap((keyword): Condition[] => {
    const any = valuesOf(filters[keyword]).map((value) => ({ keyword, value: keyword === 'site' ? value : withoutIgnorables(value) }));
    return any.length > 0 ? [anyOf(any)] : [];
  });
  return [...values, ...(question ? [{ question }] : []), ...(from || to ? [daysCondition({ ...(from && { from }), ...(to && { to }) })] : [])];
}

/** The filters that decide what a facet counts left out: those of its own field. */
export function withoutFilterOf(field: FacetField, filters: Filters): Filters {
  const { from, to, ...values } = filters;
  if (field === 'year') return values;
  const { [field]: _own, ...others } = filters;
  return others;
}
