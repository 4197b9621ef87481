/** Answers one search request: plans, selects, orders, and shows the page asked for. */

import type { Engine } from '../engine/engine.js';
import type { Analyzer, Answer } from '../model.js';
import type { Collapse } from '../retrieval.js';
import type { Correction, Filters, Likeness, NamedByQuery, SearchRequest, SearchResponse } from '../search-model.js';
import { adviceFor } from './advice.js';
import { textsOf } from './answer-texts.js';
import { filterConditions } from './filters.js';
import { hitOf, isReadable, reader } from './hit.js';
import { leadersOf } from './leader.js';
import { CHANNELS, ChannelledLikenesses } from './likeness/likenesses.js';
import { type AnswerMarks, answerMarks } from './marks/answer-marks.js';
import type { NamedAuthors, Names } from './names/names.js';
import { NEVER } from './piece.js';
import { type Plan, planOf } from './plan.js';
import { readQuery, softened } from './read-query.js';
import { rescored } from './rescoring.js';
import type { SearcherSettings } from './searcher.js';
import { collapsed, countAll, type Read, type Selection, select, type Wanted } from './selection.js';
import { correctedQueries } from './slips/correction.js';
import { OVERWHELMING_ODDS } from './slips/slip.js';
import { literalFirst, looked, type Verified } from './verification.js';
import { WORK_LIMITS, Work } from './work.js';

/** Asked for by who types nothing and wants an order. */
const EVERYTHING = { not: NEVER };

/** Longer queries are sentences: of their words some always stand nowhere together, without any slip. */
const MAX_CORRECTED = 8;

/** Who finds so many answers sees them all at a glance, and needs no other word. */
const ENOUGH = 5;
/** What is offered finds so many times as many: less is no reason to think that something else was meant. */
const TIMES_AS_MANY = 10;
const NOTHING = { total: 0, totalAll: 0 };

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
  private readonly engine: Engine;

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
      totalRelation,
      totalAll,
      ...(!plan.isStrict && totalAll > 0 && totalAll < total && this.isByScore && { mixed: true as const }),
      ...(stoppedBy && { stoppedBy }),
      ...(correction && { correction }),
      ...(advice.length > 0 && { advice }),
      ...(facets && selection.facets && { facets: selection.facets() }),
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
    const total = (filters: Filters): number => countAll(engine, this.plan('', filters), { collapse: 'copies' });
    return [
      ...names.authorsNamed(request.query).map(({ value }) => ({ kind: 'author' as const, name: value, total: total({ author: value }) })),
      ...names.topicsNamed(request.query).map(({ value }) => ({ kind: 'topic' as const, name: value, total: total({ topic: value }) })),
    ];
  }

  private selected(query: string): Selected {
    const { page, pageSize, match } = this.request;
    const wanted = this.wanted(page * pageSize);
    const plan = this.plan(query);
    const selection = select(this.engine, plan, wanted);
    const isSigned = plan.parts.some(({ part }) => part.isPhrase || part.isPrefix);
    if (selection.total > 0 || selection.stoppedBy || !isSigned || match === 'all') return { plan, selection };
    // A phrase that stands nowhere is taken by its words, of which answers then have some at best.
    const soft = this.plan(query, this.request.filters, true);
    return { plan: soft, selection: select(this.engine, soft, { ...wanted, only: 'partial' }) };
  }

  /** What may have been meant where little is found, and finds more. */
  private correction({ plan, selection }: Selected, [best]: readonly Verified[]): Correction | undefined {
    const { totalAll, stoppedBy } = selection;
    // A name is no slip, however few answers hold it.
    if (!this.channels.includes('typo') || stoppedBy || plan.named || plan.characters > MAX_CORRECTED) return undefined;
    // In a large archive the words of any slip stand somewhere in one answer, apart from each other.
    const typedTotal = plan.isStrict && this.isByScore && best?.standing !== 3 ? 0 : totalAll;
    if (typedTotal >= ENOUGH) return undefined;
    const { engine, analyzer } = this;
    const { query, filters = {} } = this.request;
    const isFiltered = filterConditions(filters).length > 0;
    const typed = { query, read: (text: string) => readQuery(text, isFiltered), parts: plan.parts };
    const found = correctedQueries(typed, { engine, analyzer }).flatMap(({ query, odds }) => {
      const { total, totalAll: all } = this.work.isLeft ? select(engine, this.plan(query), this.wanted(1)) : NOTHING;
      return all > 0 && all >= typedTotal * TIMES_AS_MANY ? [{ query, total, odds }] : [];
    });
    const [first, ...others] = found.map(({ query, total }) => ({ query, total }));
    if (!first) return undefined;
    const applied = totalAll === 0 && plan.isStrict && (found[0]?.odds ?? 0) >= OVERWHELMING_ODDS;
    return { ...first, applied, ...(others.length > 0 && { others }) };
  }

  /** The marks of a search in the whole texts of an answer. */
  marksIn(answer: Answer): AnswerMarks {
    const plan = this.plan(this.request.query);
    return answerMarks(answer, plan.needles, plan.standing(textsOf(answer)) > 1);
  }

  /** @param isSoft whether signs are only hints */
  private plan(query: string, filters: Filters = this.request.filters ?? {}, isSoft = false): Plan {
    const given = filterConditions(filters);
    const conditions = query.trim() === '' && given.length === 0 ? [EVERYTHING] : given;
    const expression = readQuery(query, conditions.length > 0);
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
    const { pageSize, sort: order = 'relevance', facets, group, copies, match } = this.request;
    const collapse: Collapse | undefined = group ?? (copies === 'all' ? undefined : 'copies');
    return { hits, pageSize, order, ...(match === 'all' && { only: 'whole' as const }), ...(collapse && { collapse }), ...(facets && { facets }) };
  }

  /** All that was found, in its order. */
  private ranked({ plan, selection }: Selected): Verified[] {
    if (!this.isByScore) return [...selection.selected];
    const scored = rescored(selection.selected, plan.isStrict, this.engine);
    return plan.isStrict ? literalFirst(scored, plan, this.readAnswer, this.request.page * this.request.pageSize) : scored;
  }

  private hits(plan: Plan, selection: Selection, ranked: readonly Verified[]): SearchResponse['hits'] {
    const { engine, readAnswer: read, request, settings } = this;
    const { page, pageSize } = request;
    const { collapse } = this.wanted(page * pageSize);
    const shown = collapsed<Verified>(ranked).slice((page - 1) * pageSize, page * pageSize);
    const context = { engine, plan, selection, request, snippetChars: settings.snippetChars, read };
    // In an order by day or votes, each hit stands where its own day or votes put it.
    const led = this.isByScore && collapse === 'copies' ? leadersOf(shown, ranked, context) : shown;
    // Most were looked at when they were put in order.
    const isLooked = ({ standing }: Verified): boolean => standing !== undefined || !(request.explain || plan.sure);
    // A hit whose record is damaged costs itself only.
    const readable = led.filter(({ ordinal }) => isReadable(read(ordinal)));
    return readable.map((candidate) => hitOf(isLooked(candidate) ? candidate : looked(candidate, plan, read), context));
  }
}
