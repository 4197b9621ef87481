/** Reads a whole corpus: recognises each file, and gives out its pages with their answers told apart. */

import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { messageOf } from '../errors.js';
import type { Analyzer, IdentifiedPage } from '../model.js';
import { type CorpusFile, digestOf, type FileDigest, openFile } from './files.js';
import { markForeign } from './foreign.js';
import { identify } from './identity.js';
import { jsonlReader } from './jsonl.js';
import { mirrorTextReader } from './mirror-text.js';
import type { ArchiveReader, ByteStream, Report } from './reader.js';

/** In the order they are asked; the first that recognises a file reads it. */
const READERS: readonly ArchiveReader[] = [mirrorTextReader, jsonlReader];

const HEAD_BYTES = 4096;

/** A page with the file it was read from. */
export interface ReadPage extends IdentifiedPage {
  readonly file: CorpusFile;
}

/** Follows the reading of a corpus. */
export interface CorpusObserver {
  /** A record, or a whole file, was left out. */
  readonly report: Report;
  /** So many more bytes were read from disk. */
  readonly read?: (bytes: number) => void;
  /** A file was read to its end, or as far as it could be. */
  readonly done?: (digest: FileDigest) => void;
}

/**
 * All pages of the files, in their order. A damaged file loses itself and what follows in it, never its neighbours: its error is
 * reported and the next file is read. Memory is bounded by the largest page.
 *
 * @param analyzer tells the words of questions, to see which answers fit them
 */
export async function* readCorpus(files: readonly CorpusFile[], observer: CorpusObserver, analyzer: Analyzer): AsyncGenerator<ReadPage> {
  for (const file of files) {
    const hash = createHash('sha256');
    let bytes = 0;
    const stream = openFile(file.path, (chunk) => {
      bytes += chunk.length;
      hash.update(chunk);
      observer.read?.(chunk.length);
    });
    let complete = false;
    try {
      for await (const page of readFile(file.path, stream, observer.report, analyzer)) yield { ...page, file };
      complete = bytes === file.bytes;
    } catch (error) {
      observer.report({ file: file.path, reason: messageOf(error) });
    }
    const digest = complete ? { path: file.path, bytes, sha256: hash.digest('hex') } : await digestOf(file);
    observer.done?.(digest);
  }
}

async function* readFile(path: string, stream: ByteStream, report: Report, analyzer: Analyzer): AsyncGenerator<IdentifiedPage> {
  const { head, bytes } = await peek(stream);
  const name = basename(path).replace(/\.gz$/i, '');
  const reader = READERS.find((candidate) => candidate.recognises(name, head));
  if (reader) {
    for await (const page of reader.read(path, bytes, report)) {
      const identified = identify(page);
      yield reader.isPadded ? markForeign(identified, analyzer) : identified;
    }
  } else report({ file: path, reason: head.length === 0 ? 'empty file' : 'no known format' });
}

/** The first bytes of a stream, and the stream as if nothing had been taken from it. */
async function peek(stream: ByteStream): Promise<{ head: Buffer; bytes: ByteStream }> {
  const rest = stream[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < HEAD_BYTES) {
    const next = await rest.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  const first = head;
  async function* all(): AsyncGenerator<Buffer> {
    yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  }
  return { head: first.subarray(0, HEAD_BYTES), bytes: all() };
}
