/** Gives the pages of a file, also of one that holds other files. */

import { messageOf } from '../errors.js';
import type { ArchivedPage } from '../model.js';
import { gzip } from './gzip.js';
import type { Limits } from './limits.js';
import type { Container, Report, Source } from './reader.js';
import { recognise } from './readers.js';
import { siteOf } from './site.js';
import { reasonUnread } from './unread-formats.js';

/** A page, and how it was read. */
export interface FoundPage {
  readonly page: ArchivedPage;
  /** See `ArchiveReader.format`, or `PageRead.layout`. */
  readonly format: string;
  /** See `ArchiveReader.isPadded`. */
  readonly isPadded: boolean;
}

/**
 * All pages of a source, also those in files that it holds, down to `limits.maxDepth`. Whatever is wrong with it is reported by its name: no error
 * comes out, and files beside it are read.
 */
export function pagesOf(source: Source, report: Report, limits: Limits): AsyncGenerator<FoundPage> {
  return pagesAt(source, report, limits, 0, undefined);
}

async function* pagesAt(given: Source, report: Report, limits: Limits, depth: number, within: Container | undefined): AsyncGenerator<FoundPage> {
  const { file } = given;
  let opened: Source | undefined;
  try {
    const { sameAs, capturedAs } = given.capture;
    if (sameAs) {
      yield { page: revisited(given, sameAs), format: 'revisit', isPadded: false };
      return;
    }
    const { head, source, reader, container } = await recognise(given);
    opened = source;
    if (reader) {
      for await (const { layout = reader.format, isPadded = reader.isPadded, ...page } of reader.read(source, report, limits))
        yield { page: { ...page, ...(capturedAs && { capturedAs }) }, format: layout, isPadded };
    } else if (container) {
      // A .gz around one file is no folder of files, but one around another may go on forever.
      const inner = container === gzip && within !== gzip ? depth : depth + 1;
      if (inner > limits.maxDepth) report({ file, reason: `deeper than ${limits.maxDepth} files in one another` });
      else for await (const entry of container.entries(source, report, limits)) yield* pagesAt(entry, report, limits, inner, container);
    } else report({ file, reason: reasonUnread(head) });
  } catch (error) {
    report({ file, reason: messageOf(error) });
  } finally {
    await opened?.bytes[Symbol.asyncIterator]().return?.();
  }
}

/** A capture of a page that was as before. */
function revisited({ file, capture: { url, archivedOn } }: Source, sameAs: readonly string[]): ArchivedPage {
  return { source: file, question: '', pageNumber: 1, site: siteOf(url), ...(archivedOn && { archivedOn }), related: [], sameAs, answers: [] };
}
