/** Looks at the texts of candidates, where the index cannot tell how they match: it knows which pairs of characters stand in a text, not where. */

import { type Standing, textsOf } from './piece.js';
import type { Plan } from './plan.js';
import { RESCORED } from './ranking.js';
import type { Rescored } from './rescoring.js';
import type { Read } from './selection.js';

/** A candidate whose texts may have been looked at. */
export interface Verified extends Rescored {
  readonly standing?: Standing;
}

/**
 * Of the first {@link RESCORED} those first in which every piece stands as typed, those in the script that was typed before others. Only what the index
 * takes for such is read. The first ones are always the same, whichever page is asked for.
 *
 * @param hits so many different keys are wanted; candidates behind these are not read, and keep the order they came in
 */
export function literalFirst(candidates: readonly Rescored[], plan: Plan, read: Read, hits: number): Verified[] {
  const groups: Record<Standing | 'typed', Verified[]> = { typed: [], 3: [], 2: [], 1: [], 0: [] };
  const typed = new Set<number>();
  let next = 0;
  for (; next < Math.min(RESCORED.strict, candidates.length) && typed.size < hits; next++) {
    const candidate = candidates[next] as Rescored;
    const verified = candidate.level === 0 ? looked(candidate, plan, read) : { ...candidate, standing: standingOf(candidate, plan) };
    const isTyped = verified.standing === 3 && plan.isInTypedScript(textsOf(read(verified.ordinal)));
    groups[isTyped ? 'typed' : verified.standing].push(verified);
    if (isTyped) typed.add(verified.key);
  }
  return [...groups.typed, ...groups[3], ...groups[2], ...groups[1], ...groups[0], ...candidates.slice(next)];
}

/** The candidate with what its texts say: where the index takes too many for what they are not, the text has the last word. */
export function looked(candidate: Rescored, plan: Plan, read: Read): Verified & { readonly standing: Standing } {
  if (candidate.match === 'some') return { ...candidate, standing: 0 };
  const standing = plan.isExact && plan.isStrict ? standingOf(candidate, plan) : plan.standing(textsOf(read(candidate.ordinal)));
  return { ...candidate, match: standing === 0 ? 'some' : 'all', standing };
}

/** How a candidate stands by what the index knows. */
const standingOf = ({ level }: Rescored, { levels }: Plan): Standing => levels[level]?.standing ?? 0;
