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
  const postings = lists.reduce((sum, { size }) => sum + size, 0);
  const [answers, counts] = [new Uint32Array(postings), new Uint32Array(postings)];
  let used = 0;
  for (const list of lists) {
    if (!budget.spend(list.size)) break;
    segment.unpack(field, list, answers.subarray(used), counts.subarray(used));
    used += list.size;
  }
  const isDense = used * DENSE > segment.answers;
  const sum = isDense ? addedUp(answers, counts, used, segment.answers) : sortedUp(answers, counts, used);
  return { ...sum, holding: livingIn(segment, sum.answers) };
}

/** From one posting in so many answers on, going through all answers is faster than sorting. */
const DENSE = 16;

type Summed = Omit<Sum, 'holding'>;

/** Adds up in a table of all answers. */
function addedUp(answers: Uint32Array, counts: Uint32Array, used: number, all: number): Summed {
  const sums = new Uint32Array(all);
  let size = 0;
  for (let i = 0; i < used; i++) {
    const answer = answers[i] as number;
    if (sums[answer] === 0) size++;
    (sums[answer] as number) += counts[i] as number;
  }
  const [distinct, sum] = [new Uint32Array(size), new Uint32Array(size)];
  for (let answer = 0, i = 0; i < size; answer++) {
    if (sums[answer] === 0) continue;
    distinct[i] = answer;
    sum[i++] = sums[answer] as number;
  }
  return { size, answers: distinct, counts: sum };
}

/** Adds up few postings by sorting them. */
function sortedUp(answers: Uint32Array, counts: Uint32Array, used: number): Summed {
  const sums = new Map<number, number>();
  for (let i = 0; i < used; i++) sums.set(answers[i] as number, (sums.get(answers[i] as number) ?? 0) + (counts[i] as number));
  const distinct = Uint32Array.from(sums.keys()).sort();
  return { size: distinct.length, answers: distinct, counts: distinct.map((answer) => sums.get(answer) as number) };
}

function livingIn({ live }: Segment, answers: Uint32Array): number {
  if (!live) return answers.length;
  let living = 0;
  for (const answer of answers) if (live.has(answer)) living++;
  return living;
}
