/** Reads a judged set: a corpus, queries, and which answers are right for which query. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArchiveError, messageOf } from '../errors.js';
import type { IdentifiedPage } from '../model.js';
import type { Judgments } from './metrics.js';

/** Gain doubles with each grade: more would leave every other answer without weight. */
const MAX_GRADE = 100;

/** A query of a judged set. */
export interface JudgedQuery {
  readonly id: string;
  readonly text: string;
  readonly judgments: Judgments;
}

/** A judged set in memory. */
export interface JudgedSet {
  readonly pages: readonly IdentifiedPage[];
  /** Only queries with at least one judgment of the least grade or better. */
  readonly queries: readonly JudgedQuery[];
}

/** How a judged set is read. */
export interface JudgedSetOptions {
  /** Whether the answers keep the `votes` of the corpus; by default they are passed over, whatever they are. */
  readonly seesVotes?: boolean;
}

/** What every row of a corpus has. */
const ANSWER = { id: 'string', title: 'string?', text: 'string' } as const;

/**
 * Reads `corpus.jsonl` (id, title, text, votes), `qrels.jsonl` (qid, did, rel) and a file of queries (id, text) from a folder.
 * Titles and votes may be absent.
 *
 * @param queriesFile a path of its own, or a name in the folder
 * @throws ArchiveError where a file is missing or a line is not what it should be
 */
export function readJudgedSet(folder: string, queriesFile: string, minGrade: number, { seesVotes = false }: JudgedSetOptions = {}): JudgedSet {
  const judged = new Map<string, Map<string, number>>();
  for (const { qid, did, rel } of rows(join(folder, 'qrels.jsonl'), { qid: 'string', did: 'string', rel: 'grade' })) {
    const judgments = judged.get(qid) ?? new Map<string, number>();
    judged.set(qid, judgments.set(did, rel));
  }
  const queries = rows(queriesFile, { id: 'string', text: 'string' })
    .map(({ id, text }) => ({ id, text, judgments: judged.get(id) ?? new Map<string, number>() }))
    .filter(({ judgments }) => [...judgments.values()].some((grade) => grade >= minGrade));
  return { pages: pagesOf(join(folder, 'corpus.jsonl'), seesVotes), queries };
}

function pagesOf(corpus: string, seesVotes: boolean): IdentifiedPage[] {
  if (!seesVotes) return rows(corpus, ANSWER).map((row) => pageOf(row));
  return rows(corpus, { ...ANSWER, votes: 'count?' }).map((row) => pageOf(row, row.votes));
}

function pageOf({ id, title = '', text }: Row<typeof ANSWER>, votes?: number): IdentifiedPage {
  return {
    page: { question: title, pageNumber: 1, site: '', related: [], answers: [id] },
    answers: [{ id, question: title, author: '', text, site: '', topics: [], ...(votes !== undefined && { votes }) }],
  };
}

/** What a field may hold; where it ends in a question mark, the field may be absent. */
type Kind = 'string' | 'string?' | 'grade' | 'count?';
type ValueOf<K extends Kind> = K extends 'string' | 'string?' ? string : number;
type Shape = Record<string, Kind>;
type Row<S extends Shape> = {
  [Name in keyof S as S[Name] extends `${string}?` ? never : Name]: ValueOf<S[Name]>;
} & { [Name in keyof S as S[Name] extends `${string}?` ? Name : never]?: ValueOf<S[Name]> };

/** The lines of a file as objects with the fields of a shape. */
function rows<S extends Shape>(file: string, shape: S): Row<S>[] {
  const lines = readLines(file);
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [checked(JSON.parse(line), shape)];
    } catch (cause) {
      throw new ArchiveError(`${file}:${i + 1}: ${messageOf(cause)}`, { cause });
    }
  });
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (cause) {
    throw new ArchiveError(`cannot read ${file}: ${messageOf(cause)}`, { cause });
  }
}

function checked<S extends Shape>(parsed: unknown, shape: S): Row<S> {
  if (typeof parsed !== 'object' || parsed === null) throw new Error('not a JSON object');
  const row = parsed as Record<string, unknown>;
  for (const [name, kind] of Object.entries(shape)) {
    const value = row[name];
    const isAbsent = kind.endsWith('?') && value === undefined;
    if (!isAbsent && !FITS[kind](value)) throw new Error(`${name} is no ${EXPECTED[kind]}`);
  }
  return row as Row<S>;
}

const isString = (value: unknown): boolean => typeof value === 'string';
const isGrade = (value: unknown): boolean => Number.isInteger(value) && Math.abs(value as number) <= MAX_GRADE;

const FITS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  string: isString,
  'string?': isString,
  grade: isGrade,
  'count?': Number.isSafeInteger,
};

const EXPECTED: Readonly<Record<Kind, string>> = {
  string: 'string',
  'string?': 'string',
  grade: `whole number up to ${MAX_GRADE}`,
  'count?': 'whole number',
};
