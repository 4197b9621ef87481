/** Collects, for each query of a judged set, the answers that may be among its best, with all that a score is made of. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indexPages } from '../../src/cli/evaluate-command.js';
import { Budget } from '../../src/engine/budget.js';
import { createEmbeddedEngine } from '../../src/engine/embedded.js';
import type { Engine } from '../../src/engine/engine.js';
import { TermLists } from '../../src/engine/expansion.js';
import { countsOf } from '../../src/engine/list-cursor.js';
import type { JudgedQuery, JudgedSet } from '../../src/evaluate/judged-set.js';
import { fieldNumber } from '../../src/index/fields.js';
import { type OpenedIndex, openIndexFiles, rowsIn, segmentOf } from '../../src/index/open-index.js';
import type { Analyzer, Channel } from '../../src/model.js';
import type { DocValues } from '../../src/retrieval.js';
import { textsOf } from '../../src/search/answer-texts.js';
import { planOf } from '../../src/search/plan.js';
import { clausesOf, type QueryTerms, termsOf, withRarity } from '../../src/search/query.js';
import { WEIGHTS, type Weights } from '../../src/search/ranking.js';
import { analysisOf } from '../../src/search/read-parts.js';
import { readQuery } from '../../src/search/read-query.js';

/** A term of a query over the answers of its pool. */
export interface PooledTerm {
  readonly channel: Channel;
  readonly term: string;
  readonly rarity: number;
  /** How often each answer holds it. */
  readonly counts: Uint32Array;
  /** 0 where the question does not hold it. */
  readonly inQuestion: Uint32Array;
}

/** One query. Arrays go by answer. */
export interface Pool {
  readonly query: JudgedQuery;
  readonly terms: QueryTerms;
  readonly pooled: readonly PooledTerm[];
  readonly ids: readonly string[];
  readonly docValues: readonly DocValues[];
  /** How many different terms each has. */
  readonly lengths: Readonly<Record<Channel, Uint32Array>>;
  /** The better the higher: 3 as typed, 0 in part. */
  readonly standings: Uint8Array;
  readonly isStrict: boolean;
}

/** All queries of a set that take part. */
export interface PooledSet {
  readonly name: string;
  readonly minGrade: number;
  readonly averageLengths: Readonly<Record<Channel, number>>;
  readonly pools: readonly Pool[];
}

/** So many of the best by each of some weights make a pool: whatever the weights that are tried, the best are among them. */
const DEPTH = 150;
const SPREAD: readonly Weights[] = [
  WEIGHTS,
  { ...WEIGHTS, bm25: { k: 1.2, b: 0.4, d: 0.5 }, rarity: 1, grams: 0.5 },
  { ...WEIGHTS, bm25: { k: 2, b: 0.9, d: 0 }, rarity: 1.5, grams: 1.2 },
];

/** @param most of a set's queries, evenly spread over it */
export async function pooledSet(name: string, { pages, queries }: JudgedSet, minGrade: number, most: number, analyzer: Analyzer): Promise<PooledSet> {
  const directory = mkdtempSync(join(tmpdir(), 'xunda-tune-'));
  try {
    await indexPages(pages, directory, analyzer);
    const index = openIndexFiles(directory, analyzer.fingerprint);
    const asked = queries.filter(({ text }) => text.trim() !== '');
    const step = Math.max(1, asked.length / most);
    const chosen = Array.from({ length: Math.min(most, asked.length) }, (_, i) => asked[Math.floor(i * step)] as JudgedQuery);
    const collector = new PoolCollector(index, analyzer);
    const pools = chosen.map((query) => collector.poolOf(query));
    const average = (channel: Channel): number => {
      const total = index.segments.reduce((sum, { segment }) => sum + segment.field(fieldNumber('whole', channel)).totalLength, 0);
      return total / index.stats.answers;
    };
    index.close();
    return { name, minGrade, averageLengths: { words: average('words'), grams: average('grams') }, pools };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

class PoolCollector {
  private readonly engine: Engine;
  private readonly lists: TermLists;

  constructor(
    private readonly index: OpenedIndex,
    private readonly analyzer: Analyzer,
  ) {
    this.engine = createEmbeddedEngine(index);
    this.lists = new TermLists(index.segments);
  }

  poolOf(query: JudgedQuery): Pool {
    const plan = planOf(readQuery(query.text, false), [], this.analyzer);
    const { text, analysis } = analysisOf(
      plan.parts.map(({ part }) => part),
      this.analyzer,
    );
    const terms = termsOf(text, analysis);
    const ordinals = Uint32Array.from(this.ordinalsOf(terms)).sort();
    const answers = Array.from(ordinals, (ordinal) => this.engine.answer(ordinal));
    const exact = clausesOf(terms).filter(({ match }) => match === 'exact');
    return {
      query,
      terms,
      pooled: exact.map(({ channel, term }) => this.pooledTerm(channel, term, ordinals)),
      ids: answers.map(({ id }) => id),
      docValues: Array.from(ordinals, (ordinal) => this.engine.docValues(ordinal)),
      lengths: { words: this.lengthsOf('words', ordinals), grams: this.lengthsOf('grams', ordinals) },
      standings: Uint8Array.from(answers, (answer) => plan.standing(textsOf(answer))),
      isStrict: plan.isStrict,
    };
  }

  private ordinalsOf(terms: QueryTerms): Set<number> {
    const rarity: Engine['rarity'] = (channel, term) => this.engine.rarity(channel, term);
    const found = SPREAD.flatMap((weights) => {
      const clauses = withRarity(clausesOf(terms, weights), rarity, weights.rarity);
      return this.engine.retrieve({ clauses, bm25: weights.bm25, limits: { timeMs: Number.POSITIVE_INFINITY } }, DEPTH).candidates;
    });
    return new Set(found.map(({ ordinal }) => ordinal));
  }

  private pooledTerm(channel: Channel, term: string, ordinals: Uint32Array): PooledTerm {
    return {
      channel,
      term,
      rarity: this.engine.rarity(channel, term),
      counts: this.countsIn('whole', channel, term, ordinals),
      inQuestion: this.countsIn('question', channel, term, ordinals),
    };
  }

  private countsIn(field: 'whole' | 'question', channel: Channel, term: string, ordinals: Uint32Array): Uint32Array {
    const number = fieldNumber(field, channel);
    const lists = this.lists.of(number, term, 'exact', new Budget({}, () => 0));
    const counts = this.index.segments.flatMap((placed, i) => {
      const rows = rowsIn(placed, ordinals);
      const [list] = lists[i] ?? [];
      return Array.from(list ? countsOf(placed.segment, number, list, rows) : new Uint32Array(rows.length));
    });
    return Uint32Array.from(counts);
  }

  private lengthsOf(channel: Channel, ordinals: Uint32Array): Uint32Array {
    return ordinals.map((ordinal) => {
      const { segment, base } = segmentOf(this.index.segments, ordinal);
      return segment.field(fieldNumber('whole', channel)).lengths[ordinal - base] as number;
    });
  }
}
