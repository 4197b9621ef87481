/** Puts those of the first candidates first in which every piece of the query stands as typed. */
// The index cannot tell: it knows which pairs of characters stand in a text, not where.

import { type Standing, textsOf } from './piece.js';
import type { Plan } from './plan.js';
import { RERANKED } from './ranking.js';
import type { Read, Selected } from './selection.js';

/** A candidate whose texts may have been looked at. */
export interface Ordered extends Selected {
  readonly standing?: Standing;
}

/**
 * The first {@link RERANKED} by how they match, those in the script that was typed before others, then as they were; the others behind them. The
 * first ones are always the same, whichever page is asked for.
 *
 * @param hits so many different keys are wanted; candidates behind these are not read, and keep the order they came in
 */
export function reorder(selected: readonly Selected[], plan: Plan, read: Read, hits: number): Ordered[] {
  const groups: Record<Standing | 'typed', Ordered[]> = { typed: [], 3: [], 2: [], 1: [], 0: [] };
  const typed = new Set<number>();
  let next = 0;
  for (; next < Math.min(RERANKED, selected.length) && typed.size < hits; next++) {
    const ordered = looked(selected[next] as Selected, plan, read);
    const isTyped = ordered.standing === 3 && plan.isInTypedScript(textsOf(read(ordered.ordinal)));
    groups[isTyped ? 'typed' : ordered.standing].push(ordered);
    if (isTyped) typed.add(ordered.key);
  }
  return [...groups.typed, ...groups[3], ...groups[2], ...groups[1], ...groups[0], ...selected.slice(next)];
}

/** The candidate with what its texts say: where the index takes too many for what they are not, the text has the last word. */
export function looked(candidate: Selected, plan: Plan, read: Read): Ordered & { readonly standing: Standing } {
  const { match, ordinal } = candidate;
  const standing = match === 'some' ? 0 : plan.standing(textsOf(read(ordinal)));
  return { ...candidate, match: standing === 0 ? 'some' : 'all', standing };
}
