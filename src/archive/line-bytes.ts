/** Tells how lines of a stream end, and turns UTF-16 into UTF-8, so that they can be cut. */

import { markOf } from './decode.js';
import { peek } from './peek.js';
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
  const { first, bytes } = await peek(stream, SAMPLE_BYTES);
  const mark = markOf(first);
  const encoding = mark === 'utf-8' ? undefined : mark;
  const sample = encoding ? Buffer.from(new TextDecoder(encoding).decode(first)) : first;
  return { bytes: encoding ? asUtf8(bytes, encoding) : bytes, end: endIn(sample) };
}

/** A CR at the very end of the sample may have its LF behind it. */
function endIn(sample: Buffer): number {
  if (sample.includes(LF)) return LF;
  const at = sample.indexOf(CR);
  return at >= 0 && at < sample.length - 1 ? CR : LF;
}

/** What is no UTF-16 becomes U+FFFD: it costs a character, not the rest of the file. */
async function* asUtf8(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
