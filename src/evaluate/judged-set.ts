/** Reads a judged set: a corpus, queries, and which answers are right for which query. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArchiveError, messageOf } from '../errors.js';
import type { IdentifiedPage } from '../model.js';
import type { Judgments } from './metrics.js';

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

/**
 * Reads `corpus.jsonl` (id, title, text), `qrels.jsonl` (qid, did, rel) and a file of queries (id, text) from a folder.
 *
 * @param queriesFile a path of its own, or a name in the folder
 * @throws ArchiveError where a file is missing or a line is not what it should be
 */
export function readJudgedSet(folder: string, queriesFile: string, minGrade: number): JudgedSet {
  const judged = new Map<string, Map<string, number>>();
  for (const { qid, did, rel } of rows(join(folder, 'qrels.jsonl'), { qid: 'string', did: 'string', rel: 'number' })) {
    const judgments = judged.get(qid) ?? new Map<string, number>();
    judged.set(qid, judgments.set(did, rel));
  }
  const queries = rows(queriesFile, { id: 'string', text: 'string' })
    .map(({ id, text }) => ({ id, text, judgments: judged.get(id) ?? new Map<string, number>() }))
    .filter(({ judgments }) => [...judgments.values()].some((grade) => grade >= minGrade));
  return { pages: rows(join(folder, 'corpus.jsonl'), { id: 'string', title: 'string?', text: 'string' }).map(pageOf), queries };
}

function pageOf({ id, title = '', text }: { id: string; title?: string; text: string }): IdentifiedPage {
  return {
    page: { question: title, pageNumber: 1, site: '', related: [], answers: [id] },
    answers: [{ id, question: title, author: '', text, site: '', topics: [] }],
  };
}

type Shape = Record<string, 'string' | 'number' | 'string?'>;
type Row<S extends Shape> = {
  [Name in keyof S as S[Name] extends 'string?' ? never : Name]: S[Name] extends 'number' ? number : string;
} & { [Name in keyof S as S[Name] extends 'string?' ? Name : never]?: string };

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

function checked<S extends Shape>(row: Record<string, unknown>, shape: S): Row<S> {
  for (const [name, type] of Object.entries(shape)) {
    const value = row[name];
    const fits = type === 'string?' ? value === undefined || typeof value === 'string' : typeof value === type;
    if (!fits) throw new Error(`${name} is no ${type.replace('?', '')}`);
  }
  return row as Row<S>;
}
