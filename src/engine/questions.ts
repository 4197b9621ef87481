/** Tells which answers belong to one question, by the number that the index keeps for each. */

import type { Bitmap } from '../index/bitmap.js';
import type { OpenedIndex } from '../index/open-index.js';
import type { ListedQuestions, Questions } from './engine.js';

/** Of an id: 48 bits. */
const ID_DIGITS = 12;

const idOf = (key: number): string => key.toString(16).padStart(ID_DIGITS, '0');

/** The questions of an opened index. */
export function createQuestions(index: OpenedIndex): Questions {
  let listed: Listed | undefined;
  return {
    idOf: (ordinal) => {
      const placed = index.segments.findLast(({ base }) => base <= ordinal);
      return idOf(placed?.segment.rows.columns.questions[ordinal - placed.base] as number);
    },
    answersOf: (id) => answersOf(index, id),
    answersBeside: (ordinal) => index.questions.membersOf(index.questions.byOrdinal[ordinal] as number),
    list: (from, limit) => {
      listed ??= listOf(index);
      return page(listed, from, limit);
    },
  };
}

function answersOf({ segments, questions }: OpenedIndex, id: string): readonly number[] {
  if (!/^[\da-f]{12}$/.test(id)) return [];
  const key = Number.parseInt(id, 16);
  for (const { segment, base } of segments) {
    const row = segment.rows.columns.questions.findIndex((other, i) => other === key && lives(segment, i));
    if (row >= 0) return Array.from(questions.membersOf(questions.byOrdinal[base + row] as number)).sort((a, b) => a - b);
  }
  return [];
}

const lives = ({ live }: { readonly live?: Bitmap | undefined }, row: number): boolean => !live || live.has(row);

/** Keys ascending, each with the last day of its answers, 0 where none is known: 12 bytes a question. */
interface Listed {
  readonly keys: Float64Array;
  readonly days: Uint32Array;
}

function listOf({ segments }: OpenedIndex): Listed {
  const last = new Map<number, number>();
  for (const { segment } of segments) {
    const { questions, days } = segment.rows.columns;
    for (let row = 0; row < questions.length; row++) {
      const key = questions[row] as number;
      // Answers without a question of their own stand on the pages of others.
      if (key >= 0 && lives(segment, row)) last.set(key, Math.max(last.get(key) ?? 0, days[row] as number));
    }
  }
  const keys = Float64Array.from(last.keys()).sort();
  return { keys, days: Uint32Array.from(keys, (key) => last.get(key) as number) };
}

function page({ keys, days }: Listed, from: number, limit: number): ListedQuestions {
  const questions = Array.from(keys.subarray(from, from + limit), (key, i) => {
    const day = days[from + i] as number;
    return { id: idOf(key), ...(day > 0 && { on: String(day).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') }) };
  });
  return { total: keys.length, questions };
}
