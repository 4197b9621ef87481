/** Makes sources of bytes in memory for tests of readers. */

import type { Capture, Head, Source } from '../../src/archive/reader.js';

/** A source as a reader gets it; its name is the last part of the file. */
export function sourceOf(file: string, content: string | Buffer, capture: Capture = {}): Source {
  async function* bytes(): AsyncGenerator<Buffer> {
    yield Buffer.from(content as string);
  }
  return { file, name: nameOf(file), bytes: bytes(), capture };
}

/** The beginning of such a source. */
export const headOf = (file: string, content: string | Buffer, capture: Capture = {}): Head => ({
  name: nameOf(file),
  bytes: Buffer.from(content as string).subarray(0, 65_536),
  capture,
});

const nameOf = (file: string): string => file.split('/').at(-1) as string;
