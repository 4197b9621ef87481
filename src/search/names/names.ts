/** Knows the authors and topics of an archive by name, and whether a query is one of them. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer } from '../../model.js';
import type { Condition } from '../../retrieval.js';
import type { FacetCount } from '../../search-model.js';
import { textsOf } from '../answer-texts.js';
import { holdingAsRead } from '../held.js';
import { anyOf, Piece } from '../piece.js';
import { WEIGHTS } from '../ranking.js';
import { parseQuery } from '../syntax.js';
import { NameIndex } from './name-index.js';
import { nameKey } from './name-key.js';
import { NearNames } from './near-names.js';

/** More people of one name, or topics, are not told apart by it. */
const MAX_SAME = 5;

/**
 * Where more than so many times as many answers hold a name as have it, it is a word of which somebody made a name (番茄): the answers about that come
 * first, and the name is only said.
 */
const MUCH_USED = 10;

/** So many answers are read to see whether they hold a name. */
const MAX_READ = 4;

/** The authors that a query names. */
export interface NamedAuthors {
  /** True of their answers. */
  readonly condition: Condition;
  /** Whether a name is the one of the query. */
  has(author: string): boolean;
}

/** Of one engine. A list of names is read once, when a query is first looked up in it. */
export class Names {
  private authorIndex: NameIndex | undefined;
  private topicIndex: NameIndex | undefined;
  private nearAuthors: NearNames | undefined;

  /** @param analyzer the one that the engine's index was made with */
  constructor(
    private readonly engine: Engine,
    private readonly analyzer: Analyzer,
  ) {}

  private get authors(): NameIndex {
    this.authorIndex ??= new NameIndex(this.engine.values('author'));
    return this.authorIndex;
  }

  /** The authors whose name a query is as a whole, quoted or not, five at most. */
  authorsNamed(query: string): readonly FacetCount[] {
    return findWhole(this.authors, query);
  }

  /** Authors whose names are near one: {@link NearNames.find}. */
  authorsNear(name: string, limit: number): readonly FacetCount[] {
    this.nearAuthors ??= new NearNames(this.authors, (term) => this.analyzer.readings(term));
    return this.nearAuthors.find(name, limit);
  }

  /** The topics whose name a query is as a whole. */
  topicsNamed(query: string): readonly FacetCount[] {
    this.topicIndex ??= new NameIndex(this.engine.values('topic'));
    return findWhole(this.topicIndex, query);
  }

  /**
   * Those whose name a query is, if their answers come first. Nothing where it is nobody's, or a word that many more answers hold than they wrote.
   *
   * @param engine to count by; the same index as that of the names
   */
  leading(query: string, engine: Engine): NamedAuthors | undefined {
    const authors = this.authorsNamed(query);
    const [first] = authors;
    if (!first || this.isMuchUsed(first.value, authors, engine)) return undefined;
    const key = nameKey(first.value);
    return { condition: anyOf(authors.map(({ value }) => ({ keyword: 'author', value }))), has: (author) => nameKey(author) === key };
  }

  private isMuchUsed(name: string, authors: readonly FacetCount[], engine: Engine): boolean {
    const piece = Piece.ofText(name, this.analyzer);
    if (!piece) return false;
    const query = { clauses: [], bm25: WEIGHTS.bm25, condition: piece.literal };
    const holding = holdingAsRead(engine, query, MAX_READ, (answer) => piece.standing(textsOf(answer)) === 3);
    return holding > MUCH_USED * authors.reduce((sum, { count }) => sum + count, 0);
  }
}

/** As it was typed, so that a name may look like an operator; else what quotation marks hold. */
function findWhole(names: NameIndex, query: string): readonly FacetCount[] {
  const found = names.find(query);
  if (found.length > 0) return found.slice(0, MAX_SAME);
  const expression = parseQuery(query);
  const [only, ...others] = expression.kind === 'all' ? expression.of : [expression];
  const isQuoted = only?.kind === 'text' && only.isPhrase && !only.field && others.length === 0;
  return isQuoted ? names.find(only.text).slice(0, MAX_SAME) : [];
}
