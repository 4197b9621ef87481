/** Looks at the texts of candidates, where the index cannot tell how they match: it knows which pairs of characters stand in a text, not where. */

import { textsOf } from './answer-texts.js';
import type { Standing } from './piece.js';
import type { Plan } from './plan.js';
import { RESCORED } from './ranking.js';
import type { Rescored } from './rescoring.js';
import { NAMED_LEVEL, type Read } from './selection.js';

/** A candidate whose texts may have been looked at. */
export interface Verified extends Rescored {
  readonly standing?: Standing;
}

/** Hits to be found: answers or questions, by any numbers. */
export interface WantedHits {
  readonly most: number;
  readonly hitOf: (ordinal: number) => number;
}

/**
 * Of the first {@link RESCORED} those first whose author has the name that was typed, then those in which every piece stands as typed, those in the script that was typed before others. Only what the index
 * takes for such is read. The first ones are always the same, whichever page is asked for.
 *
 * @param wanted how many hits, and which hit a candidate belongs to; candidates behind these are not read, and keep the order they came in
 */
export function literalFirst(candidates: readonly Rescored[], plan: Plan, read: Read, wanted: WantedHits): Verified[] {
  const groups: Record<Standing | 'named' | 'typed', Verified[]> = { named: [], typed: [], 3: [], 2: [], 1: [], 0: [] };
  const first = new Set<number>();
  let next = 0;
  for (; next < Math.min(RESCORED.strict, candidates.length) && first.size < wanted.most; next++) {
    const candidate = candidates[next] as Rescored;
    if (candidate.level === NAMED_LEVEL) {
      groups.named.push(candidate);
      first.add(wanted.hitOf(candidate.ordinal));
      continue;
    }
    const verified = candidate.level === 0 ? looked(candidate, plan, read) : { ...candidate, standing: standingOf(candidate, plan) };
    const isTyped = verified.standing === 3 && plan.isInTypedScript(textsOf(read(verified.ordinal)));
    groups[isTyped ? 'typed' : verified.standing].push(verified);
    if (isTyped) first.add(wanted.hitOf(candidate.ordinal));
  }
  return [...groups.named, ...groups.typed, ...groups[3], ...groups[2], ...groups[1], ...groups[0], ...candidates.slice(next)];
}

/** The candidate with what its texts say: where the index takes too many for what they are not, the text has the last word. */
export function looked(candidate: Rescored, plan: Plan, read: Read): Verified & { readonly standing: Standing } {
  if (candidate.match === 'some') return { ...candidate, standing: 0 };
  const answer = read(candidate.ordinal);
  const isNamed = plan.named?.has(answer.author) === true;
  const standing = plan.isExact && plan.isStrict && !isNamed ? standingOf(candidate, plan) : plan.standing(textsOf(answer));
  return { ...candidate, match: standing > 0 || isNamed ? 'all' : 'some', standing };
}

/** How a candidate stands by what the index knows. */
const standingOf = ({ level }: Rescored, { levels }: Plan): Standing => levels[level]?.standing ?? 0;
