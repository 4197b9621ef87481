/** Finds the answers that match a plan, in their order: first those in which every piece stands as typed, then those with all words, then others. */

import type { Engine, Retrieved } from '../engine/engine.js';
import type { Answer } from '../model.js';
import type { Candidate, Clause, Collapse, Query } from '../retrieval.js';
import type { FacetField, Facets, Match, SortOrder, StoppedBy, TotalRelation } from '../search-model.js';
import { type Standing, textsOf } from './piece.js';
import type { Plan } from './plan.js';
import { BM25, RERANKED } from './ranking.js';

/** Which answers are wanted. */
export interface Wanted {
  /** How many hits, from the first one on. */
  readonly hits: number;
  /** Answers that match in part follow only where the others are fewer than this. */
  readonly pageSize: number;
  /** Whether what matches in part is left out. */
  readonly isWhole?: boolean;
  readonly order: SortOrder;
  readonly collapse?: Collapse;
  readonly facets?: readonly FacetField[];
}

/** A candidate with how it matches by what is known so far. */
export interface Selected extends Candidate {
  readonly match: Match;
}

/** By which words a hit scores. */
export type Scoring = 'typed' | 'alike' | 'some';

/** @param standing of a hit whose texts were looked at */
export function scoringOf({ match, standing }: { readonly match: Match; readonly standing?: Standing | undefined }): Scoring {
  return match === 'some' ? 'some' : standing === 1 ? 'alike' : 'typed';
}

/** All that was found. */
export interface Selection {
  /** In the engine's order; at least `wanted.hits` different keys where there are so many. */
  readonly selected: readonly Selected[];
  readonly total: number;
  readonly totalAll: number;
  readonly totalRelation: TotalRelation;
  readonly facets?: () => Facets;
  readonly sizes?: ReadonlyMap<number, number>;
  readonly stoppedBy?: StoppedBy;
  /** What scores where everything stands as typed or with its own words, where it does by other words, and where only some does. */
  readonly clauses: Readonly<Record<Scoring, readonly Clause[]>>;
}

/** So many answers at most are read to see whether they are what the index takes them for. */
const MAX_DOUBTFUL = 100;

/** Some candidates are copies of others: asking for so many times the hits at once is cheaper than asking twice. */
const COLLAPSING = 1.25;

const NOTHING_FOUND: Selection = { selected: [], total: 0, totalAll: 0, totalRelation: 'exact', clauses: { typed: [], alike: [], some: [] } };

/** What is asked of the engine last still has so long, in ms. */
const LEAST_MS = 30;

/** The engine, with what is left of a search's time. */
class TimedEngine {
  constructor(
    private readonly engine: Engine,
    private readonly end: number,
  ) {}

  retrieve(query: Query, limit: number): Retrieved {
    return this.engine.retrieve({ ...query, limits: { timeMs: Math.max(LEAST_MS, this.end - performance.now()) } }, limit);
  }
}

/** Reads answers of one search, each once. */
export type Read = (ordinal: number) => Answer;

/**
 * @param read of this search
 * @param end it looks for answers until then, in ms of `performance.now()`
 */
export function select(over: Engine, plan: Plan, wanted: Wanted, read: Read, end: number): Selection {
  if (!plan.all) return { ...NOTHING_FOUND, facets: () => Object.fromEntries((wanted.facets ?? []).map((field) => [field, []])) };
  const engine = new TimedEngine(over, end);
  const typed = [...plan.clauses, ...plan.looseClauses];
  // In a sentence some word always has others elsewhere; words that were parted by blanks are meant one by one.
  const alike = plan.parts.length > 1 ? plan.alikeClauses : [];
  const clauses = { typed, alike: [...typed, ...plan.alikeClauses], some: [...typed, ...alike] };
  const { order, collapse, facets } = wanted;
  const shared = { bm25: BM25, order, ...(collapse && { collapse }), ...(facets && { facets }) };
  const query: Query = {
    ...shared,
    // Other words order those answers only that are found by them: a rare one would else decide among those that have what was typed.
    ...(order === 'relevance' ? { clauses: typed, restClauses: plan.alikeClauses } : { clauses: [] }),
    condition: plan.all,
    conditionDecides: true,
    ...(order === 'relevance' && { preferred: plan.tiers }),
  };
  // The first ones are read, whichever page is asked for.
  const most = Math.max(wanted.hits, RERANKED);
  const { unread, refused, ...all } = gatherAll(engine, most, query, plan, read);
  const totalAll = Math.max(0, all.total - unread);
  const ofAll = all.candidates.map((candidate): Selected => ({ ...candidate, match: 'all' }));
  const whole = {
    selected: ofAll,
    total: totalAll,
    totalAll,
    totalRelation: unread > 0 ? ('atLeast' as const) : all.totalRelation,
    clauses,
    ...parts(all),
  };
  const isEnough = order === 'relevance' ? totalAll >= wanted.pageSize : totalAll > 0;
  if (isEnough || wanted.isWhole || plan.clauses.length === 0) return whole;
  const counted = { condition: plan.all, except: refused };
  const some = gather(engine, wanted.hits + ofAll.length, { ...shared, clauses: clauses.some, ...(plan.must && { condition: plan.must }), counted });
  const known = new Set(ofAll.map(({ ordinal }) => ordinal));
  const others = some.candidates.filter(({ ordinal }) => !known.has(ordinal)).map((candidate): Selected => ({ ...candidate, match: 'some' }));
  return {
    ...whole,
    selected: [...ofAll, ...others],
    total: Math.max(some.total, totalAll),
    totalRelation: some.totalRelation,
    ...parts(some),
  };
}

function parts({ facets, sizes, stoppedBy }: Retrieved): Pick<Selection, 'facets' | 'sizes' | 'stoppedBy'> {
  return { ...(facets && { facets }), ...(sizes && { sizes }), ...(stoppedBy && { stoppedBy }) };
}

/** Retrieves until there are as many different keys as hits are wanted, or no more answers. */
function gather(engine: TimedEngine, hits: number, query: Query): Retrieved {
  for (let limit = query.collapse ? Math.ceil(hits * COLLAPSING) : hits; ; limit *= 2) {
    const retrieved = engine.retrieve(query, limit);
    const { candidates } = retrieved;
    if (candidates.length < limit || new Set(candidates.map(({ key }) => key)).size >= hits) return retrieved;
  }
}

/** What matches, and what only seemed to; `unread` of it were not looked at. */
interface Gathered extends Retrieved {
  readonly unread: number;
  readonly refused: ReadonlySet<number>;
}

/** What matches, by the index and by the texts; `unread` of it only by the index, since they are too many. */
function gatherAll(engine: TimedEngine, hits: number, query: Query, plan: Plan, read: Read): Gathered {
  const retrieved = gather(engine, hits, query);
  if (!plan.doubtful || retrieved.total === 0) return { ...retrieved, unread: 0, refused: new Set() };
  const doubtful = engine.retrieve({ clauses: [], bm25: BM25, condition: plan.doubtful }, MAX_DOUBTFUL);
  // Their characters stand by twos, but not as typed, and they lack a word.
  const refused = new Set(doubtful.candidates.map(({ ordinal }) => ordinal).filter((ordinal) => plan.standing(textsOf(read(ordinal))) === 0));
  const unread = doubtful.total - doubtful.candidates.length;
  return { ...(refused.size > 0 ? gather(engine, hits, { ...query, except: refused }) : retrieved), unread, refused };
}

/** The first candidate of each key. */
export function collapsed<C extends Candidate>(candidates: readonly C[]): C[] {
  const seen = new Set<number>();
  return candidates.filter(({ key }) => !seen.has(key) && seen.add(key));
}
