/** Answers one search request: plans, selects, orders, and shows the page asked for. */

import type { Engine } from '../engine/engine.js';
import type { Analyzer, Answer } from '../model.js';
import type { Collapse } from '../retrieval.js';
import type { Likeness, SearchRequest, SearchResponse } from '../search-model.js';
import { regionalWords } from '../text/regional.js';
import { adviceFor } from './advice.js';
import { filterConditions } from './filters.js';
import { hitOf, reader } from './hit.js';
import { leadersOf } from './leader.js';
import { CHANNELS, ChannelledLikenesses } from './likeness/likenesses.js';
import { type AnswerMarks, answerMarks } from './marks/answer-marks.js';
import { NEVER, textsOf } from './piece.js';
import { type Plan, planOf } from './plan.js';
import { readQuery } from './read-query.js';
import { looked, type Ordered, reorder } from './reorder.js';
import type { SearcherSettings } from './searcher.js';
import { collapsed, type Read, type Selection, select, type Wanted } from './selection.js';
import { type Alternatives, type Correction, correctionOf } from './slips/correction.js';

/** A search of whatever kind looks for answers so long, in ms, counts and corrections included. */
const SEARCH_MS = 300;

/** Asked for by who types nothing and wants an order. */
const EVERYTHING = { not: NEVER };

/** What was found by a plan. */
interface Selected {
  readonly plan: Plan;
  readonly selection: Selection;
}

/** One request, and what it is answered from. */
export class SearchRun {
  private readonly readAnswer: Read;
  private readonly channels: readonly Likeness[];
  private readonly likenesses: ChannelledLikenesses;
  /** The search looks for answers until then, in ms. */
  private readonly end = performance.now() + SEARCH_MS;

  constructor(
    private readonly engine: Engine,
    private readonly analyzer: Analyzer,
    private readonly settings: SearcherSettings,
    readonly request: SearchRequest,
  ) {
    this.readAnswer = reader(engine);
    const allowed = settings.channels ?? CHANNELS;
    this.channels = request.channels ? allowed.filter((channel) => request.channels?.includes(channel)) : allowed;
    const { synonyms } = settings;
    this.likenesses = new ChannelledLikenesses(this.channels, { engine, analyzer, end: this.end, ...(synonyms && { synonyms }) });
  }

  /** The page asked for. */
  response(): SearchResponse {
    const begun = performance.now();
    const { query, page, pageSize, facets } = this.request;
    const typed = this.selected();
    const correction = this.checked(this.correction(typed));
    const shown = correction?.isApplied ? this.selected(correction.alternatives) : typed;
    const { plan, selection } = shown;
    const hits = this.hits(plan, selection);
    const { total, totalAll, totalRelation, stoppedBy } = selection;
    const advice = typed.selection.totalAll === 0 && page === 1 ? adviceFor(this, plan, typed.selection.total, correction) : [];
    return {
      query,
      match: totalAll > 0 || hits.some(({ match }) => match === 'all') ? 'all' : 'some',
      total,
      totalRelation,
      totalAll,
      ...(stoppedBy && { stoppedBy }),
      ...(correction && { correction: { query: correction.query, total: correction.total, applied: correction.isApplied } }),
      ...(advice.length > 0 && { advice }),
      ...(facets && selection.facets && { facets: selection.facets() }),
      page,
      pageSize,
      tookMs: Math.round((performance.now() - begun) * 10) / 10,
      hits,
    };
  }

  /**
   * How many answers have everything; nothing where there is no time left to find out.
   *
   * @param changes what to ask otherwise than the request does
   */
  count(changes: Partial<SearchRequest>, corrections?: Alternatives): number | undefined {
    if (performance.now() > this.end) return undefined;
    const plan = this.plan({ ...this.request, ...changes }, corrections);
    // Nothing is put in order, and what matches in part is not looked for.
    const unscored = { ...plan, clauses: [], looseClauses: [], alikeClauses: [], tiers: [] };
    return select(this.engine, unscored, this.wanted(1), this.readAnswer, this.end).totalAll;
  }

  private selected(corrections?: Alternatives): Selected {
    const plan = this.plan(this.request, corrections);
    const { page, pageSize } = this.request;
    const wanted = this.wanted(page * pageSize);
    // What has only characters of a slip is no help beside what was meant.
    return { plan, selection: select(this.engine, plan, corrections ? { ...wanted, pageSize: 1 } : wanted, this.readAnswer, this.end) };
  }

  /** What a correction finds is what its query finds; one that finds nothing so is not offered. */
  private checked(correction: Correction | undefined): Correction | undefined {
    const total = correction && this.count({ query: correction.query });
    return correction && total !== undefined && (total > 0 || correction.isApplied) ? { ...correction, total } : undefined;
  }

  private correction({ plan, selection }: Selected): Correction | undefined {
    if (!this.channels.includes('typo') || selection.stoppedBy) return undefined;
    const { engine, analyzer } = this;
    const sources = { engine, analyzer, ...(this.channels.includes('region') && { region: regionalWords() }) };
    const { query, filters = {} } = this.request;
    const isFiltered = filterConditions(filters).length > 0;
    const typed = { query, read: (text: string) => readQuery(text, isFiltered), parts: plan.parts };
    return correctionOf(typed, sources, selection.totalAll, (alternatives) => this.count({}, alternatives) ?? 0);
  }

  /** The marks of a search in the whole texts of an answer. */
  marksIn(answer: Answer): AnswerMarks {
    const plan = this.plan(this.request);
    return answerMarks(answer, plan.needles, plan.standing(textsOf(answer)) > 1);
  }

  private plan({ query, filters = {} }: SearchRequest, corrections?: Alternatives): Plan {
    const given = filterConditions(filters);
    const conditions = query.trim() === '' && given.length === 0 ? [EVERYTHING] : given;
    return planOf(readQuery(query, conditions.length > 0), conditions, this.analyzer, this.likenesses.with(corrections));
  }

  private wanted(hits: number): Wanted {
    const { pageSize, sort: order = 'relevance', facets, group, copies, match } = this.request;
    const collapse: Collapse | undefined = group ?? (copies === 'all' ? undefined : 'copies');
    return { hits, pageSize, order, isWhole: match === 'all', ...(collapse && { collapse }), ...(facets && { facets }) };
  }

  private hits(plan: Plan, selection: Selection): SearchResponse['hits'] {
    const { engine, readAnswer: read, request, settings } = this;
    const { page, pageSize, sort = 'relevance' } = request;
    const { hits, collapse } = this.wanted(page * pageSize);
    const ordered = sort === 'relevance' ? reorder(selection.selected, plan, read, hits) : selection.selected;
    const shown = collapsed(ordered).slice((page - 1) * pageSize, page * pageSize);
    const context = { engine, plan, selection, request, snippetChars: settings.snippetChars, read };
    // In an order by day or votes, each hit stands where its own day or votes put it.
    const led = sort === 'relevance' && collapse === 'copies' ? leadersOf(shown, context) : shown;
    // Most were looked at when they were put in order.
    const isLooked = ({ standing }: Ordered): boolean => standing !== undefined || !(request.explain || plan.doubtful);
    return led.map((candidate) => hitOf(isLooked(candidate) ? candidate : looked(candidate, plan, read), context));
  }
}
