/** Finds the answers that match a plan, and says how they match by what the index knows. */

import type { Engine, Retrieved } from '../engine/engine.js';
import type { Answer } from '../model.js';
import type { Candidate, Clause, MatchLevel, Query } from '../retrieval.js';
import type { FacetField, Facets, Match, SortOrder, StoppedBy, TotalRelation } from '../search-model.js';
import { textsOf } from './answer-texts.js';
import type { Plan } from './plan.js';
import { withRarity } from './query.js';
import { RESCORED, WEIGHTS } from './ranking.js';

/** Which answers are wanted. */
export interface Wanted {
  /** How many hits, from the first one on. */
  readonly hits: number;
  /** Where the order is strict, answers that match in part follow only where the others are fewer than this. */
  readonly pageSize: number;
  /** Whether what matches in part is left out, or is all that there is. */
  readonly only?: 'whole' | 'partial';
  readonly order: SortOrder;
  /** Whether each copy of a text is found, and counts. */
  readonly copies?: boolean;
  /** Whether hits, totals and facets count questions. */
  readonly byQuestion?: boolean;
  readonly facets?: readonly FacetField[];
}

/** A candidate with how it matches by what the index knows, and what it scores by. */
export interface Selected extends Candidate {
  readonly match: Match;
  readonly clauses: readonly Clause[];
}

/** The level of answers whose author has the name that was typed, where they come first for that; the levels of a plan begin at 0. */
export const NAMED_LEVEL = -1;

/** All that was found. */
export interface Selection {
  /** In the engine's order; of at least `wanted.hits` different questions, where these are wanted and there are so many. */
  readonly selected: readonly Selected[];
  readonly total: number;
  readonly totalAll: number;
  /** How many answers have everything, also where hits are questions. */
  readonly answersAll: number;
  readonly totalRelation: TotalRelation;
  /** What matches in part is left out, since there is enough that matches in full. */
  readonly leavesPartial?: true;
  readonly facets?: () => Facets;
  /** What of some answers was found, in the engine's order. */
  readonly among: (ordinals: readonly number[]) => readonly Selected[];
  /** The same without their scores and in no order, where that is known without asking again. */
  readonly foundAmong?: Retrieved['foundAmong'];
  readonly stoppedBy?: StoppedBy;
}

/** So many answers at most are read to see whether they are what the index takes them for. */
const MAX_VERIFIED = 100;

const NOTHING_FOUND: Selection = { selected: [], total: 0, totalAll: 0, answersAll: 0, totalRelation: 'exact', among: () => [] };

/** Reads answers of one search, each once. */
export type Read = (ordinal: number) => Answer;

/** What is wanted of all that matches. */
export function select(engine: Engine, plan: Plan, wanted: Wanted): Selection {
  if (!plan.all) return { ...NOTHING_FOUND, facets: () => Object.fromEntries((wanted.facets ?? []).map((field) => [field, []])) };
  const query = { ...queryOf(engine, plan, wanted), ...verificationOf(plan) };
  const { candidates, onLevels, answersOnLevels, unverified, total, totalRelation, facets, foundAmong, stoppedBy } = gather(engine, wanted, query);
  const totalAll = Math.max(0, onLevels - unverified);
  const hasPartial = takesPartial(query, { onLevels, unverified });
  const all = (found: readonly Candidate[]): Selected[] => found.map((candidate) => selectedOf(candidate, query, plan));
  return {
    selected: all(candidates),
    total: hasPartial ? total : totalAll,
    totalAll,
    answersAll: Math.max(0, answersOnLevels - unverified),
    totalRelation: unverified > 0 ? 'atLeast' : totalRelation,
    ...(query.partial && query.clauses.length > 0 && !hasPartial && { leavesPartial: true as const }),
    ...(facets && { facets }),
    among: (ordinals) => {
      const { partial: _partial, facets: _facets, group: _group, ...rest } = query;
      const partial = hasPartial ? { partial: { below: Number.POSITIVE_INFINITY } } : {};
      return all(engine.retrieve({ ...rest, ...partial, among: ordinals }, ordinals.length).candidates);
    },
    ...(foundAmong && { foundAmong }),
    ...(stoppedBy && { stoppedBy }),
  };
}

/** How many answers have everything; nothing is scored. */
export function countAll(engine: Engine, plan: Plan, wanted: Counted = {}): number {
  if (!plan.all) return 0;
  const query: Query = { clauses: [], bm25: WEIGHTS.bm25, levels: [{ condition: plan.all }], ...verificationOf(plan), ...countingOf(wanted) };
  const { onLevels, unverified } = engine.retrieve(query, 0);
  return Math.max(0, onLevels - unverified);
}

/** What counts as one. */
type Counted = Pick<Wanted, 'copies' | 'byQuestion'>;

function countingOf({ copies, byQuestion }: Counted): Pick<Query, 'collapse' | 'group'> {
  return { ...(!copies && { collapse: 'copies' }), ...(byQuestion && { group: 'question' }) };
}

/** Of what stands by its pairs of characters only the texts can tell: these may be apart, and a word missing. */
function verificationOf({ sure, standing }: Plan): Pick<Query, 'verify'> {
  return sure ? { verify: { sure, most: MAX_VERIFIED, holds: (answer) => standing(textsOf(answer)) > 0 } } : {};
}

/** What is asked of the engine: levels one by one where the order is strict, else one list. */
function queryOf(
  engine: Engine,
  plan: Plan,
  { order, pageSize, only, facets, ...counted }: Wanted,
): Query & { readonly levels: readonly MatchLevel[] } {
  const shared = { bm25: WEIGHTS.bm25, order, ...(plan.must && { condition: plan.must }), ...countingOf(counted), ...(facets && { facets }) };
  const rarity: Engine['rarity'] = (channel, term) => engine.rarity(channel, term);
  const clauses = withRarity(plan.clauses, rarity);
  const expanded = [...clauses, ...withRarity(plan.expansionClauses, rarity)];
  // In a sentence some word always has others elsewhere; words that were parted by blanks are meant one by one.
  const partial = plan.parts.length > 1 ? expanded : clauses;
  if (only === 'partial') return { ...shared, clauses: partial, levels: [], partial: { below: 1 } };
  const all = { condition: plan.all as NonNullable<Plan['all']> };
  const below = (most: number): Pick<Query, 'partial'> => (only === 'whole' ? {} : { partial: { below: most } });
  if (order !== 'relevance') return { ...shared, clauses: partial, levels: [all], ...below(1) };
  if (!plan.isStrict) return { ...shared, clauses: partial, levels: [all], ...below(Number.POSITIVE_INFINITY) };
  const loose = [...clauses, ...plan.looseClauses];
  // Other words order those answers only that are found by them: a rare one would else decide among those that have what was typed.
  const clausesBy = { 3: clauses, 2: loose, 1: [...loose, ...expanded.slice(clauses.length)] };
  const levels = plan.levels.map(({ condition, standing }) => ({ condition, clauses: clausesBy[standing] }));
  // What somebody wrote says nothing of his name.
  const named = plan.named ? [{ condition: plan.named.condition, clauses: [] }] : [];
  return { ...shared, clauses: partial, levels: [...named, ...levels], levelsFirst: true, ...below(pageSize) };
}

function selectedOf(
  candidate: Candidate,
  { levels, clauses, levelsFirst }: Query & { readonly levels: readonly MatchLevel[] },
  { named }: Plan,
): Selected {
  const level = levels[candidate.level];
  const { ordinal, score } = candidate;
  const own = named && levelsFirst ? candidate.level + NAMED_LEVEL : candidate.level;
  return { ordinal, score, level: own, match: level ? 'all' : 'some', clauses: level?.clauses ?? clauses };
}

/**
 * The first ones are rescored, whichever page is asked for. By question, retrieves until there are as many questions as hits are wanted, or no more answers: each time without
 * the answers to those that are known, however many these have.
 */
function gather(engine: Engine, { hits, order, byQuestion }: Wanted, query: Query): Retrieved {
  const rescored = order === 'relevance' ? RESCORED : { strict: 0, list: 0 };
  const most = Math.max(hits, rescored.list);
  const limit = query.levelsFirst ? Math.max(hits, rescored.strict) : most;
  const retrieved = engine.retrieve({ ...query, ...(query.partial && { partial: { ...query.partial, most } }) }, limit);
  if (!byQuestion) return retrieved;
  const isWhole = ({ level }: Candidate): boolean => !query.levelsFirst || level < (query.levels?.length ?? 0);
  const { facets: _facets, partial: _partial, ...rest } = query;
  const partial = takesPartial(query, retrieved) ? { partial: { below: Number.POSITIVE_INFINITY, most } } : {};
  const candidates = new Map<number, Candidate>();
  const questions = new Set<number>();
  const without = new Set<number>();
  const leave = (ordinals: ArrayLike<number>): void => {
    for (const ordinal of Array.from(ordinals)) without.add(ordinal);
  };
  for (let found = retrieved.candidates; ; ) {
    for (const candidate of found) {
      const { ordinal } = candidate;
      const { question } = engine.docValues(ordinal);
      if (!questions.has(question)) leave(engine.questions.answersBeside(ordinal));
      // Found again, it stands for a copy under a question that is not known.
      else if (candidates.has(ordinal)) leave(engine.copiesOf(ordinal));
      questions.add(question);
      if (!candidates.has(ordinal)) candidates.set(ordinal, candidate);
    }
    const whole = found.filter(isWhole).length;
    const isAll = whole < limit && found.length - whole < most;
    if (isAll || questions.size >= hits) break;
    found = engine.retrieve({ ...rest, ...partial, without: [...without] }, limit).candidates;
  }
  const all = [...candidates.values()];
  return { ...retrieved, candidates: [...all.filter(isWhole), ...all.filter((candidate) => !isWhole(candidate))] };
}

/** Whether what matches in part is listed too. */
function takesPartial({ partial }: Query, { onLevels, unverified }: Pick<Retrieved, 'onLevels' | 'unverified'>): boolean {
  return Math.max(0, onLevels - unverified) < (partial?.below ?? 0);
}
