/** Retrieves the best answers for a query, from all segments as if they were one. */

import { Bitmap } from '../index/bitmap.js';
import type { OpenedIndex } from '../index/open-index.js';
import type { Candidate, Clause, Clock, Query } from '../retrieval.js';
import { Budget } from './budget.js';
import type { Conditions } from './conditions.js';
import type { Retrieved } from './engine.js';
import type { FacetValues } from './facet-values.js';
import { facetsOf } from './facets.js';
import { Leaders } from './leaders.js';
import { collapses, levelOf, Matched, unionOf } from './matched.js';
import { isSorted, type Pass, type PassResult, type PassRunner, type Rows } from './pass-runner.js';
import type { TermScorer } from './term-scores.js';

/** Some candidates are copies of others: asking for so many times the limit at once is cheaper than asking twice. */
const COLLAPSING = 1.25;
/** Where that was not enough, so many times as many are asked for. */
const COLLAPSING_MORE = 8;

/** What one retrieval found. */
interface Attempt {
  readonly retrieved: Retrieved;
  /** Whether copies took the place of candidates that might have been found. */
  readonly isShort: boolean;
}

/** What a query found, and where it was looked for. */
interface Found {
  readonly query: Query;
  readonly passes: readonly LimitedPass[];
  /** Known without postings; nothing where what was found is not decided by that. */
  readonly decided: Matched | undefined;
  readonly levels: readonly Rows[];
  readonly within: readonly (Bitmap | undefined)[];
  readonly budget: Budget;
}

/** A pass that was run. */
interface LimitedPass extends PassResult {
  readonly clauses: readonly Clause[];
  /** The most candidates wanted of it. */
  readonly most: number;
  /** Whether there may be more than it gave. */
  readonly isCut: boolean;
}

/** Retrieves from one opened index. */
export class Retriever {
  constructor(
    private readonly index: OpenedIndex,
    private readonly conditions: Conditions,
    private readonly passes: PassRunner,
    private readonly scorer: TermScorer,
    private readonly facetValues: FacetValues,
    private readonly clock: Clock,
  ) {}

  /** {@link Engine.retrieve} */
  retrieve(query: Query, limit: number): Retrieved {
    let postings = 0;
    for (let factor = collapses(this.index, query) ? COLLAPSING : 1; ; factor *= COLLAPSING_MORE) {
      const { retrieved, isShort } = this.attempt(query, limit, factor);
      postings += retrieved.postings;
      if (!isShort || retrieved.stoppedBy) return { ...retrieved, postings };
    }
  }

  /** @param factor so many times as many candidates are looked for */
  private attempt(query: Query, limit: number, factor: number): Attempt {
    const budget = new Budget(query.limits ?? {}, this.clock);
    // Rows found among all living ones are remembered for whoever asks for the same condition next.
    const askedOf = query.among ? this.conditions.rowsAmong(query.among) : this.conditions.living;
    const within = this.rowsWithin(query, askedOf, budget);
    const { rows: levels = [], unverified } = query.levels ? this.conditions.levelsOf(query, askedOf, budget) : { unverified: 0 };
    const decided = levels.at(-1) ?? (query.clauses.length === 0 ? this.decidedBy(query, within) : undefined);
    const matched = decided && new Matched(this.index, decided, levels, query);
    const onLevels = query.levels && matched ? matched.count() : 0;
    const takesPartial = query.clauses.length > 0 && (!query.levels || onLevels - unverified < (query.partial?.below ?? 0));
    const passes: LimitedPass[] = [];
    let room = limit;
    const isAnother = this.texts(query);
    const left = query.without && this.conditions.rowsAmong(query.without);
    for (const one of passesOver(query, within, query.levels && levels, decided, takesPartial)) {
      const pass = left ? { ...one, known: unionOf([one.known ?? left, left]) as Bitmap[] } : one;
      const most = query.levels && takesPartial && !pass.decided ? (query.partial?.most ?? room) : room;
      const asked = Math.ceil(most * factor);
      const result = this.passes.run(query, pass, asked, budget);
      passes.push({ ...result, clauses: pass.clauses, most, isCut: result.candidates.length === asked });
      room = Math.max(0, room - result.candidates.filter(isAnother).length);
      if (room === 0 && !takesPartial) break;
    }
    const found = { query, passes, decided: takesPartial ? undefined : matched, levels, within, budget };
    return this.attemptOf(found, { onLevels, answersOnLevels: query.levels && matched ? matched.answers() : 0, unverified });
  }

  /** Whether a candidate's text was not seen before, of which copies count as one. */
  private texts({ collapse }: Query): (candidate: { readonly ordinal: number }) => boolean {
    if (!collapse) return () => true;
    const seen = new Set<number>();
    const { byOrdinal } = this.index.copies;
    return ({ ordinal }) => {
      const group = byOrdinal[ordinal] as number;
      return group === 0 || (!seen.has(group) && seen.add(group) === seen);
    };
  }

  /** The rows of each segment that may be found; absent where all of a segment may. */
  private rowsWithin({ condition, among }: Query, askedOf: Rows, budget: Budget): readonly (Bitmap | undefined)[] {
    if (!condition && !among) return this.index.segments.map(({ segment }) => segment.live);
    return condition ? this.conditions.rowsOf(condition, askedOf, budget) : askedOf;
  }

  /** Without clauses, all that the condition is true of are found. */
  private decidedBy({ condition, among }: Query, within: readonly (Bitmap | undefined)[]): Rows {
    if (condition || among) return within as Rows;
    return this.index.segments.map(({ segment }) => new Bitmap(segment.answers));
  }

  private attemptOf(found: Found, levelled: Pick<Retrieved, 'onLevels' | 'answersOnLevels' | 'unverified'>): Attempt {
    const { query, passes, decided, levels, budget } = found;
    const { stoppedBy } = budget;
    const rows = decided ? undefined : unionOf(passes.map((pass) => pass.matched));
    const matched = decided ?? (rows && new Matched(this.index, rows, levels, query));
    const isExact = stoppedBy === undefined && (decided !== undefined || passes.every(({ isComplete }) => isComplete));
    const [candidates, isShort] = this.candidatesOf(found, matched, isExact);
    const { facets } = query;
    return {
      isShort,
      retrieved: {
        candidates,
        total: this.totalOf(found, matched),
        ...levelled,
        totalRelation: isExact ? 'exact' : 'atLeast',
        postings: budget.postings,
        ...(stoppedBy && { stoppedBy }),
        ...(isExact && matched && { foundAmong: (ordinals: readonly number[]) => matched.among(ordinals) }),
        ...(facets && matched && { facets: () => facetsOf(this.facetValues, matched, facets) }),
      },
    };
  }

  private totalOf({ query, passes, decided }: Found, matched: Matched | undefined): number {
    if (decided) return decided.count();
    // What matches in part is counted together with what stands on the levels.
    const seen = passes.at(-1)?.total ?? 0;
    if (!matched || query.group) return matched?.count() ?? seen;
    // Where not all that was found is known, every copy there is may be among it.
    const { copies } = this.index;
    return Math.max(matched.count(), query.collapse ? seen - copies.size + copies.count : seen);
  }

  /** The candidates of all passes, of copies only the one that stands for all. */
  private candidatesOf(found: Found, matched: Matched | undefined, isExact: boolean): [Candidate[], isShort: boolean] {
    const { query, passes, levels, within } = found;
    const leaders = matched?.collapses ? new Leaders(this.index, this.scorer, query, matched, isExact ? undefined : within) : undefined;
    let isShort = false;
    const candidates = passes.flatMap(({ candidates: scored, isScored, clauses, most, isCut }) => {
      const kept = leaders ? leaders.among(scored, isScored ? clauses : []) : scored;
      isShort ||= isCut && kept.length < most;
      return kept.slice(0, most).map(({ ordinal, score }) => ({ ordinal, score: isScored ? score : 0, level: levelOf(this.index, levels, ordinal) }));
    });
    return [candidates, isShort];
  }
}

/** One pass where all is one list, or sorted by something else; else one a level, and one for what is on none. */
function passesOver(
  query: Query,
  within: readonly (Bitmap | undefined)[],
  levels: readonly Rows[] | undefined,
  decided: Rows | undefined,
  takesPartial: boolean,
): Pass[] {
  const { clauses } = query;
  // Sorted, what stands on the levels comes first alone: where there is any, nothing else is asked for.
  if (isSorted(query) && takesPartial) return [{ clauses, rows: within, decided: undefined }];
  if (!levels || !decided || !query.levelsFirst || isSorted(query)) return [{ clauses, rows: takesPartial || !decided ? within : decided, decided }];
  const passes = levels.map((rows, i): Pass => {
    const own = i === 0 ? rows : rows.map((bitmap, j) => bitmap.difference(levels[i - 1]?.[j] as Bitmap));
    return { clauses: query.levels?.[i]?.clauses ?? clauses, rows: own, decided: own };
  });
  const rest: Pass = { clauses, rows: within, decided: undefined, known: decided };
  return [...passes.filter(({ rows }) => rows.some((bitmap) => !bitmap?.isEmpty)), ...(takesPartial ? [rest] : [])];
}
