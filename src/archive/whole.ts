/** Takes a whole page or record into memory, where it is not too large. */

import { decode } from './decode.js';
import type { Limits } from './limits.js';
import type { ByteStream, Source } from './reader.js';

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

/**
 * The text of a whole page.
 *
 * @throws Error with the reason where it is larger than a page may be, or no text
 */
export async function wholeTextOf({ bytes, capture }: Source, { maxFileBytes }: Limits): Promise<string> {
  const decoded = decode(await wholeOf(bytes, maxFileBytes), capture);
  if ('problem' in decoded) throw new Error(decoded.problem);
  return decoded.text;
}
