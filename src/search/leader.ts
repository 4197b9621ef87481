/** Chooses which of the copies of an answer is shown: the fullest text, and of those the earliest. */
// By score alone it would often be one that was cut short: what is typed weighs more in a shorter text.

import type { Engine } from '../engine/engine.js';
import type { Answer } from '../model.js';
import type { Match } from '../search-model.js';
import type { Plan } from './plan.js';
import { WEIGHTS } from './ranking.js';
import { type Rescored, rescored } from './rescoring.js';
import type { Read } from './selection.js';
import { looked, type Verified } from './verification.js';

/** A text is full that is so long, as a share of the longest copy: a line of thanks makes no fuller text. */
const FULL = 0.9;

/** So many copies of a hit are asked about at most, the best ones. */
const MAX_ASKED = 8;

/** What a choice is made with. */
export interface LeaderContext {
  readonly engine: Engine;
  readonly plan: Plan;
  readonly read: Read;
}

/** A hit, and the copies that a reader would rather see, the best first. */
interface Choice {
  readonly first: Verified;
  readonly better: readonly number[];
}

/**
 * Each hit, or the copy to show in its place. That one satisfies all that the query and its filters ask, and matches no worse than the one found
 * first; a better one that does not is passed over.
 *
 * @param hits the first found of each group of copies
 * @param found all candidates, in whose scores those of copies are mostly known
 * @returns as many, in the same order
 */
export function leadersOf(hits: readonly Verified[], found: readonly Rescored[], context: LeaderContext): Verified[] {
  const choices = hits.map((first): Choice => ({ first, better: betterThan(first.ordinal, context) })).filter(({ better }) => better.length > 0);
  if (choices.length === 0) return [...hits];
  const known = new Map(found.map((candidate) => [candidate.ordinal, candidate]));
  for (const candidate of matching(choices, known, context)) known.set(candidate.ordinal, candidate);
  const leaders = new Map(choices.map((choice) => [choice.first, leaderOf(choice, known, context)]));
  return hits.map((first) => leaders.get(first) ?? first);
}

function leaderOf({ first, better }: Choice, known: ReadonlyMap<number, Rescored>, { plan, read }: LeaderContext): Verified {
  const { standing } = looked(first, plan, read);
  for (const ordinal of better) {
    const candidate = known.get(ordinal);
    const leader = candidate && looked({ ...candidate, match: first.match }, plan, read);
    if (leader && leader.standing >= standing) return leader;
  }
  return first;
}

function betterThan(ordinal: number, { engine, read }: LeaderContext): number[] {
  const copies = engine.copiesOf(ordinal);
  if (copies.length === 0) return [];
  const all = preferred([ordinal, ...copies], read);
  return all.slice(0, Math.min(all.indexOf(ordinal), MAX_ASKED));
}

/** Full texts first, of these the earliest, then the longest. What is equal stays as it was. */
function preferred(ordinals: readonly number[], read: Read): number[] {
  const longest = Math.max(...ordinals.map((ordinal) => read(ordinal).text.length));
  const isFull = ({ text }: Answer): boolean => text.length >= FULL * longest;
  return ordinals.toSorted((a, b) => {
    const [left, right] = [read(a), read(b)];
    if (!isFull(left) || !isFull(right)) return right.text.length - left.text.length;
    return dayOf(left) === dayOf(right) ? right.text.length - left.text.length : dayOf(left) < dayOf(right) ? -1 : 1;
  });
}

/** The day that speaks for an answer; what has none comes behind all days. */
function dayOf({ answeredOn, archivedOn }: Answer): string {
  return answeredOn ?? archivedOn ?? '9999-99-99';
}

/** Those of the better copies that match as well and are not known yet: the engine alone knows what satisfies every condition. */
function matching(choices: readonly Choice[], known: ReadonlyMap<number, Rescored>, { engine, plan }: LeaderContext): Rescored[] {
  const asked = new Map<Rescored['clauses'], { readonly match: Match; readonly among: number[] }>();
  for (const { first, better } of choices) {
    const group = asked.get(first.clauses) ?? { match: first.match, among: [] };
    group.among.push(...better.filter((ordinal) => !known.has(ordinal)));
    asked.set(first.clauses, group);
  }
  return [...asked].flatMap(([clauses, { match, among }]) => {
    if (among.length === 0) return [];
    const condition = match === 'all' ? plan.all : plan.must;
    const { candidates } = engine.retrieve({ clauses, bm25: WEIGHTS.bm25, among, ...(condition && { condition }) }, among.length);
    return rescored(
      candidates.map((candidate) => ({ ...candidate, match, clauses })),
      false,
      engine,
    );
  });
}
