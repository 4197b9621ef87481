/** `xunda inspect`: shows what a reader makes of files, for whoever finds a page misread. */

import { type CorpusFile, sourceAt } from '../archive/files.js';
import type { Mapping } from '../archive/json/mapping.js';
import type { Limits } from '../archive/limits.js';
import { listFiles } from '../archive/listing.js';
import { Mappings } from '../archive/mappings.js';
import { type FoundPage, pagesOf } from '../archive/pages.js';
import type { Skipped } from '../archive/reader.js';
import type { Settings } from '../config.js';
import type { ArchivedAnswer } from '../model.js';
import { limitsOf } from './limit-settings.js';
import { MAX_SKIPPED_LINES, skippedLine } from './skipped-line.js';
import { formatNumber, oneLine, printable } from './terminal.js';

/** What is shown of each file. */
export interface InspectOptions {
  /** The first pages are shown, the others counted. */
  readonly pages: number;
  /** Texts whole; else their beginnings. */
  readonly showsText: boolean;
  /** See `xunda index --mapping`. */
  readonly mapping?: string;
}

/** Answers shown of a page, and characters of each, where texts are not shown whole. */
const SHOWN_ANSWERS = 3;
const SHOWN_CHARS = 160;

/**
 * @throws ArchiveError where a path is not there or cannot be read
 * @throws ConfigurationError where a mapping is wrong
 */
export async function inspectCommand(paths: readonly string[], settings: Settings, options: InspectOptions): Promise<void> {
  const leftOut = (file: string, reason: string): void => console.log(`left out  ${skippedLine({ file, reason })}`);
  const files = await listFiles(paths, [], { unreadable: leftOut, passedBy: leftOut });
  const mappings = new Mappings(files, options.mapping);
  for (const file of files) await inspect(file, mappings.of(file.path), limitsOf(settings), options);
}

async function inspect(file: CorpusFile, mapping: Mapping | undefined, limits: Limits, { pages: most, showsText }: InspectOptions): Promise<void> {
  const { path } = file;
  const counts = { pages: 0, answers: 0, characters: 0, skipped: 0 };
  const formats = new Set<string>();
  const report = (skipped: Skipped): void => {
    counts.skipped++;
    if (counts.skipped <= MAX_SKIPPED_LINES) console.log(`  left out  ${skippedLine(skipped)}`);
  };
  console.log(oneLine(path));
  for await (const found of pagesOf(sourceAt(file, mapping), report, limits)) {
    formats.add(found.format);
    counts.pages++;
    counts.answers += found.page.answers.length;
    counts.characters += found.page.answers.reduce((sum, { text }) => sum + text.length, 0);
    if (counts.pages <= most) showPage(path, found, showsText);
  }
  const { pages, answers, characters, skipped } = counts;
  if (skipped > MAX_SKIPPED_LINES) console.log(`  left out  ${formatNumber(skipped - MAX_SKIPPED_LINES)} more`);
  if (pages > most) console.log(`  … and ${formatNumber(pages - most)} more pages`);
  console.log(
    `  in all    ${formatNumber(pages)} pages, ${formatNumber(answers)} answers, ${formatNumber(characters)} characters, ${formatNumber(skipped)} left out; ${oneLine([...formats].join(', ')) || 'no format'}`,
  );
}

function showPage(path: string, { page, format, isPadded }: FoundPage, showsText: boolean): void {
  const { source, question, questionDetail, site, archivedOn, pageNumber, sameAs, related, previous, next, answers } = page;
  const facts = [
    site,
    archivedOn && `archived ${archivedOn}`,
    pageNumber > 1 && `page ${pageNumber}`,
    isPadded && 'may hold answers of other questions',
  ];
  if (source !== path) console.log(`  in        ${oneLine(source)}`);
  const known = joined(facts);
  console.log(`  ${format.padEnd(9)} ${oneLine(question || (sameAs ? '(as in another capture)' : '(no question)'))}  ${known && `· ${known}`}`);
  if (questionDetail) console.log(`  detail    ${cut(questionDetail, showsText)}`);
  const around = [related.length > 0 && `${related.length} related`, previous && 'one before', next && 'one after'].filter(Boolean);
  if (around.length > 0) console.log(`  questions ${around.join(', ')}`);
  const shown = showsText ? answers : answers.slice(0, SHOWN_ANSWERS);
  for (const answer of shown) showAnswer(answer, showsText);
  if (answers.length > shown.length) console.log(`  … and ${formatNumber(answers.length - shown.length)} more answers`);
}

function showAnswer({ author, text, url, answeredOn, votes, topics = [], kind }: ArchivedAnswer, showsText: boolean): void {
  const facts = [
    author || 'anonymous',
    kind,
    answeredOn,
    votes !== undefined && `${formatNumber(votes)} votes`,
    `${formatNumber(text.length)} characters`,
    topics.length > 0 && topics.join(' '),
    url,
  ];
  console.log(`  answer    ${joined(facts)}`);
  console.log(`            ${cut(text, showsText)}`);
}

/** Those that are known. */
const joined = (facts: readonly (string | false | undefined)[]): string =>
  facts
    .filter((fact) => fact !== undefined && fact !== false && fact !== '')
    .map((fact) => oneLine(String(fact)))
    .join(' · ');

/** On one line, or with its own lines set in. */
function cut(text: string, isWhole: boolean): string {
  if (isWhole) return text.split('\n').map(printable).join('\n            ');
  const line = text.slice(0, 2 * SHOWN_CHARS).replace(/\s+/g, ' ');
  return printable(line.length > SHOWN_CHARS ? `${line.slice(0, SHOWN_CHARS).replace(/[\uD800-\uDBFF]$/, '')}……` : line);
}
