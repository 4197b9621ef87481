/** Keeps for each answer the numbers that results are sorted and grouped by. */

import type { Answer } from '../model.js';
import { dayOf } from './fields.js';
import { keyOf } from './id-table.js';

/** One number an answer, by row. */
export interface Columns {
  /** -Infinity where unknown. */
  readonly votes: Float64Array;
  /** The day that speaks for the answer as a number (20240506); 0 where unknown. */
  readonly days: Uint32Array;
  /** The same for answers of one question on one site; negative, and shared with none, for an answer without a question of its own. */
  readonly questions: Float64Array;
  /** How long the text is, in UTF-16 code units. */
  readonly lengths: Uint32Array;
}

/** The columns of answers in their order. */
export function columnsOf(answers: readonly Answer[]): Columns {
  return {
    votes: Float64Array.from(answers, ({ votes }) => votes ?? Number.NEGATIVE_INFINITY),
    days: Uint32Array.from(answers, (answer) => Number(dayOf(answer)?.replaceAll('-', '') ?? 0)),
    questions: Float64Array.from(answers, questionKeyOf),
    lengths: Uint32Array.from(answers, ({ text }) => text.length),
  };
}

function questionKeyOf({ id, site, question, foreign }: Answer): number {
  return foreign || question === '' ? -keyOf(`answer\n${id}`) : questionKey(site, question);
}

/** What the column `questions` has for the answers to a question. */
export function questionKey(site: string, question: string): number {
  return keyOf(`question\n${site}\n${question}`);
}

/** The columns of several segments as one. @param keep by default all rows are kept */
export function joinColumns(columns: readonly Columns[], keep: (segment: number, row: number) => boolean = () => true): Columns {
  const kept = columns.map(({ days }, segment) => Array.from(days.keys()).filter((row) => keep(segment, row)));
  const join = (of: (columns: Columns) => ArrayLike<number>): number[] =>
    columns.flatMap((one, i) => (kept[i] as number[]).map((row) => of(one)[row] as number));
  return {
    votes: Float64Array.from(join(({ votes }) => votes)),
    days: Uint32Array.from(join(({ days }) => days)),
    questions: Float64Array.from(join(({ questions }) => questions)),
    lengths: Uint32Array.from(join(({ lengths }) => lengths)),
  };
}
