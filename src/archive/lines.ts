/** Cuts a stream of bytes into lines of text. */

import type { ByteStream } from './reader.js';

/** One line, without its end. */
export interface Line {
  /** Counts from 1. */
  readonly number: number;
  /** Absent where the line cannot be used; `problem` says why. */
  readonly text?: string;
  readonly problem?: string;
}

const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The lines of UTF-8 bytes, ended by LF or CRLF; a byte order mark is dropped. Only these two end a line: a JSON text may hold
 * U+2028 as it is.
 *
 * A line that is not UTF-8, or longer than `maxLineBytes`, comes with a problem instead of a text. Memory is bounded by
 * that limit.
 */
export async function* linesOf(bytes: ByteStream, maxLineBytes: number): AsyncGenerator<Line> {
  const line = new PartialLine(maxLineBytes);
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      line.add(chunk.subarray(start, end));
      yield line.take();
      start = end + 1;
    }
    line.add(chunk.subarray(start));
  }
  if (!line.isEmpty) yield line.take();
}

class PartialLine {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  private pieces: Buffer[] = [];
  private length = 0;
  private number = 0;

  constructor(private readonly maxBytes: number) {}

  get isEmpty(): boolean {
    return this.length === 0;
  }

  add(piece: Buffer): void {
    this.length += piece.length;
    if (this.length <= this.maxBytes) this.pieces.push(piece);
    else this.pieces = [];
  }

  take(): Line {
    const { pieces, length } = this;
    this.pieces = [];
    this.length = 0;
    const number = ++this.number;
    if (length > this.maxBytes) return { number, problem: `longer than ${this.maxBytes} bytes` };
    try {
      const text = this.decoder.decode(Buffer.concat(pieces)).replace(/\r$/, '');
      return { number, text: number === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text };
    } catch {
      return { number, problem: 'not UTF-8' };
    }
  }
}
