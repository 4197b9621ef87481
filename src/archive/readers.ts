/** Lists the formats that are read, and tells which of them a source is. */

import { gzip } from './gzip.js';
import { htmlReader } from './html.js';
import { jsonlReader } from './jsonl.js';
import { markdownReader } from './markdown.js';
import { mhtml } from './mhtml.js';
import { mirrorTextReader } from './mirror-text.js';
import type { ArchiveReader, Container, Head, Source } from './reader.js';
import { tar } from './tar.js';
import { warc } from './warc.js';
import { zip } from './zip.js';

/** In the order they are asked; the first that recognises a source reads it. Containers are asked before. */
const READERS: readonly ArchiveReader[] = [mirrorTextReader, jsonlReader, markdownReader, htmlReader];

const CONTAINERS: readonly Container[] = [gzip, zip, tar, warc, mhtml];

const HEAD_BYTES = 65_536;

/** What a source is: one of a reader and a container, or neither. */
export interface Recognised {
  readonly head: Head;
  /** The source as if nothing had been read of it. */
  readonly source: Source;
  readonly reader?: ArchiveReader;
  readonly container?: Container;
}

/** Reads the beginning of a source to tell what it is. Whoever asks closes the source's bytes at the end. */
export async function recognise(given: Source): Promise<Recognised> {
  const { first, bytes } = await peek(given);
  const head = { name: given.name, bytes: first, capture: given.capture };
  const source = { ...given, bytes };
  const container = CONTAINERS.find((candidate) => candidate.recognises(head));
  if (container) return { head, source, container };
  const reader = READERS.find((candidate) => candidate.recognises(head));
  return { head, source, ...(reader && { reader }) };
}

async function peek({ bytes: stream }: Source): Promise<{ first: Buffer; bytes: AsyncIterable<Buffer> }> {
  const rest = stream[Symbol.asyncIterator]();
  const chunks: Buffer[] = [];
  for (let length = 0; length < HEAD_BYTES; ) {
    const next = await rest.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  const first = Buffer.concat(chunks);
  // No generator: one that was never begun would not pass on that it is closed.
  const all: AsyncIterator<Buffer> = {
    next: () => (isGiven ? rest.next() : giveFirst()),
    return: async () => (await rest.return?.()) ?? { done: true, value: undefined },
  };
  let isGiven = first.length === 0;
  const giveFirst = async (): Promise<IteratorResult<Buffer>> => {
    isGiven = true;
    return { done: false, value: first };
  };
  return { first: first.subarray(0, HEAD_BYTES), bytes: { [Symbol.asyncIterator]: () => all } };
}
