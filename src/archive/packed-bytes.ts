/** Reads a stream piece by piece, looking ahead. */

import type { ByteStream } from './reader.js';

/** A stream with a place in it. */
export class PackedBytes {
  /** Bytes before the place. */
  offset = 0;
  private readonly stream: AsyncIterator<Buffer>;
  private ahead: Buffer = Buffer.alloc(0);
  private isAtEnd = false;

  constructor(bytes: ByteStream) {
    this.stream = bytes[Symbol.asyncIterator]();
  }

  /** The next bytes, `count` of them or as many as there are. */
  async peek(count: number): Promise<Buffer> {
    while (this.ahead.length < count && !this.isAtEnd) {
      const { done, value } = await this.stream.next();
      if (done) this.isAtEnd = true;
      else this.ahead = this.ahead.length === 0 ? value : Buffer.concat([this.ahead, value]);
    }
    return this.ahead.subarray(0, count);
  }

  /** @param count of bytes that were looked at */
  skip(count: number): void {
    this.ahead = this.ahead.subarray(count);
    this.offset += count;
  }

  /** Nothing more will be read. */
  async close(): Promise<void> {
    await this.stream.return?.();
  }
}
