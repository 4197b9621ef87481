/** Reads our own JSON Lines: one answer a line. */
// Fields: `question` and `text` (required), `id`, `author`, `url`, `site`, `archivedOn`, `answeredOn`, `votes`, `topics`,
// `questionDetail`. Others are ignored.

import { messageOf } from '../errors.js';
import type { ArchivedAnswer, ArchivedPage } from '../model.js';
import { isDay } from './dates.js';
import type { Limits } from './limits.js';
import { linesOf } from './lines.js';
import type { ArchiveReader, Report, Source } from './reader.js';

/** Lines that follow one another under one question are one page, up to this many: a page is held in memory. */
const MAX_ANSWERS_ON_PAGE = 1000;

/** The reader of JSON Lines. */
export const jsonlReader: ArchiveReader = {
  format: 'jsonl',
  isPadded: false,
  recognises: ({ name, bytes }) => /\.(jsonl|ndjson)$/i.test(name) || bytes.toString('utf8').trimStart().startsWith('{"'),
  read,
};

/** A line with its question apart, since neighbours with the same question stand on one page. */
interface Row {
  readonly question: string;
  readonly questionDetail?: string;
  readonly site: string;
  readonly answer: ArchivedAnswer;
}

async function* read({ file, bytes }: Source, report: Report, limits: Limits): AsyncGenerator<ArchivedPage> {
  let rows: Row[] = [];
  for await (const { number, text, problem } of linesOf(bytes, limits.maxLineBytes)) {
    if (text === '' || /^\s+$/.test(text ?? '')) continue;
    let row: Row;
    try {
      if (text === undefined) throw new Error(problem);
      row = rowOf(parse(text));
    } catch (error) {
      report({ file, line: number, reason: messageOf(error) });
      continue;
    }
    const first = rows[0];
    if (first && (!sameQuestion(first, row) || rows.length >= MAX_ANSWERS_ON_PAGE)) {
      yield pageOf(file, rows);
      rows = [];
    }
    rows.push(row);
  }
  if (rows.length > 0) yield pageOf(file, rows);
}

const sameQuestion = (a: Row, b: Row): boolean => a.question === b.question && a.site === b.site && a.questionDetail === b.questionDetail;

function pageOf(source: string, rows: readonly Row[]): ArchivedPage {
  const { question, questionDetail, site } = rows[0] as Row;
  const archivedOn = rows.find(({ answer }) => answer.archivedOn)?.answer.archivedOn;
  return {
    source,
    question,
    ...(questionDetail && { questionDetail }),
    pageNumber: 1,
    site,
    ...(archivedOn && { archivedOn }),
    related: [],
    answers: rows.map(({ answer }) => answer),
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`not JSON: ${messageOf(cause)}`, { cause });
  }
}

/** @throws Error with the reason why a parsed line is no answer */
function rowOf(record: unknown): Row {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) throw new Error('not a JSON object');
  const fields = record as Record<string, unknown>;
  const sourceId = idOf(fields.id);
  const url = optionalText(fields, 'url');
  const archivedOn = optionalDay(fields, 'archivedOn');
  const answeredOn = optionalDay(fields, 'answeredOn');
  const votes = optionalCount(fields, 'votes');
  const questionDetail = optionalText(fields, 'questionDetail');
  return {
    question: requiredText(fields, 'question'),
    ...(questionDetail && { questionDetail }),
    site: optionalText(fields, 'site') ?? '',
    answer: {
      ...(sourceId && { sourceId }),
      author: optionalText(fields, 'author') ?? '',
      text: requiredText(fields, 'text'),
      ...(url && { url }),
      ...(archivedOn && { archivedOn }),
      ...(answeredOn && { answeredOn }),
      ...(votes !== undefined && { votes }),
      topics: topicsOf(fields.topics),
    },
  };
}

function requiredText(fields: Record<string, unknown>, name: string): string {
  const value = optionalText(fields, name);
  if (value === undefined) throw new Error(`${name} is missing or empty`);
  return value;
}

/** A text without blanks around it; nothing where it is absent, null or empty. */
function optionalText(fields: Record<string, unknown>, name: string): string | undefined {
  const value = fields[name] ?? '';
  if (typeof value !== 'string') throw new Error(`${name} is no text`);
  return value.trim() || undefined;
}

function optionalDay(fields: Record<string, unknown>, name: string): string | undefined {
  const value = optionalText(fields, name);
  if (value !== undefined && !isDay(value)) throw new Error(`${name} is no day as YYYY-MM-DD: ${JSON.stringify(value)}`);
  return value;
}

function optionalCount(fields: Record<string, unknown>, name: string): number | undefined {
  const value = fields[name] ?? undefined;
  if (value !== undefined && !Number.isSafeInteger(value)) throw new Error(`${name} is no whole number`);
  return value as number | undefined;
}

/** An id may be written as a number; both spellings are the same id. */
function idOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') throw new Error('id is neither text nor number');
  return String(value).trim() || undefined;
}

function topicsOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every((topic) => typeof topic === 'string')) throw new Error('topics is no list of texts');
  return value.map((topic) => topic.trim()).filter(Boolean);
}
