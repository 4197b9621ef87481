/** Opens crawls: WARC and WET files (ISO 28500), of which each record is a page. */

import { pipeline } from 'node:stream';
import { createBrotliDecompress } from 'node:zlib';
import { WARCParser, type WARCRecord } from 'warcio';
import { dayIn } from './dates.js';
import { ExpansionGuard } from './expansion-guard.js';
import { hashOf } from './identity.js';
import type { Limits } from './limits.js';
import { peek } from './peek.js';
import type { ByteStream, Capture, Container, Report, Source } from './reader.js';
import { hearing } from './warc-warnings.js';

/** Records that hold a page. A crawl has many more: what was asked, what is known of it, what was the same as before. */
const WITH_PAGE = new Set(['response', 'resource', 'conversion']);

/** Pages and texts; pictures and styles are passed by. */
const READABLE = /^(?:text\/(?:html|plain|markdown)|application\/(?:xhtml\+xml|json|x-ndjson|jsonl))$/;

/** Names of files that are no pages. */
const NO_PAGE = /\.(?:avif|bmp|css|eot|gif|ico|jpe?g|m?js|mp[34]|otf|png|svg|ttf|webm|webp|woff2?)$/i;

/** The container of pages that a crawl is; it streams. Records are counted from 1. */
export const warc: Container = {
  format: 'warc',
  recognises: ({ bytes }) => /^WARC\/\d/.test(bytes.toString('latin1', 0, 8)),
  entries,
};

async function* entries({ file, bytes, capture }: Source, report: Report, limits: Limits): AsyncGenerator<Source> {
  let number = 0;
  const passedBy = new Map<string, number>();
  const hear = hearing((what) => report({ file: `${file}#${number}`, reason: what }));
  try {
    for await (const record of new WARCParser(endingOnce(bytes))) {
      number++;
      if (number > limits.maxEntries) throw new Error(`holds more than ${limits.maxEntries} records`);
      const known = captureOf(record);
      if (known) yield { file: `${file}#${number}`, name: nameOf(known.url), bytes: unpacked(record, limits), capture: { ...capture, ...known } };
      const reason = known ? undefined : reasonPassedBy(record);
      if (reason) passedBy.set(reason, (passedBy.get(reason) ?? 0) + 1);
      await record.skipFully();
    }
  } finally {
    hear.end();
    // One line for each kind: a crawl may have more of these than pages.
    for (const [reason, count] of passedBy) report({ file, reason: `${reason}: ${count}` });
  }
}

/** Where a page could have been expected and is none: pictures, and what was asked, are nobody's loss. */
function reasonPassedBy(record: WARCRecord): string | undefined {
  // The library takes them for empty.
  if (!/^\d{1,15}$/.test(record.warcHeader('Content-Length')?.trim() ?? '')) return 'records that do not say how long they are';
  if (record.warcType === 'revisit' && isOfPage(record)) return 'captures without a text that do not say which capture has it';
  return isWithoutSuccess(record) ? 'pages that were not there, or elsewhere, when they were asked for' : undefined;
}

function isWithoutSuccess({ warcType, httpHeaders }: WARCRecord): boolean {
  return warcType === 'response' && httpHeaders != null && Number(httpHeaders.statusCode) !== 200;
}

/** The library asks on for ever where a record breaks off: so often past the end, and it is told. */
const PAST_END = 100;

const BREAKS_OFF = 'breaks off in the middle of a record';

/** Ends for a library that does not know when to stop, and for one that stops in the middle of a head without a word. */
function endingOnce(bytes: ByteStream): AsyncIterable<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  let past = 0;
  let last: Buffer = Buffer.from('\n\n');
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    const chunk = await source.next();
    if (!chunk.done) last = Buffer.concat([last, chunk.value.subarray(-LAST_BYTES)]).subarray(-LAST_BYTES);
    else if (++past > PAST_END || !/\n\r?\n$/.test(last.toString('latin1'))) throw new Error(BREAKS_OFF);
    return chunk;
  };
  return { [Symbol.asyncIterator]: () => ({ next }) };
}

/** Every record ends with two line ends. */
const LAST_BYTES = 4;

/** Nothing for a record without a page that answers were read from. */
function captureOf(record: WARCRecord): Capture | undefined {
  const { warcType, warcTargetURI: url, warcDate } = record;
  const isRevisit = warcType === 'revisit';
  if (!isRevisit && (!WITH_PAGE.has(warcType) || isWithoutSuccess(record))) return undefined;
  if (!isOfPage(record)) return undefined;
  const sameAs = isRevisit ? referredToBy(record) : undefined;
  if (sameAs?.length === 0) return undefined;
  const archivedOn = dayIn(warcDate ?? undefined);
  const names = sameAs ? { sameAs } : { capturedAs: namesOf(record), ...typeOf(record) };
  return { ...(url && { url }), ...(archivedOn && { archivedOn }), ...names };
}

/** Whether a record may hold a page. Of a revisit it is often not known: then its address says. */
function isOfPage(record: WARCRecord): boolean {
  const { contentType } = typeOf(record);
  if (contentType !== undefined) return READABLE.test(contentType);
  return record.warcType !== 'revisit' || !NO_PAGE.test(nameOf(record.warcTargetURI));
}

/** What a header says of its content. */
function typeOf({ httpHeaders, warcContentType, warcType }: WARCRecord): Pick<Capture, 'contentType' | 'charset'> {
  // A revisit without headers of its own has the type of a message, not of the page.
  const header = httpHeaders?.headers.get('content-type') ?? (warcType === 'revisit' ? '' : (warcContentType ?? ''));
  const contentType = header.split(';')[0]?.trim().toLowerCase() || undefined;
  const charset = /charset\s*=\s*["']?([\w-]+)/i.exec(header)?.[1];
  return { ...(charset && { charset }), ...(contentType && { contentType }) };
}

/** Without what transport has packed it in. */
async function* unpacked(record: WARCRecord, limits: Limits): AsyncGenerator<Buffer> {
  const guard = new ExpansionGuard(limits);
  guard.packed(record.warcContentLength);
  for await (const chunk of bytesOf(record)) {
    guard.unpacked(chunk.length);
    yield chunk;
  }
}

/** Brotli is unknown to the library, which then gives the bytes as they are. */
async function* bytesOf(record: WARCRecord): AsyncGenerator<Buffer> {
  const encoding = record.httpHeaders?.headers.get('content-encoding')?.trim().toLowerCase();
  if (encoding !== 'br') yield* contentOf(record);
  else {
    // Some crawlers unpack the page and leave the header.
    const { first, bytes } = await peek(contentOf(record), 1);
    yield* /^(?:\xEF\xBB\xBF)?\s*[<[{]/.test(first.toString('latin1', 0, 100)) ? bytes : unbrotli(bytes);
  }
}

async function* contentOf(record: WARCRecord): AsyncGenerator<Buffer> {
  for await (const chunk of record.contentReader) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

async function* unbrotli(bytes: ByteStream): AsyncGenerator<Buffer> {
  const unpacking = createBrotliDecompress();
  // An error of either side destroys the other; whoever reads on meets it there.
  pipeline(bytes, unpacking, () => {});
  yield* unpacking as AsyncIterable<Buffer>;
}

/** The last part of the path of its address. */
function nameOf(url: string | null | undefined): string {
  return url && URL.canParse(url) ? (new URL(url).pathname.split('/').at(-1) ?? '') : '';
}

/** The names by which later captures may refer to a record that has a page (ISO 28500, 6.7.2 and 6.7.3). */
function namesOf(record: WARCRecord): string[] {
  const { warcPayloadDigest, warcTargetURI, warcDate } = record;
  return hashed([
    ['digest', warcPayloadDigest],
    ['at', at(warcTargetURI, warcDate)],
    ['record', record.warcHeader('WARC-Record-ID')],
  ]);
}

/** The names by which a revisit refers to the record that has its page; none where it does not say which that is. */
function referredToBy(record: WARCRecord): string[] {
  const { warcPayloadDigest, warcRefersToTargetURI, warcTargetURI, warcRefersToDate } = record;
  // A revisit that names a day only means its own address.
  const referred = at(warcRefersToTargetURI ?? warcTargetURI, warcRefersToDate);
  return hashed([
    ['digest', warcPayloadDigest],
    ['at', referred],
    ['record', record.warcHeader('WARC-Refers-To')],
  ]);
}

const at = (url: string | null | undefined, date: string | null | undefined): string | undefined => (url && date ? `${date} ${url}` : undefined);

/** Digests are written in large letters or small. Hashed: short, and without an address that somebody may want to be forgotten. */
function hashed(names: readonly (readonly [kind: string, name: string | null | undefined])[]): string[] {
  return names.flatMap(([kind, name]) => (name ? [hashOf(kind, kind === 'digest' ? name.trim().toLowerCase() : name.trim())] : []));
}
