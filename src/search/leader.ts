/** Chooses which of the copies of an answer is shown: the fullest text, and of those the earliest. */
// By score alone it would often be one that was cut short: what is typed weighs more in a shorter text.

import type { Engine } from '../engine/engine.js';
import type { Answer } from '../model.js';
import type { Condition } from '../retrieval.js';
import { allOf, anyOf, type Standing, textsOf } from './piece.js';
import type { Plan } from './plan.js';
import { BM25 } from './ranking.js';
import { looked, type Ordered } from './reorder.js';
import { type Read, type Scoring, type Selection, scoringOf } from './selection.js';

/** A text is full that is so long, as a share of the longest copy: a line of thanks makes no fuller text. */
const FULL = 0.9;

/** So many copies of a hit are asked about at most, the best ones. */
const MAX_ASKED = 8;

/** What a choice is made with. */
export interface LeaderContext {
  readonly engine: Engine;
  readonly plan: Plan;
  readonly selection: Pick<Selection, 'clauses'>;
  readonly read: Read;
}

/** A hit, and the copies that a reader would rather see, the best first. */
interface Choice {
  readonly first: Ordered;
  readonly better: readonly number[];
}

/**
 * Each hit, or the copy to show in its place. That one satisfies all that the query and its filters ask, and matches no worse than the one found
 * first; a better one that does not is passed over.
 *
 * @param hits the first found of each group of copies
 * @returns as many, in the same order
 */
export function leadersOf(hits: readonly Ordered[], context: LeaderContext): Ordered[] {
  const choices = hits.map((first): Choice => ({ first, better: betterThan(first.ordinal, context) }));
  const scores = new Map([...(['typed', 'alike', 'some'] as const).flatMap((scoring) => [...matching(scoring, choices, context)])]);
  return choices.map(({ first, better }) => {
    const standing = better.length > 0 ? looked(first, context.plan, context.read).standing : 0;
    const leader = better.find((ordinal) => scores.has(ordinal) && standingOf(ordinal, context) >= standing);
    if (leader === undefined) return first;
    return { ...first, ordinal: leader, score: scores.get(leader) as number, standing: first.match === 'some' ? 0 : standingOf(leader, context) };
  });
}

const standingOf = (ordinal: number, { plan, read }: LeaderContext): Standing => plan.standing(textsOf(read(ordinal)));

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

/** Those of the better copies that match as well, with their scores: the engine alone knows what satisfies every condition. */
function matching(scoring: Scoring, choices: readonly Choice[], { engine, plan, selection, read }: LeaderContext): Map<number, number> {
  const asked = choices.flatMap(({ first, better }) => (scoringOf(first) === scoring ? better : []));
  if (asked.length === 0) return new Map();
  const answers = asked.map(read);
  const ids = new Set(answers.map(({ id }) => id));
  const among: Condition = { where: anyOf(answers.map(originOf)), holds: ({ id }) => ids.has(id) };
  const must = scoring === 'some' ? plan.must : plan.all;
  const query = { clauses: selection.clauses[scoring], bm25: BM25, condition: must ? allOf([must, among]) : among };
  return new Map(engine.retrieve(query, asked.length).candidates.map(({ ordinal, score }) => [ordinal, score]));
}

/** True of the answer and of the few that share author, site and day with it: these are read to find it. */
function originOf({ author, site, answeredOn, archivedOn }: Answer): Condition {
  const day = answeredOn ?? archivedOn;
  return allOf([{ keyword: 'author', value: author }, { keyword: 'site', value: site }, ...(day ? [{ keyword: 'day' as const, value: day }] : [])]);
}
