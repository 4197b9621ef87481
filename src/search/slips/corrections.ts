/** Decides what may have been meant by a query that finds little, and when that is searched for at once. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer } from '../../model.js';
import type { Correction, Filters } from '../../search-model.js';
import type { Plan } from '../plan.js';
import { readQuery } from '../read-query.js';
import type { Selection } from '../selection.js';
import { type CorrectedQuery, correctedQueries } from './correction.js';
import { OVERWHELMING_ODDS } from './slip.js';

/** Longer queries are sentences: of their words some always stand nowhere together, without any slip. */
const MAX_CORRECTED = 8;

/** Who finds so many answers sees them all at a glance, and needs no other word. */
const ENOUGH = 5;

/** What is offered finds so many times as many: less is no reason to think that something else was meant. */
const TIMES_AS_MANY = 10;

/** The search of which the query may have a slip. */
export interface SearchForSlips {
  readonly engine: Engine;
  /** The one that the engine's index was made with. */
  readonly analyzer: Analyzer;
  /** As typed. */
  readonly query: string;
  /** Whether the search has filters. */
  readonly isFiltered: boolean;
  /** What a query asks for under the search's filters. */
  plan(query: string): Plan;
  /** What a query finds under the search's filters; nothing where no work is left. */
  found(query: string): Pick<Selection, 'total' | 'answersAll'> | undefined;
  /** How many answers have all of a query, under filters; nothing where no work is left. */
  count(changes: { readonly query: string; readonly filters: Filters }): number | undefined;
}

/** What may have been meant by one query. */
export class Corrections {
  private candidates: readonly CorrectedQuery[] | undefined;
  private known: { readonly certain?: string | undefined } | undefined;

  constructor(private readonly search: SearchForSlips) {}

  /**
   * What was surely meant: what was typed stands nowhere, and it is a slip by overwhelming odds. The filters have no say in it, so that all lists that
   * one query leads to are those of the same words.
   */
  get certain(): string | undefined {
    this.known ??= { certain: this.findCertain() };
    return this.known.certain;
  }

  /**
   * What to offer, or to search for instead, where little is found.
   *
   * @param typed what the query finds
   * @param typedTotal how many answers have what was typed, those in which its words only stand apart left out
   */
  of({ plan, selection }: { readonly plan: Plan; readonly selection: Selection }, typedTotal: number): Correction | undefined {
    if (selection.stoppedBy || !isCorrectable(plan) || typedTotal >= ENOUGH) return undefined;
    const found = this.queries.flatMap(({ query, odds }) => {
      const { total, answersAll } = this.search.found(query) ?? NOTHING;
      return answersAll > 0 && answersAll >= typedTotal * TIMES_AS_MANY ? [{ query, total, odds }] : [];
    });
    const applied = selection.totalAll === 0 && plan.isStrict ? this.applied(found) : undefined;
    return applied ? correction([applied, ...found.filter(({ query }) => query !== applied.query)], true) : correction(found, false);
  }

  /** What is searched for at once. Where a filter leaves nothing of it, answers that have a part of what was typed are better than none. */
  private applied(found: readonly Found[]): Found | undefined {
    const [first] = found;
    if (!this.search.isFiltered) return first && isOverwhelming(first) ? first : undefined;
    const query = this.certain;
    if (query === undefined) return undefined;
    const one = found.find((other) => other.query === query) ?? { query, ...(this.search.found(query) ?? NOTHING), odds: OVERWHELMING_ODDS };
    return one.total > 0 ? one : undefined;
  }

  private findCertain(): string | undefined {
    const { search } = this;
    const plan = search.plan(search.query);
    const filters = {};
    if (!plan.isStrict || !isCorrectable(plan) || search.count({ query: search.query, filters }) !== 0) return undefined;
    const first = this.queries.find(({ query }) => search.count({ query, filters }));
    return first && isOverwhelming(first) ? first.query : undefined;
  }

  /** Whether they find anything is not known. */
  private get queries(): readonly CorrectedQuery[] {
    const { query, isFiltered, engine, analyzer } = this.search;
    this.candidates ??= correctedQueries(
      { query, read: (text) => readQuery(text, isFiltered), parts: this.search.plan(query).parts },
      { engine, analyzer },
    );
    return this.candidates;
  }
}

/** A corrected query with the total of its list. */
type Found = CorrectedQuery & Pick<Selection, 'total'>;

const NOTHING = { total: 0, answersAll: 0 };

const isOverwhelming = ({ odds }: CorrectedQuery): boolean => odds >= OVERWHELMING_ODDS;

/** A name is no slip, however few answers hold it. */
const isCorrectable = ({ named, characters }: Plan): boolean => !named && characters <= MAX_CORRECTED;

function correction(found: readonly { readonly query: string; readonly total: number }[], applied: boolean): Correction | undefined {
  const [first, ...others] = found.map(({ query, total }) => ({ query, total }));
  return first && { ...first, applied, ...(others.length > 0 && { others }) };
}
