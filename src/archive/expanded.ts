/** Unpacks a stream, and stops where more comes out of it than a stream of honest bytes holds. */

import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream';
import { FREE_BYTES, type Limits } from './limits.js';
import type { ByteStream } from './reader.js';

/**
 * The bytes of a stream, unpacked. An error of the stream or of the unpacking comes out of them, and so does an Error with the reason where a
 * limit is hit. Who stops reading closes both.
 */
export async function* expanded(packed: ByteStream, unpack: Transform, limits: Limits): AsyncGenerator<Buffer> {
  const guard = new ExpansionGuard(limits);
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of packed) {
      guard.packed(chunk.length);
      yield chunk;
    }
  }
  // An error of either side destroys the other; whoever reads on meets it there.
  pipeline(counted(), unpack, () => {});
  for await (const chunk of unpack as AsyncIterable<Buffer>) {
    guard.unpacked(chunk.length);
    yield chunk;
  }
}

/** Counts what goes into an unpacking and what comes out of it. */
export class ExpansionGuard {
  private in = 0;
  private out = 0;

  constructor(private readonly limits: Limits) {}

  packed(bytes: number): void {
    this.in += bytes;
  }

  /** @throws Error with the reason where a limit is hit */
  unpacked(bytes: number): void {
    const { maxExpandedBytes, maxRatio } = this.limits;
    this.out += bytes;
    if (this.out > maxExpandedBytes) throw new Error(`unpacks to more than ${maxExpandedBytes} bytes`);
    if (this.out > FREE_BYTES && this.out > this.in * maxRatio) throw new Error(`unpacks to more than ${maxRatio} times its size`);
  }
}
