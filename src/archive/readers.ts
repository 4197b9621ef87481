/** Lists the formats that are read, and tells which of them a source is. */

import { gzip } from './gzip.js';
import { htmlReader } from './html.js';
import { jsonlReader } from './jsonl.js';
import { markdownReader } from './markdown.js';
import { mhtml } from './mhtml.js';
import { mirrorTextReader } from './mirror-text.js';
import { peek } from './peek.js';
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
  const { first, bytes } = await peek(given.bytes, HEAD_BYTES);
  const head = { name: given.name, bytes: first.subarray(0, HEAD_BYTES), capture: given.capture };
  const source = { ...given, bytes };
  if (first.length === 0) return { head, source };
  const container = CONTAINERS.find((candidate) => candidate.recognises(head));
  if (container) return { head, source, container };
  const reader = READERS.find((candidate) => candidate.recognises(head));
  return { head, source, ...(reader && { reader }) };
}
