/** Tells what each term of a query adds to the score of given answers, and which of the terms their questions hold. */

import type { ScorePart } from '../explanation-model.js';
import { fieldNumber } from '../index/fields.js';
import { type OpenedIndex, rowsIn } from '../index/open-index.js';
import type { PostingList, Segment } from '../index/segment.js';
import { firstPlaceFrom } from '../index/sorted-numbers.js';
import type { Query } from '../retrieval.js';
import type { Budget } from './budget.js';
import type { TermLists } from './expansion.js';
import { countsOf } from './list-cursor.js';
import { type Sum, sumOf } from './sum.js';
import type { FoundTerm, TermFinder } from './term-finder.js';

/** {@link Engine.termScores} */
export class TermScorer {
  constructor(
    private readonly index: OpenedIndex,
    private readonly terms: TermFinder,
    private readonly lists: TermLists,
  ) {}

  /** For each answer what its terms add, in the order in which they were added up. */
  scoresOf(query: Pick<Query, 'clauses' | 'bm25'>, ordinals: readonly number[], budget: Budget): ScorePart[][] {
    const scores = new Map(ordinals.map((ordinal): [number, ScorePart[]] => [ordinal, []]));
    const found = this.terms.find(query, budget);
    for (const [i, placed] of this.index.segments.entries()) {
      const rows = rowsIn(placed, ordinals);
      if (rows.length === 0) continue;
      for (const term of found) {
        const counts = countsIn(placed.segment, term, i, rows);
        const asked = this.countsInQuestion(placed.segment, term, i, rows, budget);
        const { lengths } = placed.segment.field(term.field);
        for (const [k, count] of counts.entries()) {
          const row = rows[k] as number;
          if (count === 0) continue;
          const score = term.score.of(count, lengths[row] as number);
          const { channel, match } = term;
          scores.get(placed.base + row)?.push({ channel, term: term.term, match, score, ...(asked[k] !== 0 && { inQuestion: true as const }) });
        }
      }
    }
    return ordinals.map((ordinal) => scores.get(ordinal) as ScorePart[]);
  }

  private countsInQuestion(segment: Segment, { channel, term, match }: FoundTerm, i: number, rows: Uint32Array, budget: Budget): Uint32Array {
    const field = fieldNumber('question', channel);
    const lists = this.lists.of(field, term, match, budget)[i] as PostingList[];
    const [list] = lists;
    if (!list) return new Uint32Array(rows.length);
    return lists.length === 1 ? countsOf(segment, field, list, rows) : countsInSum(sumOf(segment, field, lists, budget), rows);
  }
}

/** How often each row holds a term. */
function countsIn(segment: Segment, { field, lists, sums }: FoundTerm, i: number, rows: Uint32Array): Uint32Array {
  const [sum, list] = [sums?.[i], lists[i]];
  if (sum) return countsInSum(sum, rows);
  return list ? countsOf(segment, field, list, rows) : new Uint32Array(rows.length);
}

function countsInSum({ answers, counts }: Sum, rows: Uint32Array): Uint32Array {
  return rows.map((row) => {
    const place = firstPlaceFrom(answers, row);
    return answers[place] === row ? (counts[place] as number) : 0;
  });
}
