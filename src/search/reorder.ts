/** Puts those of the first candidates first in which every piece of the query stands as typed. */
// The index cannot tell: it knows which pairs of characters stand in a text, not where.

import type { Standing } from './piece.js';
import { type Plan, textsOf } from './plan.js';
import { RERANKED } from './ranking.js';
import type { Read, Selected } from './selection.js';

/** A candidate whose texts may have been looked at. */
export interface Ordered extends Selected {
  readonly standing?: Standing;
}

/**
 * The first {@link RERANKED} by how they match, then as they were; the others behind them. The first ones are always the same, whichever
 * page is asked for.
 */
export function reorder(selected: readonly Selected[], plan: Plan, read: Read): Ordered[] {
  // Then all that match do so as typed, and the others come behind already.
  if (!plan.literal && !plan.doubtful) return selected.map((candidate) => ({ ...candidate, standing: candidate.match === 'all' ? 2 : 0 }));
  const looked = selected.slice(0, RERANKED).map((candidate): Ordered => ({ ...candidate, standing: standingOf(candidate, plan, read) }));
  // Sorting keeps the order of equals.
  looked.sort((a, b) => (b.standing as number) - (a.standing as number));
  return [...looked, ...selected.slice(RERANKED)];
}

/** Whether a candidate is among those that hold all was decided for all of them alike. */
function standingOf({ match, ordinal }: Selected, plan: Plan, read: Read): Standing {
  return match === 'some' ? 0 : (Math.max(1, plan.standing(textsOf(read(ordinal)))) as Standing);
}
