/** Takes a whole page or record into memory, where it is not too large. */

import type { ByteStream } from './reader.js';

/**
 * All bytes of a stream.
 *
 * @param maxBytes usually `Limits.maxFileBytes`
 * @throws Error with the reason where there are more; no more than these are held
 */
export async function wholeOf(bytes: ByteStream, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > maxBytes) throw new Error(`larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}
