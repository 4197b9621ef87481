/** Finds the records of a file: one a line, or all of them in one document. */

import { messageOf } from '../../errors.js';
import type { Limits } from '../limits.js';
import { type Line, linesOf } from '../lines.js';
import type { Report, Source } from '../reader.js';
import { type Attempt, attempt } from './attempt.js';
import { type Fields, isFields } from './fields.js';
import { parseJson } from './parse.js';

/** A value that should be an answer, and where it stands. */
export interface Found {
  readonly value: unknown;
  readonly place: { readonly line: number } | { readonly record: number };
}

/** Why a value is no record. */
export const NO_OBJECT = 'not a JSON object';

/** Feeds hold answers of the interface that hold records: two or three levels. */
const MAX_NESTED = 6;

/**
 * All records of a source. What is not JSON is reported.
 *
 * @param isRecord whether an object is itself an answer, rather than something that holds answers
 */
export async function* recordsOf(
  { file, bytes }: Source,
  report: Report,
  limits: Limits,
  isRecord: (fields: Fields) => boolean,
): AsyncGenerator<Found> {
  const lines = linesOf(bytes, limits.maxLineBytes);
  let isFirst = true;
  for await (const line of lines) {
    if (line.text !== undefined && line.text.trim() === '') continue;
    if (isFirst && beginsDocument(line.text)) yield* inDocument([line, ...(await restOf(lines, line, limits))], file, report, isRecord);
    else yield* inLine(line, file, report, isRecord);
    isFirst = false;
  }
  if (isFirst) report({ file, reason: 'nothing but blanks' });
}

/** A list, or an object whose first line is not the whole of it. */
function beginsDocument(text = ''): boolean {
  return /^\s*(?:\[|\{\s*$|\{.*[,:[{]\s*$)/s.test(text) && text.trim() !== '[]';
}

/** @throws Error where the document is larger than a record may be */
async function restOf(lines: AsyncGenerator<Line>, first: Line, { maxFileBytes }: Limits): Promise<Line[]> {
  const rest: Line[] = [];
  let length = first.text?.length ?? 0;
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    rest.push(next.value);
    length += (next.value.text?.length ?? 0) + 1;
    if (length > maxFileBytes) throw new Error(`one JSON document larger than ${maxFileBytes} bytes`);
  }
  return rest;
}

function* inDocument(lines: readonly Line[], file: string, report: Report, isRecord: (fields: Fields) => boolean): Generator<Found> {
  let document: unknown;
  try {
    for (const { number, problem } of lines) if (problem) throw new Error(`line ${number} is ${problem}`);
    document = parseJson(lines.map(({ text }) => text).join('\n'));
  } catch (error) {
    report({ file, reason: messageOf(error) });
    // Cut off, or never one document: what stands whole in a line is still there.
    for (const { number, text = '' } of lines)
      if (/^\s*\{".*\},?\s*$/s.test(text)) yield* inLine({ number, text: text.replace(/,\s*$/, '') }, file, report, isRecord);
    return;
  }
  let record = 0;
  for (const value of nested(document, isRecord, 0)) yield { value, place: { record: ++record } };
  if (record === 0) report({ file, reason: 'no record in this JSON document' });
}

function* inLine({ number, text, problem = '' }: Line, file: string, report: Report, isRecord: (fields: Fields) => boolean): Generator<Found> {
  const read = text === undefined ? { reason: problem } : objectIn(text.trim());
  if (read.reason !== undefined) report({ file, line: number, reason: read.reason });
  else for (const one of nested(read.value, isRecord, 0)) yield { value: one, place: { line: number } };
}

/** What neither begins nor ends as an object is told without an attempt, which would take ten times as long as reading an answer. */
function objectIn(line: string): Attempt<unknown> {
  if (!line.startsWith('{')) return { reason: NO_OBJECT };
  if (!line.endsWith('}')) return { reason: 'not JSON: an object that does not end' };
  return attempt(() => parseJson(line));
}

function* nested(value: unknown, isRecord: (fields: Fields) => boolean, depth: number): Generator<unknown> {
  if (Array.isArray(value) && depth <= MAX_NESTED) for (const one of value) yield* nested(one, isRecord, depth + 1);
  else if (!isFields(value) || depth > MAX_NESTED || isRecord(value)) yield value;
  else {
    const inside = [value.data, value.target].find((field) => typeof field === 'object' && field !== null);
    if (inside === undefined) yield value;
    else yield* nested(inside, isRecord, depth + 1);
  }
}
