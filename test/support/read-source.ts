/** Reads a source as the indexer does, and keeps what was found and what was left out. */

import assert from 'node:assert/strict';
import { isDay } from '../../src/archive/dates.js';
import { DEFAULT_LIMITS, type Limits } from '../../src/archive/limits.js';
import { type FoundPage, pagesOf } from '../../src/archive/pages.js';
import type { Capture, Skipped, Source } from '../../src/archive/reader.js';
import type { ArchivedAnswer, ArchivedPage } from '../../src/model.js';
import { sourceOf } from './sources.js';

/** All that came of a source. */
export interface Found {
  readonly found: readonly FoundPage[];
  readonly skipped: readonly Skipped[];
}

/** Of a source that is made already. */
export async function readSource(source: Source, limits: Partial<Limits> = {}): Promise<Found> {
  const skipped: Skipped[] = [];
  const found: FoundPage[] = [];
  for await (const page of pagesOf(source, (one) => skipped.push(one), { ...DEFAULT_LIMITS, ...limits })) found.push(page);
  return { found, skipped };
}

/** Of bytes under a name. */
export const readBytes = (file: string, content: string | Buffer, capture: Capture = {}, limits: Partial<Limits> = {}): Promise<Found> =>
  readSource(sourceOf(file, content, capture), limits);

/** The only page of a source that has one, and nothing left out. @throws Error where there is not exactly one */
export async function onlyPage(file: string, content: string | Buffer, capture: Capture = {}): Promise<ArchivedPage & { readonly format: string }> {
  const { found, skipped } = await readBytes(file, content, capture);
  const [first] = found;
  if (!first || found.length > 1 || skipped.length > 0) throw new Error(`${found.length} pages; ${JSON.stringify(skipped)}`);
  return { ...first.page, format: first.format };
}

/** The only answer of such a page. @throws Error where there is not exactly one */
export async function onlyAnswer(file: string, content: string | Buffer, capture: Capture = {}): Promise<ArchivedAnswer> {
  const { answers } = await onlyPage(file, content, capture);
  const [answer] = answers;
  if (!answer || answers.length > 1) throw new Error(`${answers.length} answers`);
  return answer;
}

/** @throws AssertionError where what was found or left out is not as every reader promises */
export function isWellFormed(name: string, { found, skipped }: Found): void {
  for (const { file, reason } of skipped) assert.ok(file.startsWith(name) && reason !== '', JSON.stringify({ file, reason }));
  // In a container there may be nothing that is read, and a line may be empty.
  if (/\.(?:txt|html|md)$/.test(name)) assert.ok(found.length + skipped.length > 0, 'left out in silence');
  for (const { page } of found) {
    for (const { text, answeredOn, votes } of page.answers) {
      assert.ok(text.trim() !== '');
      assert.ok(answeredOn === undefined || isDay(answeredOn), answeredOn);
      assert.ok(votes === undefined || Number.isSafeInteger(votes));
    }
    assert.ok(page.archivedOn === undefined || isDay(page.archivedOn));
  }
}
