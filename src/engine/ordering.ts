/** Gives the number that results are sorted by, where it is not the score. */

import type { Segment } from '../index/segment.js';
import type { SortOrder } from '../search-model.js';

/** A row's number, larger is earlier; nothing for an order by relevance. */
export function orderingOf(segment: Segment, order: SortOrder | undefined): ((row: number) => number) | undefined {
  const { days, votes } = segment.rows.columns;
  switch (order) {
    case 'newest':
      return (row) => days[row] as number;
    case 'oldest':
      return (row) => -(days[row] as number) || Number.NEGATIVE_INFINITY;
    case 'votes':
      return (row) => votes[row] as number;
    default:
      return undefined;
  }
}
