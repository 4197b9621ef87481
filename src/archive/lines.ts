/** Cuts a stream of bytes into lines of text. */

import { lineBytesOf } from './line-bytes.js';
import { LineDecoder } from './line-decoder.js';
import type { ByteStream } from './reader.js';

/** One line, without its end. */
export interface Line {
  /** Counts from 1. */
  readonly number: number;
  /** Absent where the line cannot be used; `problem` says why. */
  readonly text?: string;
  readonly problem?: string;
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The lines of a text, ended by LF or CRLF, or by CR where its beginning has no LF; a byte order mark is dropped. Nothing else ends a line: a JSON
 * text may hold U+2028 as it is. The text is UTF-8, UTF-16 where a byte order mark says so, or else GB18030 or Big5 where its first line beyond
 * ASCII is in it.
 *
 * A line that is in another encoding than the file, or longer than `maxLineBytes`, comes with a problem instead of a text. Memory is bounded by
 * that limit.
 */
export async function* linesOf(stream: ByteStream, maxLineBytes: number): AsyncGenerator<Line> {
  const { bytes, end: ending } = await lineBytesOf(stream);
  const line = new PartialLine(maxLineBytes);
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(ending); end >= 0; end = chunk.indexOf(ending, start)) {
      line.add(chunk.subarray(start, end));
      yield line.take();
      start = end + 1;
    }
    line.add(chunk.subarray(start));
  }
  if (!line.isEmpty) yield line.take();
}

class PartialLine {
  private readonly decoder = new LineDecoder();
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
    const text = this.decoder.decode(pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces))?.replace(/\r$/, '');
    if (text === undefined) return { number, problem: `not ${this.decoder.encoding}` };
    return { number, text: number === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text };
  }
}
