/** Adds up the postings of several terms, as if they were one term. */

import type { PostingList, Segment } from '../index/segment.js';
import type { Budget } from './budget.js';

/** Postings in memory. */
export interface Sum {
  readonly size: number;
  /** How many of the answers are not deleted. */
  readonly holding: number;
  /** Ascending. */
  readonly answers: Uint32Array;
  readonly counts: Uint32Array;
}

/** Each answer that holds one of the terms once, with the sum of its counts. */
export function sumOf(segment: Segment, field: number, lists: readonly PostingList[], budget: Budget): Sum {
  const largest = lists.reduce((size, list) => Math.max(size, list.size), 0);
  const listAnswers = new Uint32Array(largest);
  const listCounts = new Uint32Array(largest);
  const sums = new Uint32Array(segment.answers);
  let size = 0;
  for (const list of lists) {
    if (!budget.spend(list.size)) break;
    segment.unpack(field, list, listAnswers, listCounts);
    for (let i = 0; i < list.size; i++) {
      const answer = listAnswers[i] as number;
      if (sums[answer] === 0) size++;
      (sums[answer] as number) += listCounts[i] as number;
    }
  }
  return compacted(segment, sums, size);
}

function compacted({ live }: Segment, sums: Uint32Array, size: number): Sum {
  const answers = new Uint32Array(size);
  const counts = new Uint32Array(size);
  let holding = 0;
  for (let answer = 0, i = 0; i < size; answer++) {
    if (sums[answer] === 0) continue;
    if (!live || live.has(answer)) holding++;
    answers[i] = answer;
    counts[i++] = sums[answer] as number;
  }
  return { size, holding, answers, counts };
}
