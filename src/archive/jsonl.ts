/** Reads JSON: one answer a line, or all of them in one document, in any of the known kinds of records. */

import type { ArchivedPage } from '../model.js';
import { type Attempt, attempt } from './json/attempt.js';
import { isFields } from './json/fields.js';
import { mapped } from './json/mapped.js';
import { MAPPING_FILE } from './json/mapping.js';
import { mediaCrawler } from './json/media-crawler.js';
import { mnbvc } from './json/mnbvc.js';
import { own, whyNotOwn } from './json/own.js';
import { NO_OBJECT, recordsOf } from './json/records.js';
import type { Preset, Row } from './json/row.js';
import { zhihuApi } from './json/zhihu-api.js';
import type { Limits } from './limits.js';
import type { ArchiveReader, Capture, PageRead, Report, Source } from './reader.js';

/** Lines that follow one another under one question are one page, up to this many: a page is held in memory. */
const MAX_ANSWERS_ON_PAGE = 1000;

/** The first that knows a record reads it; what none knows should be one of ours. */
const PRESETS: readonly Preset[] = [zhihuApi, mediaCrawler, mnbvc, own];

/** The reader of JSON and JSON Lines. */
export const jsonlReader: ArchiveReader = {
  format: 'jsonl',
  isPadded: false,
  recognises: ({ name, bytes }) =>
    /\.(?:jsonl|ndjson|json)$/i.test(name) || /^(?:ï»¿|ÿþ|þÿ)?\s*(?:\{\s*"|\[\s*\{\s*")/.test(bytes.toString('latin1', 0, 4096).replaceAll('\0', '')),
  read,
};

async function* read(source: Source, report: Report, limits: Limits): AsyncGenerator<PageRead> {
  const { file, name, capture } = source;
  if (name === MAPPING_FILE) return;
  const presets = capture.mapping ? [mapped(capture.mapping), ...PRESETS] : PRESETS;
  const presetOf = (value: unknown): Preset | undefined => (isFields(value) ? presets.find((preset) => preset.matches(value)) : undefined);
  let rows: Row[] = [];
  try {
    for await (const { value, place } of recordsOf(source, report, limits, (fields) => presetOf(fields) !== undefined)) {
      const read = rowIn(value, presetOf(value) ?? (capture.mapping ? (presets[0] as Preset) : own), capture);
      if (read.reason !== undefined) {
        report({ file, ...place, reason: read.reason });
        continue;
      }
      const row = read.value;
      const first = rows[0];
      if (first && (!isSamePage(first, row) || rows.length >= MAX_ANSWERS_ON_PAGE)) {
        yield pageOf(file, rows);
        rows = [];
      }
      rows.push(row);
    }
  } catch (error) {
    // A file that breaks off still has what came before.
    if (rows.length > 0) yield pageOf(file, rows);
    throw error;
  }
  if (rows.length > 0) yield pageOf(file, rows);
}

function rowIn(value: unknown, preset: Preset, capture: Capture): Attempt<Row> {
  if (!isFields(value)) return { reason: NO_OBJECT };
  const reason = preset === own ? whyNotOwn(value) : undefined;
  if (reason !== undefined) return { reason };
  return attempt(() => (preset === own ? preset.row(value, capture) : { ...preset.row(value, capture), layout: preset.format }));
}

const isSamePage = (a: Row, b: Row): boolean =>
  a.question === b.question && a.site === b.site && a.archivedOn === b.archivedOn && a.questionDetail === b.questionDetail && a.layout === b.layout;

function pageOf(source: string, rows: readonly Row[]): ArchivedPage & PageRead {
  const { question, questionDetail, site, archivedOn, layout } = rows[0] as Row;
  return {
    source,
    question,
    ...(questionDetail && { questionDetail }),
    pageNumber: 1,
    site,
    ...(archivedOn && { archivedOn }),
    related: [],
    answers: rows.map(({ answer }) => answer),
    ...(layout && { layout }),
  };
}
