/** Turns the filters beside a query into conditions. */

import { InvalidRequestError } from '../errors.js';
import type { Condition } from '../retrieval.js';
import type { Filters } from '../search-model.js';
import { withoutIgnorables } from '../text/unbroken.js';
import { daysCondition } from './asked.js';
import { isPeriod, isReversed } from './dates.js';

/** @throws InvalidRequestError for a day that is none, or a first day behind the last */
export function checkFilters({ from, to }: Filters): void {
  for (const [parameter, day] of Object.entries({ from, to })) {
    if (day === undefined || isPeriod(day)) continue;
    throw new InvalidRequestError(parameter, `is ${JSON.stringify(day)}; a year, a month or a day is allowed, such as 2021, 2021-06 or 2021-06-30`);
  }
  if (isReversed({ ...(from && { from }), ...(to && { to }) }))
    throw new InvalidRequestError('from', `is ${JSON.stringify(from)}, later than to, ${JSON.stringify(to)}; the same or an earlier one is allowed`);
}

/** One condition a filter. */
export function filterConditions({ author, site, topic, from, to }: Filters): Condition[] {
  const values = Object.entries({ author, site, topic }).flatMap(([keyword, value]) =>
    value === undefined ? [] : [{ keyword: keyword as 'author' | 'site' | 'topic', value: keyword === 'site' ? value : withoutIgnorables(value) }],
  );
  return [...values, ...(from || to ? [daysCondition({ ...(from && { from }), ...(to && { to }) })] : [])];
}
