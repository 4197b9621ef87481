/** Says what a layout of pages is: how to read the answers of one kind of site out of a page. */

import type { Document } from 'domhandler';
import type { ArchivedPage } from '../../model.js';
import type { Capture } from '../reader.js';

/** What a page holds, without what is known of its file. */
export type ReadPage = Omit<ArchivedPage, 'source'>;

/** A page that is parsed, and what is known of it. */
export interface HtmlPage {
  readonly document: Document;
  readonly html: string;
  /** With the address that the page says it has, where the capture names none. */
  readonly capture: Capture;
  /** Told of what is left out. */
  readonly report: (reason: string) => void;
}

/** One layout. */
export interface Layout {
  /** As in the closing table, such as `zhihu-2015`. */
  readonly format: string;
  readonly isPadded: boolean;
  /** Nothing where the page is of another layout. */
  read(page: HtmlPage): ReadPage | undefined;
}

/** A page of one question, with what hardly any page lacks. */
export function pageOf(
  question: string,
  site: string,
  { archivedOn }: Capture,
  answers: ReadPage['answers'],
  more: Partial<ReadPage> = {},
): ReadPage {
  return { question, pageNumber: 1, site, ...(archivedOn && { archivedOn }), related: [], answers, ...more };
}
