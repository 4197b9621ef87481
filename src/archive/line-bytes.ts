/** Tells how lines of a stream end, and turns UTF-16 into UTF-8, so that they can be cut. */

import type { ByteStream } from './reader.js';

/** Bytes whose lines end with `end`. */
export interface LineBytes {
  readonly bytes: ByteStream;
  /** LF, or CR where the beginning has no other end. */
  readonly end: number;
}

const LF = 0x0a;
const CR = 0x0d;

/** So much is looked at to tell how lines end. */
const SAMPLE_BYTES = 65_536;

/** The stream as UTF-8, or as whatever one it is in that has ASCII for its line ends. */
export async function lineBytesOf(stream: ByteStream): Promise<LineBytes> {
  const rest = stream[Symbol.asyncIterator]();
  const chunks: Buffer[] = [];
  let length = 0;
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    chunks.push(next.value);
    length += next.value.length;
    if (length >= SAMPLE_BYTES) break;
  }
  const first = Buffer.concat(chunks);
  const encoding = first[0] === 0xff && first[1] === 0xfe ? 'utf-16le' : first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : undefined;
  const sample = encoding ? Buffer.from(new TextDecoder(encoding).decode(first)) : first;
  const bytes = resumed(first, rest);
  return { bytes: encoding ? asUtf8(bytes, encoding) : bytes, end: endIn(sample) };
}

/** A CR at the very end of the sample may have its LF behind it. */
function endIn(sample: Buffer): number {
  if (sample.includes(LF)) return LF;
  const at = sample.indexOf(CR);
  return at >= 0 && at < sample.length - 1 ? CR : LF;
}

async function* resumed(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (first.length > 0) yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** What is no UTF-16 becomes U+FFFD: it costs a character, not the rest of the file. */
async function* asUtf8(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
