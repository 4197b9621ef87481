/** Answers one search request: plans, selects, orders, and shows the page asked for. */

import type { Engine } from '../engine/engine.js';
import type { Analyzer, Answer } from '../model.js';
import type { Correction, FacetField, Filters, Likeness, NamedByQuery, SearchRequest, SearchResponse } from '../search-model.js';
import { adviceFor } from './advice.js';
import { textsOf } from './answer-texts.js';
import { countedAmongHits, type FacetCounts, facetCounts, noCounts } from './facet-counts.js';
import { filterConditions } from './filters.js';
import { groupedHit, hitOf, isReadable, reader } from './hit.js';
import { CHANNELS, ChannelledLikenesses } from './likeness/likenesses.js';
import { type AnswerMarks, answerMarks } from './marks/answer-marks.js';
import type { NamedAuthors, Names } from './names/names.js';
import { NEVER } from './piece.js';
import { type Plan, planOf } from './plan.js';
import { answersBeside, firstOfQuestions } from './question-answers.js';
import { onlyExcludes, readQuery, softened } from './read-query.js';
import { type Rescored, rescored, scoredByAll } from './rescoring.js';
import type { SearcherSettings } from './searcher.js';
import { countAll, type Selected as FoundAnswer, type Read, type Selection, select, type Wanted } from './selection.js';
import { Corrections } from './slips/corrections.js';
import { literalFirst, looked, type Verified } from './verification.js';
import { WORK_LIMITS, Work } from './work.js';

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
  private readonly work: Work;
  private readonly named = new Map<string, NamedAuthors | undefined>();
  private readonly plans = new Map<string, Plan>();
  private readonly engine: Engine;
  private readonly filters: Filters;
  private readonly isFiltered: boolean;
  /** Absent where the reader, or the operator, wants none. */
  private readonly corrections: Corrections | undefined;

  constructor(
    engine: Engine,
    private readonly analyzer: Analyzer,
    private readonly settings: SearcherSettings,
    readonly request: SearchRequest,
    readonly names: Names,
  ) {
    this.work = new Work(settings.workLimits ?? WORK_LIMITS, settings.clock ?? (() => performance.now()));
    this.engine = this.work.over(engine);
    this.readAnswer = reader(engine);
    const allowed = settings.channels ?? CHANNELS;
    this.channels = request.channels ? allowed.filter((channel) => request.channels?.includes(channel)) : allowed;
    const { synonyms } = settings;
    this.likenesses = new ChannelledLikenesses(this.channels, { engine: this.engine, analyzer, ...(synonyms && { synonyms }) });
    this.filters = request.filters ?? {};
    this.isFiltered = filterConditions(this.filters).length > 0;
    this.corrections = this.channels.includes('typo') ? this.correctionsOf(request.query) : undefined;
  }

  /** The page asked for. */
  response(): SearchResponse {
    const begun = performance.now();
    const { query, page, pageSize, facets } = this.request;
    const typed = this.selected(query);
    const ranked = this.ranked(typed);
    const correction = this.correction(typed, ranked);
    const { plan, selection } = correction?.applied ? this.selected(correction.query) : typed;
    const names = this.namedByQuery();
    const hits = this.hits(plan, selection, correction?.applied ? this.ranked({ plan, selection }) : ranked);
    const { total, totalAll, totalRelation } = selection;
    const advice = typed.selection.totalAll === 0 && page === 1 ? adviceFor(this, plan, typed.selection.total, correction) : [];
    const stoppedBy = selection.stoppedBy ?? this.work.stoppedBy;
    return {
      query,
      ...(names.length > 0 && { names }),
      match: totalAll > 0 || hits.some(({ match }) => match === 'all') ? 'all' : 'some',
      total,
      ...(this.request.group === 'question' && { counts: 'questions' as const }),
      totalRelation,
      totalAll,
      ...(!plan.isStrict && totalAll > 0 && totalAll < total && this.isByScore && { mixed: true as const }),
      ...(stoppedBy && { stoppedBy }),
      ...(correction && { correction }),
      ...(advice.length > 0 && { advice }),
      ...(facets && this.facets(facets, typed, selection)),
      page,
      pageSize,
      tookMs: Math.round((performance.now() - begun) * 10) / 10,
      hits,
    };
  }

  /**
   * How many answers have everything; nothing where too much was done already to find out.
   *
   * @param changes what to ask otherwise than the request does
   */
  count(changes: Partial<SearchRequest>): number | undefined {
    if (!this.work.isLeft) return undefined;
    const { query, filters } = { ...this.request, ...changes };
    return countAll(this.engine, this.plan(query, filters), this.wanted(1));
  }

  /** What the query is the name of. */
  private namedByQuery(): NamedByQuery[] {
    const { names, request, engine } = this;
    const total = (filters: Filters): number => countAll(engine, this.plan('', filters));
    return [
      ...names.authorsNamed(request.query).map(({ value }) => ({ kind: 'author' as const, name: value, total: total({ author: value }) })),
      ...names.topicsNamed(request.query).map(({ value }) => ({ kind: 'topic' as const, name: value, total: total({ topic: value }) })),
    ];
  }

  /** Whatever filters are left, the query is read as the request has it. */
  private selected(query: string, filters = this.filters, wanted = this.wanted(this.request.page * this.request.pageSize)): Selected {
    const plan = this.plan(query, filters, false, this.isFiltered);
    const selection = select(this.engine, plan, wanted);
    const isSigned = plan.parts.some(({ part }) => part.isPhrase || part.isPrefix);
    if (selection.total > 0 || selection.stoppedBy || !isSigned || this.request.match === 'all') return { plan, selection };
    // A phrase that stands nowhere is taken by its words, of which answers then have some at best.
    const soft = this.plan(query, filters, true, this.isFiltered);
    return { plan: soft, selection: select(this.engine, soft, { ...wanted, only: 'partial' }) };
  }

  /** What may have been meant where little is found, and finds more. */
  private correction(typed: Selected, [best]: readonly Verified[]): Correction | undefined {
    if (!this.corrections) return undefined;
    // In a large archive the words of any slip stand somewhere in one answer, apart from each other.
    const isApart = typed.plan.isStrict && this.isByScore && best?.standing !== 3;
    return this.corrections.of(typed, isApart ? 0 : typed.selection.answersAll);
  }

  /** A query that only excludes is plain text until there is a filter: the lists that counts lead to would be others. */
  private facets(fields: readonly FacetField[], typed: Selected, shown: Selection): FacetCounts {
    if (!this.isFiltered && onlyExcludes(this.request.query)) return noCounts(fields);
    return facetCounts(fields, this.filters, shown, (filters, field) => this.sideways(typed, filters, field));
  }

  private correctionsOf(query: string): Corrections {
    const { engine, analyzer, isFiltered, work } = this;
    return new Corrections({
      ...{ engine, analyzer, query, isFiltered },
      plan: (other) => this.plan(other),
      found: (other) => (work.isLeft ? this.selected(other, this.filters, this.wanted(1)).selection : undefined),
      count: (changes) => this.count(changes),
    });
  }

  /** What is found under other filters, counted by one field; of a query that is surely a slip, what the corrected one finds. */
  private sideways({ selection }: Selected, filters: Filters, field: FacetField): Selection {
    const wanted = { ...this.wanted(1), facets: [field] };
    const certain = selection.totalAll === 0 ? this.corrections?.certain : undefined;
    const meant = certain === undefined ? undefined : this.selected(certain, filters, wanted).selection;
    return meant && meant.total > 0 ? meant : this.selected(this.request.query, filters, wanted).selection;
  }

  /** The marks of a search in the whole texts of an answer. */
  marksIn(answer: Answer): AnswerMarks {
    const plan = this.plan(this.request.query);
    return answerMarks(answer, plan.needles, plan.standing(textsOf(answer)) > 1);
  }

  /**
   * What a query asks for, worked out once: what the engine finds for a condition it remembers by that.
   *
   * @param isSoft whether signs are only hints
   * @param isFiltered whether it is read as under filters
   */
  private plan(query: string, filters = this.filters, isSoft = false, isFiltered = filterConditions(filters).length > 0): Plan {
    const key = JSON.stringify([query, filters, isSoft, isFiltered]);
    const plan = this.plans.get(key) ?? this.newPlan(query, filters, isSoft, isFiltered);
    this.plans.set(key, plan);
    return plan;
  }

  private newPlan(query: string, filters: Filters, isSoft: boolean, isFiltered: boolean): Plan {
    const given = filterConditions(filters);
    // Nothing typed, or nothing but what is not wanted.
    const conditions = given.length === 0 && (query.trim() === '' || (isFiltered && onlyExcludes(query))) ? [EVERYTHING] : given;
    const expression = readQuery(query, isFiltered || conditions.length > 0);
    const named = this.leading(query);
    const context = { ...(query !== this.request.query && { mistyped: this.request.query }), ...(named && { named }) };
    return planOf(isSoft ? softened(expression) : expression, conditions, this.analyzer, this.likenesses, context);
  }

  /** Whom a query names: looked up once, however many plans are made of it. */
  private leading(query: string): NamedAuthors | undefined {
    if (!this.named.has(query)) this.named.set(query, this.names.leading(query, this.engine));
    return this.named.get(query);
  }

  private get isByScore(): boolean {
    return (this.request.sort ?? 'relevance') === 'relevance';
  }

  private wanted(hits: number): Wanted {
    const { pageSize, sort: order = 'relevance', group, copies, match } = this.request;
    const facets = this.request.facets && countedAmongHits(this.request.facets, this.filters);
    const only = match === 'all' ? { only: 'whole' as const } : {};
    return { hits, pageSize, order, ...only, copies: copies === 'all', byQuestion: group === 'question', ...(facets && { facets }) };
  }

  /** All that was found, in its order. */
  private ranked({ plan, selection }: Selected): Verified[] {
    if (!this.isByScore) return [...selection.selected];
    const { engine, readAnswer: read } = this;
    const { page, pageSize, group } = this.request;
    const scored = rescored(selection.selected, plan.isStrict, engine);
    if (!plan.isStrict) return scored;
    const hitOf = (ordinal: number): number => (group === 'question' ? engine.docValues(ordinal).question : ordinal);
    return literalFirst(scored, plan, read, { most: page * pageSize, hitOf });
  }

  private hits(plan: Plan, selection: Selection, ranked: readonly Verified[]): SearchResponse['hits'] {
    const { engine, readAnswer: read, request, settings } = this;
    const { page, pageSize, group } = request;
    const listed = group === 'question' ? firstOfQuestions(ranked, engine) : ranked;
    // A hit whose record is damaged costs itself only.
    const shown = listed.slice((page - 1) * pageSize, page * pageSize).filter(({ ordinal }) => isReadable(read(ordinal)));
    const context = { engine, plan, request, snippetChars: settings.snippetChars, read };
    // Most were looked at when they were put in order.
    const isLooked = ({ standing }: Verified): boolean => standing !== undefined || !(request.explain || plan.sure);
    const lookedAt = (candidate: Verified): Verified => (isLooked(candidate) ? candidate : looked(candidate, plan, read));
    if (group !== 'question') return shown.map((candidate) => hitOf(lookedAt(candidate), context));
    const inOrder = (found: readonly FoundAnswer[]): readonly Rescored[] => (this.isByScore ? scoredByAll(found, plan.isStrict, engine) : found);
    return answersBeside(shown, { ranked, selection, engine, inOrder }).map(({ best, others }) => {
      const readable = best.filter(({ ordinal }) => isReadable(read(ordinal)));
      return groupedHit(readable.map(lookedAt), others, context);
    });
  }
}
