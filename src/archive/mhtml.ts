/** Opens pages that browsers saved in one file with all that they need (MHTML, RFC 2557). */

import PostalMime from 'postal-mime';
import { dayIn } from './dates.js';
import type { Limits } from './limits.js';
import type { Container, Report, Source } from './reader.js';
import { wholeOf } from './whole.js';

/** Frames stand behind the page itself, each a page. */
const FRAMES = /<\/html>\s*(?=<!doctype|<html)[\s\S]*$/i;

/** Headers are short. */
const HEADER_BYTES = 8192;

/** The container of one page. */
export const mhtml: Container = {
  format: 'mhtml',
  recognises: ({ bytes }) => {
    const head = bytes.toString('latin1', 0, HEADER_BYTES);
    return /^[\w-]+:/.test(head) && /^content-type:\s*multipart\/related/im.test(head);
  },
  entries,
};

async function* entries({ file, bytes, capture }: Source, report: Report, { maxFileBytes }: Limits): AsyncGenerator<Source> {
  const message = await PostalMime.parse(await wholeOf(bytes, maxFileBytes));
  const html = message.html?.replace(FRAMES, '</html>');
  if (!html) {
    report({ file, reason: 'no page in this MHTML' });
    return;
  }
  const header = (name: string): string | undefined => message.headers.find(({ key }) => key === name)?.value;
  const url = capture.url ?? header('snapshot-content-location') ?? header('content-location');
  const archivedOn = capture.archivedOn ?? dayIn(header('date'));
  async function* page(): AsyncGenerator<Buffer> {
    yield Buffer.from(html as string);
  }
  yield {
    file,
    name: 'page.html',
    bytes: page(),
    capture: { ...(url && { url }), ...(archivedOn && { archivedOn }), charset: 'utf-8', contentType: 'text/html' },
  };
}
